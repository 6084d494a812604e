"""Where in a file a key or a value is written. Built only when there is something to report.

tomli gives values without positions; tree-sitter gives positions without values. The index maps the path of
every key and table of a file to its node, and goes into arrays and inline tables only along the paths asked for.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import tree_sitter_toml
from attrs import define, field, frozen
from tree_sitter import Language, Node, Parser

from mediator_game.scenario.diagnostics import Path, Place
from mediator_game.scenario.quoted import offset_in_source, read_string

_KEYS = frozenset(["bare_key", "quoted_key", "dotted_key"])
_DATES = ["offset_date_time", "local_date_time", "local_date", "local_time"]
_VALUES = frozenset(["string", "integer", "float", "boolean", *_DATES, "array", "inline_table"])


@frozen
class _Spot:
    """The nodes of one path: where its key stands and where its value stands."""

    key: Node | None
    value: Node | None


@functools.cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_toml.language()))


@define
class Locator:
    """The positions of one file's text (line endings already made line feeds)."""

    text: str
    _bytes: bytes = field(init=False)
    _lines: list[str] = field(init=False)
    _spots: dict[Path, _Spot] | None = field(init=False, default=None)
    _implied: dict[Path, _Spot] = field(init=False, factory=dict)
    """Tables that only a longer header speaks of, such as ``side.ar`` where there is just [[side.ar.bloc]]."""
    _inside: dict[Path, dict[str | int, _Spot]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self._bytes = self.text.encode("utf-8", "surrogatepass")
        self._lines = self.text.split("\n")

    def line(self, number: int) -> str:
        """Return one line of the file, counted from 1, or an empty text past the end."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def value(self, path: Path) -> Place:
        """Return where a value stands: a table's header, or what is nearest around something that is not there."""
        spot = self._nearest(path)
        return self._place(spot.value or spot.key) if spot else Place()

    def key(self, path: Path) -> Place:
        """Return where a key stands, or else what `value` returns."""
        spot = self._nearest(path)
        return self._place(spot.key or spot.value) if spot else Place()

    def inside(self, path: Path, offset: int, length: int = 1) -> Place:
        """Return where part of a string value stands, given in characters of the value as it is read.

        Where escapes or line breaks make that impossible to tell, the string's own start is returned.
        """
        spot = self._exact(path)
        if spot is None or spot.value is None or spot.value.type != "string":
            return self.value(path)
        node = spot.value
        source = self._bytes[node.start_byte : node.end_byte].decode("utf-8", "surrogatepass")
        start = offset_in_source(source, offset)
        if start is None:
            return self._place(node)
        end = offset_in_source(source, offset + max(1, length)) if length else start
        line, column = self._point(node.start_point.row, node.start_point.column)
        return Place(
            *_advance(line, column, source[:start]),
            *_advance(line, column, source[: end if end is not None and end > start else start + 1]),
        )

    def table_lines(self, path: Path) -> tuple[int, int]:
        """Return the first and last line of the table at a path."""
        spot = self._nearest(path)
        node = spot.key if spot else None
        while node is not None and node.type not in ("table", "table_array_element", "document"):
            node = node.parent
        if node is None:
            return (1, len(self._lines))
        return (node.start_point.row + 1, max(node.start_point.row + 1, node.end_point.row))

    def _nearest(self, path: Path) -> _Spot | None:
        for length in range(len(path), 0, -1):
            spot = self._exact(path[:length])
            if spot is not None:
                return spot
        return None

    def _exact(self, path: Path) -> _Spot | None:
        spots = self._index()
        if path in spots:
            return spots[path]
        for length in range(len(path) - 1, 0, -1):
            spot = spots.get(path[:length])
            if spot is not None and spot.value is not None:
                return self._descend(path, length, spot)
        return None

    def _descend(self, path: Path, length: int, spot: _Spot) -> _Spot | None:
        """Follow the rest of a path into arrays and inline tables."""
        found: _Spot | None = spot
        for at in range(length, len(path)):
            if found is None or found.value is None:
                return None
            here = path[:at]
            if here not in self._inside:
                self._inside[here] = dict(_children(found.value))
            found = self._inside[here].get(path[at])
        return found

    def _index(self) -> dict[Path, _Spot]:
        if self._spots is None:
            self._spots = {}
            tree = _parser().parse(self._bytes)
            counts: dict[Path, int] = {}
            for node in tree.root_node.named_children:
                self._enter(node, (), counts)
            for path, spot in self._implied.items():
                self._spots.setdefault(path, spot)
        return self._spots

    def _enter(self, node: Node, top: Path, counts: dict[Path, int]) -> None:
        if node.type == "pair":
            self._enter_pair(node, top)
        elif node.type in ("table", "table_array_element"):
            header = next((child for child in node.named_children if child.type in _KEYS), None)
            if header is None:
                return
            top = self._header_path(header, counts, array=node.type == "table_array_element")
            assert self._spots is not None
            self._spots.setdefault(top, _Spot(header, None))
            for child in node.named_children:
                if child.type == "pair":
                    self._enter_pair(child, top)

    def _enter_pair(self, node: Node, top: Path) -> None:
        assert self._spots is not None
        key, value = _pair(node)
        if key is None:
            return
        path = top
        for part in _key_nodes(key):
            path = (*path, read_string(_text(part)))
            self._spots.setdefault(path, _Spot(part, None))
        if value is not None:
            self._spots[path] = _Spot(key, value)

    def _header_path(self, header: Node, counts: dict[Path, int], *, array: bool) -> Path:
        path: Path = ()
        parts = _key_nodes(header)
        for number, part in enumerate(parts):
            path = (*path, read_string(_text(part)))
            if array and number == len(parts) - 1:
                counts[path] = counts.get(path, -1) + 1
            if path in counts:
                assert self._spots is not None
                self._spots.setdefault(path, _Spot(header, None))
                path = (*path, counts[path])
            self._implied.setdefault(path, _Spot(header, None))
        return path

    def _place(self, node: Node | None) -> Place:
        if node is None:
            return Place()
        start = self._point(node.start_point.row, node.start_point.column)
        return Place(*start, *self._point(node.end_point.row, node.end_point.column))

    def _point(self, row: int, byte: int) -> tuple[int, int]:
        """Turn a row and a column in bytes into a line and a column in characters, counted from 1."""
        line = self.line(row + 1)
        if line.isascii():
            return row + 1, byte + 1
        return row + 1, len(line.encode("utf-8", "surrogatepass")[:byte].decode("utf-8", "replace")) + 1


def _advance(line: int, column: int, text: str) -> tuple[int, int]:
    breaks = text.count("\n")
    return (line + breaks, len(text) - text.rfind("\n")) if breaks else (line, column + len(text))


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")


def _key_nodes(key: Node) -> list[Node]:
    """Return the parts of a key in order; dotted keys nest to the left."""
    found: list[Node] = []
    while key.type == "dotted_key":
        parts = [child for child in key.named_children if child.type in _KEYS]
        if not parts:
            break
        found.extend(reversed(parts[1:]))
        key = parts[0]
    found.append(key)
    return found[::-1]


def _pair(node: Node) -> tuple[Node | None, Node | None]:
    key = next((child for child in node.named_children if child.type in _KEYS), None)
    return key, next((child for child in node.named_children if child.type in _VALUES), None)


def _children(node: Node) -> Iterator[tuple[str | int, _Spot]]:
    """Yield what an array or an inline table holds; a dotted key is reached by its first part."""
    if node.type == "array":
        items = [child for child in node.named_children if child.type in _VALUES]
        yield from ((number, _Spot(item, item)) for number, item in enumerate(items))
    elif node.type == "inline_table":
        for child in node.named_children:
            key, value = _pair(child) if child.type == "pair" else (None, None)
            if key is not None:
                parts = _key_nodes(key)
                yield read_string(_text(parts[0])), _Spot(key, value if len(parts) == 1 else None)
