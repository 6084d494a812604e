"""What the engine itself moves, in one table: which gauge, which way, by which of its laws, and what that needs.

The table says directions and never sizes: sizes are the engine's constants, and a proof does not lean on them. It
restates the engine's `moves`, `backlash`, `brokers`, `world` and `endings`; a test plays many games to see that it is
whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from mediator_game.scenario.model import Bloc, Scenario


@frozen
class Law:
    """A law of the engine that moves a gauge.

    `gauge` names it, with ``SIDE``, ``BLOC`` (``side.bloc``) and ``POWER`` for each of them. `verb` is what a move
    must do for it, `needs` what else must be possible (`engine.Possible` knows the words). `rule` is the constant
    that sizes it: with 0 in ``[rules]`` there is no such law, below 0 it goes the other way.
    """

    gauge: str
    way: int
    who: str = ""
    verb: str = ""
    rule: str = ""
    needs: tuple[str, ...] = ()


UP, DOWN = 1, -1
LAWS = (
    Law("cohesion", UP, verb="consult", rule="consult_cohesion"),
    Law("cohesion", UP, verb="brief", rule="brief_cohesion"),
    Law("cohesion", DOWN, verb="cover", rule="cover_cohesion", needs=("yes",)),
    Law("cohesion", DOWN, "a capital that dislikes the text", rule="dislike_cohesion", needs=("text", "co-chair")),
    Law("confidence", UP, "measures in force", rule="measure_build", needs=("measure",)),
    Law("tension", UP, "the engine's drift from turn to turn", rule="drift_tension", needs=("sides",)),
    Law("tension", UP, "clashes on the line", rule="clash_tension", needs=("clash",)),
    Law("tension", UP, "the violence of spoilers", rule="violence_tension", needs=("violence",)),
    Law("tension", DOWN, verb="confidence", rule="confidence_tension"),
    Law("tension", DOWN, verb="monitor", rule="monitoring_tension"),
    Law("verify", UP, verb="monitor", rule="verify_step", needs=("front",)),
    Law("SIDE.weary", UP, "the toll of fighting", needs=("fighting",)),
    Law("SIDE.weary", DOWN, "a turn without fighting", rule="weary_rest", needs=("front",)),
    Law("SIDE.rhetoric", UP, "a truce that collapses", rule="collapse_rhetoric", needs=("truce",)),
    Law("SIDE.trust", DOWN, "a truce that collapses", rule="collapse_trust", needs=("truce",)),
    Law("BLOC.support", DOWN, "a place lost", rule="loss_hit", needs=("land", "second-table")),
    Law("BLOC.limit", UP, "limits that follow the ground", needs=("land",)),
    Law("BLOC.limit", DOWN, "limits that follow the ground", needs=("land",)),
    Law("SIDE.trust", UP, verb="visit", rule="visit_trust"),
    Law("SIDE.trust", UP, verb="table", rule="amend_thanks"),
    Law("SIDE.trust", UP, verb="amend", rule="amend_thanks"),
    Law("SIDE.trust", DOWN, verb="table"),
    Law("SIDE.trust", DOWN, verb="amend"),
    Law("SIDE.trust", DOWN, verb="summit", rule="summit_trust"),
    Law("SIDE.trust", DOWN, verb="push-back"),
    Law("SIDE.trust", DOWN, verb="press", rule="press_trust", needs=("lever",)),
    Law("SIDE.trust", DOWN, verb="conference", rule="conference_trust"),
    Law("SIDE.rhetoric", UP, verb="visit", rule="unwelcome_rhetoric", needs=("text",)),
    Law("SIDE.rhetoric", UP, verb="table", rule="unwelcome_rhetoric", needs=("yes",)),
    Law("SIDE.rhetoric", UP, verb="amend", rule="unwelcome_rhetoric", needs=("yes",)),
    Law("SIDE.rhetoric", UP, verb="summit", rule="summit_rhetoric"),
    Law("SIDE.rhetoric", UP, verb="cover", rule="cover_rhetoric"),
    Law("SIDE.rhetoric", UP, verb="conference", rule="conference_rhetoric"),
    Law("SIDE.rhetoric", UP, "the violence of spoilers", rule="violence_rhetoric", needs=("violence",)),
    Law("SIDE.rhetoric", UP, "clashes on the line", rule="clash_rhetoric", needs=("clash",)),
    Law("SIDE.rhetoric", UP, "outbidding while nobody has said yes", rule="drift_rhetoric"),
    Law("SIDE.rhetoric", DOWN, verb="push-back"),
    Law("SIDE.cover", UP, verb="cover", rule="cover_step", needs=("yes",)),
    Law("SIDE.cover", DOWN, "fading from turn to turn", rule="drift_cover"),
    Law("SIDE.caution", UP, "the violence of spoilers", rule="violence_caution", needs=("violence",)),
    Law("SIDE.outlook", UP, verb="cover", rule="cover_outlook"),
    Law("SIDE.press", UP, verb="press", needs=("lever",)),
    Law("BLOC.support", UP, "what a signed text gives back", rule="dividend", needs=("signed", "second-table")),
    Law("BLOC.support", DOWN, "backlash against a public text", needs=("burden", "shortfall")),
    Law("BLOC.support", DOWN, "contagion after a walk-out", needs=("contagion",)),
    Law("BLOC.support", DOWN, "the violence of spoilers", rule="violence_support", needs=("violence",)),
    Law("BLOC.limit", UP, "years of hard words", rule="creep", needs=("civic",)),
    Law("BLOC.limit", DOWN, verb="channel", needs=("text", "movable")),
    Law("BLOC.limit", DOWN, verb="prepare", needs=("civic", "movable")),
    Law("BLOC.limit", DOWN, verb="press", needs=("lever",)),
    Law("BLOC.limit", DOWN, verb="conference", rule="conference_limit", needs=("civic", "yes")),
    Law("cohesion", DOWN, "a power that acts alone", rule="alone_cohesion", needs=("alone",)),
    Law("SIDE.press", DOWN, "a power that presses against a paper", rule="contain", needs=("paper",)),
    Law("BLOC.support", DOWN, "a letter that came out", rule="letter_hit", needs=("letter", "second-table")),
    Law("POWER.will", DOWN, "bids for its own paper", rule="bid_will", needs=("paper",)),
    Law("POWER.will", DOWN, "pressure against a paper", rule="contain_will", needs=("paper",)),
    Law("POWER.will", DOWN, "letters beside a paper", rule="letter_will", needs=("letter",)),
    Law("POWER.will", DOWN, verb="press", rule="press_will", needs=("lever",)),
    Law("POWER.will", DOWN, verb="sponsor", rule="sponsor_will"),
    Law("POWER.will", DOWN, verb="propose", needs=("pays",)),
)
"""Every law of the engine that raises (`UP`) or lowers (`DOWN`) a gauge."""


@frozen
class Owner:
    """Whose gauge a law moves: a side, a bloc, a power, or the world's."""

    name: str = ""
    side: str = ""
    bloc: Bloc | None = None


def owners(scenario: Scenario) -> Mapping[str, tuple[Owner, ...]]:
    """Return the owners that each word of the table stands for."""
    sides = scenario.side.items()
    return {
        "": (Owner(),),
        "SIDE": tuple(Owner(name, name) for name, _ in sides),
        "BLOC": tuple(Owner(f"{name}.{bloc.id}", name, bloc) for name, side in sides for bloc in side.bloc),
        "POWER": tuple(Owner(name) for name in scenario.power),
    }


def laws(scenario: Scenario) -> Iterator[tuple[Law, str, int, Owner]]:
    """Yield each law as it stands in a scenario: with the name it moves, which way, and whose that is."""
    whose = owners(scenario)
    for law in LAWS:
        size = scenario.rules.get(law.rule, 1)
        if size == 0 or (law.gauge == "confidence" and not scenario.measure):
            continue
        head, _, gauge = law.gauge.rpartition(".")
        for owner in whose[head]:
            name = f"{owner.name}.{gauge}" if owner.name else gauge
            yield law, name, law.way if size > 0 else -law.way, owner
