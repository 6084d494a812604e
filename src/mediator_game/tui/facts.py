"""What each part of the desk shows, made from a view."""

from __future__ import annotations

from mediator_game.play.view import ForecastView, MoveView, View
from mediator_game.scenario.calendar import turn_label
from mediator_game.scenario.model import Header
from mediator_game.tui.widgets.heading import HeadingFacts, PromptFacts
from mediator_game.tui.widgets.log import LogFacts
from mediator_game.tui.widgets.moves import aside
from mediator_game.tui.widgets.papers import new
from mediator_game.tui.widgets.people import PeopleFacts


def heading(view: View) -> HeadingFacts:
    """Return what stands at the top."""
    return HeadingFacts(
        title=view.title,
        label=view.label,
        unit=view.unit,
        turn=view.turn,
        turns=view.turns,
        chair=view.chair_title,
        new_notes=new(view.notes),
    )


def people(view: View) -> PeopleFacts:
    """Return who stands where."""
    return PeopleFacts(view.sides, view.powers, view.world, view.text.exists)


def log(view: View, header: Header, fresh: int) -> LogFacts:
    """Return what happened, each turn under its name; from place `fresh` on it is new."""
    turns = sorted({one.turn for one in view.log})
    labels = tuple((turn, turn_label(header, turn)) for turn in turns)
    return LogFacts(view.log, fresh, labels, view.label, view.unit, view.mode == "training", _opening(view))


def _opening(view: View) -> tuple[str, ...]:
    """What the log says while it is empty: the way in."""
    paragraphs = tuple("".join(span.text for span in block.spans) for block in view.briefing.blocks)
    return paragraphs or ("Nothing has happened yet. Choose a move below.",)


def menu(view: View) -> tuple[MoveView, ...]:
    """Return the moves in the order of a short list: what is open first, and of that the scenario's own."""
    return tuple(sorted(view.moves, key=lambda move: (bool(move.closed), bool(move.verb))))


def prompt(view: View, notice: str, under: str | None, hidden: str = "") -> PromptFacts:
    """Return what stands above the moves when the cursor is on the move called `under`; `hidden` says how many more
    there are than the list shows.
    """
    left = view.moves_left
    left_over = "no moves left" if not left else "1 move left" if left == 1 else f"{left} moves left"
    move = next((move for move in view.moves if move.id == under), None)
    hint = "" if move is None else f"Closed: {move.closed}" if move.closed else aside(move)
    return PromptFacts("What do you do?", f"{left_over} · {hidden}" if hidden else left_over, notice, hint)


def ended(view: View) -> str:
    """Say that the game has ended; nothing while it goes on."""
    return f"It has ended: {view.ending.title}. Press Enter to see how." if view.ending is not None else ""


def is_open(forecast: ForecastView) -> bool:
    """Tell whether a forecast can be given and has not been."""
    return forecast.open and forecast.given is None


def last_turn(view: View) -> int:
    """Return from which place the log counts as new when a game is taken up: from the player's latest move on.

    Where no move is told of in this turn or the one before, both turns are new.
    """
    recent = next((place for place, one in enumerate(view.log) if one.turn >= view.turn - 1), len(view.log))
    moves = (place for place in range(len(view.log) - 1, recent - 1, -1) if view.log[place].text.startswith("You:"))
    return next(moves, recent)


def not_yes(view: View) -> str:
    """Name the sides that have not said yes to the text, with their verb; nothing when both have."""
    names = [side.name for side in view.sides if side.answer != "says yes"]
    return f"{' and '.join(names)} {'has' if len(names) == 1 else 'have'}" if names else ""
