"""Moving fronts: what falls, what the fighting is about to bring each side, and how leaders judge a truce by it.

`field` is the expected change of what a side holds over the turns its leader looks ahead, in hundredths of a point of
his score: positive for the side advancing, nought at stalemate. Stalemate and weariness together are ripeness
(Zartman 1985).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from attrs import evolve

from mediator_game.engine import formulas, land
from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.ground import FrontRules, Ground, PlaceRules
from mediator_game.engine.layout import Layout
from mediator_game.engine.rules import BlocRules, Number, PaperRules, SideRules, TextRules, Truth, Values, Voice


class Fighting:
    """What the fronts of a scenario make of a state: chances, what is expected, what leaders make of a truce."""

    def __init__(self, ground: Ground, slots: Layout, sides: tuple[str, ...], constants: Mapping[str, int]) -> None:
        self.ground = ground
        self._constants = constants
        self.war, self.verify = slots["war"], slots["verify"]
        self.weary = tuple(slots[f"{side}.weary"] for side in sides)
        self.aid = tuple(slots[f"{side}.aid"] for side in sides)
        self._edge = slots["edge"]

    def upcoming(self, front: FrontRules, v: Values) -> list[tuple[int, PlaceRules]]:
        """Return the places a side has still to take, in its order, with their numbers."""
        places = [(number, self.ground.places[number]) for number in front.places]
        return [(number, place) for number, place in places if v[place.holder] != front.side]

    def chance(self, front: FrontRules, place: PlaceRules, v: Values) -> int:
        """Return the percent chance that a place falls when its turn has come: edge + aid - how hard it is."""
        edge = v[self._edge] if front.side else 100 - v[self._edge]
        return max(0, min(self._constants["front_most"], edge + v[self.aid[front.side]] - place.hard))

    def expected(self, voice: Voice, side: int, v: Values, *, gains: bool = True) -> Fraction:
        """Return what is expected to change hands, as weights times worths: what is won less what is lost."""
        total = Fraction(0)
        for front in self.ground.fronts:
            if front.side == side and not gains:
                continue
            places = [place for _, place in self.upcoming(front, v)]
            chances = tuple(self.chance(front, place, v) for place in places)
            points = tuple(voice.terms[place.issue].weight * place.worth[side] for place in places)
            worth = _sum(chances, points, front.steps, front.look)
            total += worth if front.side == side else -worth
        return total

    def field(self, voice: Voice, side: int, v: Values) -> int:
        """Return what the field is about to bring a side, in hundredths of a point; 0 while there is no war."""
        if not v[self.war] or not self._constants["field"]:
            return 0
        found = self.expected(voice, side, v)
        return half_up(found.numerator, found.denominator)

    def relief(self, voice: Voice, side: int, v: Values) -> int:
        """Return what stopping the fire is worth: weariness / 4 less what the field is about to bring."""
        if not v[self.war]:
            return 0
        weary = half_up(v[self.weary[side]] * formulas.HUNDREDTHS, self._constants["weary_divisor"])
        return weary - self.field(voice, side, v)

    def base_if_fought_on(self, own: SideRules, side: int, v: Values) -> int:
        """Return the base a leader expects to keep if what the field is about to take from him is lost."""
        left = formulas.base(own, v)
        if not v[self.war] or not self._constants["second_table"] or not self._constants["field"]:
            return left
        for bloc in own.blocs:
            if not v[bloc.walked_out]:
                points = -self.expected(bloc.voice, side, v, gains=False)
                cost = land.hit(own, points, v, self._constants["loss_hit"])
                left -= bloc.clout * min(v[bloc.support], cost)
        return left

    def lip(self, v: Values) -> int:
        """Return what a leader forgoes for a text that stops the fire and nothing else: cheap while nobody watches."""
        return half_up(self._constants["lip"] * (100 - v[self.verify]) * formulas.HUNDREDTHS, 100)


@lru_cache(maxsize=16_384)
def _sum(chances: tuple[int, ...], points: tuple[int, ...], steps: int, look: int) -> Fraction:
    odds = reached(chances, steps, look)
    return sum((odd * worth for odd, worth in zip(odds, points, strict=True)), Fraction(0))


@lru_cache(maxsize=4_096)
def reached(chances: tuple[int, ...], steps: int, look: int) -> tuple[Fraction, ...]:
    """Return the chance that each of some places has fallen after `look` turns: `steps` a turn at most, and an
    advance ends at the first place that holds.
    """
    odds = [Fraction(chance, 100) for chance in chances]
    at = [Fraction(1), *(Fraction(0) for _ in odds)]
    for _ in range(look):
        then = [Fraction(0) for _ in at]
        for taken, share in enumerate(at):
            for further in range(steps):
                place = taken + further
                if place == len(odds):
                    break
                then[place] += share * (1 - odds[place])
                share *= odds[place]
            else:
                place = taken + steps
            then[place] += share
        at = then
    return tuple(sum(at[number + 1 :], Fraction(0)) for number in range(len(odds)))


def under_fire(papers: tuple[PaperRules, ...], fighting: Fighting) -> tuple[PaperRules, ...]:
    """Return the papers with what fronts add to how they are judged."""
    return tuple(_paper(paper, fighting) for paper in papers)


def _paper(paper: PaperRules, fighting: Fighting) -> PaperRules:
    text, fires = paper.text, fighting.ground.fires

    def stops(v: Values) -> bool:
        return any(v[text.options[issue]] in options for issue, options in fires.items())

    def only_fire(v: Values) -> bool:
        same = (v[said] == v[now] for said, now in zip(text.options, text.now, strict=True))
        return stops(v) and all(same_one or issue in fires for issue, same_one in enumerate(same))

    def lip(v: Values) -> int:
        return fighting.lip(v) if v[fighting.war] and only_fire(v) else 0

    judged: TextRules = evolve(text, stops=stops, lip=lip)
    sides = tuple(_side(side, number, fighting, only_fire) for number, side in enumerate(paper.sides))
    return evolve(paper, text=judged, sides=sides)


def _side(side: SideRules, number: int, fighting: Fighting, only_fire: Truth) -> SideRules:
    def bloc(one: BlocRules) -> BlocRules:
        return evolve(one, only_fire=only_fire)

    blocs = tuple(bloc(one) for one in side.blocs)
    heir = next((one for one in blocs if side.successor and one.name == side.successor.name), None)

    def relief(v: Values) -> int:
        return fighting.relief(side.leaders[v[side.leader]], number, v)

    def fought_on(v: Values) -> int:
        return fighting.base_if_fought_on(side, number, v)

    found: Number = relief
    return evolve(side, blocs=blocs, successor=heir, relief=found, fought_on=fought_on)
