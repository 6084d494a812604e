"""What is declared and then never used: an entry nothing refers to is a leftover, or a misspelling somewhere else.

Only the scenario's own file is judged: a file under `uses` is shared, and what one scenario leaves of it another needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.checks.mentions import Mentions, gather
from mediator_game.scenario.diagnostics import Finding
from mediator_game.scenario.model import Power, Prose


def check(context: Context) -> Iterator[Finding]:
    """Judge what the scenario's own file declares."""
    found = gather(context)
    yield from _tracks(context, found)
    yield from _flags(context, found)
    yield from _powers(context, found)
    yield from _places(context, found)
    yield from _sources(context)
    yield from _terms(context)


def _tracks(context: Context, found: Mentions) -> Iterator[Finding]:
    """A track is for reading; one that people can see may be there for them alone, if something moves it."""
    revealed = {name for note in context.scenario.note for name in note.reveals}
    for number, track in enumerate(context.scenario.track):
        path = ("track", number, "id")
        if track.id in found.read or track.id in revealed or not context.own(path):
            continue
        if found.perhaps(track.id) or context.doubted(track.id):
            continue
        moved = track.id in found.written
        if not moved:
            message = f'The track "{track.id}" is never used: nothing reads it and nothing changes it.'
            hint = "Use it in a condition or an effect, or leave it out."
        elif track.hidden:
            message = f'The track "{track.id}" is hidden and never read: nobody could tell that it changes.'
            hint = "Use it in a condition, let a note reveal it, or leave it out."
        else:
            continue
        yield Finding("unused", path, message, hint)


def _flags(context: Context, found: Mentions) -> Iterator[Finding]:
    times = Counter(name for name, _, _ in found.flags_set)
    said: set[str] = set()
    for name, path, length in found.flags_set:
        if name in found.read or name in said or not context.own(path):
            continue
        said.add(name)
        if found.perhaps(name) or context.doubted(name.removeprefix("flags."), times[name]):
            continue
        near = context.nearest(name, found.flags_read)
        hint = f"Did you mean {near}?" if near else "Use it in a condition, or leave this effect out."
        yield Finding("unused", path, f"{name} is set here, and nothing ever reads it.", hint, offset=0, length=length)


def _powers(context: Context, found: Mentions) -> Iterator[Finding]:
    scenario = context.scenario
    named = {
        *(chair.power for chair in scenario.chair.values()), *(dispatch.power for dispatch in scenario.dispatch),
        *found.powers_of_steps,
        *(name.partition(".")[0] for name in found.read | found.written),
        *(name.partition(".")[0] for note in scenario.note for name in note.reveals),
        *(name for paper in scenario.paper for name in (paper.owner, *paper.signatories, *paper.told)),
        *(name for letter in scenario.letter for name in (letter.sender, letter.to)),
    }  # fmt: skip
    for name, power in scenario.power.items():
        if name in named or _acts(power):
            continue
        message = f'The power "{name}" can do nothing and nothing mentions it.'
        hint = "Give it a `lever` or something it `cares` for, make it a `co_chair`, or leave it out."
        if not context.near_reference(name, named, scenario.power):
            yield from _leftover(context, "power", name, message, hint)


def _acts(power: Power) -> bool:
    return power.co_chair or any(power.lever.values()) or any(any(likes.values()) for likes in power.cares.values())


def _places(context: Context, found: Mentions) -> Iterator[Finding]:
    for name, place in context.scenario.place.items():
        if name not in found.places and not context.near_reference(name, found.places, context.scenario.place):
            message = f'The place "{name}" is never used: no text, event or map names it.'
            hint = f"Write {{place:{name}}} where a text speaks of {place.name}, or leave it out."
            yield from _leftover(context, "place", name, message, hint)


def _sources(context: Context) -> Iterator[Finding]:
    cited = {
        leaf.value
        for leaf in context.leaves(str)
        if len(leaf.path) > 1 and leaf.path[-2] == "source" and isinstance(leaf.path[-1], int)
    }
    for name in context.scenario.source:
        if name not in cited and not context.near_reference(name, cited, context.scenario.source):
            hint = f'Name it where it is told: source = ["{name}"], or leave it out.'
            yield from _leftover(context, "source", name, f'The source "{name}" is never cited.', hint)


def _terms(context: Context) -> Iterator[Finding]:
    own = [name for name in context.scenario.term if context.own(("term", name))]
    if not own:
        return
    texts = [leaf for leaf in context.leaves(Prose, str) if leaf.path[-1] != "id"]
    for name in own:
        word = context.scenario.term[name].term.casefold()
        if not any(word in leaf.value.casefold() for leaf in texts if leaf.path[:2] != ("term", name)):
            message = f'The term "{name}" explains a word that stands in no text.'
            yield from _leftover(context, "term", name, message, "Use the word, or leave the term out.")


def _leftover(context: Context, table: str, name: str, message: str, hint: str) -> Iterable[Finding]:
    if context.own((table, name)) and not context.doubted(name):
        yield Finding("unused", (table, name), message, hint, key=True)
