"""What the palette offers: every action that works on the screen beneath it, and the colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from mediator_game.tui import keys, themes

_QUIET = ("list.", "app.palette")
"""Keys that make no sense as a command: moving a cursor, opening what is already open."""


class _Commands(Provider):
    """Commands with a name and a sentence of help, shown as plain text."""

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield each command: its name, its help, what it does."""
        raise NotImplementedError

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for name, help_text, run in self.commands():
            yield DiscoveryHit(Content(name), run, text=name, help=help_text)

    async def search(self, query: str) -> Hits:
        """Offer what fits the words typed, by name or by help."""
        matcher = self.matcher(query)
        for name, help_text, run in self.commands():
            score = max(matcher.match(name), matcher.match(help_text) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=help_text)


class Keys(_Commands):
    """Every key that works now."""

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield the actions of the screen beneath, in the registry's order."""
        active = {one.binding.id: one for one in self.screen.active_bindings.values() if one.enabled}
        for id, _, key in keys.every():
            if id in active and not id.startswith(_QUIET):
                found = active[id]
                run = partial(self.app.run_action, found.binding.action, found.node)
                yield f"{key.label} ({self.app.get_key_display(found.binding)})", key.help, run


class Themes(_Commands):
    """The colours to choose from."""

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield each theme."""
        for name, words in themes.NAMES.items():
            yield f"Colours · {words}", "Change the colours.", partial(setattr, self.app, "theme", name)
