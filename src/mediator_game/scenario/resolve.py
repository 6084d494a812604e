"""`uses`: the files a scenario is put together from, where each may lie, and how they are merged.

The scenario's own entries win over those of the files it uses, and a file's own over those of the files it
uses in turn. Every entry of the merged data remembers its file, so that positions stay right.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path as FilePath
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from attrs import define, field, frozen

from mediator_game.scenario.diagnostics import Diagnostic, Finding, Path
from mediator_game.scenario.library import fragments, shipped_fragment
from mediator_game.scenario.library import shown as shown_path
from mediator_game.scenario.place import diagnose
from mediator_game.scenario.read import SourceFile, read
from mediator_game.text.clean import one_line
from mediator_game.text.nearest import nearest

SHIPPED = "shipped:"
MOST_FILES = 32

Cache = dict[FilePath, SourceFile]
"""Used files already read, by their real path, so that a check of many scenarios reads the library once."""


@define
class Resolved:
    """A scenario's data with that of all it uses, and where each part came from."""

    files: list[SourceFile]
    used: list[FilePath] = field(factory=list)
    data: dict[str, Any] = field(factory=dict)
    origins: dict[Path, tuple[SourceFile, Path]] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)
    findings: list[Finding] = field(factory=list)

    @property
    def borrowed(self) -> frozenset[Path]:
        """Return the paths of the tables and entries that came from files under `uses`."""
        return frozenset(path for path, (file, _) in self.origins.items() if file is not self.files[0])

    def origin(self, path: Path) -> tuple[SourceFile, Path]:
        """Return the file that holds a path of the merged data, and the path in that file."""
        for length in range(min(len(path), 2), 0, -1):
            found = self.origins.get(path[:length])
            if found is not None:
                return found[0], found[1] + path[length:]
        return self.files[0], path


@frozen
class _Base:
    """The folder that a file's `uses` are relative to, and the file's own place among the users."""

    folder: FilePath
    shown: FilePath
    users: tuple[FilePath, ...]


def resolve(file: SourceFile, path: FilePath, cache: Cache | None = None) -> Resolved:
    """Put a scenario together with the files it uses."""
    result = Resolved([file])
    _merge(result, file)
    header = file.data.get("scenario")
    uses = header.get("uses") if isinstance(header, dict) else None
    real = FilePath(os.path.realpath(path))
    base = _Base(real.parent, FilePath(file.name).parent, (real,))
    _use(result, file, ("scenario", "uses"), uses, base, {real}, cache if cache is not None else {})
    _drop_moves(result)
    return result


def _use(
    result: Resolved, user: SourceFile, at: Path, uses: Any, base: _Base, seen: set[FilePath], cache: Cache
) -> None:
    """Merge the files named in one `uses`, and then, in turn, those that they use."""
    if not isinstance(uses, list):
        return
    for number, entry in enumerate(uses):
        if not isinstance(entry, str):
            continue
        target = _target(entry, base)
        if isinstance(target, Finding):
            result.problems.append(diagnose(user, _at(target, (*at, number))))
            continue
        real, inner = target
        if real in base.users:
            circle = [*base.users[base.users.index(real) :], real]
            message = "The `uses` go round in a circle: " + " uses ".join(one_line(one.name) for one in circle) + "."
            finding = Finding("uses-cycle", (*at, number), message, "Leave this one out.")
            result.problems.append(diagnose(user, finding))
        elif real not in seen:
            seen.add(real)
            if len(seen) > MOST_FILES:
                finding = Finding("uses-too-many", (*at, number), f"A scenario may use at most {MOST_FILES - 1} files.")
                result.problems.append(diagnose(user, finding))
                return
            _take(result, real, inner, seen, cache, _At(user, (*at, number)))


@frozen
class _At:
    file: SourceFile
    path: Path


def _take(result: Resolved, real: FilePath, base: _Base, seen: set[FilePath], cache: Cache, at: _At) -> None:
    """Read one used file, merge it, and go on to what it uses."""
    if real not in cache:
        cache[real] = read(real, _shown(real, base))
    file = cache[real]
    result.files.append(file)
    result.used.append(real)
    if "scenario" in file.data:
        message = f"{one_line(file.name)} is a scenario of its own, not a part of one."
        hint = "Move what both need into a file without a [scenario] table and use that."
        finding = Finding("uses-scenario", at.path, message, hint)
        result.problems.append(diagnose(at.file, finding))
        return
    _merge(result, file)
    if "uses" in file.data and not isinstance(file.data["uses"], list):
        finding = Finding("wrong-type", ("uses",), "`uses` must be a list of texts in [brackets].")
        result.problems.append(diagnose(file, finding))
    inner = _Base(base.folder, base.shown, (*base.users, real))
    _use(result, file, ("uses",), file.data.get("uses"), inner, seen, cache)


def _target(entry: str, base: _Base) -> tuple[FilePath, _Base] | Finding:
    """Return the real file behind an entry of `uses` and the base for its own, or what is wrong with it."""
    shown = one_line(entry, length=80)
    if entry.startswith(SHIPPED):
        name = entry.removeprefix(SHIPPED)
        found = shipped_fragment(name)
        if found is None:
            near = nearest(name, (one.stem for one in fragments().glob("*.toml")))
            hint = f'Did you mean "{SHIPPED}{near}"?' if near else None
            return Finding("uses-missing", (), f"The game's library holds no {one_line(name, length=60)}.", hint)
        real = FilePath(os.path.realpath(found))
        return real, _Base(real.parent, shown_path(found.parent), base.users)
    if PurePosixPath(entry).is_absolute() or PureWindowsPath(entry).anchor or "\\" in entry or ".." in entry.split("/"):
        return Finding("uses-outside", (), f"{shown} leads out of the scenario's own folder.", _OUTSIDE)
    if not entry.endswith(".toml"):
        hint = f'Name a file beside this one, or one of the game\'s own as "{SHIPPED}NAME".'
        return Finding("uses-missing", (), f"{shown} is not the name of a .toml file.", hint)
    try:
        real = FilePath(os.path.realpath(base.folder / entry))
        there = real.exists()
    except (OSError, ValueError):
        there = False
    if not there:
        return Finding("uses-missing", (), f"There is no file {shown} in the scenario's folder.", "Check its name.")
    if not real.is_relative_to(base.folder):
        return Finding("uses-outside", (), f"{shown} is a link out of the scenario's own folder.", _OUTSIDE)
    return real, base


_OUTSIDE = "Put a copy of the file into the scenario's folder."


def _at(finding: Finding, path: Path) -> Finding:
    return Finding(finding.code, path, finding.message, finding.hint)


def _shown(real: FilePath, base: _Base) -> str:
    """Return the name a used file has in diagnostics: beside the scenario's own name where it lies there."""
    try:
        return os.fspath(base.shown / real.relative_to(base.folder))
    except ValueError:
        return os.fspath(real)


def _merge(result: Resolved, file: SourceFile) -> None:
    first = file is result.files[0]
    for top, value in file.data.items():
        if top == "uses" and not first:
            continue
        if top not in result.data:
            result.data[top] = (
                dict(value) if isinstance(value, dict) else list(value) if isinstance(value, list) else value
            )
            if not first:
                result.origins[(top,)] = (file, (top,))
        elif isinstance(value, dict) and isinstance(result.data[top], dict):
            for key, item in value.items():
                if key not in result.data[top]:
                    result.data[top][key] = item
                    result.origins[top, key] = (file, (top, key))
        elif isinstance(value, list) and isinstance(result.data[top], list):
            _append(result, top, value, file)


def _append(result: Resolved, top: str, items: list[Any], file: SourceFile) -> None:
    """Add a used file's list of tables after what is there, leaving out those whose id is taken already."""
    there: list[Any] = result.data[top]
    taken = {item["id"] for item in there if _has_id(item)}
    for number, item in enumerate(items):
        if not (_has_id(item) and item["id"] in taken):
            there.append(item)
            result.origins[top, len(there) - 1] = (file, (top, number))


def _has_id(item: Any) -> bool:
    return isinstance(item, Mapping) and isinstance(item.get("id"), str)


def _drop_moves(result: Resolved) -> None:
    """Take out the moves that the scenario does not want."""
    header, moves = result.data.get("scenario"), result.data.get("move")
    dropped = header.get("drop_moves") if isinstance(header, dict) else None
    if not isinstance(dropped, list) or not isinstance(moves, list):
        return
    ids = [item["id"] for item in moves if _has_id(item)]
    for number, name in enumerate(dropped):
        if isinstance(name, str) and name not in ids and not any("move" in file.roots for file in result.files):
            near = nearest(name, ids)
            hint = f'Did you mean "{near}"?' if near else None
            message = f'There is no move "{one_line(name, length=60)}" to drop.'
            result.findings.append(Finding("unknown-reference", ("scenario", "drop_moves", number), message, hint))
    origins = [result.origin(("move", number)) for number in range(len(moves))]
    kept = [number for number, item in enumerate(moves) if not (_has_id(item) and item["id"] in dropped)]
    result.data["move"] = [moves[number] for number in kept]
    for new, old in enumerate(kept):
        result.origins["move", new] = origins[old]
