"""checkin: one check-in from the shell; without a key result the weekly run."""

from argparse import Namespace
from datetime import date

from okrtui.cli.context import Context, warn
from okrtui.cli.views import check_in_facts, key_result_line
from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import is_unusual, value_text
from okrtui.okr.naming import named
from okrtui.okr.progress import standing
from okrtui.okr.records import CheckIn, KeyResult, Span
from okrtui.okr.steps.check_ins import Reading
from okrtui.okr.steps.check_ins import check_in as check_in_step
from okrtui.okr.values_typed import parse_value


def check_in(options: Namespace) -> int:
    """Record a check-in; without a confidence the key result stays due."""
    if options.key_result is None:
        from okrtui.cli.commands.running import weekly_run

        return weekly_run(options)
    if options.unit or options.owner:
        raise BadInputError("--unit and --owner choose a whole run: leave the key result out")
    context = Context(options, current_only=True)
    key_result = context.key_result(options.key_result)
    okrs = context.home.okrs_of(key_result.space)
    author = context.author(key_result.space)
    reading = _reading(context, key_result, options)
    step = check_in_step(okrs, author, key_result, reading)
    context.home.perform(step)
    okrs = context.home.okrs_of(key_result.space)
    made = next(c for c in okrs.check_ins[key_result.id] if c.id == step.added[0])
    context.say(key_result_line(okrs, key_result, author.today, depth=0).strip(), check_in_facts(okrs, made))
    context.tidy()
    return 0


def _reading(context: Context, key_result: KeyResult, options: Namespace) -> Reading:
    okrs = context.home.okrs_of(key_result.space)
    last = standing(okrs, key_result).value
    value = None
    if options.value is not None:
        comma = context.settings.decimal_comma
        value = parse_value(key_result.measure, options.value.strip(), last=last, decimal_comma=comma)
        if is_unusual(key_result.measure, value):
            shown = value_text(key_result.measure, value)
            warn(f"{shown} is far outside its start and target; recorded as typed")
    fixes = named(okrs, options.fixes, CheckIn).id if options.fixes else None
    today = context.author().today
    cycle = okrs.cycle_of(key_result)
    return Reading(
        value=value,
        confidence=_confidence(options.confidence),
        note=options.note,
        on=_day(options.on, today, cycle.span if cycle else None) if options.on else None,
        fixes=fixes,
    )


def _day(text: str, today: date, span: Span | None) -> date:
    from okrtui.okr.dates import parse_day

    return parse_day(text, today, cycle=span)


def _confidence(text: str | None) -> int | None:
    if text is None:
        return None
    stripped = text.strip().removesuffix("/10")
    if not (stripped.isascii() and stripped.isdigit() and int(stripped) <= 10):
        raise BadInputError(f"“{text.strip()}” is not a confidence: use 0 to 10")
    return int(stripped)
