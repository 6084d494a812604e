"""Renames one part of a scenario everywhere it is written, as an author does with search and replace."""

import copy
import re

CONDITIONS = ("when", "happens", "aims", "if", "chance")


def renamed(document, table, name, new):
    """A copy of a document in which the part `name` of a table is called `new` (its last segment, where it has two)."""
    found = copy.deepcopy(document)
    _IDS[table](found, *name.split("."), new)
    return _expressions(found, lambda text: _rewritten(text, table, name, new))


def _expressions(value, rewrite):
    if isinstance(value, list):
        return [_expressions(one, rewrite) for one in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for key, one in value.items():
        if key in CONDITIONS and isinstance(one, str):
            found[key] = rewrite(one)
        elif key.endswith("effects"):
            found[key] = [rewrite(effect) for effect in one]
        else:
            found[key] = _expressions(one, rewrite)
    return found


_FRONT, _BACK = r"(?<![\w.'-])", r"(?![\w-])"
_PAPER = r"(?:papers\.[\w-]+\.)?"
_SAYS = r"\s*(?:[!=]?=|(?:not )?in)\s*[\[(]?(?:['\"][\w-]+['\"],\s*)*['\"]"


def _rewritten(text, table, name, new):
    prefixes = {
        "move": "moves", "reaction": "reactions", "event": "events", "note": "notes", "flags": "flags",
        "paper": "papers", "letter": "letters", "measure": "measures", "place": "holds",
    }  # fmt: skip
    if table == "measure":
        text = re.sub(rf"\.worth\.{name}{_BACK}", f".worth.{new}", text)
    if table in prefixes:
        return re.sub(rf"{_FRONT}{prefixes[table]}\.{name}{_BACK}", f"{prefixes[table]}.{new}", text)
    if table == "track":
        return re.sub(rf"{_FRONT}{name}(?![\w.-])", new, text)
    if table in ("side", "power"):
        text = re.sub(rf"{_FRONT}({_PAPER}){name}\.", rf"\1{new}.", text)
        return re.sub(rf"(holds\.[\w-]+{_SAYS}){name}(['\"])", rf"\1{new}\2", text) if table == "side" else text
    if table == "bloc":
        side, own = name.split(".")
        return re.sub(rf"{_FRONT}({_PAPER}){side}\.{own}\.", rf"\1{side}.{new}.", text)
    if table == "issue":
        return re.sub(rf"{_FRONT}(text|now|unlocked|papers\.[\w-]+)\.{name}{_BACK}", rf"\1.{new}", text)
    if table == "chair":
        return re.sub(rf"(chair\s*[!=]=\s*['\"]){name}(['\"])", rf"\1{new}\2", text)
    if table == "option":
        issue, own = name.split(".")
        text = re.sub(rf"{_FRONT}unlocked\.{issue}\.{own}{_BACK}", f"unlocked.{issue}.{new}", text)
        after = rf"((?:text|now|papers\.[\w-]+)\.{issue}{_SAYS}){own}(['\"])"
        return re.sub(after, rf"\1{new}\2", text)
    return text


def _key(table, old, new):
    """Rename a key of a table in its place."""
    if isinstance(table, dict) and old in table:
        items = [(new if key == old else key, value) for key, value in table.items()]
        table.clear()
        table.update(items)


def _value(table, key, old, new):
    if isinstance(table, dict) and table.get(key) == old:
        table[key] = new


def _in_list(table, key, old, new):
    if key in table:
        table[key] = [new if one == old else one for one in table[key]]


def _steps(document):
    waiting = [step for line in document.get("line", {}).values() for step in line["steps"]]
    while waiting:
        step = waiting.pop()
        yield step
        if "else" in step:
            waiting.append(step["else"])


def _voices(document):
    for side in document.get("side", {}).values():
        yield side
        yield from side["bloc"]


def _id_of(table):
    def rename(document, old, new):
        for one in document.get(table, []):
            _value(one, "id", old, new)

    return rename


def _track(document, old, new):
    _id_of("track")(document, old, new)


def _move(document, old, new):
    _id_of("move")(document, old, new)
    for step in _steps(document):
        _value(step, "move", old, new)
    for owner in (document["scenario"], *document["chair"].values()):
        _in_list(owner, "drop_moves", old, new)


def _objective(document, old, new):
    _id_of("objective")(document, old, new)
    for chair in document["chair"].values():
        _in_list(chair, "objectives", old, new)


def _outcome(document, old, new):
    _id_of("outcome")(document, old, new)
    _value(document.get("record", {}), "documented", old, new)


def _chair(document, old, new):
    _key(document["chair"], old, new)
    for line in document.get("line", {}).values():
        _value(line, "chair", old, new)
    for move in document["move"]:
        _in_list(move, "chairs", old, new)


def _side(document, old, new):
    _key(document["side"], old, new)
    for issue in document["issue"]:
        for option in issue["option"]:
            _key(option.get("value"), old, new)
            _key(option.get("to"), old, new)
    for place in document.get("place", {}).values():
        _key(place.get("names"), old, new)
        _key(place.get("worth"), old, new)
        _value(place, "holder", old, new)
    _key(document.get("front"), old, new)
    for front in document.get("front", {}).values():
        _key(front["toll"], old, new)
    for dispatch in document.get("dispatch", []):
        _value(dispatch, "side", old, new)
    _people(document, lambda name: ".".join([new, *name.split(".")[1:]]) if name.split(".")[0] == old else name)


def _bloc(document, side, old, new):
    for bloc in document["side"][side]["bloc"]:
        _value(bloc, "id", old, new)
    _value(document["side"][side], "successor", old, new)

    def changed(name):
        parts = name.split(".")
        return ".".join([side, new, *parts[2:]]) if parts[:2] == [side, old] else name

    _people(document, changed)


def _people(document, changed):
    """Rename whoever is named as `side` or `side.bloc`: by levers, targets and what notes reveal."""
    for power in document.get("power", {}).values():
        for name in list(power.get("lever", {})):
            _key(power["lever"], name, changed(name))
    for step in _steps(document):
        if "target" in step:
            step["target"] = changed(step["target"])
    for dispatch in document.get("dispatch", []):
        if "." in dispatch.get("bloc", ""):
            dispatch["bloc"] = changed(dispatch["bloc"])
    _parties(document, changed)
    _revealed(document, changed)


def _parties(document, changed):
    """Rename whoever signs papers, is written to, or takes part in measures."""
    owners = [*document.get("paper", []), *document.get("letter", []), *document.get("measure", [])]
    for owner in owners:
        for key in ("owner", "from", "to"):
            if key in owner:
                owner[key] = changed(owner[key])
        for key in ("signatories", "told", "needs", "hears"):
            if key in owner:
                owner[key] = [changed(name) for name in owner[key]]
        for key in ("worth", "will"):
            for name in list(owner[key]) if isinstance(owner.get(key), dict) else ():
                _key(owner[key], name, changed(name))


def _paper(document, old, new):
    _id_of("paper")(document, old, new)
    for letter in document.get("letter", []):
        _value(letter, "paper", old, new)
    for dispatch in document.get("dispatch", []):
        _value(dispatch, "paper", old, new)


def _measure(document, old, new):
    _id_of("measure")(document, old, new)
    for measure in document.get("measure", []):
        _in_list(measure, "after", old, new)
    for owner in (*_steps(document), *document.get("dispatch", [])):
        _value(owner, "target", old, new)
        _value(owner, "measure", old, new)
    _revealed(document, lambda name: re.sub(rf"\.worth\.{old}$", f".worth.{new}", name))


def _place(document, old, new):
    _key(document["place"], old, new)
    for issue in document["issue"]:
        for option in issue["option"]:
            for side in option.get("to", {}):
                _in_list(option["to"], side, old, new)
    for front in document.get("front", {}).values():
        _in_list(front, "places", old, new)
    for group in document.get("map", {}).get("groups", {}):
        _in_list(document["map"]["groups"], group, old, new)
    _mentioned(document, old, new)


def _mentioned(value, old, new):
    """Rename a place wherever words or the map speak of it."""
    for key, one in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(one, dict | list):
            _mentioned(one, old, new)
        elif isinstance(one, str):
            exact = one == old and (key in ("capital", "place") or (isinstance(key, str) and len(key) == 1))
            value[key] = new if exact else one.replace(f"{{place:{old}}}", f"{{place:{new}}}")


def _revealed(document, changed):
    for note in document.get("note", []):
        if "reveals" in note:
            note["reveals"] = [changed(name) for name in note["reveals"]]


def _power(document, old, new):
    _key(document["power"], old, new)
    _parties(document, lambda name: new if name == old else name)
    _revealed(document, lambda name: f"{new}.{name.partition('.')[2]}" if name.partition(".")[0] == old else name)
    for chair in document["chair"].values():
        _value(chair, "power", old, new)
    for owner in (*_steps(document), *document.get("dispatch", [])):
        _value(owner, "power", old, new)


def _issue(document, old, new):
    _id_of("issue")(document, old, new)
    for voice in _voices(document):
        _key(voice.get("weights"), old, new)
    for power in document.get("power", {}).values():
        _key(power.get("cares"), old, new)
    for step in _steps(document):
        _key(step.get("text"), old, new)
    for place in document.get("place", {}).values():
        _value(place, "issue", old, new)
    for paper in document.get("paper", []):
        _key(paper.get("says"), old, new)
        for key in ("issues", "must_settle"):
            _in_list(paper, key, old, new)
    for dispatch in document.get("dispatch", []):
        _value(dispatch, "issue", old, new)
    _terms(document, lambda name: f"{new}.{name.split('.')[1]}" if name.split(".")[0] == old else name)


def _option(document, issue, old, new):
    for one in document["issue"]:
        if one["id"] == issue:
            for option in one["option"]:
                _value(option, "id", old, new)
    for power in document.get("power", {}).values():
        _key(power.get("cares", {}).get(issue), old, new)
    for step in _steps(document):
        _value(step.get("text"), issue, old, new)
    for paper in document.get("paper", []):
        _value(paper.get("says"), issue, old, new)
    _terms(document, lambda name: f"{issue}.{new}" if name == f"{issue}.{old}" else name)


def _terms(document, changed):
    """Rename whatever is named as `issue.option`: by red lines, own values and steps."""
    for voice in _voices(document):
        if "red_lines" in voice:
            voice["red_lines"] = [changed(name) for name in voice["red_lines"]]
        for key in ("value", "prices"):
            for name in list(voice.get(key, {})):
                _key(voice[key], name, changed(name))
    for step in _steps(document):
        if step.get("option"):
            step["option"] = changed(step["option"])


def _flags(document, old, new):
    """A flag is declared by the effects that set it, which are expressions."""


def _line(document, old, new):
    _key(document["line"], old, new)


_IDS = {
    "track": _track,
    "move": _move,
    "objective": _objective,
    "outcome": _outcome,
    "chair": _chair,
    "side": _side,
    "bloc": _bloc,
    "power": _power,
    "issue": _issue,
    "option": _option,
    "flags": _flags,
    "line": _line,
    "paper": _paper,
    "measure": _measure,
    "place": _place,
    **{table: _id_of(table) for table in ("reaction", "event", "hinge", "forecast", "note", "trap", "letter")},
}
