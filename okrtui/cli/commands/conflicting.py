"""conflicts: what people did without seeing each other, and settling it."""

from argparse import Namespace
from collections.abc import Sequence

from okrtui.cli.changing_arguments import EDITABLE
from okrtui.cli.conflict_views import Found, conflict_facts, conflict_lines, remark_facts
from okrtui.cli.context import Context
from okrtui.cli.fields import FIELDS, fields_typed
from okrtui.okr.conflicts import Conflict
from okrtui.okr.conflicts_told import contested_told
from okrtui.okr.errors import BadInputError, NotFoundError
from okrtui.okr.fields_told import record_of
from okrtui.okr.naming import name_of, named, public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Record
from okrtui.okr.steps import settling
from okrtui.okr.steps.step import Step
from okrtui.okr.text import safe
from okrtui.workspace.conflicts import conflicts_of
from okrtui.workspace.remarks import logs_of, remarks_in

NEEDS_A_PERSON = 5


def list_conflicts(options: Namespace) -> int:
    """Every value of every field in conflict; 5 when a person is needed, 0 when not."""
    context = Context(options)
    space = context.space if context.is_narrowed else None
    found = Found(conflicts_of(context.home, space), remarks_in(logs_of(context.home, space)))
    facts = {
        "conflicts": [conflict_facts(context, conflict) for conflict in found.conflicts],
        "remarks": [remark_facts(context, remark) for remark in found.remarks],
    }
    context.say(conflict_lines(context, found) if any(facts.values()) else "no conflicts", facts)
    return NEEDS_A_PERSON if found.conflicts else 0


def settle(options: Namespace) -> int:
    """Take one value for all: one of those that stand, by its number, or another one."""
    context = Context(options)
    conflicts = conflicts_of(context.home, context.space if context.is_narrowed else None)
    conflict = _meant(context.home.okrs, conflicts, options)
    step = _step(context, conflict, options)
    record = record_of(context.home.okrs, conflict.id)
    return context.perform(step, safe(step.title), id=public_id(record) if record else conflict.id)


def _meant(okrs: Okrs, conflicts: Sequence[Conflict], options: Namespace) -> Conflict:
    """The conflict that a word and perhaps a field name."""
    records = {c.id: r for c in conflicts if (r := record_of(okrs, c.id)) is not None}
    try:
        record = named(Okrs.of(records.values()), options.id, Record, hidden=True)
    except NotFoundError as error:
        raise NotFoundError("conflict of anything called", options.id) from error
    of_record = [conflict for conflict in conflicts if conflict.id == record.id]
    wanted = (options.field or "").strip().casefold().replace("-", "_").replace(" ", "_")
    found = [c for c in of_record if not wanted or _is_called(okrs, c, wanted)]
    if len(found) == 1:
        return found[0]
    several = ", ".join(contested_told(okrs, conflict) for conflict in of_record)
    if not found:
        raise BadInputError(f"no {options.field} of “{name_of(record)}” is in conflict, but {several}")
    raise BadInputError(f"of “{name_of(record)}” several are in conflict: name one with --field: {several}")


def _is_called(okrs: Okrs, conflict: Conflict, wanted: str) -> bool:
    """Whether a field is called so; a check-in that was corrected twice goes by the beginning of its id."""
    if conflict.kind == "correction" and conflict.field.startswith(wanted):
        return True
    return wanted in (conflict.field, contested_told(okrs, conflict).casefold().replace(" ", "_"))


def _step(context: Context, conflict: Conflict, options: Namespace) -> Step:
    okrs, author = context.home.okrs, context.author(conflict.space)
    if (options.number is None) == (options.value is None):
        raise BadInputError("say which: the number of a value, or --value with another one")
    if options.value is not None:
        return settling.settle_with(okrs, author, conflict, _typed(context, conflict, options.value))
    if not 1 <= options.number <= len(conflict.choices):
        raise BadInputError(f"{options.number} is none of its values: use 1 to {len(conflict.choices)}")
    return settling.settle(okrs, author, conflict, conflict.choices[options.number - 1])


def _typed(context: Context, conflict: Conflict, text: str) -> object:
    """The value somebody typed for the field in conflict, as `edit` would read it."""
    record = record_of(context.home.okrs, conflict.id)
    name = _option(conflict, record)
    if record is None or name not in EDITABLE:
        what = contested_told(context.home.okrs, conflict)
        raise BadInputError(f"{what}: that is not typed here; take one of its values by its number")
    (value,) = fields_typed(context, record, Namespace(**{name.replace("-", "_"): text}), [name]).values()
    return value


def _option(conflict: Conflict, record: Record | None) -> str:
    """What `edit` calls a field."""
    if conflict.kind != "field":
        return ""
    called = {"parent": "supports"} if record is not None and record.KIND == "objective" else {}
    called |= {field.rstrip("_"): option for option, field in FIELDS.items() if field != "parent"}
    return called.get(conflict.field, conflict.field).replace("_", "-")
