"""What every check looks at: the scenario, its names, and each of its values with the path that leads to it."""

from __future__ import annotations

import functools
import re
import types
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Union, get_args, get_origin

import attrs
from attrs import define, field

from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.hooks import keys_of
from mediator_game.scenario.kinds import Schema
from mediator_game.scenario.model import Move, Scenario, Span
from mediator_game.text.clean import one_line
from mediator_game.text.nearest import nearest

_MOST_HINTS = 200
"""How many nearest names are looked for in one run: it takes time where a file is wrong throughout."""


class Leaf(NamedTuple):
    """One value of the scenario that is not a table or a list of tables: where, what type, and what."""

    path: Path
    kind: Any
    value: Any


@define
class Context:
    """One scenario under judgement.

    `unsure` names the tables of which something could not be read: what depends on all of them is not judged.
    `rules` are the names that [rules] may use, with the least and greatest value where they are known.
    """

    scenario: Scenario
    schema: Schema
    strict: bool = False
    rules: Mapping[str, tuple[int, int] | None] | None = None
    unsure: frozenset[str] = frozenset()
    borrowed: frozenset[Path] = frozenset()
    """What came from a file under `uses`: tables, and entries of them, by their paths."""
    raw: str = ""
    """The scenario's own file as it was written, when some of it could not be read; otherwise empty."""
    options: dict[str, bool] = field(init=False)
    """Every option as ``issue.option``, with whether it needs a sponsor."""
    by_issue: dict[str, dict[str, None]] = field(init=False)
    blocs: dict[str, None] = field(init=False)
    """Every bloc as ``side.bloc``."""
    moves: dict[str, Move] = field(init=False)
    _leaves: dict[Any, list[Leaf]] | None = field(default=None, init=False)
    _hints: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        scenario = self.scenario
        self.options = {
            f"{issue.id}.{option.id}": option.needs_sponsor for issue in scenario.issue for option in issue.option
        }
        self.by_issue = {issue.id: dict.fromkeys(option.id for option in issue.option) for issue in scenario.issue}
        self.blocs = dict.fromkeys(f"{name}.{bloc.id}" for name, side in scenario.side.items() for bloc in side.bloc)
        self.moves = {move.id: move for move in scenario.move}

    def leaves(self, *kinds: Any) -> Iterator[Leaf]:
        """Yield the values of these types, in the order of the format."""
        if self._leaves is None:
            self._leaves = {}
            _collect((), Scenario, self.scenario, self._leaves)
        for kind in kinds:
            yield from self._leaves.get(kind, ())

    def own(self, path: Path) -> bool:
        """Say whether something was written in the scenario's own file, and not in one that it uses."""
        return path[:1] not in self.borrowed and path[:2] not in self.borrowed

    def doubted(self, id: str, times: int = 1) -> bool:
        """Say whether what could not be read may have used an id: whether it is written more than so many times."""
        if not self.raw:
            return False
        return len(re.findall(rf"(?<![\w-]){re.escape(id)}(?![\w-])", self.raw)) > times

    def near_reference(self, name: str, named: Iterable[str], known: Container[str]) -> bool:
        """Say whether a reference to something that is not there was probably meant to be this one."""
        return any(nearest(one, (name,)) for one in named if one and one not in known)

    def nearest(self, word: str, choices: Iterable[str]) -> str | None:
        """Return the choice that was probably meant, while there is time to look for it."""
        self._hints += 1
        return nearest(word, choices) if self._hints <= _MOST_HINTS else None

    def reference(
        self, name: str, known: Container[str], what: str, path: Path, table: str, *, of: str = "", key: bool = False
    ) -> Iterator[Finding]:
        """Yield a finding when a name is not among the known ones of a table."""
        if name in known or table in self.unsure:
            return
        message = f'There is no {what} "{one_line(name, length=60)}"{of}.'
        if table == "move" and name in self.scenario.scenario.drop_moves and "drop_moves" not in path:
            hint: str | None = "`drop_moves` in [scenario] takes it away. Take its name out of that list."
        else:
            hint = self._hint(name, known, table)
        yield Finding("unknown-reference", path, message, hint, key=key)

    def _hint(self, name: str, known: Container[str], table: str) -> str | None:
        choices = list(known) if isinstance(known, Iterable) else []
        if not choices:
            return f"The scenario declares no {f'[[{table}]]' if table in _LISTS else f'[{table}.ID]'}."
        near = self.nearest(name, choices)
        if near:
            return f'Did you mean "{near}"?'
        if self._hints > _MOST_HINTS:
            return None
        listed = ", ".join(sorted(choices)[:12]) + (" ..." if len(choices) > 12 else "")
        return f"There {'is' if len(choices) == 1 else 'are'}: {listed}."


def items(context: Context) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield each list of tables that have ids, by the name of its table."""
    scenario = context.scenario
    for table in _LISTS:
        yield table, getattr(scenario, table)


_LISTS = (
    "issue", "paper", "letter", "track", "move", "event", "reaction", "hinge", "forecast", "note", "objective",
    "trap", "outcome", "check", "goal", "measure",
)  # fmt: skip


def _collect(path: Path, kind: Any, value: Any, found: dict[Any, list[Leaf]]) -> None:
    """Gather what a value is made of, by type; empty texts and absent values are left out."""
    shape, inner = _shape(kind)
    if value is None or value == "":
        return
    if shape == "table":
        for key, name, inside in inner:
            _collect((*path, key), inside, getattr(value, name), found)
    elif shape == "list":
        for number, one in enumerate(value):
            _collect((*path, number), inner, one, found)
    elif shape == "ids":
        for key, one in value.items():
            _collect((*path, key), inner, one, found)
    else:
        found.setdefault(inner, []).append(Leaf(path, inner, value))


@functools.cache
def _shape(kind: Any) -> tuple[str, Any]:
    """Return how values of a type are taken apart: as a table, a list, by ids, or not at all."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType) and type(None) in get_args(kind):
        return _shape(get_args(kind)[0])
    if origin is tuple:
        return "list", get_args(kind)[0]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "ids", get_args(kind)[1]
    if isinstance(kind, type) and attrs.has(kind) and kind is not Span:
        return "table", tuple((key, one.name, one.type) for key, one in keys_of(kind).items())
    return "leaf", kind
