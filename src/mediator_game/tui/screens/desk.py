"""The desk: what just happened, who stands where, what is on the table, and the moves. A face of `session.view()`."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer

from mediator_game.engine.actions import EndTurn, Move
from mediator_game.engine.menu import Refused
from mediator_game.play.inputs import Input, Rewind
from mediator_game.play.view import MoveView, View
from mediator_game.tui import facts, keys
from mediator_game.tui.messages import DeskLeft, GameEnded
from mediator_game.tui.widgets.draft import DraftFacts, DraftPaper, one_line
from mediator_game.tui.widgets.heading import TABS, Heading, Prompt, Tabs
from mediator_game.tui.widgets.lines import Row
from mediator_game.tui.widgets.log import LogFacts, LogPaper
from mediator_game.tui.widgets.moves import END, ENDING, Moves, MovesFacts
from mediator_game.tui.widgets.papers import NotesPaper, new
from mediator_game.tui.widgets.people import PeoplePaper
from mediator_game.tui.widgets.plan import PlanPaper
from mediator_game.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from mediator_game.play.session import Session


class DeskScreen(Screen[None]):
    """Where a game is played. Every input goes through `take`; everything shown comes from the view after it."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        f"{name}.tcss" for name in ("desk", "ask", "look", "map", "record", "text_editor", "why")
    ]  # all at once: a style sheet read later would hold up the key that opens its screen
    HELP = "Choose a move and press Enter. A closed move says why it is closed."
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("desk")

    moves = getters.query_one("#moves", Moves)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.view: View = session.view()
        self._fresh = facts.last_turn(self.view)
        self._tab = "now"
        self._notice = ""
        self._under: str | None = None
        self.offered: set[str] = set()
        """The forecasts that were asked for at a turn's end already; a skipped one stays under its key."""

    # What is on it

    def compose(self) -> ComposeResult:
        """Compose the parts; a narrow desk shows one column at a time."""
        yield Trouble()
        yield Heading(id="heading")
        yield Tabs(id="tabs")
        with Horizontal(id="desk"):
            yield PeoplePaper(id="aside")
            with Vertical(id="rest"):
                with Horizontal(id="columns"):
                    yield PeoplePaper(id="people")
                    yield LogPaper(id="log")
                    with Vertical(id="table"):
                        yield DraftPaper(id="draft")
                        yield PlanPaper(id="map")
                    yield NotesPaper(id="notes")
                with Vertical(id="choosing"):
                    yield Row(id="summary")
                    yield Prompt(id="prompt")
                    yield Moves(id="moves")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Draw the first moment."""
        self.moves.focus()
        self._show_tab()
        self._draw()
        self.set_timer(0.5, _warm)
        self._begin_turn()

    def _draw(self) -> None:
        """Hand each part what it shows; a part whose facts are the same stays as it is."""
        view = self.view
        draft = DraftFacts(view.text, view.sides, view.papers)
        self.query_one(Trouble).tell(self.session.trouble)
        self.query_one(Heading).show(facts.heading(view))
        self.query_one(Tabs).show(self._tab, new(view.notes))
        people = facts.people(view)
        for paper in self.query(PeoplePaper):
            paper.show(people)
        self.query_one(DraftPaper).show(draft)
        self.query_one(PlanPaper).show(view.map)
        self.query_one(NotesPaper).show(view.notes)
        self.query_one("#summary", Row).show((tuple(one_line(draft)), ()))
        self.query_one(LogPaper).show(self._log, from_top=True)
        self.moves.show(MovesFacts(facts.menu(view), view.unit, view.ending is not None))
        self._prompt()

    def _prompt(self) -> None:
        self.query_one(Prompt).show(facts.prompt(self.view, self._notice, self.moves.chosen, self.moves.hidden))

    @property
    def _log(self) -> LogFacts:
        return facts.log(self.view, self.session.setup.scenario.scenario, self._fresh)

    # The one way in

    def take(self, entered: Input) -> str:
        """Give an input to the session and draw what came of it; return why it was refused, or an empty text."""
        before = len(self.view.log)
        try:
            self.session.do(entered)
        except Refused as refused:
            return refused.reason
        self.view = self.session.view()
        if isinstance(entered, Rewind):
            self._fresh = facts.last_turn(self.view)
        elif isinstance(entered, Move | EndTurn):
            self._fresh = before
            self._tab = "now"
        self._notice = facts.ended(self.view)
        self._show_tab()
        self._draw()
        self.refresh_bindings()
        return ""

    def say(self, notice: str) -> None:
        """Say something above the moves, until the next input."""
        self._notice = notice
        self._prompt()

    # Choosing a move

    @on(Moves.OptionSelected, "#moves")
    def _chosen(self, event: Moves.OptionSelected) -> None:
        event.stop()
        if event.option_id == ENDING:
            self.post_message(GameEnded())
        elif event.option_id == END:
            self.action_end_turn()
        else:
            self._make(next(move for move in self.view.moves if move.id == event.option_id))

    @on(Moves.OptionHighlighted, "#moves")
    def _moved_on(self, event: Moves.OptionHighlighted) -> None:
        # A menu in another order tells of its cursor again, though the cursor is on the same move.
        moved, self._under = event.option_id != self._under, event.option_id
        if moved and self.view.ending is None:
            self.say("")

    @on(Moves.Slid)
    def _slid(self, event: Moves.Slid) -> None:
        event.stop()
        self._prompt()

    def _make(self, move: MoveView) -> None:
        from mediator_game.tui.widgets.moves import lowered

        if move.closed:
            self.say(f"{move.title} is closed: {lowered(move.closed)}{'' if move.closed.endswith('.') else '.'}")
        elif move.verb in {"table", "amend"}:
            self.action_text()
        elif move.verb == "summit" and (unsure := facts.not_yes(self.view)):
            self._doubt(move, unsure)
        else:
            self._choose(move)

    def _doubt(self, move: MoveView, unsure: str) -> None:
        """Ask once before a summit that not both sides have accepted the text for."""
        from mediator_game.tui.screens.dialog import Ask

        answers = (("call", "Call it"), ("wait", "Not yet"))
        ask = Ask(move.title, f"{unsure} not said yes. Call it all the same?", answers)
        self.app.push_screen(ask, lambda answer: self._choose(move) if answer == "call" else None)

    def _choose(self, move: MoveView) -> None:
        if len(move.choices) == 1 and not move.choices[0].closed:
            self._do(move.choices[0].move)
        else:
            from mediator_game.tui.screens.ask import ChooseScreen

            self.app.push_screen(ChooseScreen(move), self._do)

    def _do(self, move: Move | None) -> None:
        if move is not None and (reason := self.take(move)):
            self.say(reason)

    # The turn begins and ends

    def _begin_turn(self) -> None:
        if self.view.hinges:
            self._ask_reasons()

    @work(exclusive=True, group="turn")
    async def _ask_reasons(self) -> None:
        from mediator_game.tui.screens import turn

        await turn.begin(self)

    def action_end_turn(self) -> None:
        """End the turn, after what is asked before it ends."""
        if self.view.ending is None:
            self._end_turn()

    @work(exclusive=True, group="turn")
    async def _end_turn(self) -> None:
        from mediator_game.tui.screens import turn

        if not await turn.may_end(self):
            return
        if reason := self.take(EndTurn()):
            self.say(reason)
        else:
            await turn.begin(self)

    # Looking closer

    def action_text(self) -> None:
        """Open the text."""
        from mediator_game.tui.screens.text_editor import TextEditor

        if self.view.text.issues:
            left = self.view.moves_left
            self.app.push_screen(TextEditor(self.view, self.take), lambda said: self._tabled(said, left))
        else:
            self.say("There is no text to negotiate in this scenario.")

    def _tabled(self, said: str | None, left: int) -> None:
        """Say what was tabled, and what it cost of the moves that were `left`."""
        if said and self.view.ending is None:
            cost = left - self.view.moves_left
            self.say(f"{said} It cost {'1 move' if cost == 1 else f'{cost} moves' if cost > 0 else 'no move'}.")

    def action_people(self) -> None:
        """Open the people."""
        from mediator_game.tui.screens.people import PeopleScreen

        self.app.push_screen(PeopleScreen(self.view))

    def action_map(self) -> None:
        """Open the map."""
        from mediator_game.tui.screens.map import MapScreen

        self.app.push_screen(MapScreen(self.view))

    def action_measures(self) -> None:
        """Open the measures."""
        from mediator_game.tui.screens.measures import MeasuresScreen

        if self.view.measures:
            self.app.push_screen(MeasuresScreen(self.view))
        else:
            self.say("There are no measures in this scenario.")

    def action_notes(self) -> None:
        """Open the papers."""
        from mediator_game.tui.screens.notes import NotesScreen

        self.app.push_screen(NotesScreen(self.session, self.take))

    def action_why(self) -> None:
        """Take the latest event apart."""
        from mediator_game.tui.screens.why import WhyScreen

        asked = [one for one in self.view.log if one.can_ask_why]
        if asked:
            self.app.push_screen(WhyScreen(self.session, tuple(asked)))
        else:
            self.say("Nothing has happened yet that could be taken apart.")

    def action_sources(self) -> None:
        """Read the sources named so far."""
        from mediator_game.tui.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen(self.session))

    def action_background(self) -> None:
        """Look up dates, offices and words."""
        from mediator_game.tui.screens.background import BackgroundScreen

        self.app.push_screen(BackgroundScreen(self.session))

    def action_log(self) -> None:
        """Read everything that has happened."""
        from mediator_game.tui.screens.record import LogScreen

        self.app.push_screen(LogScreen(self.view.title, self._log))

    def action_briefing(self) -> None:
        """Read the briefing again."""
        from mediator_game.tui.screens.record import BriefingScreen

        self.app.push_screen(BriefingScreen(self.view))

    @work(exclusive=True, group="turn")
    async def action_forecasts(self) -> None:
        """Say how likely something is."""
        from mediator_game.tui.screens import turn

        await turn.forecast(self)

    def action_rewind(self) -> None:
        """Choose a moment to go back to."""
        from mediator_game.tui.screens.ask import RewindScreen

        points = self.session.rewind_points()
        if not self.view.can_rewind:
            self.say(
                "An assessed game cannot be rewound." if self.view.mode == "assessed" else "This is the beginning."
            )
        elif not points:
            self.say("There is nothing to go back to yet.")
        else:
            self.app.push_screen(RewindScreen(points), self._go_back)

    def _go_back(self, to: int | None) -> None:
        if to is None:
            return
        reason = self.take(Rewind(to))
        self.say(reason or "You are back at this moment. What you did after it is kept in the record.")

    def action_leave(self) -> None:
        """Leave for home, or for the ending when there is one."""
        self.post_message(GameEnded() if self.view.ending is not None else DeskLeft())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """An assessed game does not offer to go back."""
        return not (action == "rewind" and self.view.mode == "assessed")

    # Moving about

    def action_turn_tab(self, step: int) -> None:
        """Put the next tab of a narrow desk in front."""
        self._tab = TABS[(TABS.index(self._tab) + step) % len(TABS)]
        self._show_tab()

    @on(Tabs.Chosen)
    def _tab_chosen(self, event: Tabs.Chosen) -> None:
        event.stop()
        self._tab = event.tab
        self._show_tab()

    def _show_tab(self) -> None:
        for tab in TABS:
            self.set_class(tab == self._tab, f"-tab-{tab}")
        self.query_one(Tabs).show(self._tab, new(self.view.notes))

    def action_scroll(self, pages: int) -> None:
        """Scroll what is in front."""
        papers = {"people": "#people", "text": "#draft", "map": "#map", "notes": "#notes"}
        paper = self.query_one(papers.get(self._tab, "#log") if not self.has_class("-wide") else "#log")
        (paper.scroll_page_down if pages > 0 else paper.scroll_page_up)(animate=False)


def _warm() -> None:
    """Load the screens that are a key away, while the player reads."""
    from mediator_game.tui.screens import ask, map, measures, notes, people, record, text_editor, turn, why  # noqa: F401
