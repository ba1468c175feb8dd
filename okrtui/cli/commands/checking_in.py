"""checkin: one check-in from the shell; without a key result the weekly run."""

from argparse import Namespace
from datetime import date, timedelta

from okrtui.cli.context import Context, warn
from okrtui.cli.views import check_in_facts, key_result_line, tag
from okrtui.okr.calendar import week_of
from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import is_unusual, value_text
from okrtui.okr.naming import named
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import CheckIn, KeyResult
from okrtui.okr.rhythm import asks_forecast, is_pursued, settings_of
from okrtui.okr.steps.check_ins import Reading
from okrtui.okr.steps.check_ins import check_in as check_in_step
from okrtui.okr.values_typed import parse_value

LOW = 3
"""The confidence from which down it is asked what happens next, unless a space has settled another (C3)."""


def check_in(options: Namespace) -> int:
    """Record a check-in; without a confidence the key result stays due."""
    if options.editor:
        from okrtui.cli.commands.checking_in_lines import check_in_lines

        return check_in_lines(options)
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
    _ask(context, key_result, made)
    return 0


def _ask(context: Context, key_result: KeyResult, made: CheckIn) -> None:
    """Say what the screens would ask: the forecast near the end, and what happens next when it looks bad.

    Nothing of a check-in that a later one has overtaken.
    """
    okrs, today = context.home.okrs_of(key_result.space), context.author(key_result.space).today
    if not is_pursued(okrs, key_result) or standing(okrs, key_result).last != made:
        return
    name = tag(okrs, key_result)
    if key_result.forecast is None and asks_forecast(okrs, key_result, today):
        warn(f"will it be met? okrtui edit {name} --forecast will, or will-not")
    if _may_be_low(okrs, made) and _says_nothing(context, key_result, today):
        warn(f"what happens next? okrtui plan add “…” --kr {name}, or a --note with the check-in")


def _may_be_low(okrs: Okrs, made: CheckIn) -> bool:
    """Whether it is worth asking the guideline, which costs more than a check-in should."""
    limits = settings_of(okrs, made.space).limits
    return made.confidence is not None and not made.note and (made.confidence <= LOW or bool(limits))


def _says_nothing(context: Context, key_result: KeyResult, today: date) -> bool:
    """Whether guideline C3 would speak, once the lines of this week and the next are opened."""
    from okrtui.okr.guidelines.check_ins import nothing_said

    for day in (today, today + timedelta(weeks=1)):
        context.home.load_year(week_of(day).year)
    return nothing_said(context.home.okrs_of(key_result.space), key_result, today) is not None


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
    return Reading(
        value=value,
        confidence=_confidence(options.confidence),
        note=options.note,
        on=_day(okrs, key_result, options.on, today) if options.on else None,
        fixes=fixes,
    )


def _day(okrs: Okrs, key_result: KeyResult, text: str, today: date) -> date:
    from okrtui.okr.days_typed import day_for

    return day_for(okrs, key_result, text, today)


def _confidence(text: str | None) -> int | None:
    if text is None:
        return None
    stripped = text.strip().removesuffix("/10")
    if not (stripped.isascii() and stripped.isdigit() and int(stripped) <= 10):
        raise BadInputError(f"“{text.strip()}” is not a confidence: use 0 to 10")
    return int(stripped)
