"""Section 8: what was true. Limits, no-deal points, weights and values as they were drawn, beside what was known."""

from __future__ import annotations

from mediator_game.debrief.parts import Items, Part, Table, heading, say
from mediator_game.debrief.phrases import band, hundredths
from mediator_game.debrief.run import Run
from mediator_game.debrief.sections.papers import papers
from mediator_game.engine.formulas import base, gain_of, leader, shortfall
from mediator_game.engine.layout import value_slot
from mediator_game.engine.rules import BlocRules, SideRules
from mediator_game.scenario.model import Issue, Option

DRAWN = (
    "Points from 0 to 100. Where the author wrote an interval, the seed drew one value from it for this game. What "
    "your chair brought with it is in the start; what happened changed it after that. The sizes are the author's "
    "judgement."
)
_GAUGES = (
    ("outlook", "what waiting looked worth"),
    ("caution", "caution"),
    ("trust", "trust in you"),
    ("rhetoric", "rhetoric"),
    ("press", "outside pressure"),
    ("cover", "political cover"),
)
_UNSEEN = frozenset({"outlook", "caution"})


def truth(run: Run) -> tuple[Part, ...]:
    """Return what was hidden in this game."""
    parts: list[Part] = [say(DRAWN)]
    for side in run.rules.sides:
        parts += _side(run, side)
    if run.rules.issues and run.rules.sides:
        parts += _worth(run)
    if run.rules.powers:
        parts.append(_powers(run))
    parts += papers(run)
    parts += _tracks(run)
    if len(parts) == 1:
        return (say("Nothing in this scenario was hidden from you but the dice."),)
    return tuple(parts)


def _side(run: Run, side: SideRules) -> list[Part]:
    written = run.scenario.side[side.name]
    rows = [_row(run, f"{side.name}.{gauge}", title, seen=gauge not in _UNSEEN) for gauge, title in _GAUGES]
    gauges = Table(("The leader", "As written", "At the start", "At the end", "You knew"), tuple(rows))
    parts: list[Part] = [heading(run.line(written.name)), gauges, say(_no_deal(run, side))]
    bearing = tuple(_bloc(run, bloc) for bloc in side.blocs)
    headers = ("The bloc", "Would bear", "You knew", "Last text gave", "Short by", "Support", "You knew")
    parts.append(Table(headers, bearing, f"{run.line(written.name)}: those the leader depends on"))
    lines = [*_red_lines(run, side)]
    if run.changed(f"{side.name}.leader"):
        parts.append(say("When the leader changed, support was counted anew."))
    return [*parts, Items(tuple(lines), "Red lines")] if lines else parts


def _row(run: Run, name: str, title: str, *, seen: bool = True) -> tuple[str, ...]:
    index = run.rules.layout[name]
    slot = run.rules.layout.slots[index]
    written = band(slot.start.low // slot.scale, slot.start.high // slot.scale)
    knew = band(*run.known.points(name)) if seen else "nothing"
    drawn, end = run.start[index] // slot.scale, run.values[index] // slot.scale
    return (title, written, band(drawn, drawn), band(end, end), knew)


def _no_deal(run: Run, side: SideRules) -> str:
    """Say what a text had to be worth to the leader, and what the last one was."""
    v = run.values
    standing = (
        f"At the end the base at home stood at {hundredths(base(side, v) // 10)}; below {side.fall_line} a leader of "
        f"{run.line(run.scenario.side[side.name].name)} loses office."
    )
    if not run.rules.issues:
        return standing
    now = leader(side, v).score_now(v)
    least = now + 100 * (v[side.outlook] - v[side.press])
    said = (
        f"{run.leader(side.name)}: the state of things without a text was worth {hundredths(now)} points. With waiting "
        f"and pressure counted in, a text that settles had to reach {hundredths(least)}: the no-deal point."
    )
    if v[run.rules.text.draft]:
        said += f" The last text{_rejected(run)} was worth {hundredths(leader(side, v).score(run.with_text))}."
    if v[run.rules.text.exists]:
        gain = gain_of(run.rules.text)(side, v)
        said += f" Against doing without it, that came to {hundredths(gain)}; from nought up the answer is yes."
    return f"{said} {standing}"


def _rejected(run: Run) -> str:
    """Say when the last text was rejected, if it was: it is read as it stood before that."""
    if run.values[run.rules.text.exists]:
        return ""
    turns = [one.turn for one in run.events if one.kind == "rejected" and not one.facts.get("paper")]
    return f", rejected {run.during(turns[-1])}," if turns else ""


def _bloc(run: Run, bloc: BlocRules) -> tuple[str, ...]:
    last, tabled = run.with_text, run.values[run.rules.text.draft]
    missing = shortfall(bloc, last, run.rules.constants) if tabled else 0
    return (
        run.line(run.teller.whom(bloc.name)),
        _from_to(run, bloc.limit),
        _narrowed(run, f"{bloc.name}.limit"),
        hundredths(bloc.voice.score(last)) if tabled else "no text",
        (hundredths(missing) if missing else "nothing") if tabled else "no text",
        _from_to(run, bloc.support),
        band(*run.known.points(f"{bloc.name}.support")),
    )


def _narrowed(run: Run, name: str) -> str:
    return band(*run.known.points(name)) if run.known.halvings(name) else "nothing"


def _from_to(run: Run, index: int) -> str:
    scale = run.rules.layout.slots[index].scale
    start, end = run.start[index] // scale, run.values[index] // scale
    return f"{start}" if start == end else f"{start}, then {end}"


def _red_lines(run: Run, side: SideRules) -> list[str]:
    found = []
    for who, voice in (
        (run.leader(side.name), leader(side, run.values)),
        *((run.bloc(bloc.name), bloc.voice) for bloc in side.blocs),
    ):
        for line in voice.red_lines:
            learnt = "you learnt of it" if run.values[line.learnt] else "you did not learn of it"
            found.append(f"{who} would not have {run.answer(line.name)} ({learnt})")
    return found


def _worth(run: Run) -> list[Part]:
    sides = [side.name for side in run.rules.sides]
    names = [run.line(run.scenario.side[side].name) for side in sides]
    parts: list[Part] = [
        heading("What each answer was worth"),
        say("To each leader, from 0 to 100; in brackets what was written, where it was an interval."),
    ]
    for number, issue in enumerate(run.rules.issues):
        weights = ", ".join(
            f"{name} {run.scenario.side[side].weights.get(issue.id, 0)}"
            for side, name in zip(sides, names, strict=True)
        )
        rows = tuple(_option(run, issue, place, option, number) for place, option in enumerate(issue.option))
        parts.append(Table(("Answer", *names), rows, f"{run.line(issue.title)} (weight in 100: {weights})"))
    parts += [_weights(run, side) for side in sides]
    own = _own_values(run)
    return [*parts, Items(tuple(own), "Blocs that judged an answer otherwise than their leader")] if own else parts


def _option(run: Run, issue: Issue, place: int, option: Option, number: int) -> tuple[str, ...]:
    marks = []
    if option.status_quo:
        marks.append("as things stood")
    if run.values[run.rules.text.draft] and run.with_text[run.rules.text.options[number]] == place:
        marks.append("in the last text")
    title = run.line(option.title) + (f" ({', '.join(marks)})" if marks else "")
    return (title, *(_drawn(run, value_slot(side.name, issue.id, option.id)) for side in run.rules.sides))


def _drawn(run: Run, name: str) -> str:
    index = run.rules.layout[name]
    start = run.rules.layout.slots[index].start
    written = "" if start.low == start.high else f" ({band(start.low, start.high)})"
    return f"{run.start[index]}{written}"


def _weights(run: Run, side: str) -> Table:
    written = run.scenario.side[side]
    rows = []
    for bloc in written.bloc:
        weights = (str(bloc.weights.get(issue.id, 0)) for issue in run.rules.issues)
        rows.append((run.line(bloc.title), str(bloc.clout), *weights))
    headers = ("Bloc", "Clout", *(run.line(issue.title) for issue in run.rules.issues))
    return Table(
        headers, tuple(rows), f"{run.line(written.name)}: what each bloc counted for, and how it weighed the issues"
    )


def _own_values(run: Run) -> list[str]:
    found = []
    for side_id, side in run.scenario.side.items():
        for bloc in side.bloc:
            name = f"{side_id}.{bloc.id}"
            found += [
                f"{run.bloc(name)}, {run.answer(option)}: {_drawn(run, f'{name}.value.{option}')}"
                for option in bloc.value
            ]
    return found


def _powers(run: Run) -> Table:
    rows = []
    for name, power in run.rules.powers.items():
        told = "-"
        if run.values[run.rules.text.draft] and power.cares:
            points = power.attitude(run.with_text)
            told = f"{points:+d}".replace("-", "−") if points else "0"
        title, *numbers = _row(run, f"{name}.will", run.line(run.scenario.power[name].name))
        rows.append((title, *numbers, told))
    headers = ("Capital to spend", "As written", "At the start", "At the end", "You knew", "Of the last text")
    return Table(headers, tuple(rows), "The powers")


def _tracks(run: Run) -> list[Part]:
    tracks = [one for one in run.scenario.track if one.hidden or one.start.low != one.start.high]
    if not tracks:
        return []
    rows = tuple(_row(run, one.id, run.line(one.title), seen=not one.hidden) for one in tracks)
    return [Table(("Gauge", "As written", "At the start", "At the end", "You knew"), rows)]
