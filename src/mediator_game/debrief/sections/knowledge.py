"""Section 3: whom the trainee heard, what was opened, what was narrowed. What was true is not in here."""

from __future__ import annotations

from mediator_game.debrief.consequences import name
from mediator_game.debrief.parts import Items, Part, Table, say
from mediator_game.debrief.phrases import count, times, word
from mediator_game.debrief.run import Run
from mediator_game.play import view
from mediator_game.play.telling import capital
from mediator_game.scenario.model import Note


def knowledge(run: Run) -> tuple[Part, ...]:
    """Return what the trainee knew, and what was not asked."""
    seen = run.session.view()
    parts: list[Part] = []
    if seen.sides:
        parts += [_leaders(run, seen), _blocs(run, seen), *_unheard(run)]
    else:
        parts.append(say("This scenario has no sides, so there were no leaders to visit and no blocs to hear."))
    parts += _red_lines(run)
    parts += _asked(run)
    parts += _notes(run)
    return tuple(parts)


def _leaders(run: Run, seen: view.View) -> Table:
    rows = []
    for side in seen.sides:
        visits = run.made("visit", side.id)
        when = f" ({run.whens(visits)})" if visits else ""
        rows.append((_in_office(run, side.id), times(len(visits)) + when, _last_word(run, side)))
    return Table(("Leader", "You visited", "Last word on the text"), tuple(rows), "The leaders")


def _in_office(run: Run, side: str) -> str:
    first, last = capital(run.line(run.scenario.side[side].leader)), run.leader(side)
    return first if first == last else f"{first}; at the end {last[:1].lower()}{last[1:]}"


def _last_word(run: Run, side: view.SideView) -> str:
    if side.answer == "no text yet" and run.values[run.rules.text.rejected]:
        return "the text is off the table"
    return side.answer


def _blocs(run: Run, seen: view.View) -> Table:
    """What is known of a stance is left out where there is no text to have one on."""
    with_stance = bool(run.values[run.rules.text.exists])
    rows = []
    for side in seen.sides:
        for bloc in side.blocs:
            talks = run.made("channel", bloc.id)
            when = f" ({run.whens(talks)})" if talks else ""
            narrowed = (times(run.known.halvings(f"{bloc.id}.{slot}")) for slot in ("support", "limit"))
            stance = ("not known" if bloc.stance == "?" else bloc.stance,) if with_stance else ()
            rows.append((run.bloc(bloc.id), times(len(talks)) + when, *narrowed, *stance))
    headers = ("Bloc", "You spoke", "Support", "Bearing", *(("Its stance",) if with_stance else ()))
    title = (
        "Those they depend on: how often you spoke in confidence, and how often what you knew of their support and of "
        "what they will bear was narrowed"
    )
    return Table(headers, tuple(rows), title)


def _unheard(run: Run) -> list[Part]:
    """Say how many were spoken to, and how many before the text came out."""
    blocs = run.rules.blocs
    heard = sum(bool(run.made("channel", bloc)) for bloc in blocs)
    said = f"You spoke in confidence with {_of(heard, len(blocs))}."
    if public := run.public_turn:
        before = sum(any(turn <= public for turn in run.made("channel", bloc)) for bloc in blocs)
        said += (
            f" The text was known to all {run.during(public)}; by then {_of(before, len(blocs))} had heard from you."
        )
    return [say(said)]


def _of(number: int, whole: int) -> str:
    if number == whole:
        return f"all {count(whole, 'bloc')}"
    return f"none of the {count(whole, 'bloc')}" if not number else f"{word(number)} of the {count(whole, 'bloc')}"


def _red_lines(run: Run) -> list[Part]:
    learnt = []
    for slot in run.rules.layout.slots:
        if slot.name.startswith("learnt.") and run.values[run.rules.layout[slot.name]]:
            owner, option = _owner_and_option(run, slot.name.removeprefix("learnt."))
            learnt.append(f"{owner} will not have {option}")
    return [Items(tuple(learnt), "Red lines you learnt of")] if learnt else []


def _owner_and_option(run: Run, rest: str) -> tuple[str, str]:
    parts = rest.split(".")
    option = run.answer(".".join(parts[-2:]))
    return (run.leader(parts[0]) if len(parts) == 3 else run.bloc(".".join(parts[:2]))), option


def _asked(run: Run) -> list[Part]:
    asked = [
        one for one in run.moves if run.rules.moves[one.subject].definition.does in {"press", "sponsor", "consult"}
    ]
    if not run.scenario.power:
        return []
    if not asked:
        return [say("You asked nothing of any capital or of the other chairs.")]
    lines = dict.fromkeys(name(run, one) for one in asked)
    turns = {line: [one.turn for one in asked if name(run, one) == line] for line in lines}
    return [
        Items(tuple(f"{line}: {run.whens(turns[line])}" for line in lines), "What you asked of capitals and chairs")
    ]


def _notes(run: Run) -> list[Part]:
    if not run.scenario.note:
        return []
    opened = [one for one in run.scenario.note if run.values[run.rules.layout[f"notes.{one.id}.opened"]]]
    left = [one for one in run.scenario.note if one not in opened]
    parts: list[Part] = []
    if opened:
        lines = tuple(f"{run.line(one.title)} ({run.label(run.turn_of('note', note=one.id))})" for one in opened)
        parts.append(Items(lines, "Notes you opened"))
    if left:
        parts.append(
            Items(tuple(f"{run.line(one.title)} ({_when_on_desk(run, one)})" for one in left), "Notes unopened")
        )
    else:
        parts.append(say("No note was left unopened."))
    return parts


def _when_on_desk(run: Run, note: Note) -> str:
    """Say from when a note could have been opened on this branch."""
    for record in ({"seq": 0, "turn": 1}, *run.branch):
        number = record["seq"]
        values = run.session.position_at(number if isinstance(number, int) else 0).state.values
        if values[run.rules.layout["over"]]:
            break
        if note.when is None or run.holds(note.when, values):
            return f"on your desk from {run.label(values[run.rules.layout['turn']])}"
    return "never came to your desk"
