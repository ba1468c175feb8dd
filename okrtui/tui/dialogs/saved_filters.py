"""The saved filters: use one, save the present one, rename, delete."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal, NamedTuple

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from okrtui.okr.errors import BadInputError
from okrtui.okr.filter_offers import reads_as
from okrtui.okr.filter_typed import Known, parse_filter
from okrtui.okr.rhythm import has_left
from okrtui.okr.text import cells, cut, safe
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.lines import Lines
from okrtui.workspace.saved_filters import SavedFilter, filter_name

FRAME, NAME = 6, 24
NONE_YET = ["No filter is saved yet.", ""]
HOW, HOW_HERE = "f filters; then F and a saves that under a name.", "a saves the one that holds now."


class Wanted(NamedTuple):
    """What is to be done, with which saved filter; of the present one with none."""

    deed: Literal["use", "save", "rename", "delete"]
    filter: SavedFilter = SavedFilter("", "")


class FilterRow(NamedTuple):
    """A saved filter, how it reads now, and what is wrong with it."""

    id: str
    filter: SavedFilter
    told: str
    fault: str = ""


class SavedFilters(Dialog[Wanted]):
    """Answers with what is to be done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "use", "Use"),
        ("a", "save", "Save"),
        ("r", "rename", "Rename"),
        ("d", "delete", "Delete"),
    ]

    def __init__(
        self, kept: Sequence[SavedFilter], known: Known, present: str, mark: str, *, at: str = ""
    ) -> None:
        super().__init__(
            "Saved filters", "enter Use · a Save the present one · r Rename · d Delete · esc Close"
        )
        self._rows = [_row(each, known) for each in kept]
        self._present, self._mark, self._at, self._deleted = present, mark, at, ""

    def parts(self) -> Iterable[Widget]:
        """The filters."""
        yield Lines[FilterRow](_draw, mark=self._mark, id="choices")

    def on_mount(self) -> None:
        """The cursor stands where it was."""
        lines = self._lines
        lines.empty = [*NONE_YET, HOW_HERE if self._present else HOW]
        lines.show(self._rows)
        lines.select(self._at)
        self.set_focus(lines)

    def on_resize(self) -> None:
        """As high as the filters, as far as the screen allows."""
        self._lines.styles.height = max(3, min(len(self._rows), self.app.size.height - FRAME))

    @property
    def _lines(self) -> Lines[FilterRow]:
        return self.query_one("#choices", Lines)

    @on(Lines.Chosen)
    def action_use(self) -> None:
        """Look at what it finds; what names somebody who is not here says so."""
        if (row := self._lines.selected) is None:
            return
        if row.fault:
            self.say(row.fault)
        else:
            self.dismiss(Wanted("use", row.filter))

    def action_save(self) -> None:
        """The filter that holds now."""
        if self._present:
            self.dismiss(Wanted("save"))
        else:
            self.say("nothing is filtered now: esc, then f filters")

    def action_rename(self) -> None:
        """Call it otherwise."""
        if row := self._lines.selected:
            self.dismiss(Wanted("rename", row.filter))

    def action_delete(self) -> None:
        """Keep it no longer; asked once more, as u does not bring it back."""
        if (row := self._lines.selected) is None:
            return
        if self._deleted == row.id:
            self.dismiss(Wanted("delete", row.filter))
        else:
            self._deleted = row.id
            self.say(f"d once more deletes “{row.filter.name}”; u does not bring it back")


def name_form(title: str, text: str, name: str = "") -> Form:
    """The name of a filter."""
    note = [Piece(safe(text), "dim")]
    return Form(title, [Field("name", "name", filter_name, text=name, hint="a few words")], notes=[note])


def _row(each: SavedFilter, known: Known) -> FilterRow:
    try:
        wanted = parse_filter(each.text, known)
    except BadInputError as refused:
        return FilterRow(each.name, each, each.text, str(refused))
    people = (known.okrs.people.get(id_) for named in wanted.owners for id_ in named.ids)
    gone = [person.name for person in people if person is not None and has_left(person, known.today)]
    left = f" · {gone[0]} has left" if gone else ""
    return FilterRow(each.name, each, reads_as(wanted, known.okrs) + left)


def _draw(row: FilterRow, width: int) -> Line:
    name = cut(safe(row.filter.name), NAME)
    told = safe(row.fault or row.told)
    blank = " " * (NAME + 2 - cells(name))
    return [
        Piece(f"  {name}{blank}"),
        Piece(cut(told, max(1, width - NAME - 6)), "warn" if row.fault else "dim"),
    ]
