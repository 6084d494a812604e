"""Who is likely to say yes to a measure, as far as the trainee knows."""

from __future__ import annotations

from mediator_game.engine import measures
from mediator_game.engine.layout import worth_slot
from mediator_game.engine.rules import MeasureRules
from mediator_game.play.knowledge import Knowledge

AGREE, PERHAPS, REFUSE = "would agree", "may agree", "would refuse"


def likely(known: Knowledge, measure: MeasureRules, party: str) -> str:
    """Return what somebody would answer if a measure were proposed now."""
    worst, best = (_agrees(known, measure, party, well=well) for well in (False, True))
    return AGREE if worst else PERHAPS if best else REFUSE


def forecast(known: Knowledge, measure: MeasureRules) -> str:
    """Return what would come of proposing a measure now, in a few words."""
    answers = {likely(known, measure, party) for party in measure.parties}
    if REFUSE in answers:
        return "would be refused"
    return "may be refused" if PERHAPS in answers else "would be agreed"


def _agrees(known: Knowledge, measure: MeasureRules, party: str, *, well: bool) -> bool:
    """Tell whether somebody says yes where everything that is not known is as good (or as bad) for it as can be."""
    rules, name = known.rules, str(measure.definition.id)

    def end(slot: str, *, good: bool) -> int:
        return known.interval(slot)[1 if good == well else 0]

    if party in rules.powers:
        enough = end(f"{party}.will", good=True) >= measure.will.get(party, 0)
        return enough and end(worth_slot(party, name), good=True) >= 0
    side = rules.side(party)
    owed = 0
    for one in rules.sides:
        own = one is side
        in_force = [str(m.definition.id) for m in rules.measures.values() if known.v[m.in_force]]
        brought = sum(end(worth_slot(one.name, other), good=own) for other in (*in_force, name))
        owed += -brought if own else brought
    numerator, denominator = measures.margin(
        rules.constants,
        end(worth_slot(party, name), good=True),
        end("confidence", good=True),
        end(f"{party}.rhetoric", good=False),
        after=len(measure.after),
        heard=measures.heard(rules, known.v, measure, side),
        owed=owed,
    )
    return numerator >= rules.constants["measure_least"] * denominator
