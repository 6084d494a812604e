import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import each_hostile
from mediator_game.text.markdown import Block, Span, parse, plain

MARKDOWNISH = st.lists(st.sampled_from(["*", "**", "***", " ", "\n", "a", "b.", "- ", "> ", "## ", "<", "`", "["])).map(
    "".join
)


def spans(text):
    (block,) = parse(text)
    return [(span.text, span.style) for span in block.spans]


def words_only(text):
    return [char for char in text if not char.isspace() and char not in "*#->"]


@given(st.one_of(st.text(), MARKDOWNISH))
def test_any_text_parses_and_no_word_is_lost(text):
    assert words_only("".join(span.text for block in parse(text) for span in block.spans)) == words_only(text)
    assert words_only(plain(text)) == words_only(text)


@given(st.one_of(st.text(), MARKDOWNISH))
def test_no_block_and_no_span_is_empty(text):
    for block in parse(text):
        assert block.spans
        assert all(span.text for span in block.spans)


@each_hostile
def test_hostile_text_parses_and_no_word_is_lost(text):
    assert words_only(plain(text)) == words_only(text)


def test_the_six_forms_are_known():
    text = "## Baku\nHe is *firm*,\nand **says** so.\n\n- one\n- two\n  more\n> Not\n> now.\n"
    assert parse(text) == (
        Block("heading", (Span("Baku", "plain"),)),
        Block(
            "paragraph",
            (
                Span("He is ", "plain"),
                Span("firm", "emphasis"),
                Span(", and ", "plain"),
                Span("says", "strong"),
                Span(" so.", "plain"),
            ),
        ),
        Block("item", (Span("one", "plain"),)),
        Block("item", (Span("two more", "plain"),)),
        Block("quote", (Span("Not now.", "plain"),)),
    )
    assert plain(text) == "Baku\n\nHe is firm, and says so.\n\none\n\ntwo more\n\nNot now."


@pytest.mark.parametrize(
    "text",
    [
        "[click](javascript:alert(1))",
        "![x](http://example.invalid/x.png)",
        "<img src=x onerror=alert(1)>",
        "<http://example.invalid>",
        "`code` __x__ ~~y~~",
        "# One hash",
        "### Three",
        "1. one",
        "* star",
        "2 * 3 * 4",
        "a lone * and a lone **mark",
        "***both***",
        "back\\slash",
        "&lt;b&gt;",
        "-no space",
        "##none",
    ],
)
def test_everything_else_is_literal(text):
    assert spans(text) == [(text, "plain")]


def test_inside_two_weights_the_inner_one_counts():
    assert spans("**a *b* c**") == [("a ", "strong"), ("b", "emphasis"), (" c", "strong")]
    assert spans("*a **b* c**") == [("a **b", "emphasis"), (" c**", "plain")]


def test_a_weight_never_runs_over_the_end_of_its_block():
    assert [block.spans for block in parse("*a\n\nb*")] == [(Span("*a", "plain"),), (Span("b*", "plain"),)]


def test_an_empty_quote_line_parts_two_quotes():
    assert [(block.kind, plain(block.spans[0].text)) for block in parse("> a\n>\n> b")] == [
        ("quote", "a"),
        ("quote", "b"),
    ]
