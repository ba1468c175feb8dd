"""A small form: named fields, each read by a function that says how it reads or what is wrong."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Self

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from okrtui.okr.errors import OkrError
from okrtui.okr.text import safe
from okrtui.tui.dialogs.dialog import Repeatable
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.typed_line import TypedLine

LABEL = 10
Answer = dict[str, Any]


class Field(NamedTuple):
    """One line to type: `read` gives the value or raises an OkrError, `tell` says how a value reads."""

    name: str
    label: str
    read: Callable[[str], Any]
    text: str = ""
    hint: str = ""
    tell: Callable[[Any], str | Line] | None = None


class Form(Repeatable[Answer]):
    """Fields below each other; `enter` goes on and at the last one takes them all."""

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        notes: Sequence[Line] = (),
        below: Sequence[Line] = (),
        keys: str = "enter Next · tab Field · esc Cancel",
        fault: str = "",
    ) -> None:
        super().__init__(title, keys)
        self._fields, self._notes, self._below_all, self._fault = fields, notes, below, fault
        self._typed = self._begun = {field.name: field.text for field in fields}
        self._is_warned = False

    def again(self, fault: str) -> Self:
        """The same form with all that was typed; `enter` in its last field tries again."""
        fields = [field._replace(text=self._typed[field.name]) for field in self._fields]
        again = type(self)(
            self._title, fields, notes=self._notes, below=self._below_all, keys=self._keys, fault=fault
        )
        again._begun = self._begun
        return again

    def parts(self) -> Iterable[Widget]:
        """Notes, then a label, an input and a line below for each field; at last what stands below all."""
        if self._notes:
            yield Painted(self._notes, classes="notes")
        for field in self._fields:
            label = Painted([[Piece(f"{field.label:<{LABEL}}", "dim")]], classes="label")
            typed = TypedLine(field.text, id=field.name)
            yield Horizontal(label, typed, classes="field")
            yield Painted([self._below(field, field.text)], id=f"below-{field.name}", classes="below")
        if self._below_all:
            yield Painted(self._below_all, classes="notes")

    def on_mount(self) -> None:
        """Typing begins in the first field; after a fault in the last one, and it is said."""
        if self._fault:
            self.set_focus(self.query(Input).last())
            self.call_after_refresh(self.say, self._fault)
        else:
            self.set_focus(self.query(Input).first())

    @property
    def _has_typed(self) -> bool:
        return any(self._input(field).value != safe(self._begun[field.name]) for field in self._fields)

    def typed(self) -> list[str]:
        """Each field with what stands in it, where anything was typed."""
        if not self._has_typed:
            return []
        filled = ((field.label, self._input(field).value) for field in self._fields)
        return [safe(f"{self._title} · {label}: {value}") for label, value in filled if value.strip()]

    @property
    def how_to_leave(self) -> str:
        """What leads out of here, and what becomes of what was typed."""
        taken = "nothing is lost yet: enter takes what you typed, esc twice discards it"
        return taken if self._has_typed else super().how_to_leave

    def may_leave(self, key: str) -> bool:
        """What was typed is discarded only when that is asked for once more."""
        if self._is_warned or not self._has_typed:
            return True
        self._is_warned = True
        self.say(f"{key} once more discards what you typed")
        return False

    def _below(self, field: Field, text: str) -> Line:
        if not text.strip() or field.tell is None:
            return [Piece(field.hint, "dim")]
        try:
            told = field.tell(field.read(text))
            return [Piece(safe(told), "good")] if isinstance(told, str) else told
        except OkrError:
            return [Piece(field.hint, "dim")]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how it reads while it is typed."""
        field = next(field for field in self._fields if field.name == event.input.id)
        self.query_one(f"#below-{field.name}", Painted).show([self._below(field, event.value)])
        self._is_warned = False
        self.say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """To the next field; from the last one done."""
        names = [field.name for field in self._fields]
        place = names.index(event.input.id or "")
        if self._read(self._fields[place]) and place + 1 == len(names):
            self._finish()
        elif place + 1 < len(names) and self._read(self._fields[place]):
            self.set_focus(self._input(self._fields[place + 1]))

    def _finish(self) -> None:
        self._typed = {field.name: self._input(field).value for field in self._fields}
        read = {field.name: self._read(field) for field in self._fields}
        if all(read.values()):
            self.dismiss({name: value[0] for name, value in read.items() if value})

    def _read(self, field: Field) -> tuple[Any] | None:
        typed = self._input(field)
        try:
            return (field.read(typed.value),)
        except OkrError as error:
            self.say(str(error))
            self.set_focus(typed)
            return None

    def _input(self, field: Field) -> Input:
        return self.query_one(f"#{field.name}", Input)


def optional(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Nothing typed is None."""
    return lambda text: read(text) if text.strip() else None
