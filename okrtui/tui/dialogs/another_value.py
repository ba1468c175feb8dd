"""The question for a value that is none of those in conflict."""

from okrtui.okr.conflicts import Conflict
from okrtui.okr.conflicts_told import contested_told, subject_told
from okrtui.okr.errors import RefusedError
from okrtui.okr.fields_told import TEXTS, record_of
from okrtui.okr.records import KeyResult, Objective, Record
from okrtui.okr.steps.editing import NAMES
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import cut
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, headline
from okrtui.tui.dialogs.edit import edit_fields, owner_field
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.now import Now


def another_value_form(now: Now, conflict: Conflict, *, decimal_comma: bool = False) -> Form:
    """One line for the field in conflict, which begins with what shows; RefusedError where it is not typed."""
    field = _field(now, conflict, decimal_comma=decimal_comma)
    if field is None:
        what = contested_told(now.okrs, conflict)
        raise RefusedError(f"{what}: that is not typed; enter takes one of these lines")
    notes = [headline(cut(subject_told(now.okrs, conflict), FAULT_WIDTH)), []]
    return Form("Another value, for all", [field], notes=notes, keys="enter Take for all · esc Cancel")


def _field(now: Now, conflict: Conflict, *, decimal_comma: bool) -> Field | None:
    record = record_of(now.okrs, conflict.id)
    if record is None or conflict.kind != "field":
        return None
    if conflict.field in TEXTS:
        return _text(record, conflict.field)
    if conflict.field in ("owner", "keeper"):
        field = owner_field(now, record.space, getattr(record, conflict.field))
        return field._replace(label=conflict.field)
    fields = (
        edit_fields(now, record, decimal_comma=decimal_comma)
        if isinstance(record, Objective | KeyResult)
        else []
    )
    return next((field for field in fields if field.name == conflict.field), None)


def _text(record: Record, name: str) -> Field:
    is_name = name in NAMES
    read = (lambda text: require_text(text, f"the {name}")) if is_name else optional(str.strip)
    return Field(name, name.replace("_", " "), read, text=str(getattr(record, name, None) or ""))
