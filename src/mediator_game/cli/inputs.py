"""A file of inputs: one JSON object a line, as transcripts have them, and perhaps first how the game is begun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from mediator_game.cli.output import Failed
from mediator_game.text.clean import one_line

if TYPE_CHECKING:
    from mediator_game.play.inputs import Input

_OPENINGS = ("start", "header")
"""What the first line may be: a start, or a whole transcript's header, which begins the same game again."""


@frozen
class Entered:
    """What a file holds: inputs, and what its first line asks for.

    Where that is silent, `seed` is None and `chair` empty.
    """

    inputs: Sequence[Input]
    seed: int | str | None = None
    chair: str = ""
    overrides: Mapping[str, int] = field(factory=dict)
    dice: Mapping[str, int] = field(factory=dict)
    carried: Sequence[str] = ()


def read(path: Path) -> Entered:
    """Return what a file holds; `Failed` says in which line something is wrong, before anything is played."""
    from mediator_game.transcript.inputs import as_input
    from mediator_game.transcript.lines import LineError, decode
    from mediator_game.transcript.reading import Broken, bytes_of

    shown = one_line(str(path))
    try:
        data = bytes_of(path)
    except Broken as broken:
        raise Failed(str(broken)) from None
    found: list[Input] = []
    begun: dict[str, Any] = {}
    first = True
    for number, raw in enumerate(data.split(b"\n"), start=1):
        if not raw.strip():
            continue
        try:
            record = decode(raw)
            if record.get("type") in _OPENINGS:
                if not first:
                    raise Broken("Only the first line can say how the game is begun.")
                begun = _beginning(record)
            else:
                found.append(as_input(record))
        except LineError as error:
            raise Failed(f"{shown}:{number}: The line {error}.") from None
        except Broken as broken:
            raise Failed(f"{shown}:{number}: {broken.reason}") from None
        first = False
    if not found:
        raise Failed(f"{shown} holds no inputs. Write one JSON object a line, as transcripts have them.")
    return Entered(found, **begun)


def _beginning(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the first line asks for; `Broken` says what is wrong with it."""
    from mediator_game.transcript.reading import Broken
    from mediator_game.transcript.rules import forbidden
    from mediator_game.transcript.schema import DEFINITIONS, START
    from mediator_game.transcript.shape import misfit

    names = [name for name in START["properties"] if name != "type"]
    begun = {name: record[name] for name in names if name in record}
    strange = sorted(set(record) - {"type", *names}) if record["type"] == "start" else []
    if strange:
        listed = ", ".join(names)
        raise Broken(f"A start has no {one_line(strange[0], length=60)}. It may have: {listed}.")
    if fault := misfit({"type": "start", **begun}, START, DEFINITIONS):
        raise Broken(f"The game cannot be begun like this: {one_line(fault, length=300)}.")
    if rule := forbidden(begun.get("overrides", {})):
        raise Broken(f"It changes the rule {one_line(rule, length=60)} in a way this game does not allow.")
    return begun
