"""The papers on the desk in short: which are new, which are read, which are not to be had yet."""

from __future__ import annotations

from mediator_game.play.view import NoteView
from mediator_game.tui.widgets.panel import Paper
from mediator_game.tui.widgets.sheet import FRESH, HEAD, PLAIN, QUIET, Sheet

NEW, READ, CLOSED = "●", "○", "·"


class NotesPaper(Paper[tuple[NoteView, ...]]):
    """The list of notes for a narrow desk."""

    def draw(self, sheet: Sheet, facts: tuple[NoteView, ...]) -> None:
        """Lay the list out."""
        sheet.row([("NOTES", HEAD)], [(counted(facts), QUIET)])
        if not facts:
            sheet.flow(("There are no papers in this scenario.", QUIET))
        for note in facts:
            glyph, style = mark(note)
            sheet.flow(
                (f"{glyph} ", style),
                (note.title, PLAIN if is_new(note) else QUIET),
                (f" · {state(note)}", QUIET),
                rest="  ",
            )


def is_new(note: NoteView) -> bool:
    """Tell whether it can be opened and has not been."""
    return not note.opened and not note.closed


def new(notes: tuple[NoteView, ...]) -> int:
    """Count what can be opened and has not been."""
    return sum(map(is_new, notes))


def counted(notes: tuple[NoteView, ...]) -> str:
    """Say how many are new."""
    number = new(notes)
    return f"{number} new" if number else "nothing new"


def mark(note: NoteView) -> tuple[str, str]:
    """Return its glyph and the glyph's style."""
    if note.opened:
        return READ, QUIET
    return (CLOSED, QUIET) if note.closed else (NEW, FRESH)


def state(note: NoteView) -> str:
    """Say whether it is new, read, or why it is not to be had."""
    if note.opened:
        return "read"
    if note.closed:
        return reason(note)
    return f"new, from {note.origin}" if note.origin else "new"


def reason(note: NoteView) -> str:
    """Return why it is not to be had as one sentence, without its own title in front."""
    return note.closed.removeprefix(f"{note.title}: ").rstrip(".") + "."
