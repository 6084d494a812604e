"""The valid name somebody probably meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_CLOSE = 0.65
_SEGMENT_CLOSE = 0.5
_CHANGED_ROUND = 0.95
_LONGEST = 120


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice closest to a misspelt name, or None when nothing is close.

    A choice that differs only in capitals, hyphens, underscores or spaces comes first. Dotted names
    are compared segment by segment, so that `baku.trsut` finds `baku.trust` and not `baku.tour`.
    """
    if len(word) > _LONGEST:
        return None
    names = sorted(name for name in set(choices) if len(name) <= _LONGEST)
    if word in names:
        return word
    folded = _fold(word)
    if not folded:
        return None
    for name in names:
        if _fold(name) == folded:
            return name
    best, best_score = None, _CLOSE
    for name in names:
        score = _closeness(folded, _fold(name))
        if score > best_score:
            best, best_score = name, score
    return best


_joints = str.maketrans("", "", "-_ ")


@lru_cache(maxsize=16_384)
def _fold(name: str) -> str:
    return name.casefold().translate(_joints)


def _closeness(word: str, name: str) -> float:
    """Return 0 to 1; a dotted name is no closer than its worst segment allows."""
    ours, theirs = word.split("."), name.split(".")
    if len(ours) != len(theirs) or len(ours) == 1:
        return _ratio(word, name)
    ratios = [_ratio(a, b) for a, b in zip(ours, theirs, strict=True)]
    return sum(ratios) / len(ratios) if min(ratios) >= _SEGMENT_CLOSE else 0.0


def _ratio(a: str, b: str) -> float:
    if 2 * min(len(a), len(b)) < _SEGMENT_CLOSE * (len(a) + len(b)):  # before a matcher is made, which takes longest
        return 0.0
    if len(a) == len(b) and sorted(a) == sorted(b):  # letters changed round: the commonest slip, and no ratio sees it
        return _CHANGED_ROUND
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _SEGMENT_CLOSE else 0.0
