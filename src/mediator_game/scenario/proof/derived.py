"""Names that nobody sets: what they can be, worked out from what the others can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mediator_game.scenario.model import Bloc, Issue, Scenario, Side, Span
from mediator_game.scenario.proof import papers
from mediator_game.scenario.proof.engine import can, high, low
from mediator_game.scenario.proof.links import settling
from mediator_game.scenario.proof.values import EITHER, NO, Range, Value, join, plus, truth

HUNDREDTHS = 100
RED_LINE_PRICE = 400
WORST_FIELD = 100
"""What is held is worth a hundred at most, and so is all that can be won or lost."""


def derived(scenario: Scenario, known: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Yield each derived name with what it can be."""
    yield "text.public", _whether(high(known, "text.public_since"))
    yield "text.signed", _whether(high(known, "text.signed_turn"))
    settles = can(known, "text.exists") and all(
        isinstance(held := known[text], frozenset) and held & options for text, options in settling(scenario)
    )
    yield "text.settles", _whether(int(settles))
    yield from papers.derived(scenario, known)
    if scenario.front:
        fires = any(
            option.stops_fire and isinstance(held := known[f"text.{issue.id}"], frozenset) and str(option.id) in held
            for issue in scenario.issue
            for option in issue.option
        )
        yield "truce", _whether(int((fires and can(known, "text.signed")) or papers.in_force(scenario, known)))
    for name, side in scenario.side.items():
        yield from _of_side(name, side, scenario, known)
    for name, power in scenario.power.items():
        sheets = [issue for issue in scenario.issue if issue.id in power.cares]
        total = Range(0, 0)
        for issue in sheets:
            likes = power.cares[issue.id]
            worth = {str(one.id): Range(*[likes.get(one.id, 50)] * 2) for one in issue.option}
            total = plus(total, _change(issue, worth, known))
        yield f"{name}.attitude", Range(*(end // len(sheets) for end in total)) if sheets else NO


def _of_side(name: str, side: Side, scenario: Scenario, known: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    fallen = can(known, f"{name}.falls")
    yield f"{name}.would_sign", EITHER
    yield f"{name}.standing", EITHER if fallen else truth(True)
    heir = next((bloc for bloc in side.bloc if bloc.id == side.successor), None) if fallen else None
    voices = [_Voice(scenario, name, side)]
    if heir is not None:
        voices.append(_Voice(scenario, name, side, heir))
    score = _hull(voice.score(known, "text") for voice in voices)
    score_now = _hull(voice.score(known, "now") for voice in voices)
    outlook, press = known[f"{name}.outlook"], known[f"{name}.press"]
    assert isinstance(outlook, Range)
    assert isinstance(press, Range)
    yield f"{name}.score", _points(score)
    yield f"{name}.no_deal", plus(_points(score_now), outlook)
    worth = plus(_hull(voice.gain(known) for voice in voices), Range(press.low * HUNDREDTHS, press.high * HUNDREDTHS))
    if scenario.front:
        # Weariness and what the field may bring; neither is followed closer than its limits.
        yield f"{name}.field", Range(-WORST_FIELD, WORST_FIELD)
        worth = plus(worth, Range(-WORST_FIELD * HUNDREDTHS, (100 + WORST_FIELD) * HUNDREDTHS))
    # A text may settle or not, and there may be none: then waiting is all there is.
    gains = [_points(worth), _points(Range(worth.low - outlook.high * 100, worth.high - outlook.low * 100))]
    yield f"{name}.gain", _hull([*gains, Range(-outlook.high, -outlook.low)])
    yield f"{name}.base", _base(name, side, known)
    if scenario.measure:
        yield f"{name}.brought", _brought(name, scenario, known)
    for bloc in side.bloc:
        path = f"{name}.{bloc.id}"
        yield f"{path}.contacted", _whether(high(known, f"{path}.channels"))
        if not bloc.clout:
            yield f"{path}.heard", _whether(high(known, f"{path}.channels"))
        if can(known, "text.public"):
            yield f"{path}.knows", EITHER
        yield f"{path}.shortfall", _shortfall(path, _Voice(scenario, name, side, bloc), bloc, scenario, known)


def _brought(name: str, scenario: Scenario, known: Mapping[str, Value]) -> Range:
    total = Range(0, 0)
    for measure in scenario.measure:
        worth = measure.worth.get(name, Span(0, 0))
        if can(known, f"measures.{measure.id}.in_force"):
            total = plus(total, Range(min(0, worth.low), max(0, worth.high)))
    return total


def _base(name: str, side: Side, known: Mapping[str, Value]) -> Range:
    lowest = highest = 0
    for bloc in side.bloc:
        path = f"{name}.{bloc.id}"
        # A point of support has ten tenths, of which the last ones do not show.
        highest += bloc.clout * min(1000, high(known, f"{path}.support") * 10 + 9)
        lowest += 0 if can(known, f"{path}.walked_out") else bloc.clout * low(known, f"{path}.support") * 10
    return Range(lowest // 1000, highest // 1000)


def _shortfall(path: str, voice: _Voice, bloc: Bloc, scenario: Scenario, known: Mapping[str, Value]) -> Range:
    score = voice.score(known, "text")
    least = low(known, f"{path}.limit") * HUNDREDTHS
    missing = Range(
        # A text that only stops the fire is not blamed for how things stand.
        0 if scenario.front else max(0, least - score.high),
        max(0, high(known, f"{path}.limit") * HUNDREDTHS - score.low),
    )
    most = (missing.high + 99) // HUNDREDTHS
    if voice.can_cross(known, bloc.red_lines):
        most = max(most, scenario.rules.get("red_line_shortfall", 100))
    return Range((missing.low + 99) // HUNDREDTHS, most)


class _Voice:
    """How a leader or a bloc judges a text, as far as its sheet goes. Scores are in hundredths."""

    def __init__(self, scenario: Scenario, name: str, side: Side, bloc: Bloc | None = None) -> None:
        self._issues = scenario.issue
        self._weights = bloc.weights if bloc else side.weights
        self._own = bloc.value if bloc else {}
        self._name = name
        self._prices: Mapping[str, int] = {} if bloc else side.prices
        self._red_lines = bloc.red_lines if bloc else side.red_lines

    def score(self, known: Mapping[str, Value], paper: str) -> Range:
        """Return what the text (or how things stand, ``now``) can be worth."""
        total = Range(0, 0)
        for issue in self._issues:
            worth, held = self._worth(issue), known[f"{paper}.{issue.id}"]
            weight = self._weights.get(issue.id, 0)
            if weight and isinstance(held, frozenset):
                best = _hull(worth[option] for option in held)
                total = plus(total, _weighed(best, weight))
        return total

    def gain(self, known: Mapping[str, Value]) -> Range:
        """Return how much more a text can be worth than how things stand, less the price of red lines."""
        total = Range(0, 0)
        for issue in self._issues:
            weight = self._weights.get(issue.id, 0)
            if weight:
                total = plus(total, _weighed(_change(issue, self._worth(issue), known), weight))
        for line, price in self._prices.items():
            if self.can_cross(known, [line]):
                total = plus(total, Range(-price * HUNDREDTHS, 0))
        if self.can_cross(known, self._red_lines):
            total = plus(total, Range(-RED_LINE_PRICE * HUNDREDTHS * len(self._red_lines), 0))
        return total

    def can_cross(self, known: Mapping[str, Value], lines: Iterable[str]) -> bool:
        """Tell whether the text can ever cross one of these red lines."""
        for line in lines:
            issue, _, option = line.partition(".")
            held = known.get(f"text.{issue}")
            if isinstance(held, frozenset) and option in held:
                return True
        return False

    def _worth(self, issue: Issue) -> Mapping[str, Range]:
        found = {}
        for option in issue.option:
            span = self._own.get(f"{issue.id}.{option.id}", option.value.get(self._name, Span(0, 100)))
            found[str(option.id)] = Range(span.low, span.high)
        return found


def _change(issue: Issue, worth: Mapping[str, Range], known: Mapping[str, Value]) -> Range:
    """Return by how much what the text says can be worth more than how things stand, on one issue."""
    text, now = known[f"text.{issue.id}"], known[f"now.{issue.id}"]
    assert isinstance(text, frozenset)
    assert isinstance(now, frozenset)
    return _hull(
        Range(0, 0)
        if said == stands
        else Range(worth[said].low - worth[stands].high, worth[said].high - worth[stands].low)
        for said in text
        for stands in now
    )


def _hull(parts: Iterable[Range]) -> Range:
    found: Value | None = None
    for part in parts:
        found = part if found is None else join(found, part)
    return found if isinstance(found, Range) else Range(0, 0)


def _weighed(value: Range, weight: int) -> Range:
    ends = sorted((value.low * weight, value.high * weight))
    return Range(*ends)


def _points(hundredths: Range) -> Range:
    return Range(hundredths.low // HUNDREDTHS, hundredths.high // HUNDREDTHS)


def _whether(most: int) -> Range:
    return EITHER if most > 0 else NO
