"""What bringing something in would do, as lines: counts first, then what is wrong, then a tree of what is new."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from okrtui.okr.measures import measure_text
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import CheckIn, KeyResult, Objective, Record
from okrtui.okr.steps.step import Add
from okrtui.okr.text import cells, cut, fit, safe
from okrtui.tui.views.pieces import Line, Piece, wrapped

if TYPE_CHECKING:
    from okrtui.exchange.intake import Intake

LABEL = 15
MOST_TOLD = 100
"""Problems, differences or notices listed before the rest is counted."""
MOST_SHOWN = 60
"""Lines of the tree."""
FORMS = {"csv": "CSV", "md": "outline", "json": "JSON"}


class Source(NamedTuple):
    """Text to bring in: what people call it, the text, its form."""

    name: str
    text: str
    form: str

    @property
    def told(self) -> str:
        """`okrs.csv (CSV, 607 lines)`."""
        return f"{self.name} ({FORMS[self.form]}, {several(self.lines, 'line')})"

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.text.splitlines())


def counts(intake: "Intake", width: int) -> list[Line]:
    """New, changed, there already, differing, wrong: each on its line, where there is any."""
    from okrtui.exchange.reading import counts_text

    same = {kind: count for kind, count in intake.same.items() if kind != "space"}
    lines = [
        *_counted("new", counts_text(intake.added), "good", width),
        *_counted("changed", counts_text(intake.updated), "warn", width),
        *_counted("there already", counts_text(same), "", width),
    ]
    if intake.left:
        lines += _counted("differing", f"{len(intake.left):,}, left as they are here", "warn", width)
    if intake.problems:
        lines += _counted(
            "not right", _wrong(len(intake.problems), can_rest=bool(intake.changes)), "bad", width
        )
    return lines or [[Piece("nothing in it is new here", "strong")]]


def in_backlog(intake: "Intake") -> int:
    """How many new objectives go into no cycle."""
    added = (change.record for change in intake.changes if isinstance(change, Add))
    return sum(isinstance(record, Objective) and record.cycle is None for record in added)


def cycle_told(intake: "Intake", chosen: str, here: str, width: int) -> list[Line]:
    """Where what names no cycle goes, and which key puts it elsewhere; nothing where all names one."""
    if chosen:
        told = f"into {safe(chosen)}, where no cycle is named"
        return [
            *_counted("", told, "good", width),
            *_counted("", "c leaves that in the backlog", "key", width),
        ]
    if not (count := in_backlog(intake)):
        return []
    offered = f"c puts {'it' if count == 1 else 'them'} into {safe(here)}" if here else ""
    told = f"the backlog: {several(count, 'objective')} without a cycle"
    return [*_counted("goes to", told, "warn", width), *_counted("", offered, "key", width)]


def _wrong(count: int, *, can_rest: bool) -> str:
    rest = "; b takes the rest" if can_rest else ""
    return f"{several(count, 'line')}: nothing is taken until mended{rest}"


def _counted(label: str, told: str, role: str, width: int) -> list[Line]:
    parts = wrapped(told, max(8, width - LABEL), 3) if told else []
    return [
        [Piece(f"{'' if place else label:<{LABEL}}", "dim"), Piece(part, role)]
        for place, part in enumerate(parts)
    ]


def rows(intake: "Intake", okrs: Okrs, width: int) -> list[Line]:
    """What is wrong, what differs, what was left out, and the first lines of what is new."""
    return [
        *_listed("not right", intake.problems, "bad", width),
        *_listed("differing", intake.left, "warn", width),
        *_listed("good to know", intake.notices, "dim", width),
        *_tree(intake, okrs, width),
    ]


def _listed(title: str, sentences: Sequence[object], role: str, width: int) -> Iterator[Line]:
    if not sentences:
        return
    yield [Piece(title, "accent")]
    for sentence in sentences[:MOST_TOLD]:
        for place, part in enumerate(wrapped(str(sentence), width - 4, 3)):
            yield [Piece("    " if place else "  "), Piece(part, role)]
    if len(sentences) > MOST_TOLD:
        yield [Piece(f"  and {len(sentences) - MOST_TOLD:,} more", "dim")]
    yield []


def _tree(intake: "Intake", okrs: Okrs, width: int) -> list[Line]:
    added = {change.record.id: change.record for change in intake.changes if isinstance(change, Add)}
    shown = list(islice(_branches(added, okrs, width), MOST_SHOWN))
    many = sum(isinstance(record, Objective | KeyResult) for record in added.values())
    left = many - sum(line[0].text.isspace() for line in shown)
    more = [[Piece(f"  and {left:,} more", "dim")]] if len(shown) == MOST_SHOWN and left > 0 else []
    return [*shown, *more]


def _branches(added: Mapping[str, Record], okrs: Okrs, width: int) -> Iterator[Line]:
    below: dict[str, list[KeyResult]] = {}
    for record in added.values():
        if isinstance(record, KeyResult):
            below.setdefault(record.objective or "", []).append(record)
    objectives = [record for record in added.values() if isinstance(record, Objective)]
    known = [okrs.objectives[id_] for id_ in below if id_ in okrs.objectives and id_ not in added]
    readings = {record.key_result: record for record in added.values() if isinstance(record, CheckIn)}
    cycle = None
    for objective in (*objectives, *known):
        if (name := _cycle_name(objective, added, okrs)) != cycle:
            yield [Piece(safe(name), "accent")]
            cycle = name
        yield _objective_line(objective, added, okrs, width)
        for key_result in below.get(objective.id, ()):
            yield _key_result_line(key_result, readings.get(key_result.id), width)


def _cycle_name(objective: Objective, added: Mapping[str, Record], okrs: Okrs) -> str:
    cycle = added.get(objective.cycle or "") or okrs.cycles.get(objective.cycle or "")
    return getattr(cycle, "name", "") or "Backlog"


def _objective_line(objective: Objective, added: Mapping[str, Record], okrs: Okrs, width: int) -> Line:
    id_ = objective.for_.unit or objective.for_.person or ""
    holder = added.get(id_) or okrs.units.get(id_) or okrs.people.get(id_)
    told = safe(getattr(holder, "name", ""))
    if objective.id not in added:
        told = f"{told} · there already" if told else "there already"
    told = cut(told, width // 3)
    title = fit(safe(objective.title), max(0, width - 4 - cells(told)))
    return [Piece("  "), Piece(title, "strong"), Piece("  "), Piece(told, "dim")]


def _key_result_line(key_result: KeyResult, reading: CheckIn | None, width: int) -> Line:
    told = safe(measure_text(key_result.measure))
    if reading is not None and reading.value is not None:
        told += f" · now {reading.value:,f}"
    told = cut(told, width // 2)
    title = fit(safe(key_result.title), max(0, width - 6 - cells(told)))
    return [Piece("    "), Piece(title), Piece("  "), Piece(told, "dim")]
