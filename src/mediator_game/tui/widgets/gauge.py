"""A number as the trainee knows it: a word first, an arrow when it moved, the band behind it on request."""

from __future__ import annotations

from mediator_game.play.view import Gauge, Trend
from mediator_game.tui.widgets.sheet import FRESH, PLAIN, QUIET, Piece

ARROWS: dict[Trend, str] = {"up": "↑", "down": "↓", "same": ""}
MOVED: dict[Trend, str] = {"up": "rose", "down": "fell", "same": ""}
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def word(gauge: Gauge) -> str:
    """Return its word, or ``?`` when it is not known."""
    return "?" if gauge.known == "unknown" else gauge.word


def pieces(gauge: Gauge, *, said: bool = False) -> list[Piece]:
    """Return its word, and for one turn after it moved an arrow; `said` puts the arrow in words too."""
    found: list[Piece] = [(word(gauge), QUIET if gauge.known == "unknown" else PLAIN)]
    if gauge.trend != "same":
        moved = f" {ARROWS[gauge.trend]} {MOVED[gauge.trend]}" if said else f" {ARROWS[gauge.trend]}"
        found.append((moved, FRESH))
    return found


def bar(gauge: Gauge, width: int) -> list[Piece]:
    """Draw the band: solid up to what is certain, shaded as far as it may reach, empty when nothing is known."""
    room = max(1, width - 2)
    if gauge.known == "unknown":
        return [("▕" + " " * room + "▏", QUIET)]
    solid, edge = divmod(_scaled(gauge.low, room * 8), 8)
    full = "█" * solid + (_EIGHTHS[edge] if edge and gauge.low == gauge.high else "")
    reach = max(len(full), -(-_scaled(gauge.high, room * 8) // 8))
    shade = "▒" * (reach - len(full))
    return [("▕", QUIET), (full, PLAIN), (shade + " " * (room - reach) + "▏", QUIET)]


def band(gauge: Gauge) -> str:
    """Return the numbers behind the word: ``62``, ``about 55-65``, or nothing when nothing is known."""
    if gauge.known == "unknown":
        return ""
    return str(gauge.low) if gauge.low == gauge.high else f"{gauge.low}-{gauge.high}"


def _scaled(value: int, steps: int) -> int:
    return max(0, min(steps, (value * steps + 50) // 100))
