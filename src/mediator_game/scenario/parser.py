"""From the words of an expression to its tree, by precedence climbing, with a bound on size and depth.

From loosest to tightest: ``or``, ``and``, ``not``, comparisons and ``in``, ``+ -``, ``* /``, unary minus.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, cast

from mediator_game.scenario.faults import Fault, shown
from mediator_game.scenario.lexer import Token
from mediator_game.scenario.nodes import (
    Arithmetic,
    BoolOp,
    Compare,
    Comparison,
    Extreme,
    Member,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Operator,
    Text,
    Truth,
)

LONGEST = 500
"""Characters an expression may have."""
MOST_NODES = 150
"""Nodes its tree may have."""
DEEPEST = 25
"""How deep brackets, ``not`` and unary minus may be nested."""
LARGEST = 10**9
"""The largest whole number that may be written out."""

_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "="})
_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}


class Stop(Exception):  # noqa: N818 - not an error of the program: how the parser leaves at a fault it cannot read past
    """Reading cannot go on; the fault that says why has been recorded."""


class Parser:
    """Reads one list of words once. `faults` holds what it read past and, after `Stop`, what it could not."""

    def __init__(self, words: list[Token]) -> None:
        self.faults: list[Fault] = []
        self.reached = 0
        self._words = words
        self._place = 0
        self._end = 0
        self._nodes = 0
        self._depth = 0

    def whole(self) -> Node:
        """The tree of all the words."""
        node = self._either()
        if self._next.kind != "end":
            self._unexpected_after()
        return node

    @property
    def _next(self) -> Token:
        return self._words[self._place]

    def _take(self) -> Token:
        token = self._words[self._place]
        self._end = token.offset + token.length
        if token.kind != "end":
            self._place += 1
        return token

    def _at(self, *symbols: str) -> bool:
        return self._next.kind == "symbol" and self._next.text in symbols

    def _count(self, nodes: int = 1) -> None:
        self._nodes += nodes
        if self._nodes > MOST_NODES:
            self._too_complex(f"This expression has more than {MOST_NODES} parts; make several rules of it.")

    def _deeper(self, inner: Callable[[], Node]) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            self._too_complex(f"This is nested more than {DEEPEST} deep.")
        node = inner()
        self._depth -= 1
        return node

    def _either(self) -> Node:
        return self._joined("or", lambda: self._joined("and", self._negation))

    def _joined(self, word: str, inner: Callable[[], Node]) -> Node:
        start = self._next.offset
        operands = [inner()]
        while self._at(word):
            self._take()
            operands.append(inner())
        if len(operands) == 1:
            return operands[0]
        self._count()
        return BoolOp("and" if word == "and" else "or", tuple(operands), start, self._end - start)

    def _negation(self) -> Node:
        if not self._at("not"):
            return self._comparison()
        start = self._take().offset
        operand = self._deeper(self._negation)
        self._count()
        return Not(operand, start, self._end - start)

    def _comparison(self) -> Node:
        start = self._next.offset
        first = self._arithmetic(1)
        if self._at("in", "not"):
            return self._member(first, start)
        operands, ops = [first], list[Comparison]()
        while self._next.kind == "symbol" and self._next.text in _COMPARISONS:
            ops.append(self._comparison_sign())
            operands.append(self._arithmetic(1))
        if not ops:
            return first
        if self._at("in"):
            self._stop(self._next, "A comparison and `in` need brackets to be joined.")
        self._count()
        return Compare(tuple(operands), tuple(ops), start, self._end - start)

    def _comparison_sign(self) -> Comparison:
        token = self._take()
        if token.text == "=":
            self._fault(token, "One `=` sets a value; a comparison has two.", "`==`")
            return "=="
        return cast(Comparison, token.text)

    def _member(self, needle: Node, start: int) -> Node:
        negated = self._at("not")
        if negated:
            self._take()
        if not self._at("in"):
            self._stop(self._next, "After a value, `not` is followed by `in`.", "`in`")
        self._take()
        if not self._at("["):
            self._stop(self._next, "`in` is followed by a list, such as `[1, 2]` or `['a', 'b']`.", "`[`")
        items = self._items()
        if self._next.kind == "symbol" and self._next.text in {*_COMPARISONS, "in"}:
            self._stop(self._next, "`in` and a comparison need brackets to be joined.")
        self._count()
        return Member(needle, items, negated, start, self._end - start)

    def _items(self) -> tuple[Node, ...]:
        opening = self._take()
        items: list[Node] = []
        while not self._at("]"):
            items.append(self._item())
            if not self._at("]"):
                self._expect(",", "Between the items of a list stands a comma, at its end a `]`.")
        self._take()
        if not items:
            self._fault(opening, "This list is empty.", "at least one item")
        return tuple(items)

    def _item(self) -> Node:
        token = self._next
        if token.kind == "name":
            message = f"A list holds words in quotes or whole numbers; `{shown(token.text)}` is neither."
            self._fault(token, message, f"'{shown(token.text)}'")
            self._count()
            self._take()
            return Text(token.text, token.offset, token.length)
        node = self._unary()
        if not isinstance(node, Number | Text) and not (
            isinstance(node, Negative) and isinstance(node.operand, Number)
        ):
            self._stop(token, "A list holds words in quotes or whole numbers, nothing else.")
        return node

    def _arithmetic(self, lowest: int) -> Node:
        start = self._next.offset
        left = self._unary()
        while self._next.kind == "symbol" and _PRECEDENCE.get(self._next.text, 0) >= lowest:
            op = cast(Operator, self._take().text)
            right = self._arithmetic(_PRECEDENCE[op] + 1)
            self._count()
            left = Arithmetic(op, left, right, start, self._end - start)
        return left

    def _unary(self) -> Node:
        if not self._at("-"):
            return self._atom()
        start = self._take().offset
        operand = self._deeper(self._unary)
        self._count()
        return Negative(operand, start, self._end - start)

    def _atom(self) -> Node:
        token = self._next
        if token.kind == "name" or token.kind == "text" or token.kind == "number" or self._at("true", "false"):
            self._count()
            return self._leaf(self._take())
        if self._at("("):
            self._take()
            node = self._deeper(self._either)
            self._expect(")", "A bracket is never closed.")
            return node
        if self._at("min", "max"):
            return self._extreme()
        return self._no_value(token)

    def _leaf(self, token: Token) -> Node:
        if token.kind == "text":
            return Text(token.text, token.offset, token.length)
        if token.kind == "number":
            return Number(self._value(token), token.offset, token.length)
        if token.kind == "name":
            if self._at("("):
                self._stop(token, f"`{shown(token.text)}` cannot be called; only `min` and `max` take brackets.")
            return Name(token.text, token.offset, token.length)
        return Truth(token.text == "true", token.offset, token.length)

    def _value(self, token: Token) -> int:
        value = int(token.text)
        if value > LARGEST:
            message = f"{shown(token.text)} is too large a number."
            self.faults.append(Fault("out-of-range", token.offset, token.length, message, f"at most {LARGEST}"))
        return min(value, LARGEST)

    def _extreme(self) -> Node:
        word = self._take()
        self._expect("(", f"`{word.text}` is followed by its numbers in brackets.")
        operands = [self._deeper(self._either)]
        while self._at(","):
            self._take()
            operands.append(self._deeper(self._either))
        self._expect(")", "A bracket is never closed.")
        if len(operands) < 2:
            self._fault(word, f"`{word.text}` chooses between two numbers or more.", "two numbers")
        self._count()
        return Extreme("min" if word.text == "min" else "max", tuple(operands), word.offset, self._end - word.offset)

    def _no_value(self, token: Token) -> Node:
        if token.kind == "end":
            self._stop(token, "A value is missing here.", "a value")
        if token.text == "not":
            self._stop(token, "Here `not` needs brackets round it and what it denies.")
        if token.text == "[":
            self._stop(token, "A list stands only after `in`.")
        self._stop(token, f"`{token.text}` cannot stand here.", "a value")

    def _unexpected_after(self) -> None:
        token = self._next
        if token.text in ("+=", "-="):
            self._stop(token, f"`{token.text}` changes a value; only an effect begins with a name and that.")
        if token.kind == "symbol" and token.text not in ("(", "not", "true", "false", "min", "max", "["):
            self._stop(token, f"`{token.text}` cannot stand here.", "the end of the expression")
        if token.text == "is":
            self._stop(token, "`is` compares nothing here.", "`==`, `!=`, `<`, `<=`, `>` or `>=`")
        self._stop(token, "Between two values stands an operator.", "an operator such as `and` or `+`")

    def _expect(self, symbol: str, message: str) -> None:
        if not self._at(symbol):
            self._stop(self._next, message, f"`{symbol}`")
        self._take()

    def _fault(self, token: Token, message: str, expected: str = "") -> None:
        self.faults.append(Fault("expression-syntax", token.offset, token.length, message, expected))

    def _stop(self, token: Token, message: str, expected: str = "") -> NoReturn:
        self._fault(token, message, expected)
        self.reached = token.offset
        raise Stop

    def _too_complex(self, message: str) -> NoReturn:
        token = self._next
        self.faults.append(Fault("too-complex", token.offset, token.length, message))
        self.reached = token.offset
        raise Stop
