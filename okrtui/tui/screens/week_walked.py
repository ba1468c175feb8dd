"""Where one is on the board: quadrants, zoom, weeks; nothing changes."""

from okrtui.tui.screens.week_shown import ShownWeek, SpanShown
from okrtui.tui.views.board_sheet import AHEAD, GOALS, HEALTH, IN_READING_ORDER, PLAN

BESIDE = {PLAN: (PLAN, GOALS), GOALS: (PLAN, GOALS), AHEAD: (AHEAD, HEALTH), HEALTH: (AHEAD, HEALTH)}
"""The left and the right quadrant of the row that each stands in."""
SPANS: dict[SpanShown, SpanShown] = {"week": "four weeks", "four weeks": "month", "month": "week"}
"""What `M` goes to from each."""


class WalkedWeek(ShownWeek):
    """The keys that move and change nothing."""

    def action_quadrant_left(self) -> None:
        """The quadrant to the left."""
        self.choose(BESIDE[self.focused_id][0])

    def action_quadrant_right(self) -> None:
        """The quadrant to the right."""
        self.choose(BESIDE[self.focused_id][1])

    def action_next_quadrant(self) -> None:
        """The next one in reading order, and around."""
        self._step_quadrant(1)

    def action_previous_quadrant(self) -> None:
        """The one before."""
        self._step_quadrant(-1)

    def _step_quadrant(self, by: int) -> None:
        place = IN_READING_ORDER.index(self.focused_id) + by
        self.choose(IN_READING_ORDER[place % len(IN_READING_ORDER)])

    def action_quadrant_1(self) -> None:
        """OKRs and confidence."""
        self.choose(GOALS)

    def action_quadrant_2(self) -> None:
        """This week."""
        self.choose(PLAN)

    def action_quadrant_3(self) -> None:
        """The next four weeks."""
        self.choose(AHEAD)

    def action_quadrant_4(self) -> None:
        """Metrics and health."""
        self.choose(HEALTH)

    def action_zoom(self) -> None:
        """This quadrant alone, and back."""
        self.toggle_class("zoomed")

    def action_month(self) -> None:
        """Four weeks, the calendar month, one week again."""
        self.show_span(SPANS[self._span])

    def action_next_week(self) -> None:
        """One week on."""
        self.show_week(self.week.shifted(1))

    def action_previous_week(self) -> None:
        """One week back."""
        self.show_week(self.week.shifted(-1))
