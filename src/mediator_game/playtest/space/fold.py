"""Folding: how many texts have which sums, issue by issue, without ever writing the texts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from attrs import frozen

from mediator_game.playtest.space.sheets import Choice, Sheets, Text

Counts = dict[int, int]
"""Packed sums and the number of texts that have them."""


@frozen
class Folded:
    """A folded space. `steps[n]` counts what the first n issues come to; the last holds all texts."""

    sheets: Sheets
    steps: tuple[Counts, ...]
    counts: Counts
    """All texts but the status quo, which is none."""

    def texts(self, key: int) -> Iterator[Text]:
        """Yield the texts with these packed sums, in the order of the file."""
        away = self.sheets.status_quo
        return (text for text in self._ending(len(self.steps) - 1, key) if text != away)

    def _ending(self, issues: int, key: int) -> Iterator[Text]:
        """Yield the beginnings of texts, `issues` long, that come to `key`: only ways that lead somewhere are gone."""
        if not issues:
            yield ()
            return
        for choice in self.sheets.choices[issues - 1]:
            rest = key - choice.key
            if rest in self.steps[issues - 1]:
                for beginning in self._ending(issues - 1, rest):
                    yield (*beginning, choice.option)


def fold(sheets: Sheets) -> Folded:
    """Fold the issues into counts by sums: a convolution of small dictionaries."""
    steps: list[Counts] = [{0: 1}]
    for choices in sheets.choices:
        steps.append(_convolve(steps[-1], _tally(choices)))
    counts = dict(steps[-1])
    none = sheets.key(sheets.status_quo)
    counts[none] -= 1
    if not counts[none]:
        del counts[none]
    return Folded(sheets, tuple(steps), counts)


def _tally(choices: Sequence[Choice]) -> Counts:
    found: Counts = {}
    for choice in choices:
        found[choice.key] = found.get(choice.key, 0) + 1
    return found


def _convolve(one: Counts, other: Counts) -> Counts:
    found: Counts = {}
    seen = found.get
    for key, count in other.items():
        for before, times in one.items():
            total = before + key
            found[total] = seen(total, 0) + times * count
    return found


def all_texts(sheets: Sheets) -> Iterator[tuple[Text, int]]:
    """Yield every text but the status quo with its packed sums, one by one."""
    away = sheets.status_quo
    for chosen in product(*sheets.choices):
        text = tuple(choice.option for choice in chosen)
        if text != away:
            yield text, sum(choice.key for choice in chosen)
