"""Pages to read beside the game: the card, the briefing, people, papers, sources, answers to "why?", the ending."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediator_game.plain import words
from mediator_game.plain.matching import find
from mediator_game.plain.paper import Heading, Item, Part, blocks
from mediator_game.play.view import (
    Background,
    BlocView,
    EndingView,
    NoteView,
    Page,
    PowerView,
    SideView,
    SourceView,
    View,
    Why,
)


def page(one: Page) -> Iterator[Part]:
    """Yield a page to read before or beside play, without what is only for who wants it."""
    yield Heading(one.title)
    yield from blocks(one.blocks)


def background(one: Page) -> Iterator[Part]:
    """Yield what a page has for who wants to know more."""
    if one.more:
        yield Heading("Background")
        yield from blocks(one.more)


def background_of(there: Background, word: str) -> Iterator[Part]:
    """Yield offices, dates and words, or those of them in which a word stands."""

    def wanted(*texts: str) -> bool:
        return not word or any(word.casefold() in text.casefold() for text in texts)

    actors = [one for one in there.actors if wanted(one.of, one.office, one.name)]
    moments = [one for one in there.moments if wanted(one.date, one.text)]
    terms = [one for one in there.terms if wanted(one.term, one.text)]
    if actors:
        yield Heading("Who holds office")
        yield from (Item(f"{one.of}: {one.name}, {one.office}, {one.when}.") for one in actors)
    if moments:
        yield Heading("Dates so far")
        yield from (Item(f"{one.date}. {one.text}") for one in moments)
    if terms:
        yield Heading("Words")
        yield from (Item(f"{one.term}: {one.text}") for one in terms)
    if not (actors or moments or terms):
        yield f"Nothing here speaks of “{word}”." if word else "This scenario brings no background."


def opening(view: View) -> Iterator[Part]:
    """Yield the briefing and the chair's instructions again."""
    yield from page(view.briefing)
    yield from background(view.briefing)
    yield from page(view.instructions)


def people(view: View) -> Iterator[Part]:
    """Yield both sides with their blocs, and the powers."""
    for side in view.sides:
        yield from _side(side)
    if view.powers:
        yield Heading("The powers")
    for power in view.powers:
        yield Item(_power(power))
    yield "For all that is known of one of them, type people and a name."


def person(view: View, name: str) -> Sequence[Part]:
    """Return all about one side, bloc or power; a sentence when none or several are meant."""
    numbers = view.mode == "training"
    entries: list[tuple[tuple[str, ...], SideView | BlocView | PowerView, str]] = []
    for side in view.sides:
        entries.append(((side.name, side.id, side.leader, side.capital), side, side.name))
        for bloc in side.blocs:
            titles = (f"{side.name}: {bloc.title}", bloc.title, bloc.id)
            entries.append((titles, bloc, f"{side.name}: {bloc.title}"))
    entries += [((power.name, power.id), power, power.name) for power in view.powers]
    found = find(name, [names for names, _, _ in entries])
    if len(found) != 1:
        several = [entries[place][2] for place in found] or [title for _, _, title in entries]
        return (f"{'Which of these' if found else 'Nobody here is called that'}? {words.listed(several)}.",)
    one, title = entries[found[0]][1], entries[found[0]][2]
    if isinstance(one, SideView):
        return (*_side(one, numbers=numbers), *blocks(one.dossier), *_cited(one.source))
    if isinstance(one, BlocView):
        return (Heading(title), _bloc(one, numbers=numbers), *blocks(one.dossier), *_cited(one.source))
    return (Heading(title), _power(one, numbers=numbers), *blocks(one.dossier), *_cited(one.source))


def _side(side: SideView, *, numbers: bool = False) -> Iterator[Part]:
    yield Heading(f"{side.name}, in {side.capital}")
    complaint = f" over {side.complaint}" if side.complaint else ""
    yield f"{side.leader}: {side.answer}{complaint}."
    for gauge in side.gauges:
        yield Item(f"{words.gauge(gauge, numbers=numbers)}.")
    for bloc in side.blocs:
        yield Item(_bloc(bloc, numbers=numbers))


def _bloc(bloc: BlocView, *, numbers: bool = False) -> str:
    if bloc.voiceless:
        return f"{bloc.title}, {bloc.weight}. {'Heard' if bloc.contacted else 'Not heard yet'}."
    said = [f"{bloc.title}, {bloc.weight}", words.gauge(bloc.support, numbers=numbers)]
    if bloc.walked_out:
        said.append("Has walked out")
    elif bloc.stance not in {"-", ""}:
        over = f", over {bloc.complaint}" if bloc.complaint else ""
        said.append(f"Of the text: {'not known' if bloc.stance == '?' else bloc.stance}{over}")
    said.append("You have a channel to it" if bloc.contacted else "No channel to it yet")
    if bloc.knows_text:
        said.append("It knows the text")
    return ". ".join(said) + "."


def _power(power: PowerView, *, numbers: bool = False) -> str:
    said = [f"{power.name}{f', {_a(power.role)}' if power.co_chair else ''}: {power.attitude}"]
    said.append(words.gauge(power.will, numbers=numbers))
    said.append(f"Can press: {words.listed(power.levers)}")
    return ". ".join(said) + "."


def _a(word: str) -> str:
    return f"an {word}" if word[:1] in "aeiou" else f"a {word}"


def _cited(source: Sequence[str]) -> Iterator[Part]:
    if source:
        yield f"Sources: {', '.join(source)}."


def notes(view: View) -> Iterator[Part]:
    """Yield the papers on the desk with their numbers."""
    yield Heading("Papers on your desk")
    if not view.notes:
        yield "There are none."
        return
    for place, note in enumerate(view.notes, start=1):
        origin = f" {words.sentence(note.origin)}" if note.origin else ""
        state = "Read." if note.opened else f"Closed: {words.sentence(note.closed)}" if note.closed else "Not yet read."
        yield Item(f"{note.title}.{origin} {state}", f"{place}.")
    yield "To read one, type notes and its number. Reading takes no move."


def note(one: NoteView) -> Iterator[Part]:
    """Yield an opened paper."""
    yield Heading(one.title)
    if one.origin:
        yield words.sentence(one.origin)
    yield from blocks(one.text)
    if one.invented and not one.source:
        yield "The game made this paper up."
    yield from _cited(one.source)


def source(one: SourceView) -> Iterator[Part]:
    """Yield a source in full."""
    yield Heading(f"Source {one.id}: {one.title}")
    yield one.text
    if one.cite:
        yield f"In: {one.cite}"


def cited(view: View) -> Iterator[Part]:
    """Yield the ids of everything cited so far."""
    found = [id for told in view.log for id in told.source]
    found += [id for note in view.notes for id in note.source]
    for side in view.sides:
        found += [*side.source, *(id for bloc in side.blocs for id in bloc.source)]
    found += [id for power in view.powers for id in power.source]
    found += view.ending.source if view.ending else ()
    yield Heading("Sources")
    yield f"Cited so far: {', '.join(sorted(set(found)))}." if found else "Nothing has been cited so far."
    if found:
        yield "To read one, type sources and its name."


def why(answer: Why, numbers: dict[int, int]) -> Iterator[Part]:
    """Yield an answer to "why?"; `numbers` gives the place in the log of each event that is told there."""
    yield Heading(answer.title)
    if answer.changes:
        yield Heading("What changed, and for what reason")
    for change in answer.changes:
        yield Item(f"{_signs(change.text)} ({change.reason})")
    if answer.causes:
        yield Heading("What led to it, the nearest first")
    for cause in answer.causes:
        ask = f"; why {numbers[cause.event]}" if cause.event in numbers else ""
        yield Item(f"{_signs(cause.text)} ({cause.reason}{ask})")
    if answer.dice:
        yield Heading("Dice")
    for die in answer.dice:
        yield Item(_signs(die))
    yield Heading("Rule and sources")
    if answer.rule:
        yield Item(f"Rule: {answer.rule}.")
    for one in answer.sources:
        yield Item(f"{one.id}: {one.title}. Type sources {one.id} to read it.")
    yield answer.honesty


def _signs(text: str) -> str:
    """Say signs that a screen reader may leave out."""
    return text.replace("+", "plus ").replace("−", "minus ")


def ending(one: EndingView) -> Iterator[Part]:
    """Yield how the game ended, and the card of what came after."""
    yield Heading(f"The ending: {one.title}")
    yield from blocks(one.text)
    yield from _cited(one.source)
    if one.epilogue:
        yield Heading(one.epilogue_date or "Afterwards")
        yield from blocks(one.epilogue)
