"""What can never be used, though nothing about it is misspelt: tellings, steps of lines, what notes reveal, locks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.checks.expressions import always
from mediator_game.scenario.checks.mentions import branches, gather
from mediator_game.scenario.checks.texts import OWN_WORDS
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.model import Dispatch, Span, Step
from mediator_game.text.names import placeholders

_GIVEN: Mapping[str, frozenset[str]] = {
    "side": frozenset(["side", "leader"]),
    "bloc": frozenset(["side", "leader", "bloc"]),
    "issue": frozenset(["issue"]),
    "power": frozenset(["power"]),
    "measure": frozenset(["measure"]),
    "paper": frozenset(["paper"]),
}
"""The words of a telling that are filled in wherever this narrows it."""


def check(context: Context) -> Iterator[Finding]:
    """Look for what could as well be left out."""
    yield from _dispatches(context)
    yield from _lines(context)
    yield from _notes(context)
    yield from _locks(context)


def _dispatches(context: Context) -> Iterator[Finding]:
    """The first dispatch that fits is used: one after another that fits as often is never used."""
    dispatches = context.scenario.dispatch
    for number, later in enumerate(dispatches):
        path: Path = ("dispatch", number)
        if not context.own(path):
            continue
        if not later.texts:
            message = "This dispatch has no text."
            yield Finding("no-texts", (*path, "texts"), message, "Write at least one.", whole=True)
            continue
        for place, earlier in enumerate(dispatches[:number]):
            if earlier.texts and _covers(context, earlier, later):
                message = f'This telling of "{later.on}" is never used: one before it fits whenever it does.'
                hint = "Put it before that one, or narrow that one with side, bloc, issue, power, measure or when."
                related = (("the first that fits is used", ("dispatch", place, "on")),)
                yield Finding("never-used", (*path, "on"), message, hint, related=related)
                break


def _covers(context: Context, earlier: Dispatch, later: Dispatch) -> bool:
    if earlier.on != later.on:
        return False
    if not all(getattr(earlier, key) in ("", getattr(later, key)) for key in _GIVEN):
        return False
    when = earlier.when
    if when is not None and when != later.when and not always(context, when):
        return False
    given = OWN_WORDS.union(*(words for key, words in _GIVEN.items() if getattr(later, key)))
    needed = frozenset[str]().union(*map(_words, earlier.texts))
    return needed <= given.union(*map(_words, later.texts))


def _words(text: str) -> frozenset[str]:
    return frozenset(one.name for one in placeholders(text) if one.kind == "word")


def _lines(context: Context) -> Iterator[Finding]:
    for name, line in context.scenario.line.items():
        if not context.own(("line", name)):
            continue
        chair = context.scenario.chair.get(line.chair)
        dropped = chair.drop_moves if chair is not None else ()
        for number, step in enumerate(line.steps):
            path: Path = ("line", name, "steps", number)
            for one in branches(step):
                yield from _step(context, one, line.chair, dropped, path)
                path = (*path, "else")


def _step(context: Context, step: Step, chair: str, dropped: tuple[str, ...], path: Path) -> Iterator[Finding]:
    move = context.moves.get(step.move)
    shut = move is not None and (step.move in dropped or (move.chairs and chair not in move.chairs))
    if shut and chair in context.scenario.chair:
        message = f'This step is never played: the chair "{chair}" of this line cannot make the move "{step.move}".'
        hint = "Choose another move, or let another chair play the line."
        yield Finding("never-used", (*path, "move"), message, hint)
    whole = not context.raw  # else its `if` may be what could not be read
    if whole and step.otherwise is not None and (step.when is None or always(context, step.when)):
        message = "The other case of this step is never played: the step has no condition that could fail."
        yield Finding(
            "never-used", (*path, "else"), message, "Give the step an `if`, or leave the `else` out.", key=True
        )


def _notes(context: Context) -> Iterator[Finding]:
    known = _spans(context)
    for number, note in enumerate(context.scenario.note):
        if not context.own(("note", number)):
            continue
        for place, name in enumerate(note.reveals):
            path: Path = ("note", number, "reveals", place)
            if name in note.reveals[:place]:
                yield Finding("never-used", path, f"{name} stands here twice.", "Keep one of the two.")
            elif name in known and known[name] is None:
                message = f"This reveals nothing: {name} is a fixed number, and there is nothing to narrow."
                hint = "Make it an interval such as [30, 50], or leave it out here."
                related = (("the number", _written(context, name)),)
                yield Finding("never-used", path, message, hint, whole=True, related=related)
            elif name.endswith(".red_lines") and not _red_lines(context, name.removesuffix(".red_lines")):
                owner = name.removesuffix(".red_lines")
                message = f"This reveals nothing: {owner} has no red lines."
                yield Finding("never-used", path, message, f"Give {owner} `red_lines`, or leave it out here.")


def _spans(context: Context) -> dict[str, Span | None]:
    """Return what notes may narrow, with None for what is a fixed number."""
    scenario = context.scenario
    found: dict[str, Span] = {"cohesion": scenario.world.cohesion, "tension": scenario.world.tension}
    found |= {track.id: track.start for track in scenario.track}
    found |= {f"{name}.will": power.will for name, power in scenario.power.items()}
    for name, side in scenario.side.items():
        for number in ("outlook", "trust", "rhetoric", "cover", "press", "caution"):
            found[f"{name}.{number}"] = getattr(side, number)
        for bloc in side.bloc:
            for number in ("support", "limit", "movable", "leak"):
                found[f"{name}.{bloc.id}.{number}"] = getattr(bloc, number)
    return {name: span if span.low < span.high else None for name, span in found.items()}


def _written(context: Context, name: str) -> Path:
    """Return where a number that a note names is declared."""
    owner, _, number = name.rpartition(".")
    side, _, bloc = owner.partition(".")
    if not owner:
        tracks = [str(track.id) for track in context.scenario.track]
        return ("track", tracks.index(name), "start") if name in tracks else ("world", name)
    if side in context.scenario.power:
        return ("power", side, number)
    blocs = [str(one.id) for one in context.scenario.side[side].bloc]
    return ("side", side, "bloc", blocs.index(bloc), number) if bloc else ("side", side, number)


def _red_lines(context: Context, owner: str) -> bool:
    side, _, bloc = owner.partition(".")
    if side not in context.scenario.side or "side" in context.unsure:
        return True
    if not bloc:
        return bool(context.scenario.side[side].red_lines)
    return any(one.red_lines for one in context.scenario.side[side].bloc if one.id == bloc)


def _locks(context: Context) -> Iterator[Finding]:
    """An option that needs a sponsor, some power likes, and no move or effect could ever unlock."""
    if "move" in context.unsure or any(move.does == "sponsor" for move in context.scenario.move):
        return
    written = gather(context).written
    liked = {
        f"{issue}.{option}"
        for power in context.scenario.power.values()
        for issue, likes in power.cares.items()
        for option, like in likes.items()
        if like > 0
    }
    for number, issue in enumerate(context.scenario.issue):
        for place, option in enumerate(issue.option):
            name = f"{issue.id}.{option.id}"
            if option.needs_sponsor and name in liked and f"unlocked.{name}" not in written:
                path: Path = ("issue", number, "option", place, "needs_sponsor")
                message = f'The option "{option.id}" needs a sponsor, and no move seeks one.'
                hint = 'Keep a move with does = "sponsor", unlock it by an effect, or drop `needs_sponsor`.'
                yield Finding("never-used", path, message, hint)
