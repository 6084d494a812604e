"""What can be played, as lists have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from mediator_game.scenario.diagnostics import Diagnostic


@frozen
class Card:
    """A scenario in a list; `fault` is set when it cannot be played."""

    id: str
    title: str
    period: str
    turns: int
    unit: str
    minutes: int
    chairs: tuple[str, ...]
    lines: tuple[str, ...]
    documented: str | None
    path: str
    fault: Diagnostic | None = None

    def as_json(self) -> dict[str, object]:
        """Return the documented shape."""
        return {
            "id": self.id,
            "title": self.title,
            "period": self.period,
            "turns": self.turns,
            "minutes": self.minutes,
            "chairs": list(self.chairs),
            "lines": list(self.lines),
            "documented_outcome": self.documented,
            "path": self.path,
        }


def cards() -> tuple[Card, ...]:
    """Return the game's own scenarios in their order."""
    from mediator_game.scenario import calendar
    from mediator_game.scenario.library import shipped, shown
    from mediator_game.scenario.load import load
    from mediator_game.scenario.resolve import Cache
    from mediator_game.transcript.rules import RULES

    cache: Cache = {}
    found = []
    for file in shipped():
        path = shown(file)
        loaded = load(path, known_rules=RULES, cache=cache, proofs=False)
        one = loaded.scenario
        if one is None:
            found.append(Card(file.stem, file.stem, "", 0, "", 0, (), (), None, str(path), loaded.errors[0]))
            continue
        head = one.scenario
        found.append(
            Card(
                id=head.id,
                title=head.title,
                period=head.period,
                turns=head.turns,
                unit=calendar.word(head),
                minutes=head.minutes,
                chairs=tuple(one.chair),
                lines=tuple(one.line),
                documented=one.record.documented or None,
                path=str(path),
            )
        )
    return tuple(found)
