"""A measure typed on one line: `4 -> 20 deploys`, `>= 99.95 %`, `<= 5 %`, `yes/no`, `steps: a, b, c`."""

import re

from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import require_sound
from okrtui.okr.numbers import parse_number
from okrtui.okr.records import Measure, MeasureKind, Milestone
from okrtui.okr.text import narrow

EXAMPLES = "4 -> 20 deploys · >= 99.9 % · <= 5 % · yes/no · steps: a, b"
_NUMBER = r"[-\d.,_]+\s*[kKM万亿]?(?![^\W\d_])"
_REACH = re.compile(
    rf"(?P<start>{_NUMBER})\s*(?P<first>\S*?)\s*(?:->|→|=>|⇒|\bto\b)\s*(?P<target>{_NUMBER})\s*(?P<unit>.*)"
)
_THRESHOLD = re.compile(
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
    if found := _THRESHOLD.fullmatch(typed):
        kind: MeasureKind = "at_least" if found["sign"] in (">=", "≥", ">") else "at_most"
        begin = parse_number(found["start"], decimal_comma=decimal_comma) if found["start"] else None
        target = parse_number(found["target"], decimal_comma=decimal_comma)
        return _sound(Measure(kind, begin, target, found["unit"].strip() or None))
    raise BadInputError(f"say how it is measured: {EXAMPLES}")


def _steps(names: str) -> tuple[Milestone, ...]:
    parts = [name.strip() for name in re.split("[,;、]", names) if name.strip()]
    return tuple(Milestone(str(place), name) for place, name in enumerate(parts, 1))


def _sound(measure: Measure) -> Measure:
    require_sound(measure)
    return measure
