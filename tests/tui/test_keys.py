"""The registry of keys: what screens, help, palette and manual are drawn from."""

from collections import Counter

import pytest

from mediator_game.tui import keys


def test_every_id_is_there_once():
    ids = [id for id, _, _ in keys.every()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("group", keys.GROUPS, ids=lambda group: group.id)
def test_no_key_does_two_things_in_one_place(group):
    pressed = Counter(one.strip() for key in group.keys for one in key.keys.split(","))
    assert [one for one, times in pressed.items() if times > 1] == []


@pytest.mark.parametrize("group", keys.GROUPS, ids=lambda group: group.id)
def test_every_key_has_a_label_and_a_sentence(group):
    for key in group.keys:
        assert key.label
        assert len(key.label) <= 20
        assert key.help.endswith(".")


def test_what_a_browser_takes_has_another_key_beside_it():
    for id, _, key in keys.every():
        pressed = {one.strip() for one in key.keys.split(",")}
        if pressed & {"ctrl+w", "ctrl+t", "ctrl+p", "ctrl+n"}:
            assert len(pressed) > 1, id


def test_escape_is_never_the_only_way_but_where_letters_are_typed():
    for id, place, key in keys.every():
        if place.id not in ("begin", "writing", "hinge", "folder"):
            assert key.keys != "escape", id


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ctrl+p,f2", ("Ctrl+P", "F2")),
        ("question_mark,f1", ("?", "F1")),
        ("q,backspace,escape", ("q", "Backspace", "Esc")),
        ("up", ("↑",)),
        ("f", ("f",)),
    ],
)
def test_keys_are_named_as_people_name_them(written, shown):
    assert keys.shown(written) == shown
