"""Where the campaign's carried gauges stand after each phase as documented: the `expected` values of campaign.toml.

    .venv/bin/python benchmarks/campaign.py [--games 400]

prints them as TOML, to be pasted. They are medians at the end of games along the historical line.
"""

from __future__ import annotations

import argparse
from statistics import median_low

from mediator_game.engine.compile import compile_rules
from mediator_game.playtest.plan import Plan
from mediator_game.playtest.simulate import play
from mediator_game.scenario import library
from mediator_game.scenario.campaign.load import load_campaign, scenario_path
from mediator_game.scenario.load import load


def expected(path, gauges, games):
    """Return the median of each gauge at the end of games along the historical line."""
    scenario = load(path, proofs=False).scenario
    rules = compile_rules(scenario)
    line = scenario.line["historical"]
    plan = Plan("campaign", "historical", True, line.chair or next(iter(scenario.chair)))
    ends = [play(rules, plan, number) for number in range(games)]
    return {gauge: median_low(rules.amount(gauge)(v) for v in ends) for gauge in gauges}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--games", type=int, default=400)
    wanted = parser.parse_args()
    path = library.campaign()
    campaign = load_campaign(path).campaign
    gauges = [carry.gauge for carry in campaign.carry]
    for phase in campaign.phase[:-1]:
        found = expected(scenario_path(path, phase.scenario), gauges, wanted.games)
        shown = ", ".join(
            f"{name if name.isalpha() else f'{chr(34)}{name}{chr(34)}'} = {value}" for name, value in found.items()
        )
        print(f"{phase.scenario}\nexpected = {{ {shown} }}")


if __name__ == "__main__":
    main()
