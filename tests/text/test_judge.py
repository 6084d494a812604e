import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import each_hostile
from mediator_game.text.judge import MOST_FLAWS, flaws, id_fault, is_id

WHOLE = [
    "Դա մեր դիրքորոշումն է։ Արցախ, Երևան",
    "Heydər Əliyev Bakıda görüşə hazırdır; Şuşa, Gəncə, Xankəndi",
    "Сопредседатель едет в Ереван, «ёлка», й и ї",
    "« Où est-il ? » – l’œuvre naïve",
    "\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u064f\u0645\u0652",
    "می\u200cخواهم",
    "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd",
    "क्\u200dष हिन्दी",
    "漢字かな交じり文。한국어 ガ",
    "e\u0301 и\u0306 ế",
    "👩‍👩‍👧‍👦 👨🏾‍🚀 ❤️‍🔥 1️⃣ #️⃣ 🇦🇲🇦🇿 🏳️‍🌈 🐈‍⬛ ✈️ ©️",
    "20 °C, 5 ½ km², § 3 — “quoted” … №\u00a05, 100\u202f000 €",
]


@pytest.mark.parametrize("text", WHOLE)
def test_the_languages_of_the_conflict_and_emoji_have_no_flaw(text):
    assert flaws(text) == []


@pytest.mark.parametrize(
    ("text", "offset", "what"),
    [
        ("ab\x1b[2J", 2, "the control character U+001B (escape)"),
        ("\x9b2J", 0, "the control character U+009B (control sequence introducer)"),
        ("a\tb", 1, "the control character U+0009 (tab)"),
        ("a\rb", 1, "the control character U+000D (carriage return)"),
        ("\x7f", 0, "the control character U+007F (delete)"),
        ("\x01", 0, "the control character U+0001"),
        ("x\u202ey", 1, "the text-direction control U+202E (right-to-left override)"),
        ("x\u200by", 1, "the invisible character U+200B (zero width space)"),
        ("x\ufe0fy", 1, "the invisible character U+FE0F (variation selector-16)"),
        ("\U000e0041", 0, "the invisible tag character U+E0041 (tag latin capital letter a)"),
        ("\ud800", 0, "U+D800, half of a surrogate pair"),
        ("\ufffe", 0, "U+FFFE, which is not a character"),
        ("\U0010ffff", 0, "U+10FFFF, which is not a character"),
        ("\u2028", 0, "the separator U+2028 (line separator)"),
        ("\ue000", 0, "the private-use character U+E000"),
        ("a\u200db", 1, "the invisible joiner U+200D (zero width joiner) where it joins nothing"),
        ("a\u0301\u0301\u0301\u0301\u0301", 4, "more than 3 combining marks in a row"),
    ],
)
def test_a_flaw_names_the_character_and_where_it_is(text, offset, what):
    (flaw,) = flaws(text)
    assert (flaw.offset, flaw.what) == (offset, what)
    assert flaw.advice


def test_a_tab_is_met_with_the_advice_to_use_spaces():
    assert flaws("\t")[0].advice == "use spaces"


def test_a_text_too_long_or_with_too_many_lines_is_said_to_be_so():
    assert [flaw.what for flaw in flaws("a" * 20_001)] == ["a text of 20,001 characters"]
    assert [flaw.what for flaw in flaws("a\n" * 401)] == ["a text of 401 lines"]
    assert flaws("a\n" * 400) == []
    assert flaws("a" * 20_000) == []
    assert flaws("a\nb", lines=1)[0].offset == 2


def test_one_text_yields_a_bounded_number_of_flaws():
    assert len(flaws("\x00" * 19_000)) == MOST_FLAWS


def test_marks_cannot_be_piled_up_by_putting_joiners_between_them():
    assert any("combining" in flaw.what for flaw in flaws("\u0628" + "\u064b\u064c\u064d\u200d" * 5))


@each_hostile
def test_what_is_said_of_a_hostile_text_is_itself_harmless(text):
    for flaw in flaws(text):
        assert 0 <= flaw.offset <= len(text)
        assert flaws(flaw.what + flaw.advice) == []
        assert "\n" not in flaw.what


@pytest.mark.parametrize("text", ["a", "0", "yerevan", "co-chair-2", "a" * 41, "con1", "com0", "a-", "lpt10"])
def test_small_letters_digits_and_hyphens_make_an_id(text):
    assert is_id(text)
    assert id_fault(text) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("con", "reserved by Windows"),
        ("com9", "reserved by Windows"),
        ("a" * 42, "42 characters; the most is 41"),
        ("-abc", 'begins with a hyphen; begin with a letter or a digit: write "abc"'),
        ("Baku", 'capital letters: write "baku"'),
        ("co_chair", 'an underscore, where ids have hyphens: write "co-chair"'),
        ("side.baku", 'contains "."; an id is made of a-z, 0-9 and hyphens: write "side-baku"'),
        ("my id", 'contains a space; an id is made of a-z, 0-9 and hyphens: write "my-id"'),
        ("café", 'write "cafe"'),
        ("Ереван", '"Е", U+0415 (cyrillic capital letter ie)'),
        ("abc\n", "U+000A (line feed)"),
        ("a\x1bb", "the control character U+001B (escape)"),
        ("../x", 'contains "."'),
    ],
)
def test_a_bad_id_is_explained_in_one_sentence(text, says):
    assert not is_id(text)
    fault = id_fault(text)
    assert fault is not None
    assert says in fault
    assert fault.endswith(".")


@given(st.text())
def test_an_id_is_faulty_exactly_when_it_is_no_id_and_the_fault_is_harmless(text):
    fault = id_fault(text)
    assert (fault is None) == is_id(text)
    assert fault is None or (flaws(fault) == [] and "\n" not in fault)


@each_hostile
def test_the_fault_of_a_hostile_id_is_harmless(text):
    fault = id_fault(text)
    assert fault is not None
    assert flaws(fault) == []
    assert len(fault) < 250
