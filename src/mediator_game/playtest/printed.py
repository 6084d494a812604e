"""A simulation as a page for people: shares, what never happened and why, and how to have any one game again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mediator_game.engine.endings import UNRESOLVED
from mediator_game.playtest.never import Never
from mediator_game.playtest.result import Simulation
from mediator_game.text.wrap import shorten, wrap

WIDTH = 78
MOST_TEXTS, MOST_SKIPPED = 3, 8

_WHAT = {
    "move": "moves",
    "target": "moves, by whom or what they are for",
    "option": "options",
    "event": "events",
    "reaction": "reactions",
    "note": "notes",
    "outcome": "outcomes",
    "level": "levels of objectives",
    "trap": "traps",
}
_WHY = {
    "impossible": "proved impossible",
    "chair": "not this chair's",
    "closed": "never open",
    "unchosen": "open, and never chosen by this player",
    "unlucky": "the condition held, the die never came up",
    "early": "every game was over before their day",
    "moment": "the condition held at a turn's end, not when they would have acted",
    "behind": "the condition held at the end, and another came first",
    "unheld": "the condition never held",
}


def as_text(found: Simulation, missing: Sequence[Never], again: Sequence[str]) -> str:
    """Return the page, 80 columns wide. `again` are the words of the command that made it, without games."""
    parts = (_shares(found), _texts(found), _skipped(found), _never(found, missing), _examples(found, again))
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))


def _shares(found: Simulation) -> Iterator[str]:
    tally, record = found.tally, found.scenario.record
    kind = "line" if found.plan.is_line else "policy"
    yield f"{found.scenario.scenario.title}: {_games(tally.games)}, {kind} {found.plan.player}, seed {found.plan.seed}"
    yield ""
    for outcome, title in _titles(found).items():
        low, high = found.interval(outcome)
        mark = "*" if outcome == record.documented else " "
        yield f"{mark} {found.share(outcome):6.1%}  {low:5.1%} to {high:5.1%}  {shorten(title, 48)}"
    if record.documented:
        yield "* the documented outcome"
    yield ""
    yield f"  mean outcome value {found.mean_value:.2f}, median length {found.median_turn():g} turns"


def _titles(found: Simulation) -> dict[str, str]:
    titles = {str(one.id): one.title for one in found.scenario.outcome}
    return titles | ({UNRESOLVED: "No outcome fits"} if found.tally.outcomes[UNRESOLVED] else {})


def _texts(found: Simulation) -> Iterator[str]:
    texts = found.tally.coverage.texts
    if texts:
        yield "Texts signed most often"
    for text, games in texts.most_common(MOST_TEXTS):
        terms = [f"{i.id}.{i.option[n].id}" for i, n in zip(found.scenario.issue, text, strict=True)]
        first, *rest = wrap(", ".join(terms), WIDTH - 10)
        yield f"  {games / found.tally.games:6.1%}  {first}"
        yield from (f"          {line}" for line in rest)


def _skipped(found: Simulation) -> Iterator[str]:
    steps = found.tally.coverage.skipped
    if steps:
        yield "Steps of the line that were closed, and so skipped"
    for (turn, move, reason), games in steps.most_common(MOST_SKIPPED):
        yield from wrap(f"turn {turn}, {move}, in {_games(games)}: {reason}", WIDTH, indent="  ")
    if len(steps) > MOST_SKIPPED:
        yield f"  and {len(steps) - MOST_SKIPPED} more; --json has them all"


def _never(found: Simulation, missing: Iterable[Never]) -> Iterator[str]:
    groups: dict[tuple[str, str], list[Never]] = {}
    for one in missing:
        groups.setdefault((one.what, one.kind), []).append(one)
    if not groups:
        return
    watched = found.tally.coverage.watched
    yield from wrap(
        f"What never happened. Counted over all games; what could have happened was looked at in {_games(watched)} "
        "turn by turn, which is no proof.",
        WIDTH,
    )
    for (what, kind), ones in sorted(groups.items(), key=lambda group: _order(*group[0])):
        shown = ", ".join(_shown(one) for one in ones)
        yield from wrap(f"{_WHAT[what]}: {_WHY[kind]}", WIDTH, indent="  ")
        yield from wrap(shown, WIDTH, indent="    ")


def _order(what: str, kind: str) -> tuple[int, int]:
    return list(_WHAT).index(what), list(_WHY).index(kind)


def _shown(one: Never) -> str:
    """Return a name with its note where that is short; sentences are left to JSON."""
    return f"{one.id} ({one.note})" if one.note and one.kind != "closed" else one.id


def _examples(found: Simulation, again: Sequence[str]) -> Iterator[str]:
    examples, titles = found.examples(), _titles(found)
    if not examples:
        return
    yield "One game of each outcome. Any game can be had again, alone:"
    for outcome, game in examples:
        yield f"  game {game:<7} seed {shorten(found.plan.seed_of(game), 24):<16} {shorten(titles[outcome], 40)}"
    yield ""
    yield from _command([*again, "--game", str(examples[0][1])])


def _command(words: Sequence[str]) -> Iterator[str]:
    """Write a command in lines that a shell reads as one."""
    line = "  " + words[0]
    for word in words[1:]:
        if len(line) + len(word) + 3 > WIDTH:
            yield line + " \\"
            line = "    " + word
        else:
            line += " " + word
    yield line


def _games(count: int) -> str:
    return f"{count:,} game{'' if count == 1 else 's'}"
