"""The kinds of an expression: every name is looked up, every value must be of the kind its place asks for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from mediator_game.scenario.faults import MOST_FAULTS, Fault, shown
from mediator_game.scenario.nodes import (
    Arithmetic,
    BoolOp,
    Compare,
    Extreme,
    Member,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Text,
    Truth,
    ValueKind,
)
from mediator_game.text.nearest import nearest

MOST_CHOICES = 8
"""How many choices a message lists."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@frozen
class Entry:
    """What one name holds, whether an effect may change it (`writable`), and a sentence about it."""

    kind: ValueKind
    low: int = 0
    high: int = 100
    writable: bool = False
    choices: tuple[str, ...] = ()
    about: str = ""


Schema: TypeAlias = Mapping[str, Entry]
"""Every name an expression may use."""
Found: TypeAlias = ValueKind | Literal["text"] | None
"""The kind of a checked node: ``text`` for a word beside no name yet, None after a fault."""


class Checker:
    """Checks trees read from one text against one schema; collects `faults` and the `names` used."""

    def __init__(self, text: str, schema: Schema) -> None:
        self.faults: list[Fault] = []
        self.names: set[str] = set()
        self._text = text
        self._schema = schema

    def condition(self, node: Node) -> Node:
        """The checked tree of something that must be true or false."""
        checked, kind = self.check(node)
        if kind not in ("truth", None):
            message = f"{self.what(node, kind)}, not a condition{self._comparison_hint(node, kind)}."
            self._fault("type-mismatch", node, message, "something true or false")
        return checked

    def number(self, node: Node) -> Node:
        """The checked tree of something that must be a number."""
        checked, kind = self.check(node)
        if kind not in ("number", None):
            self._fault("type-mismatch", node, f"A number belongs here; {self.what(node, kind)}.", "a number")
        return checked

    def given_to(self, target: Name, entry: Entry, value: Node) -> Node:
        """The checked tree of a value that `target` is set to."""
        if isinstance(value, Name) and value.name not in self._schema and value.name in entry.choices:
            self._unquoted(value)
            return value
        checked, kind = self.check(value)
        if isinstance(checked, Text):
            return self._word(checked, target, entry)
        if kind is not None and not self._alike(target, entry.kind, value, kind):
            self._mismatch(value, target, entry.kind, value, kind)
        return checked

    def target(self, name: Name) -> Entry | None:
        """What an effect's name holds; None, with a fault, when there is no such name."""
        if name.name not in self._schema:
            self._unknown(name)
            return None
        self.names.add(name.name)
        return self._schema[name.name]

    def check(self, node: Node) -> tuple[Node, Found]:
        """A node with its words settled, and its kind."""
        match node:
            case Number():
                return node, "number"
            case Truth():
                return node, "truth"
            case Text():
                return node, "text"
            case Name():
                entry = self.target(node)
                return node, entry.kind if entry else None
            case Not():
                return evolve(node, operand=self.condition(node.operand)), "truth"
            case BoolOp():
                return evolve(node, operands=tuple(self.condition(each) for each in node.operands)), "truth"
            case Negative():
                return evolve(node, operand=self.number(node.operand)), "number"
            case Extreme():
                return evolve(node, operands=tuple(self.number(each) for each in node.operands)), "number"
            case Arithmetic():
                return self._arithmetic(node), "number"
            case Compare():
                return self._compare(node), "truth"
            case Member():
                return self._member(node), "truth"

    def _arithmetic(self, node: Arithmetic) -> Node:
        left, right = self.number(node.left), self.number(node.right)
        if node.op == "/" and not (isinstance(right, Number) and right.value > 0):
            message = "Division is by a whole number written out and above zero, such as `/ 2`."
            self._fault("division", node.right, message, "a whole number above zero")
        return evolve(node, left=left, right=right)

    def _compare(self, node: Compare) -> Node:
        self._suggest_quotes(node.operands)
        pairs = [self.check(each) for each in node.operands]
        links: list[tuple[Node, Node]] = []
        for place, op in enumerate(node.ops):
            left, right = pairs[place], pairs[place + 1]
            links.append(self._link(op, left, right))
        if not any(isinstance(operand, Text) for operand in node.operands[1:-1]):
            operands = (links[0][0], *(right for _, right in links))
            return evolve(node, operands=operands)
        # A word between two names is read once for each of them: a == 'x' == b is a == 'x' and 'x' == b.
        parts = tuple(Compare(link, (op,), node.offset, node.length) for link, op in zip(links, node.ops, strict=True))
        return BoolOp("and", parts, node.offset, node.length)

    def _link(self, op: str, left: tuple[Node, Found], right: tuple[Node, Found]) -> tuple[Node, Node]:
        (a, a_kind), (b, b_kind) = left, right
        if a_kind is None or b_kind is None:
            return a, b
        if isinstance(a, Text) and isinstance(b, Name):
            a, a_kind = self._word(a, b, self._schema[b.name]), b_kind
        elif isinstance(b, Text) and isinstance(a, Name):
            b, b_kind = self._word(b, a, self._schema[a.name]), a_kind
        elif isinstance(a, Text) and isinstance(b, Text):
            self._fault("type-mismatch", b, "Two words in quotes are compared; one side has to be a name.", "a name")
            return a, b
        elif not self._alike(a, a_kind, b, b_kind):
            self._mismatch(b, a, a_kind, b, b_kind)
            return a, b
        if op not in ("==", "!=") and a_kind in ("truth", "option", "chair"):
            message = f"`{op}` has no meaning here: {self.what(a, a_kind)}, which has no order."
            self._fault("type-mismatch", b, message, "`==` or `!=`")
        return a, b

    def _member(self, node: Member) -> Node:
        needle, kind = self.check(node.needle)
        items = tuple(self._item(needle, kind, item) for item in node.items)
        if kind in ("truth", "text"):
            message = f"`in` asks for a number, an option, a chair or a date; {self.what(needle, kind)}."
            self._fault("type-mismatch", node.needle, message)
        return evolve(node, needle=needle, items=items)

    def _item(self, needle: Node, kind: Found, item: Node) -> Node:
        checked, item_kind = self.check(item)
        if kind in (None, "truth", "text"):
            return checked
        if isinstance(checked, Text) and isinstance(needle, Name):
            return self._word(checked, needle, self._schema[needle.name])
        if kind != item_kind:
            self._mismatch(item, needle, kind, item, item_kind)
        return checked

    def _word(self, word: Text, beside: Name, entry: Entry) -> Text:
        """A word in quotes as what `beside` can hold."""
        if entry.kind == "date":
            if not is_date(word.value):
                message = f"{_quoted(word.value)} is not a date."
                self._fault("type-mismatch", word, message, "a date such as '1997-10-14'")
            return evolve(word, name=beside.name, kind="date")
        if entry.kind == "option" or entry.kind == "chair":
            if word.value not in entry.choices:
                message = f"`{beside.name}` is {words(entry)}; {_quoted(word.value)} is none of them."
                close = nearest(word.value, entry.choices)
                self._fault("unknown-choice", word, message, words(entry), close)
            return evolve(word, name=beside.name, kind=entry.kind)
        self._mismatch(word, beside, entry.kind, word, "text")
        return word

    def _alike(self, a: Node, a_kind: Found, b: Node, b_kind: Found) -> bool:
        if a_kind != b_kind or a_kind == "text":
            return False
        return a_kind not in ("option", "chair") or self._choices(a) == self._choices(b)

    def _choices(self, node: Node) -> tuple[str, ...]:
        return self._schema[node.name].choices if isinstance(node, Name) else ()

    def _mismatch(self, at: Node, a: Node, a_kind: Found, b: Node, b_kind: Found) -> None:
        message = f"{self.what(a, a_kind)}; {self.what(b, b_kind)}."
        expected = words(self._schema[a.name]) if isinstance(a, Name) else _KIND_WORDS.get(a_kind or "", "")
        self._fault("type-mismatch", at, message, expected)

    def _suggest_quotes(self, operands: tuple[Node, ...]) -> None:
        """Reports unknown names that are a choice of a name beside them: they lack their quotes."""
        names = [operand for operand in operands if isinstance(operand, Name)]
        known = [self._schema[name.name] for name in names if name.name in self._schema]
        for name in names:
            if name.name not in self._schema and any(name.name in entry.choices for entry in known):
                self._unquoted(name)

    def _unquoted(self, name: Name) -> None:
        message = f"`{shown(name.name)}` is not a name; a choice is written in quotes."
        self._fault("unknown-name", name, message, f"'{shown(name.name)}'")

    def _unknown(self, name: Name) -> None:
        word = shown(name.name)
        for place, letter in enumerate(name.name):
            if letter == "-" and name.name[:place] in self._schema:
                apart = f"{shown(name.name[:place])} - {shown(name.name[place + 1 :])}"
                message = f"`{word}` is read as one name, and there is none such; put spaces round the minus."
                self._fault("unknown-name", name, message, f"`{apart}`")
                return
        close = nearest(name.name, self._schema) if len(self.faults) < MOST_FAULTS else None
        self._fault("unknown-name", name, f"There is no name `{word}` in this scenario.", "", close)

    def what(self, node: Node, kind: Found) -> str:
        """A node and what it is, as a clause: "`cohesion` is a number"."""
        if isinstance(node, Name) and node.name in self._schema:
            return f"`{shown(node.name)}` is {words(self._schema[node.name])}"
        if isinstance(node, Text):
            return f"{_quoted(node.value)} is a word in quotes"
        source = shown(self._text[node.offset : node.offset + node.length])
        written = source if isinstance(node, Number) else f"`{source}`"
        return f"{written} is {_KIND_WORDS.get(kind or '', 'unknown')}"

    def _comparison_hint(self, node: Node, kind: Found) -> str:
        if isinstance(node, Number | Text):
            return ""
        return f"; compare it, for example `{self._example(node, kind)}`"

    def _example(self, node: Node, kind: Found) -> str:
        source = shown(self._text[node.offset : node.offset + node.length])
        if kind == "number":
            return f"{source} >= 50"
        if kind == "date":
            return f"{source} >= '1997-10-14'"
        choices = self._choices(node)
        return f"{source} == '{shown(choices[0]) if choices else '...'}'"

    def _fault(self, code: str, at: Node, message: str, expected: str = "", close: str | None = None) -> None:
        self.faults.append(Fault(code, at.offset, at.length, message, expected, close))


_KIND_WORDS = {
    "number": "a number",
    "truth": "true or false",
    "option": "an option",
    "chair": "a chair",
    "date": "a date",
    "text": "a word in quotes",
}


def words(entry: Entry) -> str:
    """What a name holds, in words: "a number", "one of none, observers"."""
    if entry.kind not in ("option", "chair") or not entry.choices:
        return _KIND_WORDS[entry.kind]
    listed = ", ".join(shown(choice) for choice in entry.choices[:MOST_CHOICES])
    return f"one of {listed}" + (" ..." if len(entry.choices) > MOST_CHOICES else "")


def is_date(text: str) -> bool:
    """Whether a text is a date of the calendar written year-month-day."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _quoted(value: str) -> str:
    return f"'{shown(value)}'"
