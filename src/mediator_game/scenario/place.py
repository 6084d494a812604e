"""From a finding in a file's data to a diagnostic with a line and a column."""

from __future__ import annotations

from collections.abc import Callable

from mediator_game.scenario.catalogue import severity
from mediator_game.scenario.diagnostics import Diagnostic, Finding, Path, Place, Related
from mediator_game.scenario.read import SourceFile
from mediator_game.text.clean import one_line

_LONGEST = 600
"""Characters of a message; some repeat what an author wrote, which may be anything."""
Origin = Callable[[Path], tuple[SourceFile, Path]]


def diagnose(file: SourceFile, finding: Finding) -> Diagnostic:
    """Place a finding whose paths are those of one file."""
    return place(finding, lambda path: (file, path))


def place(finding: Finding, origin: Origin) -> Diagnostic:
    """Place a finding in merged data, given where each path came from."""
    file, path = origin(finding.path)
    where = _where(file, path, finding)
    return Diagnostic(
        finding.code,
        severity(finding.code),
        one_line(finding.message, length=_LONGEST),
        file.name,
        where.line,
        where.column,
        where.end_line,
        where.end_column,
        one_line(finding.hint, length=_LONGEST) if finding.hint else None,
        tuple(_related(message, *origin(other)) for message, other in finding.related),
        excerpt=file.line(where.line),
    )


def _where(file: SourceFile, path: Path, finding: Finding) -> Place:
    if finding.offset is not None:
        return file.locator.inside(path, finding.offset, finding.length)
    return file.locator.key(path) if finding.key else file.locator.value(path)


def _related(message: str, file: SourceFile, path: Path) -> Related:
    where = file.locator.value(path)
    return Related(message, file.name, where.line, where.column)
