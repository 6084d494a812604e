"""Which addresses may be opened."""

from __future__ import annotations

from urllib.parse import urlsplit

from mediator_game.text.judge import flaws


def may_open(url: str) -> bool:
    """Tell whether this is a plain http or https address of a named host, without a password."""
    if len(url) > 2_000 or any(character.isspace() for character in url) or list(flaws(url)):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
