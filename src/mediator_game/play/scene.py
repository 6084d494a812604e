"""The whole View put together for one moment."""

from __future__ import annotations

from mediator_game.engine.endings import UNRESOLVED
from mediator_game.engine.rules import Rules
from mediator_game.play import beside
from mediator_game.play.background import background
from mediator_game.play.describe import Describer, changed_issues
from mediator_game.play.knowledge import Knowledge
from mediator_game.play.measures import measures
from mediator_game.play.position import Position
from mediator_game.play.records import Setup
from mediator_game.play.telling import Teller
from mediator_game.play.view import EndingView, ForecastView, HingeView, Page, SourceView, View
from mediator_game.scenario import calendar
from mediator_game.text.markdown import plain
from mediator_game.text.names import fill

SHUT = "It tells what came of this, so it stays shut in play. The debrief opens it."


class Scene:
    """Everything the trainee may see at a moment of one game."""

    def __init__(self, rules: Rules, teller: Teller, start: tuple[int, ...]) -> None:
        self._rules, self._teller, self._start = rules, teller, start
        self._scenario = rules.scenario

    def label(self, turn: int) -> str:
        """Return the name of a turn: ``September 1997``."""
        return calendar.turn_label(self._scenario.scenario, turn)

    def source(self, id: str, *, opened: bool) -> SourceView | None:
        """Return a source by its id, or None; one that reaches into the scenario's own time is shut unless `opened`."""
        written = self._scenario.source.get(id)
        if written is None:
            return None
        shut = not opened and written.reaches is not None and written.reaches >= self._scenario.scenario.start
        text = SHUT if shut else plain(fill(written.text, self._teller.places))
        return SourceView(id, fill(written.title, self._teller.places), text, written.cite)

    def view(self, here: Position, setup: Setup) -> View:
        """Return the view of a position."""
        rules, head, v = self._rules, self._scenario.scenario, here.state.values
        training = setup.mode == "training"
        describe = Describer(
            rules,
            self._teller,
            Knowledge(rules, self._start, v),
            Knowledge(rules, self._start, here.turn_start),
            numbers=training,
        )
        turn = v[rules.layout["turn"]]
        return View(
            scenario=head.id,
            title=head.title,
            period=head.period,
            turn=turn,
            turns=head.turns,
            label=self.label(turn),
            unit=calendar.turn_word(head, turn),
            chair=setup.chair,
            chair_title=self._scenario.chair[setup.chair].title,
            moves_left=v[rules.layout["moves_left"]],
            mode=setup.mode,
            card=self._card(describe),
            briefing=self._briefing(describe),
            instructions=self._instructions(describe, setup.chair),
            world=describe.world(),
            sides=describe.sides(),
            powers=describe.powers(),
            text=describe.text(changed_issues(rules, here.draft_before, v)),
            moves=describe.moves(),
            notes=describe.notes(),
            hinges=self._hinges(here, describe),
            forecasts=self._forecasts(here, describe),
            log=here.log,
            map=describe.map(),
            background=background(
                self._scenario,
                describe,
                head.start,
                opened=bool(v[rules.layout["over"]]) and len(here.alternatives) >= beside.ALTERNATIVES,
            ),
            ending=self._ending(here, describe),
            can_rewind=training and here.sequence > 0,
            as_seen_in=head.as_seen_in,
            fictional=head.fictional,
            measures=measures(rules, describe),
            papers=describe.papers(),
        )

    def _card(self, describe: Describer) -> Page:
        card = self._scenario.card
        topics = "".join(f"\n- {topic}" for topic in card.topics)
        return Page("Before you begin", describe.prose(f"{card.text}\n{topics}\n\n{card.stop}"))

    def _briefing(self, describe: Describer) -> Page:
        written = self._scenario.briefing
        return Page(
            self._scenario.scenario.title,
            describe.prose(f"{written.text}\n\n{written.first_step}"),
            describe.prose(written.more),
        )

    def _instructions(self, describe: Describer, name: str) -> Page:
        chair = self._scenario.chair[name]
        titles = {str(one.id): one.title for one in self._scenario.objective}
        aims = "".join(f"\n- {titles[one]}" for one in chair.objectives if one in titles)
        stakes = f"\n\n## What is at stake for you\n\n{chair.stakes}" if chair.stakes else ""
        private = f"\n\n## Your own objectives\n{aims}" if aims else ""
        return Page(chair.title, describe.prose(chair.instructions + stakes + private))

    def _hinges(self, here: Position, describe: Describer) -> tuple[HingeView, ...]:
        waiting = beside.due(self._rules, here)
        return tuple(
            HingeView(one.id, describe.line(one.question), plain(describe.line(one.text)))
            for one in self._scenario.hinge
            if one.id in waiting
        )

    def _forecasts(self, here: Position, describe: Describer) -> tuple[ForecastView, ...]:
        turn = here.state.values[self._rules.layout["turn"]]
        asked = beside.open_forecasts(self._rules, here)
        return tuple(
            ForecastView(one.id, describe.line(one.question), here.forecasts.get(one.id), one.id in asked)
            for one in self._scenario.forecast
            if one.asked <= turn
        )

    def _ending(self, here: Position, describe: Describer) -> EndingView | None:
        number = here.state.values[self._rules.layout["over"]]
        if not number:
            return None
        epilogue = self._scenario.epilogue
        date, after = (epilogue.date, describe.prose(epilogue.text)) if epilogue else ("", ())
        if number > len(self._scenario.outcome):
            return EndingView(UNRESOLVED, "The time is up", (), (), True, date, after)
        one = self._scenario.outcome[number - 1]
        return EndingView(
            one.id, describe.line(one.title), describe.prose(one.text), one.source, one.invented, date, after
        )
