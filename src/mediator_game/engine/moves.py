"""The common moves: what each verb does, at once, with the private answer it draws (model.md's table).

Whether a move may be made at all is `menu`'s business; here it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mediator_game.engine import formulas, truce
from mediator_game.engine.actions import Move
from mediator_game.engine.answers import answer, hear, heaviest, publish
from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.layout import option_index
from mediator_game.engine.measures import propose
from mediator_game.engine.rules import Rules, SideRules, Values
from mediator_game.engine.work import Work

Doing = Callable[[Work, Move, int], None]


def visit(work: Work, move: Move, event: int) -> None:
    """See a leader: he is shown the text, answers, and trusts the mediator a little more (R22)."""
    side = work.rules.side(move.target)
    work.change(event, side.visits, 1, "visit")
    work.change(event, side.trust, work.rules.constants["visit_trust"], "visit")
    text = work.rules.text
    if not work.v[text.exists]:
        work.event("audience", side.name, (side.visits,), issue=heaviest(work, side))
    elif not work.v[text.signed_turn]:
        answer(work, side)


def channel(work: Work, move: Move, event: int) -> None:
    """Talk to a bloc in confidence: it knows the text, bears a little more, and may talk (R16)."""
    rules, v = work.rules, work.v
    bloc = rules.blocs[move.target]
    if not v[bloc.contacted_turn]:
        work.put(event, bloc.contacted_turn, work.turn, "channel")
    work.change(event, bloc.channels, 1, "channel")
    if not bloc.clout:
        # People without a say at home are heard, not shown a text.
        work.event("heard", bloc.name, (bloc.channels,))
        return
    if not v[rules.text.exists]:
        return
    work.put(event, bloc.knows, 1, "channel")
    work.put(event, bloc.shown, 1, "channel")
    if not v[rules.text.public_since]:
        work.put(event, bloc.briefed, 1, "channel")
    # Each further talk about a text with the same people moves them half as far as the one before.
    divisor = rules.constants["channel_divisor"] * 2 ** min(v[bloc.talks], 6)
    work.change(event, bloc.talks, 1, "channel")
    work.change(event, bloc.limit, -half_up(v[bloc.movable], divisor), "channel")
    hear(work, bloc)


def table(work: Work, move: Move, event: int) -> None:
    """Put a text on the table, or another in its place; the side that loses by it remembers (R15, R16)."""
    wanted = {
        number: option_index(issue, move.text[issue.id])
        for number, issue in enumerate(work.rules.issues)
        if issue.id in move.text
    }
    rewrite(work, wanted, event)


def amend(work: Work, move: Move, event: int) -> None:
    """Change one term of the text (R16)."""
    issue_id, option = move.option.split(".")
    number, issue = work.rules.issue(issue_id)
    rewrite(work, {number: option_index(issue, option)}, event)


def rewrite(work: Work, wanted: Mapping[int, int], event: int) -> None:
    """Bring the text to the options `wanted` (issue number: option number); charge and ask again."""
    rules, v, text = work.rules, work.v, work.rules.text
    before = {side.name: formulas.leader(side, v).score(v) for side in rules.sides}
    if not v[text.exists]:
        work.put(event, text.exists, 1, "table")
        work.put(event, text.rejected, 0, "table")
    for number, option in sorted(wanted.items()):
        work.put(event, text.options[number], option, "text")
    work.change(event, text.draft, 1, "text")
    work.put(event, text.tabled_turn, work.turn, "text")
    for bloc in rules.blocs.values():
        work.put(event, bloc.shown, 0, "text")
        work.put(event, bloc.complaint, 0, "text")
    for side in rules.sides:
        _charge(work, side, before[side.name], event)
    for side in rules.sides:
        work.put(event, side.shown, 0, "text")
        if v[side.accepted]:
            # A leader who had said yes looks again at once: changing a word does not hide the text from his blocs.
            answer(work, side)


def _charge(work: Work, side: SideRules, before: int, event: int) -> None:
    constants = work.rules.constants
    change = formulas.leader(side, work.v).score(work.v) - before
    points = half_up(abs(change), constants["amend_points"] * formulas.HUNDREDTHS)
    if change < 0:
        work.change(event, side.trust, -points, "text-worse")
    elif change > 0:
        work.change(event, side.trust, min(points, constants["amend_thanks"]), "text-better")


def publish_move(work: Work, move: Move, event: int) -> None:
    """Make the text public (R15)."""
    del move
    publish(work, event)


def summit(work: Work, move: Move, event: int) -> None:
    """Bring the leaders together: they sign if both can (R19)."""
    del move
    rules, text, constants = work.rules, work.rules.text, work.rules.constants
    work.change(event, rules.layout["leak_bonus"], constants["summit_leak"], "summit")
    # Nobody signs a text of which he sees the first draft at the table.
    read = [work.v[side.read] > 0 for side in rules.sides]
    able = [
        answer(work, side, quiet=True) and formulas.dares(side, work.v, rules.text, constants) for side in rules.sides
    ]
    able = [can and knew for can, knew in zip(able, read, strict=True)]
    if all(able):
        signed = work.event("signed", "", (*text.options, *(side.accepted for side in rules.sides)))
        work.put(signed, text.signed_turn, work.turn, "signed")
        publish(work, signed)
        truce.begin(work, rules.papers[0], signed)
        return
    afraid = [side for side, can in zip(rules.sides, able, strict=True) if not can]
    failed = work.event("unsigned", " ".join(side.name for side in afraid), (side.accepted for side in rules.sides))
    for side in rules.sides:
        work.change(failed, side.rhetoric, constants["summit_rhetoric"], "summit-failed")
        work.change(failed, side.trust, -constants["summit_trust"], "summit-failed")


def push_back(work: Work, move: Move, event: int) -> None:
    """Tell a leader that his own words are closing his way; it costs trust (R21)."""
    side, constants = work.rules.side(move.target), work.rules.constants
    weak = "" if work.v[side.trust] >= constants["push_trust_line"] else "_weak"
    work.change(event, side.pushed_back, 1, "push-back")
    work.change(event, side.rhetoric, -constants[f"push_rhetoric{weak}"], "push-back")
    work.change(event, side.trust, -constants[f"push_trust{weak}"], "push-back")


def cover(work: Work, move: Move, event: int) -> None:
    """Take blame on a leader's behalf: it shields one who has said yes, and lets one who has not avoid saying it
    (R21).
    """
    side, constants, v = work.rules.side(move.target), work.rules.constants, work.v
    work.change(event, side.covered, 1, "cover")
    if v[side.accepted]:
        room = max(0, constants["cover_most"] - v[side.cover])
        work.change(event, side.cover, min(constants["cover_step"], room), "cover")
        work.change(event, work.rules.layout["cohesion"], -constants["cover_cohesion"], "cover")
    else:
        work.change(event, side.rhetoric, constants["cover_rhetoric"], "cover-to-avoid")
        work.change(event, side.outlook, constants["cover_outlook"], "cover-to-avoid")


def prepare(work: Work, move: Move, event: int) -> None:
    """Help both publics hear what a settlement would hold; each further round moves them half as far (R42)."""
    done = work.v[work.rules.moves[move.move].count] - 1
    divisor = work.rules.constants["prepare_divisor"] * 2 ** max(0, min(done, 6))
    for bloc in work.rules.blocs.values():
        if bloc.civic:
            work.change(event, bloc.limit, -half_up(work.v[bloc.movable], divisor), "prepare")


def confidence(work: Work, move: Move, event: int) -> None:
    """A measure both armies take, if both sides trust the mediator enough (R42)."""
    del move
    constants = work.rules.constants
    if all(work.v[side.trust] >= constants["confidence_trust_line"] for side in work.rules.sides):
        work.change(event, work.rules.layout["tension"], -constants["confidence_tension"], "confidence")


def monitor(work: Work, move: Move, event: int) -> None:
    """Monitoring by advance permission: better than nothing, of limited use (R22)."""
    del move
    constants, slots = work.rules.constants, work.rules.layout
    work.change(event, slots["tension"], -constants["monitoring_tension"], "monitoring")
    work.put(event, slots["monitoring"], constants["monitoring_turns"], "monitoring")
    truce.watch(work, event)


def consult(work: Work, move: Move, event: int) -> None:
    """Bring the co-chairs back together (R18)."""
    del move
    work.change(event, work.rules.layout["cohesion"], work.rules.constants["consult_cohesion"], "consult")


def brief(work: Work, move: Move, event: int) -> None:
    """Brief the wider group: more hands on deck, more ears (R37)."""
    del move
    constants, slots = work.rules.constants, work.rules.layout
    work.change(event, slots["cohesion"], constants["brief_cohesion"], "brief")
    work.change(event, slots["leak_bonus"], constants["brief_leak"], "brief")


def press(work: Work, move: Move, event: int) -> None:
    """Ask a capital to press a leader or a bloc (R13, R15, R18)."""
    rules, constants, v = work.rules, work.rules.constants, work.v
    power = rules.powers[move.power]
    force = power.lever.get(move.target, 0) * v[power.will]
    side = rules.side(move.target.split(".")[0])
    if move.target in rules.blocs:
        bloc = rules.blocs[move.target]
        work.change(event, bloc.limit, -half_up(force, constants["press_bloc_divisor"]), "pressed")
    else:
        work.change(event, side.press, half_up(force, constants["press_leader_divisor"]), "pressed")
    work.change(event, power.will, -constants["press_will"], "pressed")
    work.change(event, side.trust, -constants["press_trust"], "pressed")


def sponsor(work: Work, move: Move, event: int) -> None:
    """Ask a capital to stand behind an option nobody can have without it; asking twice in a turn is the same roll
    (R34).
    """
    rules = work.rules
    power = rules.powers[move.power]
    chance = sponsor_chance(rules, work.v, move)
    work.change(event, power.will, -rules.constants["sponsor_will"], "sponsor")
    if work.roll("sponsor", f"{move.option}@{move.power}", chance):
        found = work.event("sponsored", move.option, (power.will,), power=move.power)
        work.put(found, rules.layout[f"unlocked.{move.option}"], 1, "sponsored")
    else:
        work.event("unsponsored", move.option, (power.will,), power=move.power)


def sponsor_chance(rules: Rules, v: Values, move: Move) -> int:
    """Return the percent chance that the power takes the option on: will + (likes option - likes status quo) / 4."""
    power = rules.powers[move.power]
    issue_id, option = move.option.split(".")
    number, issue = rules.issue(issue_id)
    likes = power.cares.get(issue_id, {})
    now = issue.option[v[rules.text.now[number]]].id
    more = likes.get(option, 50) - likes.get(now, 50)
    return v[power.will] + half_up(more, rules.constants["sponsor_divisor"])


def conference(work: Work, move: Move, event: int) -> None:
    """Convene the Conference: it crowns an agreement, and premature it only hardens (R39)."""
    del move
    rules, constants, v = work.rules, work.rules.constants, work.v
    ripe = all(v[side.accepted] for side in rules.sides)
    ripe = ripe and v[rules.layout["cohesion"]] >= constants["conference_cohesion_line"]
    if ripe:
        if not v[rules.layout["text.conference"]]:
            work.put(event, rules.layout["text.conference"], 1, "conference")
            for bloc in rules.blocs.values():
                if bloc.civic:
                    work.change(event, bloc.limit, -constants["conference_limit"], "conference")
    else:
        for side in rules.sides:
            work.change(event, side.trust, -constants["conference_trust"], "conference-premature")
            work.change(event, side.rhetoric, constants["conference_rhetoric"], "conference-premature")
    publish(work, event)


VERBS: Mapping[str, Doing] = {
    "visit": visit,
    "channel": channel,
    "table": table,
    "amend": amend,
    "publish": publish_move,
    "summit": summit,
    "push-back": push_back,
    "cover": cover,
    "prepare": prepare,
    "confidence": confidence,
    "monitor": monitor,
    "consult": consult,
    "brief": brief,
    "press": press,
    "sponsor": sponsor,
    "conference": conference,
    "propose": propose,
}
"""Every verb a move may name in `does`."""
