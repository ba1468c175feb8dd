"""edit, drop, delete, restore, move, undo, redo."""

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from okrtui.cli.context import Context
from okrtui.cli.measuring import changed_measure, has_measure
from okrtui.cli.parser import EDITABLE
from okrtui.okr.dates import parse_day
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import cycle_named, name_of, person_named, public_id, unit_named
from okrtui.okr.numbers import parse_number
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Record, Space, Whose
from okrtui.okr.steps import trash
from okrtui.okr.steps.editing import edit as edit_step
from okrtui.okr.steps.key_results import change_measure, mend_measure
from okrtui.okr.steps.objectives import support
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.text import safe

DATES = frozenset({"due", "starts", "away-until", "left"})
WORDS = {
    "kind": ("aspirational", "committed"),
    "origin": ("bottom-up", "top-down"),
    "state": ("draft", "active", "dropped", "open", "done", "adopted", "declined"),
    "forecast": ("will", "will-not"),
    "level": ("company", "department", "team"),
}
FIELDS = {"unit": "for_", "supports": "parent"}


def edit(options: Namespace) -> int:
    """Change fields of a record."""
    context = Context(options)
    record = context.found(options.id, Record)
    okrs, author = context.home.okrs_of(record.space), context.author(record.space)
    typed = {name: value for name in EDITABLE if (value := _typed(options, name)) is not None}
    if isinstance(record, KeyResult) and has_measure(options):
        if typed:
            raise BadInputError("change the measure in a step of its own, without other fields")
        return _perform(context, record, _measure_step(context, okrs, author, record, options))
    if not typed:
        raise BadInputError(f"say what to change: {', '.join(f'--{name}' for name in EDITABLE[:6])} …")
    values = {_field(record, name): _value(context, record, name, text) for name, text in typed.items()}
    unknown = [name for name in typed if _field(record, name) not in record.__struct_fields__]
    if unknown:
        kind = record.KIND.replace("_", " ")
        raise BadInputError(f"a {kind} has no {unknown[0]}")
    return _perform(context, record, edit_step(okrs, author, record, **values))


def _typed(options: Namespace, name: str) -> str | None:
    value: str | None = getattr(options, name.replace("-", "_"))
    return value


def _field(record: Record, name: str) -> str:
    if name == "unit" and isinstance(record, Objective):
        return "for_"
    return FIELDS.get(name, name).replace("-", "_")


def _value(context: Context, record: Record, name: str, text: str) -> Any:
    okrs = context.home.okrs_of(record.space)
    if text == "":
        return Whose() if _field(record, name) == "for_" else None
    if name in WORDS:
        return _word(name, text)
    if name in DATES:
        cycle = okrs.cycle_of(record)
        return parse_day(text, context.author().today, cycle=cycle.span if cycle else None)
    if name == "weight":
        return parse_number(text, decimal_comma=context.settings.decimal_comma)
    return _reference(context, okrs, name, text)


def _reference(context: Context, okrs: Okrs, name: str, text: str) -> Any:
    match name:
        case "owner":
            return person_named(okrs, text).id
        case "unit":
            return Whose(unit=unit_named(okrs, text).id)
        case "cycle":
            return cycle_named(okrs, text).id
        case "supports":
            return context.found(text, Objective, KeyResult).id
        case "parent":
            return unit_named(okrs, text).id
        case _:
            return text


def _word(name: str, text: str) -> str:
    word = text.strip().lower().replace("_", "-")
    if word not in WORDS[name]:
        raise BadInputError(f"“{text}” is no {name}: use {' or '.join(WORDS[name])}")
    return word.replace("-", "_")


def _measure_step(
    context: Context, okrs: Okrs, author: Author, record: KeyResult, options: Namespace
) -> Step:
    measure = changed_measure(record.measure, options, decimal_comma=context.settings.decimal_comma)
    if options.because:
        return change_measure(okrs, author, record, measure, options.because)
    if okrs.check_ins.get(record.id) and not options.mend:
        raise BadInputError(
            "it has check-ins: --mend draws everything anew, --because TEXT changes it from today on"
        )
    return mend_measure(okrs, author, record, measure)


def _perform(context: Context, record: Record, step: Step) -> int:
    return context.perform(step, safe(step.title), id=public_id(record))


def drop(options: Namespace) -> int:
    """No longer pursue a record."""
    return _change(options, trash.drop)


def delete(options: Namespace) -> int:
    """Move a record to the trash."""
    return _change(options, trash.delete)


def restore(options: Namespace) -> int:
    """Bring back what was deleted or dropped."""
    return _change(options, trash.restore, hidden=True)


def _change(options: Namespace, make: Callable[..., Step], *, hidden: bool = False) -> int:
    context = Context(options)
    record = context.found(options.id, Record, hidden=hidden)
    if isinstance(record, Space):
        raise BadInputError(
            f"“{name_of(record)}” is a whole space; only what is in it can be dropped or deleted"
        )
    okrs = context.home.okrs_of(record.space)
    return _perform(context, record, make(okrs, context.author(record.space), record))


def move(options: Namespace) -> int:
    """Tie an objective to what it supports."""
    context = Context(options)
    objective = context.objective(options.id)
    parent = None if options.supports == "none" else context.found(options.supports, Objective, KeyResult).id
    author = context.author(objective.space)
    return _perform(context, objective, support(context.home.okrs, author, objective, parent))


def undo(options: Namespace) -> int:
    """Take back the last step."""
    context = Context(options)
    did = context.home.undo()
    context.say(f"undid: {safe(did)}", {"undid": did})
    return 0


def redo(options: Namespace) -> int:
    """Do again what was undone."""
    context = Context(options)
    did = context.home.redo()
    context.say(f"redid: {safe(did)}", {"redid": did})
    return 0
