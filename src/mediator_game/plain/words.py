"""Small turns of phrase that several pages share."""

from __future__ import annotations

from collections.abc import Sequence

from mediator_game.play.view import Gauge, Told, Trend

TRENDS: dict[Trend, str] = {"up": ", rising", "down": ", falling", "same": ""}


def gauge(one: Gauge, *, numbers: bool = False) -> str:
    """Say a gauge: ``Rhetoric: high, rising``; with `numbers` the band behind the word."""
    said = "not known" if one.word == "?" else one.word
    behind = f" ({band(one.low, one.high)})" if numbers and one.word != "?" else ""
    return f"{one.title}: {said}{behind}{TRENDS[one.trend]}"


def band(low: int, high: int) -> str:
    """Say a band of points."""
    return str(low) if low == high else f"{low} to {high}"


def counted(number: int, name: str) -> str:
    """Say a number of things."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def told(one: Told, place: int) -> str:
    """Say what happened, and how to ask about it: `place` is its number in the log."""
    ask = [f"why {place}"] if one.can_ask_why else []
    if one.source:
        ask.append(f"{'source' if len(one.source) == 1 else 'sources'} {', '.join(one.source)}")
    elif one.invented:
        ask.append("the game's own")
    where = f"{one.dateline} " if one.dateline else ""
    return f"{where}{one.text}" + (f" ({'; '.join(ask)})" if ask else "")


def sentence(text: str) -> str:
    """Return a reason as a sentence: a capital at the start, a full stop at the end."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def listed(names: Sequence[str], none: str = "nobody") -> str:
    """Join names with semicolons, for they may hold commas and colons themselves."""
    return "; ".join(names) if names else none
