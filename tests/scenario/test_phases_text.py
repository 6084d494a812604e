"""The words of every phase: short, easy to read, our own, and with every documented dynamic in them."""

import re
from pathlib import Path
from statistics import median

import pytest
import tomli

from mediator_game.scenario.library import campaign, fragments, shipped
from mediator_game.scenario.load import load
from mediator_game.text.markdown import plain
from mediator_game.text.measure import lix, words
from mediator_game.text.names import fill

ROOT = Path(__file__).parents[2]
PHASES = [path for path in shipped() if path.stem != "tutorial"]
LIBRARY = sorted(fragments().glob("*.toml"))
REPORT = ROOT.parent / "shared" / "report" / "report.md"
DYNAMICS = ROOT.parent / "shared" / "report" / "dynamics.toml"
RUN = 8
PROSE = frozenset(
    ["text", "more", "first_step", "instructions", "stakes", "stop", "dossier", "way_in", "way_out", "summary"]
)
LISTS = frozenset(["texts", "reactions", "analysis", "application"])


@pytest.fixture(scope="module", params=PHASES, ids=lambda path: path.stem)
def phase(request):
    return request.param


@pytest.fixture(scope="module")
def loaded(phase):
    return load(phase, strict=True)


@pytest.fixture(scope="module")
def scenario(loaded):
    assert loaded.scenario is not None, loaded.errors
    return loaded.scenario


@pytest.fixture(scope="module")
def places(scenario):
    return {name: place.name for name, place in scenario.place.items()}


@pytest.fixture(scope="module")
def written(phase):
    return tomli.loads(phase.read_text(encoding="utf-8"))


def strings(value, path=()):
    """Every text of the file with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from strings(inner, (*path, number))


def is_prose(path):
    return path[-1] in PROSE or (len(path) > 1 and path[-2] in LISTS)


@pytest.fixture(scope="module")
def prose(written, places):
    """What people read, with places filled in, by path."""
    named = {
        "leader": "The President", "side": "Armenia", "bloc": "the army", "issue": "Status", "option": "A force",
        "power": "France",
        "measure": "A telephone",
        "paper": "the paper",
    }  # fmt: skip
    return {path: plain(fill(text, places, named)) for path, text in strings(written) if is_prose(path)}


def word_list(text):
    return re.findall(r"[^\W_]+", text.casefold())


def runs(text):
    found = word_list(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


def sentences(text):
    return [one for one in re.split(r"(?<=[.!?:])\s+", text) if one.strip()]


@pytest.fixture(scope="session")
def report():
    if not REPORT.is_file():
        pytest.skip("the report is not beside this checkout")
    return runs(REPORT.read_text(encoding="utf-8"))


def test_the_file_passes_every_check_without_a_warning(loaded):
    assert loaded.diagnostics == ()


def test_no_run_of_eight_words_is_the_reports(written, places, report):
    for path, text in strings(written):
        shared = runs(plain(fill(text, places))) & report
        assert not shared, f"{path}: {' '.join(min(shared))}"


@pytest.mark.parametrize("file", [*LIBRARY, campaign()], ids=lambda path: path.stem)
def test_what_the_phases_share_is_in_our_own_words_too(file, report):
    for path, text in strings(tomli.loads(file.read_text(encoding="utf-8"))):
        if path[-1] != "cite":  # a citation is the report's own title
            shared = runs(plain(re.sub(r"\{place:([a-z-]+)\}", r"\1", text))) & report
            assert not shared, f"{path}: {' '.join(min(shared))}"


def test_every_dynamic_of_the_phase_is_in_the_scenario(scenario, phase):
    if not DYNAMICS.is_file():
        pytest.skip("the list of dynamics is not beside this checkout")
    listed = tomli.loads(DYNAMICS.read_text(encoding="utf-8"))["dynamic"]
    wanted = {one["id"] for one in listed if phase.stem.partition("-")[0] in one["scenario"]}
    tables = ("move", "event", "reaction", "hinge", "note", "trap", "outcome")
    carried = {name for table in tables for one in getattr(scenario, table) for name in one.dynamic}
    assert wanted - carried == set()
    assert carried <= {one["id"] for one in listed}


def test_each_mechanism_cites_the_paragraphs_of_its_dynamics(scenario):
    if not DYNAMICS.is_file():
        pytest.skip("the list of dynamics is not beside this checkout")
    listed = {one["id"]: one["report"] for one in tomli.loads(DYNAMICS.read_text(encoding="utf-8"))["dynamic"]}
    for table in ("move", "event", "reaction", "hinge", "note", "trap"):
        for one in getattr(scenario, table):
            # "common" carries what the report does not state; an invented reaction claims no paragraph.
            if one.dynamic and not one.invented and "common" not in one.source:
                paragraphs = {paragraph for name in one.dynamic for paragraph in listed[name]}
                assert paragraphs & set(one.source), f"{table} {one.id}"


def test_six_hundred_words_lead_to_the_first_decision(scenario, places):
    for name, seat in scenario.chair.items():
        pages = (
            scenario.scenario.title, scenario.scenario.summary, scenario.card.text, *scenario.card.topics,
            scenario.card.stop, scenario.briefing.text, scenario.briefing.first_step, seat.title, seat.instructions,
            seat.stakes, *(issue.title for issue in scenario.issue),
        )  # fmt: skip
        assert sum(words(fill(page, places)) for page in pages) <= 600, name
    assert words(fill(scenario.briefing.text, places)) <= 250


def test_half_of_what_is_read_is_no_harder_than_a_newspaper(prose):
    assert median(lix(text) for text in prose.values()) <= 45


def test_what_is_read_before_the_first_decision_is_easy(prose):
    first = [text for path, text in prose.items() if path[0] in ("card", "briefing", "chair")]
    assert first
    assert all(lix(text) <= 48 for text in first)
    assert lix("\n\n".join(first)) <= 42


def test_sentences_are_short(prose):
    every = [sentence for text in prose.values() for sentence in sentences(text)]
    long = [sentence for sentence in every if words(sentence) > 20]
    assert len(long) <= len(every) // 20, long
    assert max(words(sentence) for sentence in every) <= 28


def test_a_dispatch_is_neither_a_headline_nor_a_page(scenario, places):
    for table in ("event", "reaction"):
        for one in getattr(scenario, table):
            assert 20 <= words(fill(one.text, places)) <= 55, one.id


def test_no_person_is_named_in_play(scenario, places):
    named = re.compile(
        r"Ter-Petrosyan|Kocharyan|Sargsyan|Aliyev|Demirel|Kazimirov|Ghukasyan|Kasprzyk|Demirchyan|Pashinyan|Medvedev"
        r"|Putin|Lavrov|Erdo[gğ]an|Elchibey|Mutalibov|Chirac|Powell"
    )
    for table in ("move", "event", "reaction", "hinge", "note", "outcome"):
        for one in getattr(scenario, table):
            assert not named.search(one.text), one.id
    for dispatch in scenario.dispatch:
        assert not any(named.search(text) for text in dispatch.texts)


def test_no_words_are_put_into_a_mouth(prose):
    for path, text in prose.items():
        quoted = re.findall(r"“([^”]*)”", text)
        assert all(inside in {"Status", "A force", "A telephone", "the paper"} for inside in quoted), path


def test_both_sides_get_as_many_ways_to_be_told(written):
    def told(side):
        mine = [one for one in written["dispatch"] if side in (one.get("side"), one.get("bloc", "").split(".")[0])]
        # Papers of others are signed and refused where the record has it, which may be on one side.
        return {one["on"] for one in mine if not one["on"].startswith("paper-")}

    assert told("ar") == told("az")
