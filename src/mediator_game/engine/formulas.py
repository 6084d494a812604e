"""The model's formulas, over a state's values. Scores, gains and shortfalls are in hundredths of a point.

Sources: additive scoring sheets (Raiffa 1982), win-sets (Putnam 1988), audience costs (Fearon 1994), spoilers
(Stedman 1997), the one-text procedure (Fisher and Ury 1981).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.rules import BlocRules, RedLine, SideRules, TextRules, Values, Voice

HUNDREDTHS = 100
BASE_UNIT = 1_000
"""A base is a sum of clout (percent) times support (tenths): 1,000 of these make a point."""
RED_LINE_PRICE = 400 * HUNDREDTHS
"""What crossing a red line costs: more than a score, an outlook and pressure together can give, so a refusal."""


def crossed(voice: Voice, v: Values) -> RedLine | None:
    """Return the first red line without a price that the text crosses, by key, or None."""
    lines = [line for line in voice.red_lines if v[line.text] == line.option and line.price is None]
    return min(lines, key=lambda line: line.key) if lines else None


def price(line: RedLine) -> int:
    """Return what crossing a line costs, in hundredths."""
    return RED_LINE_PRICE if line.price is None else line.price * HUNDREDTHS


def least(text: TextRules, v: Values) -> int:
    """Return the gain from which a leader accepts a text: nought, or less for cheap talk about the fire."""
    return -text.lip(v) if text.lip is not None else 0


def leader(side: SideRules, v: Values) -> Voice:
    """Return the voice of the leader in office."""
    return side.leaders[v[side.leader]]


def vacant(side: SideRules, v: Values) -> bool:
    """Tell whether a side's leader has fallen and nobody has come after him."""
    return side.successor is None and v[side.falls] > 0


def gain_of(text: TextRules) -> Callable[[SideRules, Values], int]:
    """Return the gain formula of a text: what it is worth to a side's leader beyond having no text, in hundredths.

    ``score(text) - score(now) - [text settles] * outlook + [text stops fire] * (weary/4 - field) - prices of red
    lines crossed + press``. With no text it is ``-outlook``: what waiting looks like, turned round.
    Letters to the side that go with the text are added.
    """

    def gain(side: SideRules, v: Values) -> int:
        if not v[text.exists]:
            return -v[side.outlook] * HUNDREDTHS
        voice = leader(side, v)
        worth = voice.score(v) - voice.score_now(v) + v[side.press] * HUNDREDTHS
        if text.settles(v):
            worth -= v[side.outlook] * HUNDREDTHS
        if voice.red_lines:
            worth -= sum(price(line) for line in voice.red_lines if v[line.text] == line.option)
        if text.stops is not None and side.relief is not None and text.stops(v):
            worth += side.relief(v)
        return worth + promised(text, side.name, v) if text.letters else worth

    return gain


def promised(text: TextRules, to: str, v: Values) -> int:
    """Return what the letters that go with a text, and are kept, are worth to their receiver, in hundredths."""
    letters = (one for one in text.letters if one.to == to and v[one.sent] and not v[one.defaulted])
    return HUNDREDTHS * sum(v[one.worth] for one in letters)


def complaint(voice: Voice, v: Values) -> int:
    """Return the number + 1 of the issue complained of: a red line first, else the largest weighted loss; 0 for
    none.
    """
    if line := crossed(voice, v):
        return line.issue + 1
    losses = [
        (
            term.weight * (v[term.values[v[term.now]]] - v[term.values[v[term.text]]])
            + sum(price(line) for line in voice.red_lines if (line.issue, line.option) == (term.issue, v[term.text])),
            term.key,
            term.issue,
        )
        for term in voice.terms
    ]
    worst = max((loss for loss, _, _ in losses), default=0)
    if worst <= 0:
        return 0
    return min((key, issue) for loss, key, issue in losses if loss == worst)[1] + 1


def shortfall(bloc: BlocRules, v: Values, constants: Mapping[str, int]) -> int:
    """Return how far the text falls below what the bloc will bear, in hundredths; at least 40 points across a red
    line. A text that stops the fire and nothing else is not blamed for how things stand.
    """
    limit = v[bloc.limit] * HUNDREDTHS
    if bloc.only_fire is not None and bloc.only_fire(v):
        limit = min(limit, bloc.voice.score_now(v))
    missing = max(0, limit - bloc.voice.score(v))
    if bloc.voice.red_lines and crossed(bloc.voice, v):
        missing = max(missing, constants["red_line_shortfall"] * HUNDREDTHS)
    return missing


def hit(
    side: SideRules,
    bloc: BlocRules,
    missing: int,
    v: Values,
    text: TextRules,
    constants: Mapping[str, int],
    per: int = 1,
) -> int:
    """Return what a shortfall of `missing` hundredths costs the leader with the bloc, in tenths of support.

    ``shortfall * (50 + rhetoric)/100 * (100 - cover)/100``, more after a leak, less for a bloc briefed before the
    text came out.
    """
    size = missing * (50 + v[side.rhetoric]) * (100 - v[side.cover])
    size *= constants["leak_hit"] if v[text.leaked] else 100
    size *= constants["briefed_hit"] if v[bloc.briefed] else 100
    return half_up(size, per * 10 * 100 * 100 * 100 * 100)


def base(side: SideRules, v: Values) -> int:
    """Return the leader's base in thousandths of a point: clout times support over the blocs that have not walked
    out.
    """
    return sum(bloc.clout * v[bloc.support] for bloc in side.blocs if not v[bloc.walked_out])


def base_if_public(side: SideRules, v: Values, text: TextRules, constants: Mapping[str, int]) -> int:
    """Return the base a leader expects after the text is out: the shock, and `foresight` turns of agitation."""
    left = base(side, v)
    if not constants["second_table"]:
        return left
    for bloc in side.blocs:
        if v[bloc.walked_out]:
            continue
        missing = shortfall(bloc, v, constants)
        shock = hit(side, bloc, max(0, missing - v[bloc.felt]), v, text, constants)
        slow = hit(side, bloc, missing, v, text, constants) * constants["foresight"] // constants["agitation_divisor"]
        left -= bloc.clout * min(v[bloc.support], shock + slow)
    return left


def dares(side: SideRules, v: Values, text: TextRules, constants: Mapping[str, int]) -> bool:
    """Tell whether a leader dares to sign: by the base left after the shock, or, under fire, because fighting on
    would leave him no more.
    """
    left = base_if_public(side, v, text, constants)
    if left >= (side.fall_line + v[side.caution]) * BASE_UNIT:
        return True
    if text.stops is None or side.relief is None or side.fought_on is None or not text.stops(v):
        return False
    fought_on = side.fought_on(v)
    return fought_on < base(side, v) and left >= fought_on
