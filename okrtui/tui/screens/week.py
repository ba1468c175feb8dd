"""Week: the board with all its keys; it wishes, the app carries out."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from okrtui.okr.plan import PlanLine
from okrtui.okr.records import HealthMetric, KeyResult, Objective, Outlook, Priority, Whose, Win
from okrtui.tui import board_messages as wishes
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.week_presented import PresentedWeek
from okrtui.tui.views.board import FOLDED, section_of
from okrtui.tui.views.board_sheet import AHEAD, GOALS, HEALTH, PLAN
from okrtui.tui.widgets.lines import Lines

NO_LINE = "that is for lines of the plan: g 2 and g 3 go there"
OF_GOALS = ("check_in", "open_link", "share_objective", "watch_beside")
OFFERED = "it stands in an earlier week: > carries it into this one first"


class WeekScreen(PresentedWeek):
    """The keys that ask for something."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("week")

    # -- the row under the cursor

    @property
    def _line(self) -> Priority | Outlook | None:
        row = self.selected
        return row.thing.record if row and isinstance(row.thing, PlanLine) else None

    @property
    def _key_result(self) -> str | None:
        """The key result here, or the one that the line here serves."""
        row, line = self.selected, self._line
        if line is not None:
            return line.key_result
        return row.id if row and isinstance(row.thing, KeyResult) else None

    def why_not(self, command: str) -> str:
        """Why a command means nothing here."""
        if command in ("done", "rerank", "later", "earlier", "move_up", "move_down") and self._line is None:
            return NO_LINE
        if command == "check_in" and (self._key_result or self._metric):
            return ""
        return self._why_not_here(command) if self.here else super().why_not(command)

    def _why_not_here(self, command: str) -> str:
        row = self.selected
        match row.record if row else None:
            case Priority() | Outlook() | HealthMetric() | Win() if command in OF_GOALS:
                return super().why_not(command)
            case Win() if command in ("edit", "drop", "owner", "tie"):
                return "a win stands as it was noted; d moves it to the trash"
            case Priority() | Outlook() | HealthMetric() | Win():
                return ""
            case _:
                return super().why_not(command)

    @property
    def _metric(self) -> HealthMetric | None:
        row = self.selected
        record = row.record if row else None
        return record if isinstance(record, HealthMetric) else None

    # -- looking closer

    @on(Lines.Chosen)
    def action_look_at(self) -> None:
        """Open the key result; unfold what was left open; an objective among the objectives."""
        row = self.selected
        if row is None:
            return
        if row.id == FOLDED:
            self.toggle_offered()
        elif key_result := self._key_result:
            among = [kr.id for _, key_results in self._board.pursued for kr in key_results]
            self.post_message(messages.DetailsRequested(key_result, among))
        elif isinstance(row.thing, Objective):
            self.post_message(messages.ShowRequested(row.id))
        elif self._metric:
            self.post_message(wishes.ReadingRequested(row.id))
        else:
            self.action_edit()

    def action_check_in(self) -> None:
        """Check in the key result here, or the one the line serves; read the metric here."""
        if self._metric:
            self.post_message(wishes.ReadingRequested(self._metric.id))
        elif key_result := self._key_result:
            self.post_message(messages.CheckInRequested(key_result))
        else:
            super().action_check_in()

    def action_search_board(self) -> None:
        """Look for something on the boards of all weeks."""
        self.post_message(wishes.SearchRequested())

    def action_news(self) -> None:
        """List what others changed."""
        self.post_message(wishes.NewsRequested())

    def action_copy(self) -> None:
        """Copy the report of what is shown as Markdown."""
        self.post_message(wishes.ReportRequested(self.weeks))

    # -- lines

    def _change(self, verb: wishes.Verb) -> None:
        if (line := self._line) is None:
            self.notify(NO_LINE, markup=False)
        else:
            self.post_message(wishes.LineChangeRequested(line.id, verb))

    def action_done(self) -> None:
        """Done, or not done after all."""
        self._change("done")

    def action_rerank(self) -> None:
        """A must becomes a should, a should a must."""
        self._change("rerank")

    def action_later(self) -> None:
        """A week later; a line left open comes into this week, all of them from their heading."""
        if self.selected and self.selected.id == FOLDED:
            self.action_carry_all()
        else:
            self._change("later")

    def action_earlier(self) -> None:
        """A week earlier."""
        self._change("earlier")

    def action_carry_all(self) -> None:
        """Take all that earlier weeks left open into this week."""
        offered = [line.id for line in self._board.plan.offered]
        if offered:
            self.post_message(wishes.CarryRequested(offered))
        else:
            self.notify("nothing was left open", markup=False)

    def action_move_up(self) -> None:
        """Above the line before."""
        self._move(-1)

    def action_move_down(self) -> None:
        """Below the next line."""
        self._move(1)

    def _move(self, by: int) -> None:
        row, line = self.selected, self._line
        if row is None or line is None or row.is_offered:
            self.notify(OFFERED if row and row.is_offered else NO_LINE, markup=False)
            return
        among = [other.id for other in section_of(self._board, line)]
        self.post_message(wishes.OrderRequested(line.id, among, among.index(line.id) + by))

    # -- adding

    def action_add_here(self) -> None:
        """Add what belongs into this quadrant."""
        space, whose = self.now.place
        match self.focused_id:
            case quadrant if quadrant in (PLAN, AHEAD):
                self.open_line()
            case quadrant if quadrant == HEALTH:
                self.post_message(self._metric_wish(whose, space))
            case _:
                self._add_goal()

    def _metric_wish(self, whose: Whose | None, space: str) -> wishes.MetricRequested:
        """Another metric; where the cursor is at one beside an objective, beside the same."""
        metric = self._metric
        if metric is not None and metric.objective in self.now.okrs.objectives:
            return wishes.MetricRequested(metric.for_, metric.space, metric.objective)
        return wishes.MetricRequested(whose, space)

    def _add_goal(self) -> None:
        row = self.selected
        match row.thing if row else None:
            case KeyResult(objective=str() as objective):
                self.post_message(messages.KeyResultRequested(objective))
            case Objective(id=objective):
                self.post_message(messages.KeyResultRequested(objective))
            case _:
                self.action_add_objective()

    def action_add_objective(self) -> None:
        """A new objective in the cycle of the week."""
        space, whose = self.now.place
        cycle = self.cycle_in(space)
        self.post_message(messages.ObjectiveRequested(whose, space, cycle))

    def action_win(self) -> None:
        """Something worth showing on Friday."""
        space, whose = self.now.place
        row = self.selected
        is_goal = self.focused_id == GOALS and row is not None and row.thing is not None
        about = row.id if row and is_goal else whose.unit if whose else None
        self.post_message(
            wishes.WinRequested(about, row.record.space if row and is_goal and row.record else space)
        )
