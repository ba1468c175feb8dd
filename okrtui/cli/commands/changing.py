"""edit, drop, delete, restore, move, undo, redo."""

from argparse import Namespace
from collections.abc import Callable

from okrtui.cli.changing_arguments import EDITABLE
from okrtui.cli.context import Context
from okrtui.cli.fields import fields_typed
from okrtui.cli.measuring import changed_measure, has_measure, only_unit_of
from okrtui.cli.settling import SPACE, settings_typed, typed
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import kind_of, name_of, public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import HealthMetric, KeyResult, Objective, Record, Space
from okrtui.okr.steps import trash
from okrtui.okr.steps.editing import edit as edit_step
from okrtui.okr.steps.health import retire
from okrtui.okr.steps.key_results import change_measure, mend_measure
from okrtui.okr.steps.objectives import support
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.text import safe


def edit(options: Namespace) -> int:
    """Change fields of a record."""
    context = Context(options)
    record = _meant(context, options)
    values = fields_typed(context, record, options, EDITABLE)
    if (settings := settings_typed(record, options)) is not None:
        values["settings"] = settings
    if isinstance(record, HealthMetric) and has_measure(options):
        values["unit"] = only_unit_of(options)
    elif has_measure(options):
        if values:
            raise BadInputError("change the measure in a step of its own, without other fields")
        return _perform(context, record, _measure_step(context, record, options))
    if not values:
        raise BadInputError(f"say what to change: {', '.join(f'--{name}' for name in EDITABLE[:6])} …")
    author = context.author(record.space)
    return _perform(context, record, edit_step(context.home.okrs, author, record, **values))


def _meant(context: Context, options: Namespace) -> Record:
    """The record a word names; where a setting is typed, `space` is the named or default space itself."""
    if options.id == SPACE and typed(options):
        return context.home.okrs.spaces[context.space]
    return context.found(options.id, Record)


def _measure_step(context: Context, record: Record, options: Namespace) -> Step:
    if not isinstance(record, KeyResult):
        raise BadInputError(f"{kind_of(record)} has no measure")
    okrs, author = context.home.okrs_of(record.space), context.author(record.space)
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
    """No longer pursue a record, or no longer watch a metric."""
    return _change(options, _dropped)


def _dropped(okrs: Okrs, author: Author, record: Record) -> Step:
    return (
        retire(okrs, author, record) if isinstance(record, HealthMetric) else trash.drop(okrs, author, record)
    )


def delete(options: Namespace) -> int:
    """Move a record to the trash."""
    return _change(options, trash.delete)


def restore(options: Namespace) -> int:
    """Bring back what was deleted, dropped or retired."""
    return _change(options, _restored, hidden=True)


def _restored(okrs: Okrs, author: Author, record: Record) -> Step:
    if isinstance(record, HealthMetric) and record.retired and not record.deleted:
        return retire(okrs, author, record, is_retired=False)
    return trash.restore(okrs, author, record)


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
