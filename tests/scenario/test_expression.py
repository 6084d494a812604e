"""The expression language: what is read, what it compiles to, and how each mistake is told."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import frozen
from hypothesis import assume, given
from hypothesis import strategies as st

from mediator_game.scenario.expression import (
    Change,
    Entry,
    Expression,
    ExpressionError,
    Fault,
    amount,
    condition,
    constant,
    effect,
    python,
)
from mediator_game.scenario.faults import LONGEST_QUOTE, MOST_FAULTS
from mediator_game.scenario.nodes import Name, Node, Text, walk

OUTER = ("none", "east-only", "all")
SCHEMA = {
    "turn": Entry("number", 1, 14),
    "date": Entry("date", 1, 3_652_059),
    "chair": Entry("chair", choices=("france", "russia")),
    "cohesion": Entry("number", writable=True),
    "war": Entry("truth", 0, 1, writable=True),
    "text.public": Entry("truth", 0, 1),
    "text.outer": Entry("option", choices=OUTER),
    "now.outer": Entry("option", choices=OUTER, writable=True),
    "text.security": Entry("option", choices=("none", "observers")),
    "ar.outlook": Entry("number", -100, 100, writable=True),
    "ar.base": Entry("number"),
    "moves.fly-to-baku.last": Entry("number", 0, 999),
    "flags.quiet-line": Entry("truth", 0, 1, writable=True),
}
DATES = ("1994-05-12", "1997-10-14", "1998-02-03")
Env = Mapping[str, int]


def half_up(a: int, b: int) -> int:
    return (2 * a + b) // (2 * b)


def choice(name: str, literal: str) -> int:
    return SCHEMA[name].choices.index(literal)


def source(tree: Node) -> str:
    return python(tree, lambda name: f"env[{name!r}]", choice)


def run(tree: Node, env: Env) -> Any:
    tools = {"__builtins__": {}, "env": env, "half_up": half_up, "min": min, "max": max}
    return eval(source(tree), tools)


def attempt(read: Callable[..., Any], text: str, **limits: int) -> Any:
    """What was read, or the faults."""
    try:
        return read(text, SCHEMA, **limits)
    except ExpressionError as error:
        return error.faults


def tree_of(result: Expression | Change) -> Node:
    return result.value.tree if isinstance(result, Change) else result.tree


def faults(read: Callable[..., object], text: object, **limits: int) -> tuple[Fault, ...]:
    with pytest.raises(ExpressionError) as caught:
        read(text, SCHEMA, **limits)
    return caught.value.faults


def only_fault(read: Callable[..., object], text: str, **limits: int) -> Fault:
    (fault,) = faults(read, text, **limits)
    return fault


def marked(text: str, fault: Fault) -> str:
    return text[fault.offset : fault.offset + fault.length]


# A second, independent reading of the language: terms that know their own text, tightness and value.


@frozen
class Term:
    text: str
    tightness: int
    value: Callable[[Env], Any]

    def within(self, tightness: int) -> str:
        return self.text if self.tightness >= tightness else f"({self.text})"


OR, AND, NOT, COMPARE, SUM, PRODUCT, UNARY, ATOM = range(8)
COMPARES: dict[str, Callable[[Any, Any], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
NUMBERS = tuple(name for name, entry in SCHEMA.items() if entry.kind == "number")
TRUTHS = tuple(name for name, entry in SCHEMA.items() if entry.kind == "truth")


def name_term(name: str) -> Term:
    return Term(name, ATOM, lambda env: env[name])


def calculated(op: str, left: Term, right: Term) -> Term:
    tightness = SUM if op in "+-" else PRODUCT
    work = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}[op]
    text = f"{left.within(tightness)} {op} {right.within(tightness + 1)}"
    return Term(text, tightness, lambda env: work(left.value(env), right.value(env)))


def halved(left: Term, divisor: int) -> Term:
    return Term(f"{left.within(PRODUCT)}/{divisor}", PRODUCT, lambda env: half_up(left.value(env), divisor))


def negated(term: Term) -> Term:
    return Term(f"-{term.within(UNARY)}", UNARY, lambda env: -term.value(env))


def extreme(word: str, terms: list[Term]) -> Term:
    pick = min if word == "min" else max
    text = f"{word}({', '.join(term.text for term in terms)})"
    return Term(text, ATOM, lambda env: pick(term.value(env) for term in terms))


def bracketed(term: Term) -> Term:
    return Term(f"( {term.text} )", ATOM, term.value)


def compared(terms: list[Term], ops: list[str]) -> Term:
    text = terms[0].within(SUM)
    for op, term in zip(ops, terms[1:], strict=False):
        text += f" {op} {term.within(SUM)}"

    def value(env: Env) -> bool:
        values = [term.value(env) for term in terms]
        return all(COMPARES[op](a, b) for op, a, b in zip(ops, values[: len(ops)], values[1:], strict=False))

    return Term(text, COMPARE, value)


def chosen(name: str, op: str, literal: str, turned: bool) -> Term:
    text = f"'{literal}' {op} {name}" if turned else f'{name} {op} "{literal}"'
    expected = choice(name, literal)
    return Term(text, COMPARE, lambda env: COMPARES[op](env[name], expected))


def dated(op: str, literal: str) -> Term:
    day = datetime.date.fromisoformat(literal).toordinal()
    return Term(f"date {op} '{literal}'", COMPARE, lambda env: COMPARES[op](env["date"], day))


def listed(term: Term, items: list[int], denied: bool) -> Term:
    text = f"{term.within(SUM)} {'not in' if denied else 'in'} {items}"
    return Term(text, COMPARE, lambda env: (term.value(env) in items) is not denied)


def denied(term: Term) -> Term:
    return Term(f"not {term.within(NOT)}", NOT, lambda env: not term.value(env))


def joined(word: str, terms: list[Term]) -> Term:
    tightness = AND if word == "and" else OR
    text = f" {word} ".join(term.within(tightness + 1) for term in terms)
    pick = all if word == "and" else any
    return Term(text, tightness, lambda env: pick(term.value(env) for term in terms))


compares, equals = st.sampled_from(list(COMPARES)), st.sampled_from(["==", "!="])
whole = st.integers(0, 120).map(lambda value: Term(str(value), ATOM, lambda env: value))
numbers = st.recursive(
    whole | st.sampled_from(NUMBERS).map(name_term),
    lambda inner: st.one_of(
        st.builds(calculated, st.sampled_from("+-*"), inner, inner),
        st.builds(halved, inner, st.integers(1, 9)),
        st.builds(negated, inner),
        st.builds(extreme, st.sampled_from(["min", "max"]), st.lists(inner, min_size=2, max_size=3)),
        st.builds(bracketed, inner),
    ),
    max_leaves=8,
)
simple_truths = st.one_of(
    st.sampled_from(TRUTHS).map(name_term),
    st.sampled_from([Term("true", ATOM, lambda env: True), Term("false", ATOM, lambda env: False)]),
    st.integers(1, 3).flatmap(
        lambda links: st.builds(
            compared,
            st.lists(numbers, min_size=links + 1, max_size=links + 1),
            st.lists(compares, min_size=links, max_size=links),
        )
    ),
    st.builds(chosen, st.sampled_from(["text.outer", "now.outer"]), equals, st.sampled_from(OUTER), st.booleans()),
    st.builds(dated, compares, st.sampled_from(DATES)),
    st.builds(listed, numbers, st.lists(st.integers(-9, 99), min_size=1, max_size=3), st.booleans()),
)
truths = st.recursive(
    simple_truths,
    lambda inner: st.one_of(
        st.builds(denied, inner),
        st.builds(joined, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3)),
        st.builds(bracketed, inner),
    ),
    max_leaves=5,
)


def values_of(entry: Entry) -> st.SearchStrategy[int]:
    if entry.kind == "date":
        return st.sampled_from([datetime.date.fromisoformat(day).toordinal() + 1 for day in DATES])
    if entry.kind in ("option", "chair"):
        return st.integers(0, len(entry.choices) - 1)
    return st.integers(entry.low, entry.high)


environments = st.fixed_dictionaries({name: values_of(entry) for name, entry in SCHEMA.items()})
SCRAPS = [
    *SCHEMA, "and", "or", "not", "in", "min", "max", "(", ")", "[", "]", ",", "<", "==", "=", "+=", "-", "*",
    "/", "7", "0", "1.5", "'none'", '"x"', "'", "cohesoin", "turn-2", "&&", "!", "≤", "\x00", "\ud800",
    "\u202e", "²", "٣", "é", ".", "TRUE", "99999999999", "'1997-10-14'", "#", "\\", "{", "@", "\n", "1_0", "0x1f",
    "2nd",
]  # fmt: skip
scraps = st.lists(st.sampled_from(SCRAPS), max_size=40).map(" ".join) | st.lists(
    st.sampled_from(SCRAPS), max_size=40
).map("".join)
anything = st.text(max_size=600) | scraps


@given(anything, st.sampled_from([condition, amount, effect]))
def test_any_text_is_either_read_or_refused_with_faults_that_lie_inside_it(
    text: str, read: Callable[..., Expression | Change]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = attempt(read, text)
        if isinstance(result, Expression | Change):
            compile(source(tree_of(result)), "<rule>", "eval")
            return
    assert 1 <= len(result) <= MOST_FAULTS
    for fault in result:
        assert 0 <= fault.offset <= fault.offset + fault.length <= len(text)
        assert (fault.message + fault.expected).isprintable()
        assert len(fault.message) <= 4 * LONGEST_QUOTE


@given(truths, environments)
def test_a_condition_means_what_it_says(term: Term, env: Env) -> None:
    result = attempt(condition, term.text)
    if isinstance(result, Expression):
        assert bool(run(result.tree, env)) is bool(term.value(env))
    else:
        assert {fault.code for fault in result} == {"too-complex"}


@given(numbers, environments)
def test_an_amount_is_worked_out_as_on_paper(term: Term, env: Env) -> None:
    result = attempt(amount, term.text, low=-(10**30), high=10**30)
    if isinstance(result, Expression):
        assert run(result.tree, env) == term.value(env)
    else:
        assert {fault.code for fault in result} == {"too-complex"}


@given(truths)
def test_the_names_of_an_expression_are_those_in_its_tree_and_all_known(term: Term) -> None:
    result = attempt(condition, term.text)
    assume(isinstance(result, Expression))
    assert result.names == {node.name for node in walk(result.tree) if isinstance(node, Name)}
    assert result.names <= set(SCHEMA)


@given(truths)
def test_every_node_lies_inside_the_text(term: Term) -> None:
    result = attempt(condition, term.text)
    assume(isinstance(result, Expression))
    nodes = walk(result.tree)
    assert all(0 <= node.offset < node.offset + node.length <= len(term.text) for node in nodes)


def test_the_example_of_the_manual_compiles_to_plain_python() -> None:
    rule = condition("cohesion < 60 and ar.base >= 40 and moves.fly-to-baku.last < turn - 2", SCHEMA)
    assert rule.names == {"cohesion", "ar.base", "moves.fly-to-baku.last", "turn"}
    assert python(rule.tree, lambda name: f"v{len(name)}", choice) == (
        "((v8 < 60) and (v7 >= 40) and (v22 < (v4 - 2)))"
    )


def test_an_option_is_compiled_to_the_number_it_has_for_the_name_beside_it() -> None:
    asked: list[tuple[str, str]] = []

    def option(name: str, literal: str) -> int:
        asked.append((name, literal))
        return 7

    tree = condition("text.outer == 'none' or 'none' != text.security", SCHEMA).tree
    assert python(tree, lambda name: "x", option) == "((x == 7) or (7 != x))"
    assert asked == [("text.outer", "none"), ("text.security", "none")]


def test_a_word_between_two_names_is_read_once_for_each_of_them() -> None:
    tree = condition("text.security == 'none' == text.outer", SCHEMA).tree
    assert [node.name for node in walk(tree) if isinstance(node, Text)] == ["text.security", "text.outer"]


def test_options_are_looked_for_in_lists() -> None:
    tree = condition("text.outer not in ['none', 'all']", SCHEMA).tree
    assert [bool(run(tree, {"text.outer": value})) for value in range(3)] == [False, True, False]


def test_a_date_is_compared_as_a_day() -> None:
    tree = condition("'1997-10-14' <= date < '1998-01-01'", SCHEMA).tree
    days = [datetime.date(1997, 10, 13), datetime.date(1997, 10, 14), datetime.date(1998, 1, 1)]
    assert [bool(run(tree, {"date": day.toordinal()})) for day in days] == [False, True, False]


def test_division_rounds_half_up_below_zero_too() -> None:
    tree = amount("ar.outlook / 2", SCHEMA).tree
    assert [run(tree, {"ar.outlook": value}) for value in (5, -5, 4)] == [3, -2, 2]


def test_a_minus_needs_a_space_on_one_side() -> None:
    for text in ("turn - 2 > 1", "turn -2 > 1", "turn- 2 > 1"):
        assert run(condition(text, SCHEMA).tree, {"turn": 4}) is True
    fault = only_fault(condition, "turn-2 > 1")
    assert (fault.code, fault.expected) == ("unknown-name", "`turn - 2`")
    assert "spaces round the minus" in fault.message


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("1 + 2 * 3 == 7", True),
        ("7 - 2 - 1 == 4", True),
        ("2 * 7 / 4 == 4", True),
        ("6 - 3 / 2 == 4", True),
        ("-2 + 3 == 1", True),
        ("-2 * -3 == 6", True),
        ("true or true and false", True),
        ("false and true or true", True),
        ("not false or true", True),
        ("not 1 == 2", True),
        ("not true and false", False),
        ("1 + 1 in [2]", True),
        ("1 < 3 > 2", True),
        ("1 < 3 < 2", False),
    ],
)
def test_operators_bind_as_in_python(text: str, meaning: bool) -> None:
    assert run(condition(text, SCHEMA).tree, {}) is meaning


def test_brackets_side_by_side_are_not_nested() -> None:
    assert run(condition(" and ".join(["(not (war))"] * 30), SCHEMA).tree, {"war": 0}) is True


def test_a_whole_number_given_as_such_is_an_amount() -> None:
    assert constant(amount(35, SCHEMA).tree) == 35
    assert constant(amount(-35, SCHEMA, low=-100).tree) == -35
    assert run(amount(-35, SCHEMA, low=-100).tree, {}) == -35


def test_an_effect_knows_its_name_its_operator_and_its_value() -> None:
    change = effect("cohesion -= min(6, turn)", SCHEMA)
    assert (change.name, change.op, change.value.kind) == ("cohesion", "-=", "number")
    assert change.value.names == {"turn"}
    assert run(change.value.tree, {"turn": 3}) == 3


def test_an_effect_sets_truths_and_options() -> None:
    assert effect("flags.quiet-line = true", SCHEMA).value.kind == "truth"
    assert run(effect("war = cohesion < 5", SCHEMA).value.tree, {"cohesion": 4}) is True
    assert run(effect("now.outer = 'east-only'", SCHEMA).value.tree, {}) == 1
    assert run(effect("now.outer = text.outer", SCHEMA).value.tree, {"text.outer": 2}) == 2


@pytest.mark.parametrize(
    ("text", "code", "place", "expected"),
    [
        ("", "expression-syntax", "", "a value"),
        ("cohesion <", "expression-syntax", "", "a value"),
        ("(cohesion < 5", "expression-syntax", "", "`)`"),
        ("cohesion < 5)", "expression-syntax", ")", "the end of the expression"),
        ("cohesion 5", "expression-syntax", "5", "an operator such as `and` or `+`"),
        ("cohesion = 5", "expression-syntax", "=", "`==`"),
        ("war && war", "expression-syntax", "&&", "`and`"),
        ("cohesion ≤ 5", "expression-syntax", "≤", "`<=`"),
        ("war == True", "expression-syntax", "True", "`true`"),
        ("war is true", "expression-syntax", "is", "`==`, `!=`, `<`, `<=`, `>` or `>=`"),
        ("cohesion % 2 == 0", "expression-syntax", "%", "`+`, `-`, `*` or `/`"),
        ("cohesion < 1.5", "expression-syntax", "1.5", "a whole number"),
        ("cohesion < 0x1f", "expression-syntax", "0x1f", ""),
        ("cohesion() < 5", "expression-syntax", "cohesion", ""),
        ("min(cohesion) < 5", "expression-syntax", "min", "two numbers"),
        ("chair == ‘france’", "expression-syntax", "‘france’", "'france'"),
        ("chair in [russia]", "expression-syntax", "russia", "'russia'"),
        ("cohesion in []", "expression-syntax", "[", "at least one item"),
        ("cohesion in 5", "expression-syntax", "5", "`[`"),
        ("war == not war", "expression-syntax", "not", ""),
        ("cohesion += 5", "expression-syntax", "+=", ""),
        ("cohesion < 5 \x1b", "expression-syntax", "\x1b", ""),
        ("cohesoin < 5", "unknown-name", "cohesoin", ""),
        ("text.outer == east-only", "unknown-name", "east-only", "'east-only'"),
        ("cohesion", "type-mismatch", "cohesion", "something true or false"),
        ("not chair", "type-mismatch", "chair", "something true or false"),
        ("text.security == 5", "type-mismatch", "5", "one of none, observers"),
        ("text.security == text.outer", "type-mismatch", "text.outer", "one of none, observers"),
        ("text.security < 'none'", "type-mismatch", "'none'", "`==` or `!=`"),
        ("war < true", "type-mismatch", "true", "`==` or `!=`"),
        ("war + 1 > 0", "type-mismatch", "war", "a number"),
        ("war in [1]", "type-mismatch", "war", ""),
        ("cohesion in ['none']", "type-mismatch", "'none'", "a number"),
        ("'none' == 'none'", "type-mismatch", "'none'", "a name"),
        ("date > '1997-02-30'", "type-mismatch", "'1997-02-30'", "a date such as '1997-10-14'"),
        ("date > '19971014'", "type-mismatch", "'19971014'", "a date such as '1997-10-14'"),
        ("chair == 'italy'", "unknown-choice", "'italy'", "one of france, russia"),
        ("cohesion < 9999999999", "out-of-range", "9999999999", "at most 1000000000"),
        ("cohesion / turn > 1", "division", "turn", "a whole number above zero"),
        ("cohesion / 0 > 1", "division", "0", "a whole number above zero"),
        ("(" * 30 + "war" + ")" * 30, "too-complex", "(", ""),
        ("not " * 30 + "war", "too-complex", "not", ""),
        ("1" + "+1" * 100 + " > 0", "too-complex", "+", ""),
        ("war or " * 100 + "war", "too-complex", " or war", "at most 500"),
    ],
)
def test_a_mistake_in_a_condition_is_told_where_it_is(text: str, code: str, place: str, expected: str) -> None:
    fault = only_fault(condition, text)
    assert (fault.code, fault.expected) == (code, expected)
    assert marked(text, fault).startswith(place)


@pytest.mark.parametrize(
    ("text", "code", "place", "expected"),
    [
        ("cohesion", "expression-syntax", "", "`=`, `+=` or `-=`"),
        ("cohesion == 5", "expression-syntax", "==", "`=`, `+=` or `-=`"),
        ("5 = cohesion", "expression-syntax", "5", "a name"),
        ("cohesion = 5, war = true", "expression-syntax", ",", "the end of the expression"),
        ("cohesion -=", "expression-syntax", "", "a value"),
        ("flags.quiet = true", "unknown-name", "flags.quiet", ""),
        ("ar.base -= 5", "not-writable", "ar.base", "a name an effect may change"),
        ("war = 5", "type-mismatch", "5", "true or false"),
        ("war += 1", "type-mismatch", "war", "`=`"),
        ("cohesion = 'none'", "type-mismatch", "'none'", "a number"),
        ("now.outer = 'nome'", "unknown-choice", "'nome'", "one of none, east-only, all"),
        ("now.outer = all", "unknown-name", "all", "'all'"),
        ("cohesion = 101", "out-of-range", "101", "from 0 to 100"),
        ("cohesion -= 101", "out-of-range", "101", "at most 100, the whole range of `cohesion`"),
        ("ar.outlook = -101", "out-of-range", "-101", "from -100 to 100"),
    ],
)
def test_a_mistake_in_an_effect_is_told_where_it_is(text: str, code: str, place: str, expected: str) -> None:
    fault = only_fault(effect, text)
    assert (fault.code, fault.expected) == (code, expected)
    assert marked(text, fault).startswith(place)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("101", "out-of-range"),
        ("-1", "out-of-range"),
        ("war", "type-mismatch"),
        ("35 %", "expression-syntax"),
    ],
)
def test_a_mistake_in_an_amount_is_told(text: str, code: str) -> None:
    assert code in {fault.code for fault in faults(amount, text)}


def test_true_is_not_an_amount() -> None:
    (fault,) = faults(amount, True)
    assert fault.code == "type-mismatch"


def test_all_mistakes_of_an_expression_are_told_at_once_in_their_order() -> None:
    text = "cohesoin < 60 and ar.bsae > 1.5 and text.outer == 'eastonly' and (war"
    found = faults(condition, text)
    assert [(fault.code, fault.nearest) for fault in found] == [
        ("unknown-name", "cohesion"),
        ("unknown-name", "ar.base"),
        ("expression-syntax", None),
        ("expression-syntax", None),
    ]
    assert faults(condition, text.replace("(war", "war"))[-1].nearest == "east-only"


def test_both_sides_of_an_effect_are_looked_at() -> None:
    found = faults(effect, "cohesio += 1 + trun")
    assert [(fault.offset, fault.nearest) for fault in found] == [(0, "cohesion"), (15, "turn")]


def test_a_message_says_what_was_found_and_what_belongs_there() -> None:
    assert only_fault(condition, "text.security == 5").message == (
        "`text.security` is one of none, observers; 5 is a number."
    )
    assert only_fault(condition, "cohesion").message == (
        "`cohesion` is a number, not a condition; compare it, for example `cohesion >= 50`."
    )


def test_a_message_repeats_only_the_beginning_of_a_very_long_word() -> None:
    fault = only_fault(condition, "a" * 400 + " > 5")
    assert (fault.code, fault.length) == ("unknown-name", 400)
    assert len(fault.message) < 2 * LONGEST_QUOTE


def test_an_error_reads_as_its_messages() -> None:
    error = ExpressionError(faults(condition, "cohesoin < 5"))
    assert isinstance(error, ValueError)
    assert str(error) == error.faults[0].message
