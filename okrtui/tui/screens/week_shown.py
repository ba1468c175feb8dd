"""The week board on a screen: four quadrants, a line below them, and which of them has the focus."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events
from textual.containers import Container
from textual.reactive import var
from textual.widget import Widget

from okrtui.okr.board import cycles_of
from okrtui.okr.calendar import Week
from okrtui.okr.health import recent_weeks
from okrtui.okr.month import four_weeks, weeks_of_month
from okrtui.okr.plan import AHEAD
from okrtui.okr.units import mission_of
from okrtui.tui import messages
from okrtui.tui.now import Now
from okrtui.tui.screens.acting import ActingScreen
from okrtui.tui.views.board import BoardView, Row, this_week
from okrtui.tui.views.board_frame import time_told
from okrtui.tui.views.board_month import MonthView
from okrtui.tui.views.board_sheet import (
    BLANK,
    GOALS,
    HEALTH,
    IN_READING_ORDER,
    PLAN,
    Sheet,
    marked,
    month_sheet,
    week_sheet,
)
from okrtui.tui.views.board_told import BoardTeller
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line
from okrtui.tui.widgets.behind import OverScreen
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.titled import show_subtitle, show_title

if TYPE_CHECKING:
    from okrtui.okr.since import Since

SIDE_BY_SIDE_FROM = 76
"""Columns from which the four quadrants stand 2×2; below, one is shown at a time."""
ALL_ABOVE_RUN_FROM = 34
"""Lines from which all four stay above a run; with fewer the upper two do."""
CALLED: Mapping[str, Mapping[str, str]] = {GOALS: {"done": ""}, HEALTH: {"done": "", "check_in": "Read"}}
"""What the line below calls the keys in a quadrant, where that is other than usual."""
SpanShown = Literal["week", "four weeks", "month"]


class ShownWeek(ActingScreen):
    """Wires the four quadrants to what is known now."""

    news: var["Since | None"] = var(None, init=False)
    """What others did since I looked last."""
    NAME: ClassVar[str] = "Week"
    GROUPS: ClassVar[tuple[str, ...]] = ("week", "record", "app")

    def __init__(self, now: Now, signs: Glyphs, truth: str = "") -> None:
        super().__init__(now, signs, truth)
        self._week: Week | None = None
        self._span: SpanShown = "week"
        self._is_toggled = False
        self._is_from_top = False
        self._board = BoardView(now, this_week(now))
        self._take_up()

    @property
    def week(self) -> Week:
        """The week shown; where none was chosen the one that runs, also after midnight."""
        return self._week or this_week(self.now)

    def body(self) -> Iterable[Widget]:
        """The quadrants, and a line that tells of the row under the cursor."""
        self._arrange()
        yield Painted(id="since")
        yield Container(*(self._quadrant(id_) for id_ in IN_READING_ORDER), id="board")
        yield Painted([[]], id="told-row")

    def _quadrant(self, id_: str) -> Lines[Row]:
        def draw(row: Row, width: int) -> Line:
            return self._sheet[id_].draw(row, width)

        lines = Lines[Row](draw, mark=self._signs.cursor, stops=lambda row: row.stops, id=id_)
        lines.add_class("quadrant")
        return lines

    # -- where one is

    def quadrant(self, id_: str) -> Lines[Row]:
        """One of the four."""
        return self.query_one(f"#{id_}", Lines)

    @property
    def focused_id(self) -> str:
        """Which quadrant has the focus, or had it last."""
        return next((id_ for id_ in IN_READING_ORDER if self.quadrant(id_).has_class("chosen")), PLAN)

    @property
    def lines(self) -> Lines[Row]:
        """The quadrant that keys are about."""
        return self.quadrant(self.focused_id)

    @property
    def selected(self) -> Row | None:
        """The row that keys are about."""
        return self.lines.selected

    @property
    def here(self) -> str | None:
        """The record under the cursor."""
        row = self.selected
        return row.id if row and row.thing else None

    # -- what is shown

    def on_mount(self) -> None:
        """Show what is known."""
        super().on_mount()
        for id_ in IN_READING_ORDER:
            self.watch(self.quadrant(id_), "cursor", self._tell, init=False)
        self.choose(PLAN)

    def choose(self, id_: str) -> None:
        """Let a quadrant have the focus."""
        for each in IN_READING_ORDER:
            self.quadrant(each).set_class(each == id_, "chosen")
        self.set_focus(self.quadrant(id_))
        self._tell()
        self.show_keys()

    def called(self) -> Mapping[str, str]:
        """Only lines are done, and a metric is read."""
        return CALLED.get(self.focused_id, {})

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may choose a quadrant too."""
        id_ = event.widget.id or ""
        if id_ in IN_READING_ORDER and not event.widget.has_class("chosen"):
            self.choose(id_)

    def on_resize(self) -> None:
        """The quadrants follow the size."""
        self._arrange()
        self.show_frame()
        self._show_news()
        self.call_after_refresh(self._tell)

    def _arrange(self) -> None:
        self.set_class(self.width < SIDE_BY_SIDE_FROM, "narrow")
        self.set_class((self.size.height or self.app.size.height) < ALL_ABOVE_RUN_FROM, "short")

    def choose_for(self, before: Now, now: Now) -> None:
        """The board of what is known now, in the week that is looked at."""
        if before.scope != now.scope:
            self._is_toggled, self._is_from_top = False, True
        self._take_up()

    def _take_up(self) -> None:
        """What the four quadrants hold now."""
        board = BoardView(self.now, self.week, self._board)
        self._teller = BoardTeller(board)
        self._board, self._sheet = board, marked(self._sheet_of(board), board.now.okrs)

    def _sheet_of(self, board: BoardView) -> Sheet:
        if not self.now.spaces:
            return BLANK
        if self._span == "week":
            return week_sheet(board, self._signs, is_toggled=self._is_toggled)
        return month_sheet(MonthView(self.now, self.weeks), self._signs)

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks shown: one, the four that end in it, or those of its calendar month."""
        match self._span:
            case "week":
                return (self.week,)
            case "four weeks":
                return four_weeks(self.week)
            case _:
                return weeks_of_month(self.week.thursday)

    def show_all(self) -> None:
        """The frame and the four quadrants."""
        super().show_all()
        for id_, quadrant in self._sheet.items():
            lines = self.quadrant(id_)
            show_title(lines, quadrant.title)
            lines.empty = quadrant.empty
            lines.show(quadrant.rows)
            if self._is_from_top:
                lines.move_to(0)
        self._is_from_top = False
        show_subtitle(self.quadrant(PLAN), self._teller.of_week)
        self._tell()

    def show_anew(self) -> None:
        """Something else is looked at: take it up and show it, from the top."""
        self._is_from_top = True
        self._take_up()
        self.show_all()

    def watch_news(self) -> None:
        """One line of it, until the list was opened."""
        if self.is_mounted:
            self._show_news()

    def _show_news(self) -> None:
        self.query_one("#since", Painted).show(self._news_told(self.news) if self.news else [])

    def _news_told(self, news: "Since") -> list[Line]:
        from okrtui.tui.views.since import since_line

        line = since_line(news, self.now.okrs, self.now.today, self.width)
        return [line] if line else []

    def mission(self) -> str:
        """Of the unit that is looked at; of nobody else, for rows are dear here."""
        scope = self.now.scope
        return mission_of(self.now.okrs, scope, self.now.place[0]) if scope.kind == "unit" else ""

    def time(self) -> list[str]:
        """Which week, where it stands in its cycle."""
        return time_told(self._board, self.weeks)

    def _tell(self) -> None:
        if isinstance(self.app.screen, OverScreen):
            return  # its panel stands over this line
        told = self.query_one("#told-row", Painted)
        told.show([self._teller.tell(self.selected, self.width)])

    def on_screen_resume(self) -> None:
        """Back on the terminal: tell of the row that the cursor is on by now."""
        super().on_screen_resume()
        self._tell()

    def toggle_offered(self) -> None:
        """Unfold what was left open, or fold it."""
        self._is_toggled = not self._is_toggled
        self._take_up()
        self.show_all()

    def cycle_in(self, space: str) -> str | None:
        """The cycle of the week in a space, the shortest that begins or runs; None where there is none."""
        cycles = (c for c in cycles_of(self.now.okrs, self.week) if c.space == space)
        return next((cycle.id for cycle in cycles if cycle.phase in ("active", "planning")), None)

    def point_at(self, id_: str) -> bool:
        """Put the cursor on a record, in the quadrant that shows it; whether one does.

        A line that is being typed keeps the focus.
        """
        line = self.now.okrs.priorities.get(id_) or self.now.okrs.outlooks.get(id_)
        if line is not None and not self._shows(line.week):
            self.show_week(Week.parse(line.week))
        found = next((each for each in IN_READING_ORDER if self.quadrant(each).select(id_)), None)
        if found and self.is_current and not self.has_class("typing"):
            self.choose(found)
        return found is not None

    def _shows(self, week: str) -> bool:
        ahead = [str(each.week) for each in self._board.ahead]
        return week in (str(self.week), *ahead)

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line with this number."""
        self.lines.move_to(number - 1)

    def show_week(self, week: Week) -> None:
        """Look at another week; at the one that runs for as long as it runs."""
        self._week = None if week == this_week(self.now) else week
        self._is_toggled = False
        self.show_anew()
        cycles = frozenset(cycle.id for cycle in cycles_of(self.now.okrs, week))
        years = frozenset(w.year for w in (*recent_weeks(week), week.shifted(AHEAD)))
        self.post_message(messages.CyclesRequested(cycles, years=years))

    def show_span(self, span: SpanShown) -> None:
        """Look at one week, the four that end in it, or its calendar month."""
        self._span = span
        self.show_anew()
