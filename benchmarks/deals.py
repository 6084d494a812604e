"""How fast a bargaining space is folded, against writing every text out: one run, two ratios.

    python benchmarks/deals.py

Two spaces: that of the shipped 1997 scenario (432 texts), and an invented one of a million texts (six issues of ten
options). Written out in two ways: with the engine's own formulas, as the check of the fold does it, and as bare sums of
the two scores, the least any enumeration must do. Each number is the best of several runs.
"""

import random
import time
from collections import Counter

from attrs import evolve

from mediator_game.engine.compile import compile_rules
from mediator_game.playtest.space import at_start
from mediator_game.playtest.space.enumeration import enumerate_texts
from mediator_game.playtest.space.fold import all_texts, fold
from mediator_game.playtest.space.points import solve
from mediator_game.playtest.space.sheets import sheets_of
from mediator_game.scenario.library import find
from mediator_game.scenario.load import load
from mediator_game.scenario.model import Issue, Option, Span

ISSUES, OPTIONS, STEP = 6, 10, 5
"""Values and weights go in steps of five, as authors write them."""


def million(scenario):
    """The 1997 scenario with other issues and without whatever speaks of its own."""
    chance = random.Random(1)
    sides = list(scenario.side)

    def value():
        return {side: Span(*[chance.randrange(0, 101, STEP)] * 2) for side in sides}

    def weights():
        cuts = sorted(chance.randrange(0, 101, STEP) for _ in range(ISSUES - 1))
        return {f"i{n}": high - low for n, (low, high) in enumerate(zip([0, *cuts], [*cuts, 100], strict=True))}

    issues = tuple(
        Issue(
            f"i{n}",
            "An issue",
            tuple(Option(f"o{place}", "An option", value(), status_quo=not place) for place in range(OPTIONS)),
            must_settle=n < 2,
        )
        for n in range(ISSUES)
    )

    def side(written):
        blocs = tuple(evolve(bloc, weights=weights(), value={}, red_lines=()) for bloc in written.bloc)
        return evolve(written, weights=weights(), bloc=blocs, red_lines=(), aims=None)

    empty = dict.fromkeys(("event", "reaction", "hinge", "forecast", "note", "objective", "trap", "check", "goal"), ())
    return evolve(
        scenario,
        issue=issues,
        side={name: side(written) for name, written in scenario.side.items()},
        outcome=(evolve(scenario.outcome[-1], when="true"),),
        move=tuple(move for move in scenario.move if move.does),
        chair={name: evolve(chair, effects=()) for name, chair in scenario.chair.items()},
        line={},
        power={},
        dispatch=(),
        **empty,
    )


def best(work, runs):
    least = float("inf")
    for _ in range(runs):
        began = time.perf_counter()
        work()
        least = min(least, time.perf_counter() - began)
    return least


def bare_sums(sheets):
    """Write every text's sums out, with nothing else done to them."""
    found = Counter()
    found.update(key for _, key in all_texts(sheets))
    return found


def main():
    written = load(find("1997-step-by-step")).scenario
    print(f"{'space':<10}{'texts':>10}{'points':>9}{'fold ms':>9}{'+ solve':>9}{'bare':>9}{'engine':>9}  ratios")
    for name, scenario, runs in (("1997", written, 20), ("invented", million(written), 3)):
        rules = compile_rules(scenario)
        sheets = sheets_of(rules, at_start(rules, rules.chairs[0]).values)
        folded = fold(sheets)
        alone = best(lambda sheets=sheets: fold(sheets), runs)
        whole = best(lambda sheets=sheets: solve(sheets, fold(sheets).counts), runs)
        bare = best(lambda sheets=sheets: bare_sums(sheets), min(runs, 3))
        engine = best(lambda sheets=sheets: enumerate_texts(sheets), 1 if runs < 5 else runs)
        times = "".join(f"{seconds * 1_000:>9,.1f}" for seconds in (alone, whole, bare, engine))
        ratios = f"  {bare / alone:,.0f} and {engine / alone:,.0f} times"
        print(f"{name:<10}{sheets.packages:>10,}{len(folded.counts):>9,}{times}{ratios}")


if __name__ == "__main__":
    main()
