"""Compiled rules of a scenario and of its variants, made when they are first asked for."""

from __future__ import annotations

from collections import OrderedDict

from attrs import frozen

from mediator_game.engine.compile import compile_rules
from mediator_game.engine.rules import Rules
from mediator_game.playtest.validate.change import Changes, changed, mirrored, shuffled
from mediator_game.scenario.model import Scenario

KEPT = 8
"""How many variants are kept compiled: compiling takes as long as playing a few games."""


@frozen
class Variant:
    """What is other than written: values, constants of the model, the order of things, the sides' places."""

    changes: Changes = ()
    overrides: tuple[tuple[str, int], ...] = ()
    shuffle: str = ""
    mirror: bool = False

    def of(self, scenario: Scenario) -> Scenario:
        """Return the scenario as this variant has it."""
        scenario = changed(scenario, self.changes)
        if self.mirror:
            scenario = mirrored(scenario)
        return shuffled(scenario, self.shuffle) if self.shuffle else scenario


AS_WRITTEN = Variant()


class Bench:
    """One scenario, ready to be played as written or changed."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._rules = compile_rules(scenario)
        self._kept: OrderedDict[str, Rules] = OrderedDict()

    def rules(self, variant: Variant = AS_WRITTEN) -> Rules:
        """Return the rules of a variant."""
        if variant == AS_WRITTEN:
            return self._rules
        key = repr(variant)
        if key not in self._kept:
            self._kept[key] = compile_rules(variant.of(self.scenario), dict(variant.overrides))
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]
