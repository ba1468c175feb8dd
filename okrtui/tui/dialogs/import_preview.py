"""What bringing something in would do, before anything is done."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.widget import Widget

from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.dialogs.reading import ReadingRow
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import this_cycle
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.import_preview import Source, counts, cycle_told, in_backlog, rows
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.box import Box
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

if TYPE_CHECKING:
    from okrtui.exchange.intake import Intake

TAKE, OTHER_SPACE, UPDATES, CYCLE, LINE = "take", "space", "updates", "cycle", "line"
NOTHING_NEW = "there is nothing new to take; esc closes"
FRAME = 6
"""Lines that the box, its edges and a fault take."""
STILL_READING = "still reading: a moment; esc gives up"
BAD_LINES = "some lines are not right: mend them and paste again, or b takes the rest"


class View(NamedTuple):
    """How it is looked at: for which space and cycle, with the differences written or left; what went wrong before."""

    space: str
    updates: bool = False
    cycle: str = ""
    """The name of the cycle that what names none goes into; empty: the backlog."""
    may_be_line: bool = False
    fault: str = ""


class ImportPreview(Dialog[str]):
    """Answers with TAKE, with OTHER_SPACE, UPDATES or CYCLE to look at it that way, or with LINE."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "take", "Import"),
        ("b", "leave_out", "Without bad lines"),
        ("s", "other_space", "Space"),
        ("w", "updates", "Differences"),
        ("c", "cycle", "Cycle"),
        ("l", "line", "One line"),
    ]
    WIDE: ClassVar[bool] = True

    def __init__(self, now: Now, source: Source, view: View, signs: Glyphs) -> None:
        super().__init__("Import", "esc Cancel")
        self.source, self.view = source, view
        self._now, self._signs = now, signs
        self.intake: Intake | None = None
        """What it would do, once it was read."""
        self.is_wanted = True
        """Whether anybody still waits for the reading."""
        self._refusal, self._okrs = "", now.okrs

    def parts(self) -> Iterable[Widget]:
        """Where it goes and what it counts, then the lines."""
        yield Painted([*self._where(), [Piece(self._reading_told(), "dim")]], id="told-import")
        yield Lines[ReadingRow](lambda row, width: row.line, mark=self._signs.cursor, id="reading")

    def on_mount(self) -> None:
        """Keys go to the lines; `esc` gives up."""
        lines = self._lines
        lines.styles.height = 1
        self.set_focus(lines)
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """The lines follow the room there is."""
        self.call_after_refresh(self._show)

    @property
    def _lines(self) -> Lines[ReadingRow]:
        return self.query_one("#reading", Lines)

    @property
    def _width(self) -> int:
        return max(20, self._lines.size.width or self.query_one("#told-import").size.width)

    def _where(self) -> list[Line]:
        other = [Piece("   s ", "key"), Piece("another", "dim")] if len(self._now.spaces) > 1 else []
        space = cut(safe(self._now.spaces.get(self.view.space, "–")), 40)
        return [
            [Piece("from  ", "dim"), Piece(cut(safe(self.source.told), 64))],
            [Piece("into  ", "dim"), Piece(space, "strong"), *other],
            [],
        ]

    def _reading_told(self) -> str:
        return f"reading {several(self.source.lines, 'line')} …"

    # -- what is read

    def tell_progress(self, done: int, total: int) -> None:
        """How far the reading has come."""
        if self.is_mounted and self.intake is None and total > 1:
            told = f"reading {total:,} rows … {100 * done // total} %"
            self.query_one("#told-import", Painted).show([*self._where(), [Piece(told, "dim")]])

    def refuse(self, sentence: str) -> None:
        """It cannot be read at all."""
        self._refusal = sentence
        self._show()

    def show_intake(self, intake: "Intake", okrs: Okrs) -> None:
        """It was read: this is what it would do in these OKRs."""
        self.intake, self._okrs = intake, okrs
        self._show()

    def _show(self) -> None:
        if not (self.is_wanted and self.is_mounted):
            return
        told = self.query_one("#told-import", Painted)
        if self._refusal:
            told.show(self._where())
            self.say(self._refusal)
        elif self.intake is not None:
            head = [*self._where(), *counts(self.intake, self._width), *self._cycle_told(self.intake), []]
            told.show(head)
            self._list(rows(self.intake, self._okrs, self._width - 2), len(head))
            self.say(self.view.fault)
            self.query_one(Box).show_keys(self._keys_now())

    def _cycle_told(self, intake: "Intake") -> list[Line]:
        """Only a table may name no cycle without meaning the backlog by it."""
        if self.source.form != "csv":
            return []
        return cycle_told(intake, self.view.cycle, this_cycle(self._now, self.view.space), self._width)

    def _list(self, lines: list[Line], above: int) -> None:
        every = [ReadingRow(str(place), [Piece(" "), *line]) for place, line in enumerate(lines)]
        self._lines.show(every)
        self._lines.styles.height = max(1, min(len(every), self.app.size.height - above - FRAME))

    def _keys_now(self) -> str:
        assert self.intake is not None
        can_take = self.intake.changes and not self.intake.problems
        keys = [
            ("enter Import", bool(can_take)),
            ("b Without the bad lines", bool(self.intake.problems and self.intake.changes)),
            ("w Write the differences", bool(self.intake.left) and not self.view.updates),
            ("w Leave the differences", self.view.updates),
            ("l As one line", self.view.may_be_line),
            ("esc Cancel", True),
        ]
        return " · ".join(key for key, is_there in keys if is_there)

    # -- keys

    def action_take(self) -> None:
        """Do it."""
        if self._refusal:
            self.say(self._refusal)
        elif self.intake is None:
            self.say(STILL_READING)
        elif self.intake.problems:
            self.say(BAD_LINES if self.intake.changes else "no line is right: mend them and paste again")
        elif not self.intake.changes:
            self.say(NOTHING_NEW)
        else:
            self.dismiss(TAKE)

    def action_leave_out(self) -> None:
        """Do it without what is not right."""
        if self.intake is not None and self.intake.problems and self.intake.changes:
            self.dismiss(TAKE)

    def action_other_space(self) -> None:
        """Look at it in another space."""
        if len(self._now.spaces) > 1:
            self.dismiss(OTHER_SPACE)

    def action_updates(self) -> None:
        """Look at it with the differences written, or left again."""
        if self.intake is not None and (self.intake.left or self.view.updates):
            self.dismiss(UPDATES)

    def action_cycle(self) -> None:
        """Look at it with what names no cycle in the one that runs, or in the backlog again."""
        if self.intake is None or self.source.form != "csv":
            return
        if self.view.cycle or (in_backlog(self.intake) and this_cycle(self._now, self.view.space)):
            self.dismiss(CYCLE)

    def action_line(self) -> None:
        """Into the field after all."""
        if self.view.may_be_line:
            self.dismiss(LINE)
