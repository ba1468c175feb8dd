"""Any small set of OKRs comes through JSON into another space as it was."""

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from okrtui.exchange.json_in import read_json
from okrtui.exchange.json_out import write_json
from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    CheckIn,
    Comment,
    Cycle,
    Decision,
    Grade,
    HealthMetric,
    HealthReading,
    Idea,
    KeyResult,
    Limits,
    Measure,
    Milestone,
    Objective,
    ObjectiveVerdict,
    Outlook,
    Person,
    Priority,
    Record,
    Review,
    Span,
    TargetChange,
    Unit,
    Whose,
    Win,
)
from tests.exchange.spaces import NOW, Desk

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-10_000, max_value=10_000)
SHARES = st.sampled_from([Decimal("0"), Decimal("0.7"), Decimal("0.70"), Decimal("1.00")])
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
TIMES = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)).map(
    lambda time: time.replace(microsecond=0)
)
STEPS = (Milestone("a", "plan"), Milestone("b", "ship", date(2026, 12, 1)))
MEASURES = st.one_of(
    st.builds(Measure, st.just("reach"), NUMBERS, NUMBERS, st.none() | TEXTS),
    st.builds(Measure, st.sampled_from(["at_least", "at_most"]), st.none() | NUMBERS, NUMBERS),
    st.just(Measure("milestones", steps=STEPS)),
    st.just(Measure("yes_no")),
)
PLACES = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=4)


class Drawn:
    """Draws records that name each other."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0
        self.records: list[Record] = []

    def some(self, make: Any, most: int = 3) -> list[str]:
        return [self.keep(make()) for _ in range(self.draw(st.integers(0, most)))]

    def keep(self, record: Record) -> str:
        self.count += 1
        id_ = f"{record.KIND[:2]}{self.count}"
        deleted = self.draw(st.sampled_from([False, False, False, True]))
        self.records.append(msgspec.structs.replace(record, id=id_, space="north", deleted=deleted))
        return id_

    def one(self, ids: list[str]) -> str | None:
        return self.draw(st.sampled_from([None, *ids]))

    def a(self, values: st.SearchStrategy[Any]) -> Any:
        return self.draw(st.none() | values)

    def text(self) -> str:
        return self.draw(TEXTS)

    def number(self) -> Decimal | None:
        return self.draw(st.none() | NUMBERS)

    def day(self) -> date | None:
        return self.draw(st.none() | DAYS)

    def whose(self, units: list[str], people: list[str]) -> Whose:
        everybody = [Whose(), *(Whose(unit=u) for u in units), *(Whose(person=p) for p in people)]
        return self.draw(st.sampled_from(everybody))


@st.composite
def okrs(draw: st.DrawFn) -> Okrs:
    d = Drawn(draw)
    units: list[str] = []
    units += d.some(
        lambda: Unit(name=d.text(), level=draw(st.sampled_from(["company", "team"])), mission=d.a(TEXTS))
    )
    people = d.some(
        lambda: Person(name=d.text(), handle=d.a(TEXTS), units=tuple({u for u in units if draw(st.booleans())}),
                       committee=draw(st.booleans()), devices=("d1",), left=d.day())
    )  # fmt: skip
    cycles = d.some(lambda: Cycle(name=d.text(), span=Span(date(2026, 1, 1), d.day()), phase="grading"))
    ideas = d.some(lambda: Idea(title=d.text(), author=d.one(people), supporters=tuple(sorted(people))))
    objectives: list[str] = []
    key_results: list[str] = []
    for _ in range(draw(st.integers(0, 3))):
        parent = d.one([*objectives, *key_results])
        objective = Objective(
            title=d.text(), why=d.a(TEXTS), cycle=d.one(cycles), for_=d.whose(units, people),
            owner=d.one(people), parent=parent, order=(parent or "", draw(PLACES)), idea=d.one(ideas),
            carried_from=d.one(objectives),
            verdict=d.a(st.builds(ObjectiveVerdict, st.just("go_on"), TEXTS, st.just(d.one(people)), DAYS)),
        )  # fmt: skip
        objectives.append(d.keep(objective))
        key_results += d.some(
            lambda: KeyResult(
                objective=objectives[-1], title=d.text(), owner=d.one(people), measure=draw(MEASURES), due=d.day(),
                weight=d.a(st.sampled_from([Decimal("1.50"), Decimal(2)])), order=(objectives[-1], draw(PLACES)),
                grade=d.a(st.builds(Grade, SHARES, st.just(Decimal("-0.05")), by=st.just(d.one(people)), on=DAYS)),
            )
        )  # fmt: skip
    for key_result in key_results:
        check_ins: list[str] = []
        for _ in range(draw(st.integers(0, 3))):
            check_ins.append(
                d.keep(
                    CheckIn(
                        key_result=key_result, on=draw(DAYS), value=d.number(), confidence=d.a(st.integers(0, 10)),
                        note=d.a(TEXTS), by=d.one(people), said_by=d.one(people), recorded=d.a(TIMES),
                        via=draw(st.sampled_from(["hand", "source", "import"])), fixes=d.one(check_ins),
                    )
                )
            )  # fmt: skip
        d.some(lambda: TargetChange(key_result=key_result, on=d.day(), old=Measure(), new=draw(MEASURES)), 1)  # noqa: B023
    about = [*objectives, *key_results, *units]
    d.some(lambda: Comment(about=d.one(about), on=d.day(), text=d.text(), by=d.one(people)))
    d.some(lambda: Win(about=d.one(about), on=d.day(), text=d.text()))
    d.some(lambda: Decision(about=d.one(objectives), outcome="merge", text=d.text()))
    d.some(
        lambda: Priority(
            week="2026-W47",
            text=d.text(),
            for_=d.whose(units, people),
            key_result=d.one(key_results),
            order=("2026-W47", "i1"),
        )
    )
    d.some(lambda: Outlook(week="2026-W48", text=d.text(), key_result=d.one(key_results), rank="should"))
    metrics = d.some(
        lambda: HealthMetric(
            name=d.text(), keeper=d.one(people), limits=Limits(d.number(), d.number(), "up")
        ),
        1,
    )
    if metrics:
        d.some(lambda: HealthReading(metric=metrics[0], on=d.day(), value=d.number(), status="amber"))
    if cycles:
        d.some(lambda: Review(cycle=cycles[0], for_=d.whose(units, people), went_well=d.a(TEXTS)), 1)
    desk = Desk()
    return desk.okrs.with_records(draw(st.permutations(d.records)))


def without_init(okrs: Okrs, me: str) -> Any:
    """The export without what `init` made, its numbers as they are spelled."""
    document = json.loads(write_json(okrs, NOW), parse_float=str, parse_int=str)
    document.pop("space")
    document["people"] = [person for person in document["people"] if person["id"] != me]
    return document


@settings(max_examples=150, deadline=None)
@given(okrs())
def test_what_is_exported_and_imported_is_exported_alike(original: Okrs) -> None:
    text = write_json(original, NOW)
    other = Desk("south", me="Ada")
    other.take(read_json(other.okrs, other.author, text, is_empty_space=True))
    assert without_init(other.okrs, other.me) == without_init(original, "")
    again = read_json(other.okrs, other.author, text)
    assert (again.changes, again.left, again.problems) == ((), (), ())


@settings(max_examples=50, deadline=None)
@given(okrs())
def test_what_is_exported_changes_nothing_where_it_came_from(original: Okrs) -> None:
    desk = Desk()
    intake = read_json(original, desk.author, write_json(original, NOW))
    assert (intake.changes, intake.left, intake.problems) == ((), (), ())


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    desk = Desk()
    for hostile in (text, f'{{"okrtui": 1, "people": {text}}}'):
        with suppress(BadInputError):
            read_json(desk.okrs, desk.author, hostile)
