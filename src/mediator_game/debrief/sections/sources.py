"""The sources of whatever the run met or the debrief names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediator_game.debrief.parts import Items, Part, say
from mediator_game.debrief.run import Run
from mediator_game.scenario.model import Sourced


def sources(run: Run) -> tuple[Part, ...]:
    """Return each source once, under the work it is found in: its title and what it says, in the game's words."""
    ids = sorted(set(_cited(run)))
    if not ids:
        return (say("Nothing in this run or its record names a source."),)
    works: dict[str, list[str]] = {}
    for id in ids:
        work, line = _line(run, id)
        works.setdefault(work, []).append(line)
    return (
        say("What each says, in the game's own words."),
        *(Items(tuple(lines), work) for work, lines in works.items()),
    )


def _line(run: Run, id: str) -> tuple[str, str]:
    """Return the work a source belongs to, and the source in a line with the place in that work."""
    found = run.session.source(id)
    if found is None:
        return "Not described in the scenario", f"[{id}]"
    work, _, place = found.cite.rpartition(", ")
    where = f" ({place})" if work else ""
    return work or found.cite, f"[{id}] {found.title}. {found.text}{where}"


def _cited(run: Run) -> Iterator[str]:
    """Yield the ids named by what was met in the run, by the record, by objectives and traps."""
    scenario = run.scenario
    met = {(event.kind, event.subject) for event in run.events}
    groups: tuple[tuple[str, Iterable[Sourced]], ...] = (
        ("move", scenario.move),
        ("reaction", scenario.reaction),
        ("event", scenario.event),
        ("note", scenario.note),
        ("outcome", scenario.outcome),
    )
    for kind, items in groups:
        for item in items:
            if (kind, getattr(item, "id", "")) in met:
                yield from item.source
    for outcome in scenario.outcome:
        if outcome.id == scenario.record.documented:
            yield from outcome.source
    claims = (*scenario.record.claim, *scenario.record.differences)
    for cited in (*(one.source for one in claims), *(one.source for one in scenario.objective)):
        yield from cited
    for trap in scenario.trap:
        yield from trap.source
