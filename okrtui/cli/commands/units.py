"""unit: company, departments and teams of a space."""

from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.cli.reading import read_given
from okrtui.cli.unit_views import member_line, placed_facts, placed_line, unit_facts
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import unit_named
from okrtui.okr.records import Unit
from okrtui.okr.steps import trash
from okrtui.okr.steps.editing import edit as edit_step
from okrtui.okr.steps.setting_up import placed, set_up_units
from okrtui.okr.steps.step import Step
from okrtui.okr.steps.units import add_unit, move_unit
from okrtui.okr.text import safe
from okrtui.okr.unit_outline import parse_outline
from okrtui.okr.units import members

NONE = "none"


def list_units(options: Namespace) -> int:
    """The tree of one space, its mission above."""
    context = Context(options)
    okrs, today = context.home.okrs_of(context.space), context.author().today
    mission = okrs.spaces[context.space].mission
    name = context.home.space_name(context.space)
    every = list(members(okrs, context.space, today))
    units = [each.record for each in every if isinstance(each.record, Unit)]
    head = f"{safe(name)}: {safe(mission)}" if mission else safe(name)
    none = [] if units else ["no unit yet: okrtui unit outline reads indented lines"]
    lines = [head, *(f"  {member_line(okrs, each, today)}" for each in every), *none]
    context.say(
        lines, {"space": name, "mission": mission, "units": [unit_facts(okrs, each, today) for each in units]}
    )
    return 0


def add(options: Namespace) -> int:
    """A new unit."""
    context = Context(options)
    okrs = context.home.okrs_of(context.space)
    parent = unit_named(okrs, options.below).id if options.below else None
    step = add_unit(
        okrs,
        context.author(),
        options.name,
        level=options.level,
        parent=parent,
        mission=options.mission,
    )
    return _perform(context, step, step.added[0])


def edit(options: Namespace) -> int:
    """Other name, level or mission."""
    context, unit = _meant(options)
    given = {"name": options.name, "level": options.level, "mission": options.mission}
    values = {name: value for name, value in given.items() if value is not None}
    if not values:
        raise BadInputError("say what to change: --name --level --mission")
    if "mission" in values:
        values["mission"] = values["mission"].strip() or None
    okrs = context.home.okrs_of(unit.space)
    return _perform(context, edit_step(okrs, context.author(unit.space), unit, **values), unit.id)


def move(options: Namespace) -> int:
    """Below another unit, or at the top."""
    context, unit = _meant(options)
    okrs = context.home.okrs_of(unit.space)
    parent = None if options.below == NONE else unit_named(okrs, options.below).id
    return _perform(context, move_unit(okrs, context.author(unit.space), unit, parent), unit.id)


def delete(options: Namespace) -> int:
    """To the trash, when nothing needs it."""
    context, unit = _meant(options)
    okrs = context.home.okrs_of(unit.space)
    context.home.load_all()
    step = trash.delete(context.home.okrs_of(unit.space), context.author(unit.space), unit)
    return context.perform(step, safe(step.title), **unit_facts(okrs, unit, context.author().today))


def outline(options: Namespace) -> int:
    """Units and people from indented lines, as one step."""
    context = Context(options)
    okrs, author = context.home.okrs_of(context.space), context.author()
    lines = placed(okrs, author, parse_outline(read_given(options.file)))
    step = set_up_units(okrs, author, lines)
    said = [placed_line(each) for each in lines]
    facts = {"lines": [placed_facts(each) for each in lines], "dry_run": options.dry_run}
    if options.dry_run:
        context.say([f"would {safe(step.title)}", *said], {"would": step.title, **facts})
        return 0
    context.home.perform(step)
    context.say([safe(step.title), *said], {"did": step.title, **facts})
    context.tidy()
    return 0


def _meant(options: Namespace) -> tuple[Context, Unit]:
    context = Context(options)
    return context, unit_named(context.okrs, options.unit)


def _perform(context: Context, step: Step, id_: str) -> int:
    context.home.perform(step)
    okrs = context.home.okrs_of(step.space)
    facts = {"did": step.title, "space": context.home.space_name(step.space)}
    context.say(safe(step.title), facts | unit_facts(okrs, okrs.units[id_], context.author().today))
    context.tidy()
    return 0
