"""The text on the table in short: its terms, who has said what, who has seen it, and how likely it is to leak."""

from __future__ import annotations

from attrs import frozen

from mediator_game.play.view import SideView, TextView
from mediator_game.tui.widgets.panel import Paper
from mediator_game.tui.widgets.people import capital
from mediator_game.tui.widgets.sheet import ALARM, FRESH, HEAD, PLAIN, QUIET, STRONG, Piece, Sheet


@frozen
class DraftFacts:
    """The text, and the sides whose answers belong beside it."""

    text: TextView
    sides: tuple[SideView, ...]


class DraftPaper(Paper[DraftFacts]):
    """The text for the edge of the desk."""

    def draw(self, sheet: Sheet, facts: DraftFacts) -> None:
        """Lay out the terms, the answers, the readers and the chance of a leak."""
        text = facts.text
        if not text.issues:
            sheet.row([("THE TEXT", HEAD)])
            sheet.flow(("There is no text to negotiate here.", QUIET))
            return
        sheet.row([("THE TEXT", HEAD)], [(standing(text), STRONG if text.exists else QUIET)])
        if not text.exists:
            sheet.flow(("Nothing is on the table. Today's state:", QUIET))
        _terms(sheet, text)
        if not text.exists:
            return
        sheet.gap()
        _readers(sheet, text)


def standing(text: TextView) -> str:
    """Say which draft it is and what became of it."""
    if not text.exists:
        return "no draft yet"
    states = [
        word
        for word, true in (
            ("signed", text.signed),
            ("rejected", text.rejected),
            ("leaked", text.leaked),
            ("public", text.public and not text.leaked),
        )
        if true
    ]
    return ", ".join([f"draft {text.draft}", *states])


def one_line(facts: DraftFacts) -> list[Piece]:
    """Say it in one line, for the narrow desk."""
    text = facts.text
    if not text.exists:
        return [("No text on the table.", QUIET)]
    said: list[Piece] = [(capital(standing(text)), STRONG)]
    for side in facts.sides:
        said.append((f" · {side.name} {side.answer}", PLAIN))
    if text.leak_chance and not text.public:
        said.append((f" · leak {text.leak_chance} in 100", PLAIN))
    return said


def _terms(sheet: Sheet, text: TextView) -> None:
    """One line a term where there is room, else its title over its option."""
    side_by_side = sheet.width >= 60
    for issue in text.issues:
        mark: list[Piece] = [(" ✎ changed", FRESH)] if issue.changed and text.draft > 1 else []
        style = PLAIN if not text.exists or not issue.current.is_now else QUIET
        option: Piece = (issue.current.title, style)
        if side_by_side:
            sheet.cells(([(issue.title, QUIET), *mark], 36), ([option], sheet.width - 36))
        else:
            sheet.flow((issue.title, QUIET), *mark)
            sheet.flow(option, first="  ")


def _readers(sheet: Sheet, text: TextView) -> None:
    if text.public:
        sheet.flow(("It leaked. " if text.leaked else "", ALARM), ("Everybody can read it.", PLAIN))
        return
    seen, unseen = len(text.seen_by), len(text.not_seen_by)
    sheet.row([("Seen by", QUIET)], [(f"{seen or 'nobody'}" + (f", not by {unseen}" if unseen else ""), PLAIN)])
    sheet.row([("Leak this turn", QUIET)], [(f"{text.leak_chance} in 100", PLAIN)])


def listed(names: tuple[str, ...]) -> str:
    """Join names as a person would: ``the army, the public and Baku``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
