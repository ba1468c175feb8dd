"""History: the screen with all its keys; it wishes, the app carries out."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from okrtui.okr.conflicts import Conflict
from okrtui.okr.records import CheckIn
from okrtui.tui import history_messages as wishes
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.history_shown import ShownHistory
from okrtui.tui.screens.words_typed import WordsTyped
from okrtui.tui.views.conflict_rows import ConflictRow
from okrtui.tui.views.history_choices import id_of, narrowing_of
from okrtui.tui.views.history_filter import Narrowing
from okrtui.tui.views.history_rows import OLDER, HistoryRow
from okrtui.tui.views.trash_rows import TrashRow
from okrtui.tui.widgets.lines import Lines
from okrtui.workspace.facts import Entry

NOTHING_HERE = "there is nothing under the cursor"
NO_CHECK_IN = "e corrects a check-in, or writes another value of a conflict: go to one with j and k"


class HistoryScreen(ShownHistory, WordsTyped):
    """The keys that ask for something."""

    WORDS_OF: ClassVar[str] = "words of what was done, a name"
    BINDINGS: ClassVar[list[BindingType]] = bindings("history")

    def why_not(self, command: str) -> str:
        """Only a check-in is corrected, only of a conflict another value is written."""
        if command == "correct_here" and self._value() is None and self._check_in() is None:
            return NO_CHECK_IN
        return super().why_not(command)

    # -- the line under the cursor

    @on(Lines.Chosen)
    def action_open_entry(self) -> None:
        """Open what the line is about; take the value of a conflict; bring back from the trash."""
        match self.lines.selected:
            case ConflictRow(conflict=Conflict() as conflict, choice=choice) if choice is not None:
                self.post_message(messages.SettleRequested(self._found.okrs, conflict, choice))
            case TrashRow() as row:
                self.post_message(wishes.RestoreRequested(row.id))
            case HistoryRow(entry=Entry() as entry) if entry.about:
                self.post_message(wishes.RecordOpened(entry.about[0]))
            case HistoryRow(text=text) if text == OLDER:
                self._open_older()
            case _:
                self.notify(NOTHING_HERE, markup=False)

    def action_correct_here(self) -> None:
        """Correct the check-in; write a third value of a conflict."""
        if (conflict := self._value()) is not None:
            self.post_message(messages.SettleRequested(self._found.okrs, conflict, None))
        elif (check_in := self._check_in()) is not None:
            self.post_message(messages.CorrectionRequested(check_in.key_result or "", check_in.id))
        else:
            self.notify(NO_CHECK_IN, markup=False)

    def _value(self) -> Conflict | None:
        row = self.lines.selected
        return row.conflict if isinstance(row, ConflictRow) else None

    def _check_in(self) -> CheckIn | None:
        """The check-in that the step made, where it made one alone."""
        row = self.lines.selected
        entry = row.entry if isinstance(row, HistoryRow) else None
        if entry is None or len(entry.touched) != 1:
            return None
        known = self.now.okrs.check_ins.get(entry.about[0], ())
        return next((check_in for check_in in known if check_in.id == entry.touched[0]), None)

    def _open_older(self) -> None:
        self._are_older_open = True
        self.post_message(messages.CyclesRequested(frozenset(self.now.okrs.cycles), self._read_again))

    def _read_again(self) -> None:
        self._begin_anew(self.now)
        self.show_rows()

    # -- what is shown

    def action_trash_here(self) -> None:
        """The trash, and back to what happened."""
        self._is_trash = not self._is_trash
        self.show_all()

    def action_narrow(self) -> None:
        """Choose a person or a record to tell of."""
        row = self.lines.selected
        entry = row.entry if isinstance(row, HistoryRow) else None
        at = id_of(self._narrowing)
        wish = wishes.NarrowingRequested(self.here or "", entry.by if entry else "", at, self._choose)
        self.post_message(wish)

    def _choose(self, id_: str) -> None:
        self._show_only(narrowing_of(id_, self._narrowing.words))

    def _show_only(self, narrowing: Narrowing) -> None:
        """Tell only of this; the cursor goes to the newest of it."""
        if narrowing != self._narrowing:
            self._narrowing = narrowing
            self._begin_anew(self.now)
            self.show_rows()
            self.lines.move_to(0)

    @property
    def words(self) -> str:
        """What the lines have to hold."""
        return self._narrowing.words

    def look_for(self, words: str) -> None:
        """Tell only of what holds the words."""
        self._show_only(self._narrowing._replace(words=words))

    def action_find_words(self) -> None:
        """Open the line to search on, or go back to it."""
        self.open_words()

    def action_show_everything(self) -> None:
        """No filter and no words; from the trash back to what happened."""
        if self._is_trash and not self._narrowing.is_any:
            self.action_trash_here()
        self._show_only(Narrowing())

    # -- where one is

    def point_at(self, id_: str) -> bool:
        """Put the cursor on the newest line about a record."""
        rows = self.lines.rows
        place = next((place for place, row in enumerate(rows) if row.stops and _is_about(row, id_)), None)
        if place is not None:
            self.lines.move_to(place)
        return place is not None

    def shows_conflict(self) -> bool:
        """Put the cursor on the first conflict; whether there is one."""
        if self._is_trash and self._contested():
            self.action_trash_here()
        row = next((row for row in self.lines.rows if isinstance(row, ConflictRow) and row.stops), None)
        return row is not None and self.lines.select(row.id)

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line with this number."""
        self.lines.move_to(number - 1)


def _is_about(row: object, id_: str) -> bool:
    match row:
        case ConflictRow(conflict=Conflict() as conflict):
            return conflict.id == id_
        case HistoryRow(entry=Entry() as entry):
            return id_ in entry.about
        case TrashRow(id=row_id):
            return row_id == id_
        case _:
            return False
