"""The weekly run as it is shown: head, words, title and keys, and at the end the summary."""

from collections.abc import Iterable

from textual.content import Content

from okrtui.okr.drafts import passed_key
from okrtui.okr.records import KeyResult
from okrtui.okr.run_again import as_passed, last_rating
from okrtui.okr.run_outcome import unanswered
from okrtui.tui import messages
from okrtui.tui.commands import footer
from okrtui.tui.keymap import commands_of
from okrtui.tui.screens.weekly_run_asked import AskedRun
from okrtui.tui.views import run_summary
from okrtui.tui.views import weekly_run as views
from okrtui.tui.views.facts import keys_line
from okrtui.tui.views.pieces import Line, Piece, cut_line, wrapped_lines
from okrtui.tui.views.readings import Asked, draft_told
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.titled import show_title

FRAME = 4
LOW, LEAST = 14, 9
"""Below so many lines the panel says less; below the second what is to be told takes the place of the head."""


class ShownRun(AskedRun):
    """Says around the fields what is asked, what is wrong and what became of it."""

    how_to_leave = "esc stops the run: what was recorded stays, what you typed is a draft"
    _fault = ""
    _told: tuple[Line, ...] = ()

    def ask(self) -> None:
        """Ask; what was wrong with the last answer is not wrong with this."""
        self._fault = ""
        super().ask()

    def on_resize(self) -> None:
        """The lines follow the width."""
        if self.is_mounted:
            self.show_all()

    @property
    def _width(self) -> int:
        return max(10, (self.size.width or self.app.size.width) - FRAME)

    @property
    def _is_least(self) -> bool:
        return self.app.size.height < LEAST

    @property
    def _has_steps(self) -> bool:
        return isinstance(self._shown, Asked) and self._shown.has_steps

    def show_all(self) -> None:
        """Head, words and keys."""
        is_low = self.app.size.height < LOW
        self.set_class(is_low, "low")
        self.set_class(self._is_least, "least")
        if self.is_over:
            self._show_title("Weekly run", run_summary.of(self._run))
            return
        most = 1 if self._has_steps or is_low else 2
        lines = views.head(self._shown, self._width, self._signs, most=most)
        self.query_one("#run-head", Painted).show(lines[:1] if is_low else lines)
        self._show_words()
        self._show_title(views.title(self._run, self.now), views.done(self._run))
        self._show_keys(("run",))

    def _show_words(self) -> None:
        words = (
            [Piece(self._fault, "bad")]
            if self._fault
            else views.meanwhile(self.now, self._run, self._question, self._width)
            or draft_told(self._draft, self.now.today)
        )
        self.query_one("#run-head").display = not (words and self._is_least)
        is_close = not words and (self._has_steps or self._is_least)
        most = 2 if self._fault and not self._has_steps and self.app.size.height >= LOW else 1
        lines = wrapped_lines(words, self._width, most) if most > 1 else [cut_line(words, self._width)]
        self.query_one("#run-words", Painted).show([] if is_close else lines)

    def say(self, sentence: str) -> None:
        """Say what is wrong, or with empty text that nothing is."""
        self._fault = sentence
        if not self.is_over:
            self._show_words()

    def _show_title(self, left: str, right: str) -> None:
        rule = max(1, self._width - len(left) - len(right) - 4)
        title = Content.assemble((left, "b"), (f" {self._signs.rule * rule} ", "$focus"), right)
        show_title(self.query_one("#run-panel"), title)

    def _show_keys(self, groups: Iterable[str]) -> None:
        known = commands_of(self.app)
        help_ = next(command for command in known if command.id == "help")
        width, shown = self._width + FRAME, [*footer(groups, known), help_]
        commands = views.keys(shown, self._run, self._signs, width, has_steps=self._has_steps)
        self.query_one("#run-keys", Painted).show([keys_line(commands, width)])

    # -- the end

    def summary(self) -> list[Line]:
        """What became of each."""
        keys = (question.key for question in self._run.asked)
        drafts = frozenset(key for key in keys if self._drafts(key) is not None)
        return run_summary.summary(self.now, self._run, drafts, self._monotonic() - self._begun)

    def _remember_passed(self) -> None:
        """What was left without a word to the end is not asked again this week; what is typed there stays."""
        for question in unanswered(self._run, self.now.okrs, self.now.today):
            rating = last_rating(self.now.okrs, self.now.okrs.find(KeyResult, question.id))
            if rating and self._drafts(question.key) is None:
                self.post_message(messages.Drafted(passed_key(question.id), as_passed(rating)))

    def show_summary(self) -> None:
        """What became of each, in the place of the fields."""
        self._remember_passed()
        for gone in (*self._fields.values(), self.query_one("#run-head"), self.query_one("#run-words")):
            gone.display = False
        self._told = tuple(self.summary())
        lines = self.query_one("#run-summary", Lines)
        lines.display = True
        lines.show(run_summary.as_rows(self._told))
        self._show_title("Weekly run", run_summary.of(self._run))
        self.query_one("#run-keys", Painted).show([views.CLOSING])
        self.set_focus(lines)
