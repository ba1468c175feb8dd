"""Check-ins as lines of text, one a key result: what was, and room for what is. Lines left as they are say nothing."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from okrtui.okr.errors import BadInputError, OkrError
from okrtui.okr.measures import Value, measure_text, value_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import KeyResult
from okrtui.okr.short_ids import short_ids
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.rules import require_length
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.together import together
from okrtui.okr.text import cells, cut, narrow, safe
from okrtui.okr.values_typed import parse_value

ABOUT = (
    "# Write behind a key result:  | value | confidence 0 to 10 | note",
    "# such as  | 17 | 7 | two teams ship daily   or   |  | 6   or   | +=2   or   | y",
    "# steps by their numbers:  | 1,3 | 5   or   | +2",
    "# What stays empty says nothing; a line left as it is records nothing.",
)
PROBLEM = "#!"
SHORTEST_TIE = 6
_TITLE, _WAS = 36, 30
_LINE = re.compile(r"\^?(?P<id>[a-z2-7]{4,26})\b[^|]*(?:\|(?P<said>.*))?")
_CONFIDENCE = re.compile(r"(\d{1,2})\s*(?:/\s*10)?", re.ASCII)


class CheckInLine(Struct, frozen=True):
    """One line that says something: its number, the key result, and what is said."""

    number: int
    key_result: KeyResult
    reading: Reading


class LinesSaid(Struct, frozen=True):
    """What a text of such lines says, and the lines that cannot be read with the reasons."""

    lines: tuple[CheckInLine, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()


def lines_text(okrs: Okrs, key_results: Iterable[KeyResult], heading: str) -> str:
    """The key results as lines to write on, each with its value and confidence so far."""
    listed = list(key_results)
    ties = short_ids(okrs.key_results)
    title = max((min(cells(_bare(key_result.title)), _TITLE) for key_result in listed), default=0)
    return "\n".join((f"# {_bare(heading)}", *ABOUT, *_lines(okrs, listed, ties, title))) + "\n"


def _lines(okrs: Okrs, listed: list[KeyResult], ties: dict[str, str], title: int) -> Iterator[str]:
    objective: str | None = ""
    for key_result in listed:
        if key_result.objective != objective:
            objective = key_result.objective
            above = okrs.objectives.get(objective or "")
            yield from ("", f"# {_bare(above.title) if above else ''}")
        tie = key_result.id[: max(SHORTEST_TIE, len(ties[key_result.id]))]
        name, was = _fit(key_result.title, title), _fit(_was(okrs, key_result), _WAS)
        yield f"^{tie}  {name}  {was} |  |  | "
        if key_result.measure.kind == "milestones":
            steps = enumerate(key_result.measure.steps, start=1)
            yield f"#   steps: {', '.join(f'{place} {_bare(step.name)}' for place, step in steps)}"


def _bare(text: str) -> str:
    """Text on one line, without the sign that separates."""
    return safe(text).replace("|", "¦").strip()


def _fit(text: str, width: int) -> str:
    shown = cut(_bare(text), width)
    return shown + " " * (width - cells(shown))


def _was(okrs: Okrs, key_result: KeyResult) -> str:
    at = standing(okrs, key_result)
    value = "new" if at.value is None else f"was {value_text(key_result.measure, at.value)}"
    confidence = "" if at.confidence is None else f", {at.confidence}/10"
    return f"{value}{confidence} · {measure_text(key_result.measure)}"


def read_lines(
    okrs: Okrs, key_results: Iterable[KeyResult], text: str, *, decimal_comma: bool = False
) -> LinesSaid:
    """What was written behind the key results of a text; lines of others than these are problems."""
    known, said, problems = list(key_results), dict[str, CheckInLine](), list[tuple[int, str]]()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            read = _read(okrs, known, line.strip(), number, decimal_comma=decimal_comma)
            if read is not None and read.key_result.id in said:
                first = said[read.key_result.id].number
                raise BadInputError(f"line {first} checks it in already")
        except OkrError as error:
            problems.append((number, str(error)))
        else:
            if read is not None:
                said[read.key_result.id] = read
    return LinesSaid(tuple(said.values()), tuple(problems))


def _read(
    okrs: Okrs, known: list[KeyResult], line: str, number: int, *, decimal_comma: bool
) -> CheckInLine | None:
    found = _LINE.fullmatch(line)
    fitting = [key_result for key_result in known if found and key_result.id.startswith(found["id"])]
    if found is None or len(fitting) != 1:
        raise BadInputError(f"“{cut(safe(line), 40)}” does not begin with one of the ids that were there")
    value, confidence, note = (*(part.strip() for part in (found["said"] or "").split("|", 2)), "", "")[:3]
    if not (value or confidence or note):
        return None
    last = standing(okrs, fitting[0]).value
    reading = Reading(
        value=_value(fitting[0], value, last, decimal_comma=decimal_comma),
        confidence=_confidence(confidence),
        note=require_length(note, "the note") or None,
    )
    return CheckInLine(number, fitting[0], reading)


def _value(key_result: KeyResult, text: str, last: Value | None, *, decimal_comma: bool) -> Value | None:
    return parse_value(key_result.measure, text, last=last, decimal_comma=decimal_comma) if text else None


def _confidence(text: str) -> int | None:
    if not text:
        return None
    found = _CONFIDENCE.fullmatch(narrow(text))
    if found is None or int(found[1]) > 10:
        raise BadInputError(f"“{cut(safe(text), 40)}” is not a confidence: use 0 to 10")
    return int(found[1])


def with_problems(text: str, problems: Iterable[tuple[int, str]]) -> str:
    """The text with each reason below its line, instead of those told before."""
    reasons = dict(problems)
    lines = [
        [
            *([line] if not line.startswith(PROBLEM) else []),
            *([f"{PROBLEM} {reasons[n]}"] if n in reasons else []),
        ]
        for n, line in enumerate(text.splitlines(), 1)
    ]
    return "\n".join(line for both in lines for line in both)


def lines_step(okrs: Okrs, author: Author, lines: Iterable[CheckInLine]) -> Step:
    """All that was written as one step; BadInputError when nothing was."""
    steps = [check_in(okrs, author, line.key_result, line.reading) for line in lines]
    if not steps:
        raise BadInputError("nothing was written behind any key result: nothing is recorded")
    return together(steps, steps[0].title if len(steps) == 1 else f"checked in {len(steps)} key results")
