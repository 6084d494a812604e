"""Lines of the text editor: a term with its option and what each side makes of it, and an option with the same."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from textual.content import Content

from mediator_game.play.view import IssueView, Judgement, OptionView, SideView
from mediator_game.text.wrap import cell_width
from mediator_game.tui.drafting import RED, UNKNOWN, Draft, judgement
from mediator_game.tui.widgets.panel import Panel
from mediator_game.tui.widgets.sheet import FAINT, PLAIN, QUIET, STRONG, Piece, Sheet, cells, line

STACKED = 66
"""Below this width what the sides make of a term goes on a line of its own."""


@frozen
class HeadsFacts:
    """The sides, and what the options in the table are: today's, the text's, the draft's."""

    sides: tuple[SideView, ...]
    draft: str


class Heads(Panel[HeadsFacts]):
    """The line over the terms."""

    def draw(self, sheet: Sheet, facts: HeadsFacts) -> None:
        """Lay the line out in the columns of the terms."""
        sheet.lines.append(heads(sheet.width, facts.sides, facts.draft))


def columns(width: int, sides: int) -> tuple[int, int, int]:
    """Return the widths of a term's title, of its option, and of what each side makes of it."""
    each = max(16, min(26, width // 5)) if sides else 0
    rest = width - each * sides
    title = min(28, rest * 9 // 20)
    return title, rest - title, each


def heads(width: int, sides: Sequence[SideView], draft: str) -> Content:
    """Return the line over the terms."""
    title, option, each = columns(width, len(sides))
    if width < STACKED:
        half = max(10, width * 2 // 5)
        return cells([([("  Term", QUIET)], half), ([(draft, QUIET)], width - half)])
    named = [([(f"for {side.name}", QUIET)], each) for side in sides]
    return cells([([("  Term", QUIET)], title), ([(draft, QUIET)], option), *named])


def term(issue: IssueView, draft: Draft, sides: Sequence[SideView], width: int) -> Content:
    """Return the line of a term."""
    option = draft.option(issue)
    changed = option.id != issue.current.id
    mark = "✎ " if changed else "  "
    style = STRONG if changed else PLAIN
    name: list[Piece] = [(mark, style), (issue.title, style)]
    if issue.must_settle:
        name.append(("*", FAINT))
    return _laid(name, [(option.title, style)], option, sides, width)


def option_line(option: OptionView, draft: Draft, issue: IssueView, sides: Sequence[SideView], width: int) -> Content:
    """Return the line of an option; a closed one says why below itself."""
    draft_has, tabled = draft.option(issue).id == option.id, draft.text.exists
    mark = "● " if draft_has else "○ "
    style = FAINT if option.closed else STRONG if draft_has else PLAIN
    notes = [note for note, true in (("on the table", option.in_text and tabled), ("today", option.is_now)) if true]
    aside = f"  {', '.join(notes)}" if notes else ""
    title, rest, each = columns(width, len(sides))
    if width < STACKED:
        first = line([("  ", PLAIN), (mark, style), (option.title, style), (aside, FAINT)], width)
        parts = [first, _stacked(option, sides, width)]
    else:
        judged = [(_judged(judgement(option, side.id), each - 1), each) for side in sides]
        parts = [
            cells([([("  ", PLAIN), (mark, style), (option.title, style), (aside, FAINT)], title + rest), *judged])
        ]
    if option.closed:
        parts.append(line([(f"    closed: {option.closed}", FAINT)], width))
    return Content("\n").join(parts)


def _laid(name: list[Piece], said: list[Piece], option: OptionView, sides: Sequence[SideView], width: int) -> Content:
    title, rest, each = columns(width, len(sides))
    if width < STACKED:
        half = max(10, width * 2 // 5)
        return Content("\n").join([cells([(name, half), (said, width - half)]), _stacked(option, sides, width)])
    judged = [(_judged(judgement(option, side.id), each - 1), each) for side in sides]
    return cells([(name, title), (said, rest), *judged])


def _stacked(option: OptionView, sides: Sequence[SideView], width: int) -> Content:
    pieces: list[Piece] = [("    ", PLAIN)]
    for number, side in enumerate(sides):
        pieces.append((f"{' · ' if number else ''}{side.name} ", FAINT))
        pieces.extend(_judged(judgement(option, side.id), 12))
    return line(pieces, width)


def _judged(one: Judgement, width: int) -> list[Piece]:
    """A word, and how it is known where there is room to say so."""
    if one.word == UNKNOWN:
        return [(UNKNOWN, FAINT)]
    how = f" ({one.how})" if one.how else ""
    fits = cell_width(one.word + how) <= width
    return [(one.word, STRONG if one.word == RED else PLAIN), (how if fits else "?" * (one.how == "guess"), FAINT)]
