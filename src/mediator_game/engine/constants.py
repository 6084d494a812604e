"""The model's constants: one table, each with its meaning. A scenario may override any of them in ``[rules]``.

The directions come from the report and the literature named in docs/architecture; the sizes are the author's
judgement. The whole table is written into every transcript's header together with `RULES_VERSION`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

RULES_VERSION = 2
"""Raised whenever the same inputs could give another game."""


@frozen
class Constant:
    """One number of the model: its default, the least and greatest value an author may give, and what it does."""

    default: int
    low: int
    high: int
    about: str


def _c(default: int, about: str, low: int = 0, high: int = 100) -> Constant:
    return Constant(default, low, high, about)


CONSTANTS: Mapping[str, Constant] = MappingProxyType(
    {
        "second_table": _c(1, "1: blocs answer a public text with backlash; 0: they do not (for ablation)", high=1),
        # Moves
        "visit_trust": _c(3, "trust a visit wins"),
        "unwelcome_rhetoric": _c(1, "rhetoric added when a leader is shown a text he refuses"),
        "channel_divisor": _c(10, "a back channel lowers a bloc's limit by movable / this", low=1),
        "amend_points": _c(4, "points of score a side loses for each point of trust it takes back", low=1),
        "amend_thanks": _c(2, "the most trust a side gives for a change in its favour"),
        "summit_prepared": _c(0, "1: nobody comes to a summit who has not been shown the text as it stands", high=1),
        "summit_leak": _c(10, "chance of a leak a summit adds this turn"),
        "summit_rhetoric": _c(4, "rhetoric on both sides after a summit without signature"),
        "summit_trust": _c(3, "trust lost on both sides after a summit without signature"),
        "push_trust_line": _c(40, "trust from which pushing back works"),
        "push_rhetoric": _c(10, "rhetoric a trusted mediator's push takes away"),
        "push_trust": _c(5, "trust that costs"),
        "push_rhetoric_weak": _c(3, "rhetoric an untrusted mediator's push takes away"),
        "push_trust_weak": _c(8, "trust that costs"),
        "cover_step": _c(20, "cover given to a leader who has said yes"),
        "cover_most": _c(40, "the most cover political cover can build"),
        "cover_cohesion": _c(3, "cohesion that costs the co-chairs"),
        "cover_rhetoric": _c(4, "rhetoric when cover goes to a leader who has not said yes (R21)"),
        "cover_outlook": _c(3, "and how much rosier he sees waiting (R21)"),
        "prepare_divisor": _c(20, "preparing publics lowers each civic bloc's limit by movable / this", low=1),
        "confidence_trust_line": _c(40, "trust both sides need for a confidence measure"),
        "confidence_tension": _c(10, "tension a confidence measure takes away"),
        "monitoring_tension": _c(5, "tension monitoring by permission takes away"),
        "monitoring_turns": _c(3, "turns monitoring lasts", low=1),
        "consult_cohesion": _c(8, "cohesion a consultation of the co-chairs adds"),
        "brief_cohesion": _c(4, "cohesion a briefing of the wider group adds"),
        "brief_leak": _c(5, "chance of a leak it adds this turn"),
        "press_will_line": _c(20, "will a capital needs to press"),
        "press_cohesion_line": _c(40, "cohesion pressing needs"),
        "press_other_cohesion": _c(60, "cohesion needed to ask a capital that is not your own"),
        "press_attitude_line": _c(-10, "attitude below which a capital will not press for the text", low=-100),
        "press_leader_divisor": _c(500, "pressing passes lever * will / this to a leader", low=1, high=10_000),
        "press_bloc_divisor": _c(600, "pressing lowers a bloc's limit by lever * will / this", low=1, high=10_000),
        "press_will": _c(10, "will pressing uses up"),
        "press_trust": _c(3, "trust pressing costs with the side pressed"),
        "sponsor_divisor": _c(4, "a sponsor's chance: will + (likes option - likes status quo) / this", low=1),
        "sponsor_will": _c(5, "will asking a sponsor uses up"),
        "conference_cohesion_line": _c(60, "cohesion the Conference needs"),
        "conference_limit": _c(6, "by how much a Conference that is ripe lowers civic limits, once"),
        "conference_trust": _c(5, "trust a premature Conference costs on both sides"),
        "conference_rhetoric": _c(8, "rhetoric it adds on both sides"),
        # Leaks
        "leak_leader": _c(2, "chance of a leak per leader who has seen the text"),
        # The second table
        "leak_hit": _c(125, "percent of the hit when the text came out by a leak", high=300),
        "briefed_hit": _c(75, "percent of the hit for a bloc briefed before", high=300),
        "red_line_shortfall": _c(40, "least shortfall when a bloc's own red line is crossed"),
        "agitation_divisor": _c(4, "later turns cost the hit / this", low=1),
        "dividend": _c(1, "support a content bloc gives back each turn after signature"),
        "walk_out_support": _c(25, "support below which an organised bloc with a shortfall walks out"),
        "contagion_divisor": _c(10, "the others lose the clout that walked out / this, each turn", low=1),
        "violence_divisor": _c(6, "a walked-out spoiler's violence: chance shortfall / this, each turn", low=1),
        "violence_rhetoric": _c(6, "rhetoric violence adds on its side"),
        "violence_support": _c(5, "support it costs the leader with each bloc that remains"),
        "violence_caution": _c(10, "caution it adds (R11)"),
        "violence_tension": _c(4, "tension it adds"),
        "foresight": _c(0, "turns of agitation a leader foresees when he is asked to sign", high=12),
        "creep_rhetoric": _c(70, "rhetoric above which publics' limits creep up"),
        "creep": _c(1, "by how much, each turn"),
        "successor_own": _c(70, "support a successor has in his own bloc"),
        "successor_back": _c(60, "support he has in blocs that had walked out"),
        "successor_other": _c(40, "support he has in the others"),
        # Powers
        "dislike_line": _c(-5, "attitude below which a co-chair's capital drifts away from the text", low=-100),
        "dislike_cohesion": _c(3, "cohesion that costs each turn"),
        # Rival papers
        "bids": _c(1, "1: powers change their own papers to win a signature; 0: they do not (for ablation)", high=1),
        "bid_will_line": _c(20, "will a power needs to bid"),
        "bid_will": _c(5, "will a bid uses up"),
        "contain": _c(1, "1: powers press against rival papers they dislike; 0: they do not", high=1),
        "contain_line": _c(-5, "attitude below which a power presses against a rival paper", low=-100),
        "contain_will_line": _c(20, "will it needs for that"),
        "contain_will": _c(10, "will that uses up"),
        "letter_will": _c(5, "will a letter uses up"),
        "letter_hit": _c(
            50, "percent of a letter's worth that its receiver's blocs take as a shortfall when it comes out"
        ),
        "alone_most": _c(95, "the greatest chance that a power acts alone in a turn"),
        "alone_cohesion": _c(10, "cohesion that costs"),
        # Ground
        "clash_percent": _c(2, "chance of a clash for every full ten of tension"),
        "clash_tension": _c(8, "tension a clash adds"),
        "clash_rhetoric": _c(3, "rhetoric a clash adds on both sides"),
        "war_gain": _c(5, "gain below which a side may turn to arms", low=-100),
        "war_edge": _c(50, "edge above which the military balance invites war"),
        "war_tension": _c(60, "tension above which war comes nearer"),
        "war_monitoring": _c(10, "chance monitoring takes away"),
        # Measures
        "measure_least": _c(-2, "the least that a side must be for a measure to say yes", low=-100),
        "measure_confidence_divisor": _c(5, "confidence above 50 counts for a measure as one in this", low=1),
        "measure_rhetoric_divisor": _c(10, "rhetoric above 50 counts against a measure as one in this", low=1),
        "measure_after": _c(3, "what each measure that this one stands on counts for it"),
        "measure_heard": _c(2, "what each of those it concerns counts for it once heard"),
        "measure_owed": _c(8, "by how much the other side may be ahead before it counts against a measure"),
        "measure_build": _c(1, "confidence that each measure in force between the sides adds each turn"),
        "measure_most": _c(3, "the most confidence that measures add in a turn"),
        "measure_break": _c(30, "chance that a clash breaks a measure that breaks on it"),
        # Land, war and truce
        "loss_hit": _c(100, "percent of the hit when a place is lost to the other side", high=300),
        "ground_losers": _c(80, "percent of what a bloc lost with the ground by which its limit follows"),
        "ground_winners": _c(50, "percent of what a bloc won with the ground by which its limit follows"),
        "field": _c(1, "1: leaders weigh what the field is about to bring; 0: they do not (for ablation)", high=1),
        "weary_divisor": _c(4, "stopping the fire is worth weariness / this", low=1),
        "weary_rest": _c(1, "weariness that fades each turn without fighting"),
        "front_most": _c(95, "the greatest chance that the next place falls"),
        "lip": _c(15, "points a leader forgoes for a text that stops the fire and nothing else, while nobody watches"),
        "truce_tension": _c(50, "tension above which a truce is strained"),
        "truce_tension_divisor": _c(5, "the chance that a side breaks a truce: tension above that / this", low=1),
        "truce_gain": _c(6, "and this for each point by which the truce is worse for it than fighting"),
        "truce_most": _c(97, "the greatest chance that a side breaks a truce"),
        "collapse_rhetoric": _c(3, "rhetoric on both sides when a truce collapses"),
        "collapse_trust": _c(2, "trust a collapse costs on both sides when the truce was public"),
        "verify_step": _c(20, "verification that monitoring adds where there is a front; half without consent"),
        "verify_alone": _c(20, "the most verification without a sponsor"),
        "verify_sponsored": _c(60, "the most with one"),
        "verify_trust_line": _c(40, "trust from which a side consents to being watched"),
        # Drift
        "drift_tension": _c(1, "tension added each turn", low=-100),
        "drift_rhetoric": _c(2, "rhetoric added each turn while no leader has said yes", low=-100),
        "drift_cover": _c(10, "cover that fades each turn"),
        "drift_press": _c(5, "pressure that fades each turn"),
    }
)


def table(overrides: Mapping[str, int]) -> dict[str, int]:
    """Return every constant's value with `overrides` in force; raise KeyError for a name that does not exist."""
    values = {name: constant.default for name, constant in CONSTANTS.items()}
    for name, value in overrides.items():
        if name not in values:
            raise KeyError(name)
        values[name] = value
    return values
