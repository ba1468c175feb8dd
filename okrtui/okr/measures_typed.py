"""A measure typed on one line: `4 -> 20 deploys`, `>= 99.95 %`, `<= 5 %`, `yes/no`, `steps: a, b, c`."""

import re
from decimal import Decimal

from msgspec.structs import replace

from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import require_sound
from okrtui.okr.numbers import parse_number
from okrtui.okr.records import Measure, MeasureKind, Milestone
from okrtui.okr.text import narrow

EXAMPLES = "4 -> 20 deploys · >= 99 % · <= 5 % · yes/no · steps: a, b"
_NUMBER = r"[-\d.,_]+\s*[kKM万亿]?(?![^\W\d_])"
_REACH = re.compile(
    rf"(?P<start>{_NUMBER})\s*(?P<first>\S*?)\s*(?:->|→|=>|⇒|\bto\b)\s*(?P<target>{_NUMBER})\s*(?P<unit>.*)"
)
_THRESHOLD = re.compile(
    rf"(?:(?P<begin>{_NUMBER})\s*(?P<first>\S*?)\s*(?:->|→|=>|⇒)\s*)?"
    rf"(?P<sign>>=|<=|≥|≤|>|<)\s*(?P<target>{_NUMBER})\s*(?P<unit>.*?)(?:\s*[(,]?\s*from\s+(?P<start>{_NUMBER})\)?)?"
)
_STEPS = re.compile(r"(?:steps?|步骤)\s*:\s*(?P<names>.*)", re.IGNORECASE)
_YES_NO = frozenset({"yes/no", "yes no", "y/n", "yes", "是否", "是/否"})


def parse_measure(text: str, *, decimal_comma: bool = False) -> Measure:
    """The measure somebody typed; BadInputError with the ways of writing one."""
    typed = narrow(text).strip()
    if typed.casefold() in _YES_NO:
        return Measure("yes_no")
    if steps := _STEPS.fullmatch(typed):
        return _sound(Measure("milestones", steps=_steps(steps["names"])))
    if found := _REACH.fullmatch(typed):
        start, target = (parse_number(found[end], decimal_comma=decimal_comma) for end in ("start", "target"))
        return _sound(Measure("reach", start, target, found["unit"].strip() or found["first"] or None))
    if (found := _THRESHOLD.fullmatch(typed)) and not (found["begin"] and found["start"]):
        kind: MeasureKind = "at_least" if found["sign"] in (">=", "≥", ">") else "at_most"
        first = found["start"] or found["begin"]
        begin = parse_number(first, decimal_comma=decimal_comma) if first else None
        target = parse_number(found["target"], decimal_comma=decimal_comma)
        return _sound(Measure(kind, begin, target, found["unit"].strip() or found["first"] or None))
    raise BadInputError(f"say how it is measured: {EXAMPLES}")


def _steps(names: str) -> tuple[Milestone, ...]:
    parts = [name.strip() for name in re.split("[,;、]", names) if name.strip()]
    return tuple(Milestone(str(place), name) for place, name in enumerate(parts, 1))


def _sound(measure: Measure) -> Measure:
    require_sound(measure)
    return measure


def typed_text(measure: Measure, *, decimal_comma: bool = False) -> str:
    """A measure as somebody would type it on one line, so that `parse_measure` reads it again."""
    start, target = (
        "" if end is None else _digits(end, decimal_comma) for end in (measure.start, measure.target)
    )
    unit = f" {measure.unit}" if measure.unit else ""
    match measure.kind:
        case "reach":
            return f"{start} -> {target}{unit}"
        case "at_least" | "at_most":
            sign = ">=" if measure.kind == "at_least" else "<="
            return f"{sign} {target}{unit}" + (f" from {start}" if start else "")
        case "milestones":
            return f"steps: {', '.join(step.name for step in measure.steps)}"
        case _:
            return "yes/no"


def _digits(number: Decimal, decimal_comma: bool) -> str:
    digits = format(number, "f")
    return digits.replace(".", ",") if decimal_comma else digits


def retyped(before: Measure, text: str, *, decimal_comma: bool = False) -> Measure:
    """What a measure was changed into on its line: its own unit is known (also `M visits`), and so are its steps."""
    typed, unit = narrow(text).strip(), narrow(before.unit or "").strip()
    shape = rf"(?P<numbers>.*[\d\s]){re.escape(unit)}(?P<rest>(?:\s*[(,]?\s*from\s.*)?)"
    found = re.fullmatch(shape, typed) if unit else None
    if found is None:
        return with_steps_kept(before, parse_measure(text, decimal_comma=decimal_comma))
    measure = parse_measure(found["numbers"] + found["rest"], decimal_comma=decimal_comma)
    return replace(measure, unit=before.unit)


def with_steps_kept(before: Measure, after: Measure) -> Measure:
    """The measure just typed, with the ids and dates of the steps it had: by name, else a renamed one by its place."""
    old = {step.name.strip().casefold(): step for step in before.steps}
    new_names = {step.name.strip().casefold() for step in after.steps}
    renamed = len(before.steps) == len(after.steps)
    highest = max((int(step.id) for step in before.steps if step.id.isdecimal()), default=0)
    kept: list[Milestone] = []
    for place, step in enumerate(after.steps):
        known = old.get(step.name.strip().casefold())
        if known is None and renamed and before.steps[place].name.strip().casefold() not in new_names:
            known = before.steps[place]
        highest += known is None
        kept.append(
            Milestone(known.id if known else str(highest), step.name, known.by_date if known else None)
        )
    return replace(after, steps=tuple(kept))
