"""How hard a scenario is to read: Flesch's reading ease and the length of its sentences.

Reading ease is 206.835 - 1.015 * words per sentence - 84.6 * syllables per word (R. Flesch, "A New Readability
Yardstick", Journal of Applied Psychology 32, 1948): 60 to 70 is plain English, under 50 is hard. It knows nothing of
sense, and it is made for English; syllables are counted by rules of thumb. That is
enough to see which section is heavier than the others, and it needs no library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from attrs import frozen

from mediator_game.playtest.validate.prose import Passage, passages
from mediator_game.scenario.model import Scenario
from mediator_game.text.measure import lix

LONG = 20
"""A sentence should not have more words."""
MANY_LONG = 0.20
FIRST_DECISION = 600
"""Words before the first decision, at most."""
HEAVY = 45
"""LIX that half of the passages read in play should not go beyond."""
PLAYED = ("card", "briefing", "chairs", "options", "dossiers", "dispatches", "notes", "outcomes", "questions")
"""The sections read while playing."""
HARD = 50
"""Reading ease under this is hard for a second-language reader under pressure."""
SECTIONS = ("card", "briefing", "more", "chairs", "options", "dossiers", "dispatches", "notes", "outcomes", "questions")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n\n+")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöûüœæ]+")
_PARTED = re.compile(r"(?<![cstg])i[ao]|(?<=[rd])iou|(?<=[^qg])ua|ie[tn]|ea(?=$|t[ei])|[aeou]ing\b")
"""Vowels side by side that are spoken apart: media-tor, situ-ation, qui-et, are-a, be-ing."""
_SILENT = re.compile(r"(?:[^aeiouyl]|[aeiou]l)e$|[^aeiouytd]ed$|[^aeiouyscxzg]es$")
"""An e that is not spoken: cease, moved, takes."""
_SPOKEN = re.compile(r"[^aeiouyl]les?$|(?:[scxzg]|sh|ch)es$")
"""An e that is: table, places."""


@frozen
class Level:
    """How a section reads. `longest` is its longest sentence, with where it stands."""

    section: str
    words: int
    sentences: int
    ease: float
    long: int
    longest: str
    longest_words: int
    where: str

    @property
    def per_sentence(self) -> float:
        """Words in a sentence, on average."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def share_long(self) -> float:
        """The share of sentences that are too long."""
        return self.long / self.sentences if self.sentences else 0.0


@frozen
class Reading:
    """How a scenario reads, section by section, and how much there is before the first decision."""

    levels: tuple[Level, ...]
    before_first_decision: int
    median_lix: float
    """LIX of the passages read in play, each of a sentence or more, at the median."""

    def findings(self) -> Iterator[str]:
        """Yield what could be made easier."""
        if self.before_first_decision > FIRST_DECISION:
            yield (
                f"{self.before_first_decision} words stand before the first decision; {FIRST_DECISION} are enough. "
                "Move what can wait into briefing.more or a note."
            )
        if self.median_lix > HEAVY:
            yield f"Half of what is read in play has a LIX over {self.median_lix:.0f}; {HEAVY} is enough."
        for level in self.levels:
            if level.ease < HARD and level.words >= 50:
                yield f"Hard to read (ease {level.ease:.0f}): {level.section}. Shorter words and sentences help."
            if level.share_long > MANY_LONG and level.sentences >= 5:
                yield (
                    f"In the {level.section} {level.share_long:.0%} of the sentences have more than {LONG} words; the "
                    f"longest ({level.longest_words}) is in {level.where}."
                )


def reading(scenario: Scenario) -> Reading:
    """Measure every section."""
    every = passages(scenario)
    sections = {name: [one for one in every if one.section == name] for name in SECTIONS}
    levels = tuple(_level(name, texts) for name, texts in sections.items() if texts)
    first_chair = f"chair.{next(iter(scenario.chair))}."
    first = [
        one
        for one in every
        if one.section in ("card", "briefing") or (one.section == "chairs" and one.where.startswith(first_chair))
    ]
    played = [lix(one.text) for one in every if one.section in PLAYED]
    return Reading(levels, sum(len(words_of(one.text)) for one in first), median(played) if played else 0.0)


def _level(section: str, texts: Sequence[Passage]) -> Level:
    found = [(sentence, one.where) for one in texts for sentence in sentences_of(one.text)]
    words = [word for sentence, _ in found for word in words_of(sentence)]
    lengths = [len(words_of(sentence)) for sentence, _ in found]
    at = max(range(len(found)), key=lambda place: lengths[place])
    return Level(
        section,
        len(words),
        len(found),
        ease(len(words), len(found), sum(map(syllables, words))),
        sum(length > LONG for length in lengths),
        found[at][0],
        lengths[at],
        found[at][1],
    )


def ease(words: int, sentences: int, syllable_count: int) -> float:
    """Return Flesch's reading ease; 100 for no words at all."""
    if not words or not sentences:
        return 100.0
    return 206.835 - 1.015 * words / sentences - 84.6 * syllable_count / words


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text that hold any words."""
    return [one.strip() for one in _END.split(text) if one and words_of(one)]


def words_of(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least one."""
    letters = word.lower()
    count = len(_VOWELS.findall(letters)) + len(_PARTED.findall(letters))
    silent = bool(_SILENT.search(letters)) and not _SPOKEN.search(letters)
    return max(1, count - silent)
