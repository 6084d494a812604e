"""The format is taken strictly: nothing is converted, everything wrong is found in one run."""

import copy
import datetime
import types
from typing import Literal, Union, get_args, get_origin

import attrs
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from mediator_game.scenario import model
from mediator_game.scenario.hooks import keys_of, required
from mediator_game.scenario.keys import PURPOSE, purpose
from mediator_game.scenario.structure import stand_in, structure
from scenario.patched import valley

SOUND = tomli.loads(valley())
CLASSES = [one for one in vars(model).values() if isinstance(one, type) and attrs.has(one)]
SHARED = set(keys_of(model.Sourced))
FIELDS = [(cls, key, one.type) for cls in CLASSES if cls is not model.Span for key, one in keys_of(cls).items()]


def inner(kind):
    if get_origin(kind) in (Union, types.UnionType) and type(None) in get_args(kind):
        return get_args(kind)[0]
    return kind


def wrong_values(kind):
    """What nobody may write where a type belongs, although a lenient reader would convert it."""
    kind = inner(kind)
    if kind == model.Amount:
        return [True, 2.0, [], {}]
    if kind is int:
        return [True, "5", 5.0, [5], {}]
    if kind is bool:
        return [0, 1, "true", [], {}]
    if kind is datetime.date:
        return ["1997-10-14", datetime.datetime(1997, 10, 14), 1997, [], {}]
    if kind is model.Span:
        return [True, "5", 5.0, [1], [1, 2, 3], [1, True], ["1", 2], {}]
    if get_origin(kind) is tuple:
        return ["text", 5, {}, True]
    if get_origin(kind) is Literal:
        return ["nonsense", 5, True, []]
    if kind is str or hasattr(kind, "__supertype__"):
        return [5, True, 1.5, [], {}, datetime.date(1997, 10, 14)]
    return ["text", 5, True, []]


def placed(cls, value):
    """A whole scenario with one table of a class in it, and the path of that table."""
    data = copy.deepcopy(SOUND)
    at, path = find(model.Scenario, data, cls)
    at.update(value)
    return data, path


def find(cls, raw, wanted, path=()):
    """The first table of a class, made where there is none."""
    if cls is wanted:
        return raw, path
    for key, one in keys_of(cls).items():
        kind = inner(one.type)
        item = get_args(kind)[-2 if get_origin(kind) is tuple else -1] if get_origin(kind) else kind
        if not (isinstance(item, type) and attrs.has(item)) or item is cls or item is model.Span:
            continue
        if get_origin(kind) is tuple:
            raw.setdefault(key, []).append(stand_in(item))
            below, step = raw[key][-1], (key, len(raw[key]) - 1)
        elif get_origin(kind):
            below = raw.setdefault(key, {}).setdefault("new", stand_in(item))
            step = (key, "new")
        else:
            below, step = raw.setdefault(key, stand_in(item)), (key,)
        found = find(item, below, wanted, (*path, *step))
        if found:
            return found
    return None


@pytest.mark.parametrize(("cls", "key", "kind"), FIELDS, ids=[f"{cls.__name__}.{key}" for cls, key, _ in FIELDS])
def test_no_key_of_the_format_converts_a_value_of_another_type(cls, key, kind):
    if cls is model.Sourced:
        return
    for value in wrong_values(kind):
        data, path = placed(cls, {key: value})
        found = structure(data).findings
        assert [one.code for one in found] in (["wrong-type"], ["bad-choice"]), (value, found)
        assert found[0].path[: len(path) + 1] == (*path, key)


@pytest.mark.parametrize("cls", [cls for cls in CLASSES if cls not in (model.Span, model.Sourced)])
def test_every_missing_key_is_reported_with_what_it_is_for(cls):
    for key in required(cls):
        data, path = placed(cls, {})
        at = data
        for step in path:
            at = at[step]
        at.pop(key, None)
        found = structure(data).findings
        assert [(one.code, one.path) for one in found] == [("missing-key", path)], key
        assert PURPOSE[f"{cls.__name__}.{key}"] in found[0].message


def test_every_key_has_its_purpose_once():
    own = {f"{cls.__name__}.{key}" for cls, key, _ in FIELDS if cls is model.Sourced or key not in SHARED}
    shared = {f"{cls.__name__}.{key}" for cls, key, _ in FIELDS if not issubclass(cls, model.Sourced)}
    assert set(PURPOSE) == own | shared
    assert all(purpose(cls, key) for cls, key, _ in FIELDS)


@pytest.mark.parametrize("cls", [cls for cls in CLASSES if cls not in (model.Span, model.Sourced)])
def test_a_key_no_table_has_is_reported_with_the_nearest_one(cls):
    key = next(iter(keys_of(cls)))
    data, path = placed(cls, {key + "x": 1})
    found = structure(data).findings
    assert [(one.code, one.path) for one in found] == [("unknown-key", (*path, key + "x"))]
    assert found[0].key


def test_if_and_else_of_a_step_are_written_as_such():
    steps = structure(SOUND).built.line["historical"].steps
    assert steps[2].when == "tension < 60"
    assert steps[2].otherwise == model.Step(turn=2, move="walk")


def test_an_interval_is_one_number_or_two_in_order():
    data, _ = placed(model.World, {"tension": 7, "cohesion": [3, 9]})
    assert structure(data).built.world == model.World(model.Span(3, 9), model.Span(7, 7))


def test_the_sound_data_is_not_changed_by_mending_it():
    data, _ = placed(model.World, {"tension": "7", "nonsense": 1})
    before = copy.deepcopy(data)
    assert structure(data).findings
    assert data == before


@given(st.data())
def test_all_faults_of_a_file_are_found_at_once(data):
    places = {
        ("scenario", "title"): 5, ("world", "tension"): [9, 1], ("chair", "envoy", "objectives"): "x",
        ("issue", 0, "option", 1, "value", "hill"): True, ("side", "river", "bloc", 0, "clout"): "1",
        ("move", 3, "does"): "fly", ("event", 0, "date"): "x", ("line", "informed", "steps", 1, "text", "water"): 5,
        ("record", "claim", 0, "source"): {}, ("goal", 0, "at"): "dawn",
    }  # fmt: skip
    chosen = data.draw(st.sets(st.sampled_from(sorted(places, key=str)), min_size=1))
    raw = copy.deepcopy(SOUND)
    for path in chosen:
        at = raw
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = places[path]
    built = structure(raw)
    assert {one.path for one in built.findings} == chosen
    assert built.built is not None
