"""The text: every term with what each side makes of it, and a draft of one's own that stays here until it is tabled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer

from mediator_game.engine.actions import Move
from mediator_game.play.view import IssueView, OptionView, View
from mediator_game.tui import keys
from mediator_game.tui.drafting import RED, Draft, against, judgement, move, summary
from mediator_game.tui.screens.dialog import Notice
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.draft import listed, rival_lines, standing
from mediator_game.tui.widgets.lines import Lines, LongLines, Pieces, Row
from mediator_game.tui.widgets.sheet import ALARM, HEAD, PLAIN, QUIET, STRONG
from mediator_game.tui.widgets.short import room
from mediator_game.tui.widgets.terms import Heads, HeadsFacts, option_line, term

_HOW = {"guess": "a guess from what is said in public", "visited": "after a visit", "said so": "said so to you"}


class TextEditor(Screen[str]):
    """Terms above, the options of one of them below. `take` gives the move to the game and says why not."""

    CSS_PATH = "text_editor.tcss"
    HELP = "Enter on a term goes to its options, Enter on an option puts it in your draft. Then table the draft."
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("editor")

    terms = getters.query_one("#terms", Choices)
    options = getters.query_one("#options", Choices)

    def __init__(self, view: View, take: Callable[[Move], str]) -> None:
        super().__init__()
        self._view = view
        self._take = take
        self._draft = Draft(view.text)
        self._warned = False

    def compose(self) -> ComposeResult:
        """Compose the terms, the options and what the draft comes to."""
        yield Row(id="title")
        yield Heads(id="heads")
        yield Choices(id="terms", always_marked=False)
        yield Row(id="issue")
        yield Choices(id="options", always_marked=False)
        yield LongLines(id="detail")
        yield Lines(id="comes-to")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the terms."""
        self.terms.focus()
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Lay the table out for the new width."""
        self.call_after_refresh(self._draw)

    # What is under the cursor

    @property
    def _issue(self) -> IssueView:
        return self._view.text.issues[self.terms.highlighted or 0]

    @property
    def _option(self) -> OptionView:
        """The option that is looked at: the one under the cursor among the options, else the draft's own."""
        if self.options.has_focus and self.options.highlighted is not None:
            return self._issue.options[self.options.highlighted]
        return self._draft.option(self._issue)

    # Drawing

    def _draw(self) -> None:
        text, sides = self._view.text, self._view.sides
        width = room(self.terms)
        if width < 1:
            return
        differ = len(self._draft.changed)
        said = f"{differ or 'no'} {'term differs' if differ == 1 else 'terms differ'} from {against(text)}"
        left: Pieces = (("THE TEXT", HEAD), (f"  {standing(text)}", STRONG))
        self.query_one("#title", Row).show((left, ((said, STRONG if differ else QUIET),)))
        head = "in your draft" if differ else "on the table" if text.exists else "today"
        self.query_one(Heads).show(HeadsFacts(sides, head))
        self.terms.fill((issue.id, term(issue, self._draft, sides, width)) for issue in text.issues)
        self._draw_options()
        self._say()

    def _draw_options(self) -> None:
        issue, own = self._issue, self._draft.option(self._issue)
        width = room(self.options)
        must: Pieces = (("* must be settled", QUIET),) if issue.must_settle else ()
        self.query_one("#issue", Row).show((((f"Options: {issue.title}", HEAD),), must))
        sides = self._view.sides
        self.options.fill((one.id, option_line(one, self._draft, issue, sides, width)) for one in issue.options)
        if not self.options.has_focus:
            self.options.point_at(own.id)
        self._draw_detail()

    def _draw_detail(self) -> None:
        self.query_one("#detail", LongLines).show(tuple(self._details()), from_top=True)

    def _details(self) -> Iterator[Pieces]:
        issue, option = self._issue, self._option
        if issue.text and not self.options.has_focus:
            yield ((issue.text, PLAIN),)
            yield ()
        said: list[tuple[str, str]] = [(f"{option.title}. ", STRONG)]
        if option.text:
            said.append((option.text, PLAIN))
        yield tuple(said)
        if option.closed:
            yield (("Closed: ", ALARM), (option.closed, PLAIN))
        for side in self._view.sides:
            one = judgement(option, side.id)
            how = f", {_HOW.get(one.how, one.how)}" if one.how else ""
            word = "not known" if one.word == "?" else one.word
            yield (f"For {side.name}: ", QUIET), (word, ALARM if one.word == RED else PLAIN), (how, QUIET)
        for paper in self._view.papers:
            for item in paper.terms:
                if item.issue == issue.id:
                    yield (f"{paper.title}, {paper.standing}: ", QUIET), (item.says, PLAIN)
        text = self._view.text
        if text.exists and not text.public and self.has_class("-tall"):
            yield ()
            yield ("Seen by: ", QUIET), (listed(text.seen_by) or "nobody yet", PLAIN)
            yield ("Not by: ", QUIET), (listed(text.not_seen_by) or "nobody", PLAIN)

    def _say(self, notice: str = "") -> None:
        """Say what the draft comes to, who has seen the text, and what the last key came to."""
        text = self._view.text
        lines: list[Pieces] = []
        if notice:
            lines.append(((notice, ALARM),))
        elif self._draft.changed:
            for name, felt in summary(self._draft, self._view):
                lines.append(((f"{name}: ", QUIET), (felt, PLAIN)))
        elif text.editable:
            lines.append((("It cannot be changed now: ", QUIET), (text.editable, PLAIN)))
        elif text.public:
            lines.append((("It is public: everybody can read it.", QUIET),))
        elif text.exists:
            seen, unseen = len(text.seen_by), len(text.not_seen_by)
            said = f"Seen by {seen} of {seen + unseen}." if seen else "Nobody has seen the text on the table yet."
            lines.append(((said, PLAIN), (" Press s to see who.", QUIET)))
        else:
            lines.append((("Nothing is on the table. Choose options, then table your draft.", QUIET),))
        self.query_one("#comes-to", Lines).show(tuple(lines))

    # Moving and choosing

    @on(Choices.OptionHighlighted, "#terms")
    def _term_changed(self) -> None:
        self._draw_options()
        self._say()

    @on(Choices.OptionHighlighted, "#options")
    def _option_changed(self) -> None:
        self._draw_detail()
        self._say()

    def on_descendant_focus(self) -> None:
        """What is looked at changes with the list that has the keyboard."""
        self._draw_detail()

    @on(Choices.OptionSelected, "#terms")
    def _to_options(self, event: Choices.OptionSelected) -> None:
        event.stop()
        self.options.focus()

    @on(Choices.OptionSelected, "#options")
    def _pick(self, event: Choices.OptionSelected) -> None:
        event.stop()
        option = self._issue.options[event.option_index]
        if option.closed and not option.in_text:
            self._say(f"{option.title}: {option.closed}")
            return
        self._change(self._draft.pick(self._issue, option))
        self.terms.focus()

    def action_undo(self) -> None:
        """Put the term back as it is on the table."""
        self._change(self._draft.pick(self._issue, self._issue.current))

    def _change(self, draft: Draft) -> None:
        self._draft, self._warned = draft, False
        self._draw()

    def action_other(self) -> None:
        """Go from the terms to the options and back."""
        (self.terms if self.options.has_focus else self.options).focus()

    # Looking, tabling, leaving

    def action_compare(self) -> None:
        """Say which terms differ from the text on the table."""
        changed = self._draft.changed
        said = [f"{issue.title}: {issue.current.title} → {self._draft.option(issue).title}" for issue in changed]
        nothing = f"Your draft is the same as {against(self._view.text)}."
        title = f"Your draft against {against(self._view.text)}"
        self.app.push_screen(Notice("\n".join(said) or nothing, title))

    def action_readers(self) -> None:
        """Say who has seen the text."""
        text = self._view.text
        if not text.exists:
            said = "Nothing is on the table, so there is nothing to see."
        elif text.public:
            said = "It is public. Everybody can read it."
        else:
            said = (
                f"Seen by {listed(text.seen_by) or 'nobody yet'}.\nNot seen by {listed(text.not_seen_by) or 'nobody'}."
            )
            said += f"\nThe chance of a leak this {self._view.unit} is {text.leak_chance} in 100."
        self.app.push_screen(Notice(said, "Who has seen it"))

    def action_others(self) -> None:
        """Say what others have put forward, and what in it differs from the text."""
        said = "\n\n".join("\n".join(rival_lines(paper)) for paper in self._view.papers)
        self.app.push_screen(Notice(said or "Nobody else has put a paper forward, as far as you know.", "Other papers"))

    def action_table(self) -> None:
        """Put the draft on the table."""
        made = move(self._draft, self._view.moves)
        reason = made if isinstance(made, str) else self._take(made)
        if reason:
            self._say(reason)
        else:
            self.dismiss(self._tabled())

    def _tabled(self) -> str:
        """Say what was put on the table."""
        changed = self._draft.changed
        said = "; ".join(f"{issue.title}: {self._draft.option(issue).title}" for issue in changed)
        return f"You tabled draft {self._view.text.draft + 1}, with {said}."

    def action_back(self) -> None:
        """Go back to the terms, and from there to the desk; a changed draft is dropped only when that was said."""
        changed = len(self._draft.changed)
        if self.options.has_focus:
            self.terms.focus()
        elif changed and not self._warned:
            self._warned = True
            terms = "one changed term" if changed == 1 else f"{changed} changed terms"
            self._say(f"Leaving now drops {terms}. q again to leave, Ctrl+S to table the draft.")
        else:
            self.dismiss("")
