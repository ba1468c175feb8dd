"""Whatever arrives from other copies can be told on a page of a cycle, for everybody, a unit and a person."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec import Struct, to_builtins
from msgspec.structs import replace

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Grade, Measure, Review, TargetChange, Whose
from okrtui.okr.scope import EVERYBODY, ME, Scope
from okrtui.reports.html import one_page_html, quarter_html
from okrtui.reports.one_page import one_page
from okrtui.reports.one_page_markdown import counted, one_page_text
from okrtui.reports.quarter import quarter_report
from okrtui.reports.quarter_markdown import quarter_text
from tests.builders import QUARTER, SPACE, check_in, key_result, objective, okrs_of
from tests.exchange.test_json_round_trip import okrs

TODAY = date(2026, 12, 30)


def every_page(known: Okrs, scope: Scope, cycle: Cycle) -> tuple[str, ...]:
    me = frozenset(list(known.people)[:1])
    quarter = quarter_report(known, scope, me, [cycle], TODAY)
    page = counted(known, scope, one_page(known, scope, me, [cycle], TODAY))
    return quarter_text(quarter), quarter_html(quarter), one_page_text(page), one_page_html(page)


@settings(max_examples=60)
@given(okrs())
def test_any_okrs_make_pages(known: Okrs) -> None:
    people = [Scope("person", id_) for id_ in known.people]
    units = [Scope("unit", id_) for id_ in known.units]
    for cycle in known.cycles.values():
        for scope in (EVERYBODY, ME, *people[:2], *units[:2], Scope("unit", "gone")):
            assert all(every_page(known, scope, cycle))


def plain(report: Struct) -> Any:
    return to_builtins(report, builtin_types=[Decimal])


def numbers_in(value: Any) -> Iterator[Decimal]:
    """Every number of a JSON document, however deep."""
    match value:
        case dict():
            yield from numbers_in(list(value.values()))
        case list():
            for each in value:
                yield from numbers_in(each)
        case Decimal():
            yield value


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e-400", "1e600", "-9e999999"])
def test_numbers_that_are_none_or_absurd_make_pages(number: str) -> None:
    absurd = Decimal(number)
    measure = Measure("reach", absurd, absurd, "x")
    known = okrs_of(
        objective("boring"),
        key_result("a", measure=measure, weight=absurd, grade=Grade(absurd, absurd)),
        key_result("b", measure=replace(measure, start=Decimal(0))),
        check_in("c", "a", "2026-11-16", value=absurd, confidence=5),
        check_in("d", "b", "2026-11-16", value=Decimal(1), confidence=5),
        TargetChange(id="t", space=SPACE, key_result="b", on=TODAY, old=measure, new=measure),
    )
    assert all(every_page(known, EVERYBODY, known.cycles["q4"]))
    quarter = quarter_report(known, EVERYBODY, (), [known.cycles["q4"]], TODAY)
    page = one_page(known, EVERYBODY, (), [known.cycles["q4"]], TODAY)
    assert all(number.is_finite() for number in numbers_in([plain(quarter), plain(page)]))


def test_what_names_nothing_that_is_there_makes_pages() -> None:
    known = okrs_of(
        objective("boring", owner="gone", for_=Whose(unit="gone"), parent="gone", carried_from="boring"),
        key_result("a", owner="gone"),
        Review(id="r", space=SPACE, cycle="q4", for_=Whose(unit="gone"), lessons="ask"),
        Review(id="s", space=SPACE, cycle="q4", went_well="all"),
    )
    for scope in (EVERYBODY, ME, Scope("unit", "gone"), Scope("person", "gone")):
        assert all(every_page(known, scope, known.cycles["q4"]))


DAYLESS = Cycle(id="q4", space=SPACE, name="Launch")
BEGUN = replace(QUARTER, span=replace(QUARTER.span, end=None))


@pytest.mark.parametrize("cycle", [DAYLESS, BEGUN])
def test_a_cycle_without_days_makes_pages(cycle: Cycle) -> None:
    rated = check_in("c", "a", TODAY, value=Decimal(9), confidence=5)
    known = okrs_of(cycle, objective("boring"), key_result("a"), rated)
    assert all(every_page(known, EVERYBODY, cycle))
