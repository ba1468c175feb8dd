"""The grading run as it is shown: title, evidence, words, how far it has come, keys."""

from collections.abc import Sequence
from functools import cache

from textual.content import Content

from okrtui.okr.grading_run import tally
from okrtui.tui.commands import footer
from okrtui.tui.keymap import commands_of
from okrtui.tui.screens.grading_asked import AskedGrading
from okrtui.tui.views import grading as views
from okrtui.tui.views import grading_frame as frame
from okrtui.tui.views.facts import keys_line
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.grade_evidence import evidence_lines
from okrtui.tui.views.key_result_chart import chart_lines
from okrtui.tui.views.pieces import Line, Piece, cut_line, wrapped_lines
from okrtui.tui.views.readings import draft_told
from okrtui.tui.views.verdict_evidence import verdict_evidence
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.titled import show_title

BESIDE_FROM = (110, 26)
"""Evidence left and answers right from so many columns and lines on."""
CHART_FROM = 8
"""A chart is drawn where so many lines are left for it."""
FRAME, AROUND = 4, 6
"""Cells of the frame, and lines of all that stands above and below the evidence where it stands beside."""


class ShownGrading(AskedGrading):
    """Says around the fields what is known, what is wrong and how far the run has come."""

    how_to_leave = "esc stops the run: what was recorded stays, what you typed is a draft"
    _fault, _fault_role = "", "bad"

    def ask(self) -> None:
        """Ask; what was wrong with the last answer is not wrong with this."""
        self._fault = ""
        super().ask()

    def on_resize(self) -> None:
        """The lines follow the size."""
        if self.is_mounted and self._run.here is not None:
            self.show_all()

    @property
    def _width(self) -> int:
        return max(10, (self.size.width or self.app.size.width) - FRAME)

    @property
    def _is_beside(self) -> bool:
        width, height = BESIDE_FROM
        return self.app.size.width >= width and self.app.size.height >= height

    def show_all(self) -> None:
        """Everything around the fields."""
        self.set_class(self._is_beside, "beside")
        self._show_title()
        self._show_evidence()
        self._show_words()
        now, run = self.now, self._run
        told = tally(run, now.okrs, now.scope)
        self.query_one("#grading-tally", Painted).draw(
            lambda width, _: [frame.tally_line(now, run, told, width)]
        )
        self._show_keys()

    def _show_title(self) -> None:
        left, right = frame.title(self.now, self._run), frame.whose(self.now, self._run)
        rule = max(1, self._width - len(left) - len(right) - 4)
        title = Content.assemble((left, "b"), (f" {self._signs.rule * rule} ", "$focus"), right)
        show_title(self.query_one("#grading"), title)

    def _show_evidence(self) -> None:
        told, chart = self.query_one("#grading-told", Painted), self.query_one("#grading-chart", Painted)
        match shown := self._shown:
            case views.AskedVerdict():
                chart.display = False
                told.draw(lambda width, height: verdict_evidence(shown, width, self._room(height)))
            case views.AskedGrade():
                chart.display = self._is_beside and bool(shown.evidence.at.check_ins)
                self._show_grade(shown, told, chart)

    def _show_grade(self, shown: views.AskedGrade, told: Painted, chart: Painted) -> None:
        has_chart, signs = bool(chart.display), self._signs

        @cache
        def evidence(width: int, height: int) -> Sequence[Line]:
            room = self._room(height) - (CHART_FROM if has_chart else 0)
            return evidence_lines(shown.now, shown.evidence, width, room, signs, has_chart=has_chart)

        told.draw(evidence)
        if has_chart:
            reckoner = Reckoner(shown.now)
            chart.draw_when_painted(
                lambda width, height: chart_lines(shown.key_result, reckoner, width, height, signs)
            )

    def _room(self, height: int) -> int:
        """The lines there are for the evidence: beside the answers it is as high as it is long."""
        return self.app.size.height - AROUND if self._is_beside else height

    def _show_words(self) -> None:
        words: Line = (
            [Piece(self._fault, self._fault_role)]
            if self._fault
            else frame.meanwhile(self.now, self._run, self._first) or draft_told(self._draft, self.now.today)
        )
        self.query_one("#grading-words", Painted).draw(
            lambda width, _: wrapped_lines(words, width, 2) if self._fault else [cut_line(words, width)]
        )

    def say(self, sentence: str, role: str = "bad") -> None:
        """Say what is wrong or asked, or with empty text that nothing is."""
        self._fault, self._fault_role = sentence, role
        if self._run.here is not None:
            self._show_words()

    def _show_keys(self) -> None:
        known = commands_of(self.app)
        help_ = next(command for command in known if command.id == "help")
        width = self._width + FRAME
        commands = frame.keys([*footer(("grading",), known), help_], self._run, width)
        self.query_one("#grading-keys", Painted).show([keys_line(commands, width)])
