"""History as it is shown: conflicts on top, then step after step; or the trash."""

from collections.abc import Mapping, Sequence

from textual.containers import Vertical

from okrtui.okr.conflicts import Conflict, is_open
from okrtui.okr.numbers import several
from okrtui.tui import history_messages as wishes
from okrtui.tui import messages
from okrtui.tui.now import Now
from okrtui.tui.screens.history_read import ReadHistory
from okrtui.tui.views.conflict_rows import ConflictRow, Found, conflict_rows
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.history_filter import narrowing_told
from okrtui.tui.views.history_rows import BEGINNING, NOTHING_YET, OLDER, READING, UNREADABLE, HistoryRow, Row
from okrtui.tui.views.trash_rows import EMPTY, TrashRow, trash_rows
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.titled import show_subtitle, show_title
from okrtui.workspace.facts import Entry
from okrtui.workspace.givers import Giver

IN_TRASH = {"open_entry": "Bring back", "trash_here": "History", "correct_here": ""}
"""What the line below calls the keys there."""


class ShownHistory(ReadHistory):
    """Wires the lines to what is known and read by now."""

    def __init__(self, now: Now, signs: Glyphs, truth: str = "") -> None:
        super().__init__(now, signs, truth)
        self._found = Found(now.okrs)
        self._is_waiting = now.conflicts > 0
        self._givers: Mapping[str, Giver] | None = None
        self._are_older_open = False

    @property
    def here(self) -> str | None:
        """The record under the cursor."""
        match self.lines.selected:
            case ConflictRow(conflict=Conflict() as conflict):
                return conflict.id
            case HistoryRow(entry=Entry() as entry):
                return next(iter(entry.about), None)
            case TrashRow() as row:
                return row.id
            case _:
                return None

    def on_mount(self) -> None:
        """Show what is known; the rest is read."""
        super().on_mount()
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self._moved, init=False)
        self.watch(self.lines, "scroll_y", self.read_on, init=False)

    def on_resize(self) -> None:
        """The frame follows the width; a longer list shows more."""
        self.show_frame()
        self.read_on()

    def _moved(self) -> None:
        self._tell()
        self.read_on()

    # -- what is shown

    def show_all(self) -> None:
        """What is known by now; who is in conflict and who threw away is found."""
        self._is_waiting = self._is_waiting and self.now.conflicts > 0
        super().show_all()
        if self.now.conflicts:
            self.post_message(messages.ConflictsRequested(self.take_conflicts, self._wait_no_more))
        if self._is_trash:
            self.post_message(wishes.ThrownRequested(self.take_givers))

    def take_conflicts(self, found: Found) -> None:
        """Show what is in conflict."""
        self._found = found
        self._wait_no_more()

    def _wait_no_more(self) -> None:
        """Nothing was shown before conflicts could stand on top: no line moves away under a key."""
        self._is_waiting = False
        if self.is_standing:
            self.show_rows()

    def take_givers(self, givers: Mapping[str, Giver]) -> None:
        """Show who put what lies in the trash there."""
        if self.is_standing:
            self._givers = givers
            self.show_rows()

    def called(self) -> Mapping[str, str]:
        """In the trash `enter` brings back and `tab` leads to what happened; nothing there is corrected."""
        return IN_TRASH if self._is_trash else {}

    def show_rows(self) -> None:
        """The lines, what is said where there are none, and the edges."""
        contested = [] if self._is_trash else self._contested()
        rows: Sequence[Row] = self._thrown() if self._is_trash else self._happened(contested)
        self.lines.empty = self._empty()
        self.lines.show(rows)
        box = self.query_one(".page-box", Vertical)
        show_title(box, self._title(len(rows) if self._is_trash else len(contested)))
        show_subtitle(box, narrowing_told(self.now, self._narrowing))
        self._tell()
        self.read_on()

    def _title(self, number: int) -> str:
        if self._is_trash:
            return f"Trash · {number}" if number else "Trash"
        return f"History · {several(number, 'conflict')}" if number else "History"

    def _contested(self) -> list[Conflict]:
        """The conflicts that are open still and were asked for."""
        okrs, wanted = self.now.okrs, self._wanted
        return [c for c in self._found.conflicts if is_open(okrs, c) and wanted.shows(c)]

    def _happened(self, contested: Sequence[Conflict]) -> list[Row]:
        if self._is_waiting:
            return []
        end = [HistoryRow("end", self._end())] if self._steps else []
        return [*conflict_rows(self.now, contested, ()), *self._steps, *end]

    def _end(self) -> str:
        if self._is_unreadable:
            return UNREADABLE
        if not self._is_all:
            return READING
        is_part = self.now.scope.kind != "everybody" and not self._are_older_open
        return OLDER if is_part else BEGINNING

    def _thrown(self) -> list[TrashRow]:
        return [] if self._givers is None else trash_rows(self.now, self._givers, self._wanted)

    def _empty(self) -> Sequence[str]:
        is_reading = self._givers is None if self._is_trash else self._is_waiting or not self._is_all
        if is_reading:
            return (READING,)
        if self._is_unreadable and not self._is_trash:
            return (UNREADABLE,)
        if self._narrowing.is_any:
            return (
                f"Nothing here is so: {narrowing_told(self.now, self._narrowing)}",
                "",
                "esc shows all again.",
            )
        return EMPTY if self._is_trash else NOTHING_YET

    def _tell(self) -> None:
        row, teller = self.lines.selected, self._teller
        told = self.query_one("#history-told", Painted)
        told.draw(lambda width, height: teller.tell(row, width, height) if row else [])
