"""Typing lines on the board: one field that stays open until `esc`."""

from typing import TYPE_CHECKING

from textual import events, on

from okrtui.okr.calendar import Week
from okrtui.okr.drafts import Draft, DraftOf, line_key
from okrtui.okr.plan import PlanLine
from okrtui.okr.records import Rank
from okrtui.tui import board_messages as wishes
from okrtui.tui import messages
from okrtui.tui.now import Now
from okrtui.tui.screens.week_walked import WalkedWeek
from okrtui.tui.views.board_sheet import AHEAD, PLAN
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.widgets.open_line import OpenLine

if TYPE_CHECKING:
    from okrtui.okr.quick_add import Known
    from okrtui.tui.widgets.quick_line import QuickLine


class TypedWeek(WalkedWeek):
    """Opens the field, hands on what is typed, keeps what is not added."""

    def __init__(self, now: Now, signs: Glyphs, truth: str = "", drafts: DraftOf = lambda key: None) -> None:
        super().__init__(now, signs, truth)
        self._drafts = drafts
        self._field: QuickLine | None = None
        """The field, while it is open."""

    def open_line(self) -> None:
        """A field for lines that go where the cursor is, or back to the one that is open."""
        if self._field:
            self._field.begin()
            return
        from okrtui.tui.widgets.quick_line import QuickLine

        place = self._line_place()
        space = self.now.spaces.get(place.space, "") if len(self.now.spaces) > 1 else ""
        known = self._known(place.space)
        draft = self._drafts(self._draft_key(place.space))
        text = draft.note if draft else ""
        self._field = QuickLine(place, self.now.okrs, known, text=text, space=space)
        self.mount(self._field, before="#told-row")
        self._show_typing(is_typing=True)

    def _draft_key(self, space: str) -> str:
        """Where what is typed for a space is kept until it is added."""
        people = self.now.okrs.people
        mine = (id_ for id_ in self.now.me if id_ in people and people[id_].space == space)
        return line_key(next(mine, ""))

    def action_end(self) -> None:
        """No more lines, where the cursor is back on the board."""
        if self._field:
            self._field.action_close_line()

    def _show_typing(self, *, is_typing: bool) -> None:
        self.set_class(is_typing, "typing")
        self.show_frame()

    def groups(self) -> tuple[str, ...]:
        """While a line is typed its own keys."""
        return ("typing",) if self.has_class("typing") else super().groups()

    def _known(self, space: str) -> "Known":
        from okrtui.okr.quick_add import known_in

        return known_in(self.now.okrs, space, self.now.okrs.key_results.values())

    def _line_place(self) -> wishes.LinePlace:
        space, whose = self.now.place
        week, rank = self._week_here()
        return wishes.LinePlace(week, rank, whose, space)

    def _week_here(self) -> tuple[Week, Rank | None]:
        """The week and the rank of the row under the cursor."""
        row = self.selected
        line = row.thing.record if row and isinstance(row.thing, PlanLine) else None
        if self.focused_id == AHEAD:
            empty = row.week if row and row.week else self.week.shifted(1)
            return Week.parse(line.week) if line else empty, None
        is_here = line is not None and row is not None and not row.is_offered
        return self.week, (line.rank if line and is_here else None) or "must"

    def choose_for(self, before: Now, now: Now) -> None:
        """What is half typed stays, and may name what is new."""
        super().choose_for(before, now)
        if self._field:
            self._field.follow(now.okrs, self._known(self._field.place.space))

    def on_paste(self, event: events.Paste) -> None:
        """Several lines pasted on a plan are lines of it."""
        has_lines = len(event.text.strip().splitlines()) > 1
        if has_lines and self.now.spaces and self.focused is self.lines and self.focused_id in (PLAN, AHEAD):
            event.stop()
            self.post_message(wishes.PlanPasted(event.text, self._line_place()))

    @on(OpenLine.Typed)
    def _add(self, event: OpenLine.Typed) -> None:
        if (field := self._field) is None:
            return

        def answered(done: str, fault: str) -> None:
            if field.is_attached:
                field.answered(done, fault)

        self.post_message(wishes.LineTyped(event.text, field.place, answered))

    @on(OpenLine.Edited)
    def _keep(self, event: OpenLine.Edited) -> None:
        if self._field:
            key = self._draft_key(self._field.place.space)
            self.post_message(messages.Drafted(key, Draft(note=event.text)))

    @on(OpenLine.Closed)
    async def _close(self) -> None:
        await self.query(OpenLine).remove()
        self._field = None
        self._show_typing(is_typing=False)
        self.set_focus(self.lines)
