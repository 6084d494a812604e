"""Every key of the Textual face, once: bindings, footer, help, palette and manual are drawn from this registry.

A screen says ``BINDINGS = keys.bindings("desk")``. The id of a key is stable: a player's own keymap names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen
from textual.binding import Binding, BindingType


@frozen
class Key:
    """One thing a key does. `keys` is a list in Textual's form; the first is the one shown."""

    name: str
    keys: str
    action: str
    label: str
    """A verb for the footer."""
    help: str
    """A sentence for the help screen, the palette and the manual."""
    show: bool = True
    """Whether the footer shows it."""
    priority: bool = False
    """Whether it works while something else has the keyboard, such as a field being typed in."""


@frozen
class Group:
    """The keys of one place."""

    id: str
    title: str
    keys: tuple[Key, ...]


_BACK = Key("back", "q,backspace,escape", "back", "Back", "Go back to where you came from.")
_TURN = Key("turn", "space", "turn_page", "Page", "Turn the page; from its end, back to the top.", show=False)
_CLOSE = Key("close", "q,backspace,escape", "close", "Close", "Close this and go back.")

GROUPS: tuple[Group, ...] = (
    Group(
        "app",
        "Everywhere",
        (
            Key("help", "question_mark,f1", "show_help", "Help", "Show the keys that work here."),
            Key("palette", "ctrl+p,f2", "command_palette", "All", "Find any action by its name."),
            Key(
                "theme",
                "f3",
                "next_theme",
                "Colours",
                "Change the colours: dark, light, contrast, terminal.",
                show=False,
            ),
            Key(
                "save-elsewhere",
                "f8",
                "save_elsewhere",
                "Save elsewhere",
                "Save the game in another folder, while it cannot be saved where it is.",
                show=False,
            ),
            Key("leave", "ctrl+q,ctrl+c", "leave", "Leave", "Leave the game. It is saved.", show=False, priority=True),
        ),
    ),
    Group(
        "home",
        "Home",
        (
            Key("resume", "r", "choose('resume')", "Resume", "Go on with the game you left last.", show=False),
            Key("play", "p", "choose('play')", "Play", "Choose a scenario.", show=False),
            Key("campaign", "c", "choose('campaign')", "Campaign", "Play all phases in order.", show=False),
            Key("saves", "s", "choose('saves')", "Saved", "Resume or debrief a saved game.", show=False),
            Key("manual", "h", "choose('help')", "How to play", "Read how the game is played.", show=False),
            Key("quit", "q", "choose('quit')", "Quit", "Leave the game."),
        ),
    ),
    Group(
        "page",
        "Before play",
        (
            Key("next", "enter,n", "next", "Go on", "Go on to the next page."),
            Key("more", "m", "more", "Read more", "Show or hide the longer text."),
            _TURN,
            _BACK,
        ),
    ),
    Group(
        "list",
        "In a list",
        (
            Key("choose", "enter", "select", "Choose", "Take what the cursor is on."),
            Key("up", "up,k", "cursor_up", "Up", "Move the cursor up.", show=False),
            Key("down", "down,j", "cursor_down", "Down", "Move the cursor down.", show=False),
            Key("first", "home", "first", "First", "Move to the first line.", show=False),
            Key("last", "end", "last", "Last", "Move to the last line.", show=False),
            Key("page-up", "pageup", "page_up", "Page up", "Move up a page.", show=False),
            Key("page-down", "pagedown", "page_down", "Page down", "Move down a page.", show=False),
        ),
    ),
    Group("choose", "Choosing", (_TURN, _BACK)),
    Group(
        "campaign",
        "Campaign",
        (
            Key("anew", "n", "begin_anew", "Begin anew", "Begin another campaign; the saves of this one stay."),
            _TURN,
            _BACK,
        ),
    ),
    Group("begin", "Mode and name", (Key("back", "escape,ctrl+b", "back", "Back", "Go back to the chair."),)),
    Group(
        "saves",
        "Saved games",
        (
            Key("resume", "r", "resume", "Resume", "Go on with this game."),
            Key("debrief", "d", "debrief", "Debrief", "Look back on this game."),
            _TURN,
            _BACK,
        ),
    ),
    Group(
        "desk",
        "At the desk",
        (
            Key("people", "p", "people", "People", "See who stands where, as far as you know.", show=False),
            Key("text", "t", "text", "Text", "Open the single negotiating text."),
            Key("map", "m", "map", "Map", "Look at the map.", show=False),
            Key("measures", "a", "measures", "Measures", "See the measures, and who would agree.", show=False),
            Key("notes", "n", "notes", "Notes", "Read the papers on your desk."),
            Key("why", "w", "why", "Why", "Take the latest event apart: what changed, why, on whose word."),
            Key("sources", "s", "sources", "Sources", "Read the sources named so far.", show=False),
            Key("background", "g", "background", "Background", "Look up dates, offices and words.", show=False),
            Key("log", "l", "log", "Log", "Read everything that has happened.", show=False),
            Key("forecasts", "f", "forecasts", "Forecasts", "Say how likely you think something is.", show=False),
            Key("briefing", "b", "briefing", "Briefing", "Read the briefing and your instructions again.", show=False),
            Key(
                "rewind",
                "u",
                "rewind",
                "Rewind",
                "Go back to an earlier moment. Training mode only; nothing is erased.",
            ),
            Key("end", "e", "end_turn", "End turn", "End the turn."),
            Key("leave", "q", "leave", "Leave", "Leave the desk. The game is saved.", show=False),
            Key("tab-left", "left", "turn_tab(-1)", "Tab left", "On a narrow screen: the tab before.", show=False),
            Key("tab-right", "right", "turn_tab(1)", "Tab right", "On a narrow screen: the next tab.", show=False),
            Key("up", "pageup", "scroll(-1)", "Scroll up", "Scroll what happened towards the latest.", show=False),
            Key("down", "pagedown", "scroll(1)", "Scroll down", "Scroll what happened towards the start.", show=False),
        ),
    ),
    Group(
        "watch",
        "Watching a scenario",
        (
            Key("page", "c,f4", "watch_page", "Checks", "See what the check, the games and the goals say."),
            Key("own", "f6", "own_game", "Your game", "Go back from a game of the batch to your own."),
            Key("stop", "ctrl+q,ctrl+c", "stop", "Stop", "Stop watching.", show=False, priority=True),
        ),
    ),
    Group(
        "preview",
        "At the desk of a preview",
        (Key("stop", "q", "stop", "Stop", "Stop watching. Nothing of a preview is saved.", show=False),),
    ),
    Group(
        "editor",
        "The text",
        (
            Key("other", "tab,left,right", "other", "Options", "Go from the terms to the options and back."),
            Key("compare", "c", "compare", "Compare", "Compare your draft with the table's.", show=False),
            Key("readers", "s", "readers", "Seen by", "Say who has seen the text.", show=False),
            Key("others", "o", "others", "Others", "Look at what others have put forward.", show=False),
            Key("undo", "u,delete", "undo", "Undo", "Put this term back as it is on the table."),
            Key("table", "ctrl+s,f5", "table", "Table", "Put this draft on the table."),
            _BACK,
        ),
    ),
    Group(
        "hinge",
        "Giving a reason",
        (
            Key("give", "ctrl+s,f5", "give", "Give", "Give the reason as it stands."),
            Key("close", "escape", "close", "Skip", "Skip the question; when a turn begins, leave it for later."),
        ),
    ),
    Group(
        "scale",
        "Setting a number",
        (
            Key("less", "left,minus", "step(-5)", "Less", "Move down the scale."),
            Key("more", "right,plus", "step(5)", "More", "Move up the scale."),
            Key("none", "home", "step(-100)", "Lowest", "Go to 0.", show=False),
            Key("all", "end", "step(100)", "Highest", "Go to 100.", show=False),
            Key("submit", "enter,space", "submit", "Go on", "Go on with this number."),
        ),
    ),
    Group(
        "tick",
        "Yes or no",
        (
            Key("change", "space", "change", "Change", "Change the answer."),
            Key("submit", "enter", "submit", "Go on", "Go on with this answer."),
        ),
    ),
    Group(
        "why",
        "Why?",
        (
            Key("earlier", "w,right", "turn(1)", "Earlier", "Take the event before it apart."),
            Key("later", "left", "turn(-1)", "Later", "Take the event after it apart."),
            Key("back", "backspace", "up", "Back", "Go back to the event you came from.", show=False),
            Key("page-up", "pageup", "scroll(-1)", "Scroll up", "Scroll the sources up.", show=False),
            Key("page-down", "pagedown", "scroll(1)", "Scroll down", "Scroll the sources down.", show=False),
            Key("close", "q,escape", "close", "Close", "Close this and go back."),
        ),
    ),
    Group(
        "look",
        "Looking closer",
        (
            Key("up", "pageup,left", "scroll(-1)", "Scroll up", "Scroll the reading up.", show=False),
            Key("down", "pagedown,right,space", "scroll(1)", "Scroll down", "Scroll the reading down."),
            _BACK,
        ),
    ),
    Group("dialog", "In a dialog", (_CLOSE,)),
    Group("folder", "Another folder", (Key("close", "escape,ctrl+b", "close", "Back", "Go back without saving."),)),
    Group("reader", "Reading", (_TURN, _CLOSE)),
    Group(
        "writing",
        "Writing",
        (
            Key("keep", "ctrl+s,f5", "keep", "Keep", "Keep what you have written."),
            Key("stop", "escape", "stop", "Stop writing", "Go back to the sections; what you typed stays."),
        ),
    ),
    Group(
        "outcome",
        "The ending",
        (
            Key("debrief", "enter,d", "debrief", "Open the debrief", "Look back on what happened and why."),
            _TURN,
            Key("home", "q,backspace,escape", "home", "Home", "Go home. The debrief stays in Saved games.", show=True),
        ),
    ),
    Group(
        "debrief",
        "The debrief",
        (
            Key("next", "n,right_square_bracket", "section(1)", "Next", "Read the next section."),
            Key("previous", "p,left_square_bracket", "section(-1)", "Previous", "Read the section before.", show=False),
            Key("write", "c", "write", "Write", "Write the two alternatives, or what you mean to do differently."),
            Key("page-up", "pageup", "scroll(-1)", "Scroll up", "Scroll the section up.", show=False),
            Key("page-down", "pagedown", "scroll(1)", "Scroll down", "Scroll the section down.", show=False),
            _TURN,
            _BACK,
        ),
    ),
)


def group(id: str) -> Group:
    """Return the keys of a place."""
    return next(one for one in GROUPS if one.id == id)


def bindings(id: str) -> list[BindingType]:
    """Return the bindings of a place, for a screen's BINDINGS."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label,
            show=key.show,
            priority=key.priority,
            tooltip=key.help,
            id=f"{id}.{key.name}",
        )
        for key in group(id).keys
    ]


def every() -> Iterator[tuple[str, Group, Key]]:
    """Yield each key with its full id and its place."""
    for place in GROUPS:
        for key in place.keys:
            yield f"{place.id}.{key.name}", place, key


def find(id: str) -> Key | None:
    """Return the key with this full id, such as ``desk.text``."""
    return next((key for full, _, key in every() if full == id), None)


_SHOWN: Mapping[str, str] = {
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "Esc",
    "enter": "Enter",
    "backspace": "Backspace",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "home": "Home",
    "end": "End",
}


def shown(keys: str) -> tuple[str, ...]:
    """Return keys as a person would name them: ``ctrl+p,f2`` gives ``Ctrl+P`` and ``F2``."""
    return tuple(_one_shown(key.strip()) for key in keys.split(","))


def _one_shown(key: str) -> str:
    *modifiers, last = key.split("+")
    named = _SHOWN.get(last, last.upper() if modifiers or (last.startswith("f") and last[1:].isdigit()) else last)
    return "+".join([*(one.capitalize() for one in modifiers), named])
