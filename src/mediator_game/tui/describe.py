"""Words about scenarios and saved games for the menus. All text is made safe here and shown as it is."""

from __future__ import annotations

from textual.content import Content

from mediator_game.text.clean import clean, one_line
from mediator_game.text.markdown import plain as without_marks
from mediator_game.tui.ports import SaveCard, ScenarioCard

_QUIET = "$quiet"
_READING = "Reading ..."
LATEST = 6
"""How many saved games home names."""

MOMENT = 44
"""The most columns that say where a phase of the campaign stands."""


def scenario(card: ScenarioCard) -> Content:
    """Return a scenario in full: title, period, length, what it is about."""
    lines = [Content.styled(one_line(card.title), "bold"), Content(one_line(card.period))]
    lines += [Content.styled(facts(card), _QUIET), Content("")]
    if card.problem:
        lines.append(Content(f"Cannot be played: {one_line(card.problem, length=400)}"))
    else:
        lines.append(Content(clean(without_marks(card.summary), length=1_200, lines=12)))
    return Content("\n").join(lines)


def facts(card: ScenarioCard) -> str:
    """Return the length of a scenario in one line."""
    long = f"{card.turns} {card.unit}s · about {card.minutes} minutes"
    return f"{long} · fictional" if card.fictional else long


def scenarios(cards: tuple[ScenarioCard, ...] | None) -> Content:
    """Return the scenarios as a table of contents."""
    if cards is None:
        return Content.styled(_READING, _QUIET)
    if not cards:
        return Content("No scenario is installed. docs/authoring shows how to write one.")
    wide = max(len(one_line(card.title)) for card in cards)
    rows = [Content.assemble(one_line(card.title).ljust(wide + 3), (one_line(card.period), _QUIET)) for card in cards]
    return Content("\n").join([Content.styled(counted(len(cards), "scenario"), "bold"), Content(""), *rows])


def campaign() -> Content:
    """Return what the campaign is."""
    return _paragraphs(
        "Thirty years, one phase after another. Each begins from what the one before it left: trust, words in public, "
        "the military balance, and whatever was signed.",
        "Every phase is a game of its own, with its own transcript and debrief. You can stop after any of them.",
    )


def save(card: SaveCard) -> Content:
    """Return a saved game in full."""
    lines = [Content.styled(one_line(card.title), "bold")]
    if card.problem:
        lines.append(Content(f"Cannot be opened: {one_line(card.problem, length=400)}"))
        return Content("\n").join(lines)
    lines.append(Content(one_line(card.moment)))
    if card.ended:
        lines.append(Content(f"Ended: {one_line(card.outcome)}"))
    lines += [Content(""), Content(f"{one_line(card.player)}, {one_line(card.chair)}")]
    lines.append(Content.styled(f"Last played {one_line(card.modified)}", _QUIET))
    return Content("\n").join(lines)


def saves(cards: tuple[SaveCard, ...] | None) -> Content:
    """Return the latest saved games."""
    if cards is None:
        return Content.styled(_READING, _QUIET)
    if not cards:
        return Content("No saved game yet. Play a scenario and it appears here, saved at every move.")
    rows = [Content.assemble(one_line(card.title), (f"  {one_line(card.moment)}", _QUIET)) for card in cards[:LATEST]]
    more = [Content.styled(f"and {len(cards) - LATEST} more", _QUIET)] if len(cards) > LATEST else []
    return Content("\n").join([Content.styled(counted(len(cards), "saved game"), "bold"), Content(""), *rows, *more])


def manual() -> Content:
    """Return what the game is, in short."""
    return _paragraphs(
        "You mediate. The parties decide.",
        "Each turn you make one or two moves: visit a leader, open a channel, change a term of the text, ask a"
        " capital to press. Then the turn ends, and those who have something to lose answer.",
        "A closed move says why it is closed. Whatever happens can be asked why.",
    )


def quitting() -> Content:
    """Return what becomes of games when the program ends."""
    return _paragraphs("Leave the game.", "Every move is saved as it is made. Leaving is never held against anybody.")


def fault(reason: str) -> Content:
    """Return a fault as a sentence."""
    return Content(clean(reason, length=1_500, lines=12))


def _paragraphs(first: str, *others: str) -> Content:
    return Content("\n\n").join([Content.styled(first, "bold"), *(Content(one) for one in others)])


def counted(number: int, name: str) -> str:
    """Return a number of things: ``1 scenario``, ``2 scenarios``."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
