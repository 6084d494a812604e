"""The text on the table in short: its terms, who has said what, who has seen it, and how likely it is to leak."""

from __future__ import annotations

from attrs import frozen

from mediator_game.play.view import PaperView, SideView, TextView
from mediator_game.tui.widgets.panel import Paper
from mediator_game.tui.widgets.people import capital
from mediator_game.tui.widgets.sheet import ALARM, FRESH, HEAD, PLAIN, QUIET, STRONG, Piece, Sheet


@frozen
class DraftFacts:
    """The text, the sides whose answers belong beside it, and what others have put forward."""

    text: TextView
    sides: tuple[SideView, ...]
    papers: tuple[PaperView, ...] = ()


class DraftPaper(Paper[DraftFacts]):
    """The text for the edge of the desk."""

    def draw(self, sheet: Sheet, facts: DraftFacts) -> None:
        """Lay out the terms, the answers, the readers, the chance of a leak, and the papers of others."""
        self._own(sheet, facts.text)
        for paper in facts.papers:
            sheet.gap()
            _rival(sheet, paper)

    def _own(self, sheet: Sheet, text: TextView) -> None:
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


def _rival(sheet: Sheet, paper: PaperView) -> None:
    """A paper of somebody else's: what it says where it differs from the text, and whose names are under it."""
    sheet.row([(paper.title.upper(), HEAD)], [(paper.standing, STRONG if paper.standing == "in force" else QUIET)])
    for term in paper.terms:
        sheet.flow((f"{term.title}: ", QUIET), (term.says, PLAIN if term.differs else QUIET), rest="  ")
    if paper.signed_by:
        sheet.flow(("Signed by ", QUIET), (listed(paper.signed_by), PLAIN), (".", QUIET), rest="  ")
    if paper.not_signed_by:
        sheet.flow(("Not signed by ", QUIET), (listed(paper.not_signed_by), PLAIN), (".", QUIET), rest="  ")
    for letter in paper.letters:
        sheet.flow(("Letter: ", QUIET), (letter, PLAIN), rest="  ")


def _readers(sheet: Sheet, text: TextView) -> None:
    if text.public:
        sheet.flow(("It leaked. " if text.leaked else "", ALARM), ("Everybody can read it.", PLAIN))
        return
    seen, unseen = len(text.seen_by), len(text.not_seen_by)
    sheet.row([("Seen by", QUIET)], [(f"{seen or 'nobody'}" + (f", not by {unseen}" if unseen else ""), PLAIN)])
    sheet.row([("Leak this turn", QUIET)], [(f"{text.leak_chance} in 100", PLAIN)])


def rival_lines(paper: PaperView) -> list[str]:
    """Say all there is to say of a paper of somebody else's, a line for each thing."""
    said = [
        f"{paper.title} ({paper.owner}): {paper.standing}{', public' if paper.public else ''}. {paper.text}".rstrip()
    ]
    for term in paper.terms:
        ours = f" (your text: {term.ours})" if term.ours and term.differs else ""
        said.append(f"{term.title}: {term.says}{ours}")
    said.append(f"Signed by {listed(paper.signed_by) or 'nobody'}.")
    if paper.not_signed_by:
        said.append(f"Not signed by {listed(paper.not_signed_by)}.")
    return [*said, *paper.letters]


def listed(names: tuple[str, ...]) -> str:
    """Join names as a person would: ``the army, the public and Baku``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
