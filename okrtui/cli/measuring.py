"""The measure that options describe."""

from argparse import Namespace
from decimal import Decimal

from okrtui.okr.errors import BadInputError
from okrtui.okr.numbers import parse_number
from okrtui.okr.records import Measure, Milestone

WAYS = "--from N --to N, --at-least N, --at-most N, --milestones a,b,c or --yes-no"


def has_measure(options: Namespace) -> bool:
    """Whether any option about the measure was given."""
    numbers = (options.start, options.target, options.at_least, options.at_most, options.measured_in)
    return any(each is not None for each in (*numbers, options.milestones)) or options.yes_no


def only_unit_of(options: Namespace) -> str | None:
    """The unit of measure alone, all that a health metric has; an empty one clears, BadInputError for the rest."""
    rest = {**vars(options), "measured_in": None}
    if options.measured_in is None or has_measure(Namespace(**rest)):
        raise BadInputError("a health metric has no measure but its unit: --in")
    unit: str = options.measured_in.strip()
    return unit or None


def measure_of(options: Namespace, *, decimal_comma: bool = False) -> Measure:
    """A new measure; BadInputError unless exactly one way of measuring was chosen."""
    chosen = [
        options.target is not None,
        options.at_least is not None,
        options.at_most is not None,
        options.milestones is not None,
        options.yes_no,
    ]
    if sum(chosen) != 1:
        raise BadInputError(f"say how it is measured, in one way: {WAYS}")
    if options.milestones is not None:
        return Measure("milestones", steps=steps_of(options.milestones))
    if options.yes_no:
        return Measure("yes_no")
    start = _number(options.start, decimal_comma)
    for kind, typed in (("at_least", options.at_least), ("at_most", options.at_most)):
        if typed is not None:
            return Measure(kind, start, _number(typed, decimal_comma), options.measured_in)  # type: ignore[arg-type]
    if start is None:
        raise BadInputError("say where it starts: --from N")
    return Measure("reach", start, _number(options.target, decimal_comma), options.measured_in)


def changed_measure(before: Measure, options: Namespace, *, decimal_comma: bool = False) -> Measure:
    """The measure with what the options change; its kind stays."""
    threshold = options.at_least if before.kind == "at_least" else options.at_most
    target = _number(options.target or threshold, decimal_comma)
    return Measure(
        before.kind,
        before.start if options.start is None else _number(options.start, decimal_comma),
        before.target if target is None else target,
        before.unit if options.measured_in is None else options.measured_in or None,
        before.steps if options.milestones is None else _renamed(before, options.milestones),
    )


def steps_of(text: str) -> tuple[Milestone, ...]:
    """Steps from names with commas between them, numbered as they stand."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    return tuple(Milestone(str(number), name) for number, name in enumerate(names, 1))


def _renamed(before: Measure, text: str) -> tuple[Milestone, ...]:
    """The new list of steps; a step with the same name keeps its id, so its check-ins stay right."""
    known = {step.name: step for step in before.steps}
    free = (str(number) for number in range(1, 10_000) if str(number) not in {s.id for s in before.steps})
    return tuple(known.get(step.name) or Milestone(next(free), step.name) for step in steps_of(text))


def _number(text: str | None, decimal_comma: bool) -> Decimal | None:
    return None if text is None else parse_number(text, decimal_comma=decimal_comma)
