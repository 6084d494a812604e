"""Colours: ink, paper, high contrast, and none. Three weights of text, one accent, no hue for a side."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    text: str,
    quiet: str,
    faint: str,
    ground: str,
    raised: str,
    rule: str,
    accent: str,
    on: str,
) -> Theme:
    """Return a theme of one accent. Warnings and errors are told by their words, so they wear the accent too."""
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=accent,
        error=accent,
        success=accent,
        foreground=text,
        background=ground,
        surface=ground,
        panel=raised,
        boost=raised,
        variables={
            "text": text,
            "text-muted": quiet,
            "text-disabled": faint,
            "text-accent": accent,
            "rule": rule,
            "quiet": quiet,
            "quiet-style": "none",
            "border": accent,
            "border-blurred": rule,
            "block-cursor-foreground": on,
            "block-cursor-background": accent,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": text,
            "block-cursor-blurred-background": raised,
            "block-hover-background": raised,
            "footer-background": ground,
            "footer-foreground": quiet,
            "footer-description-foreground": quiet,
            "footer-key-foreground": text,
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-selection-background": rule,
            "scrollbar": rule,
            "scrollbar-hover": quiet,
            "scrollbar-active": quiet,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            "button-foreground": text,
            "button-color-foreground": on,
        },
    )


DARK = _theme(
    "ink",
    dark=True,
    text="#e6e1d6",
    quiet="#9a978f",
    faint="#6b6964",
    ground="#15171a",
    raised="#202328",
    rule="#3a3d42",
    accent="#d9bd83",
    on="#15171a",
)
LIGHT = _theme(
    "paper",
    dark=False,
    text="#1f2123",
    quiet="#5c5f62",
    faint="#8a8c8e",
    ground="#f7f4ec",
    raised="#e9e4d8",
    rule="#c3bdaf",
    accent="#2f4858",
    on="#f7f4ec",
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    text="#ffffff",
    quiet="#d8d8d8",
    faint="#bdbdbd",
    ground="#000000",
    raised="#000000",
    rule="#ffffff",
    accent="#ffffff",
    on="#000000",
)
_AS_IT_IS = "ansi_default"
TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary=_AS_IT_IS,
    secondary=_AS_IT_IS,
    accent=_AS_IT_IS,
    warning=_AS_IT_IS,
    error=_AS_IT_IS,
    success=_AS_IT_IS,
    foreground=_AS_IT_IS,
    background=_AS_IT_IS,
    surface=_AS_IT_IS,
    panel=_AS_IT_IS,
    boost=_AS_IT_IS,
    variables={
        "ansi-background": _AS_IT_IS,
        "ansi-foreground": _AS_IT_IS,
        "rule": _AS_IT_IS,
        "quiet": "dim",
        "quiet-style": "dim",
        "border": _AS_IT_IS,
        "border-blurred": _AS_IT_IS,
        "block-cursor-foreground": _AS_IT_IS,
        "block-cursor-background": _AS_IT_IS,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-text-style": "bold underline",
        "input-cursor-text-style": "reverse",
        "footer-key-foreground": _AS_IT_IS,
        "scrollbar": _AS_IT_IS,
        "scrollbar-hover": _AS_IT_IS,
        "scrollbar-active": _AS_IT_IS,
        "scrollbar-background": _AS_IT_IS,
        "scrollbar-background-hover": _AS_IT_IS,
        "scrollbar-background-active": _AS_IT_IS,
        "input-selection-background": _AS_IT_IS,
        "screen-selection-background": _AS_IT_IS,
        "screen-selection-foreground": _AS_IT_IS,
    },
)
"""No colour at all, only weight and reverse: what NO_COLOR asks for, and what any terminal can show."""
OWN = (DARK, LIGHT, CONTRAST, TERMINAL)
NAMES: Mapping[str, str] = {
    DARK.name: "Ink: pale text on dark",
    LIGHT.name: "Paper: dark text on light",
    CONTRAST.name: "Contrast: white on black",
    TERMINAL.name: "Terminal: no colours but its own",
}
"""The themes a player can choose, in order, with the words that describe them."""


def after(name: str) -> str:
    """Return the theme that follows `name` in the round."""
    order = [*NAMES]
    return order[(order.index(name) + 1) % len(order)] if name in order else order[0]
