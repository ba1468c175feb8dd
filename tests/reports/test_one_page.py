"""The one page: whose OKRs stand in full, whose below, and when P1 says that it is more than one."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Record, Settings, Space, Whose
from okrtui.okr.scope import EVERYBODY, ME, Scope
from okrtui.reports.cycle import OUTCOME, PURSUED, cycle_to_report
from okrtui.reports.one_page import OnePage, one_page
from okrtui.reports.one_page_markdown import counted, one_page_text
from tests.builders import QUARTER, SPACE, TODAY, key_result, objective, okrs_of, unit
from tests.okr.graded import NEXT

NORTH = Scope("unit", "north")


def page(okrs: Okrs, scope: Scope = EVERYBODY) -> OnePage:
    return counted(okrs, scope, one_page(okrs, scope, frozenset({"mei"}), [okrs.cycles["q4"]], TODAY))


def goals(number: int, key_results: int, whose: str = "north") -> list[Record]:
    """So many objectives of a unit with so many key results each: 6 lines and one for each of these."""
    made: list[Record] = []
    for goal in range(number):
        made += [objective(f"{whose}{goal}", for_=Whose(unit=whose))]
        made += [key_result(f"{whose}{goal}.{kr}", f"{whose}{goal}") for kr in range(key_results)]
    return made


TREE = (
    unit("company", level="company", mission="Deliver today"),
    unit("north", parent="company", mission="Up"),
    unit("east", parent="north"),
)


def test_a_unit_s_own_objectives_stand_in_full_and_those_below_in_a_line_each() -> None:
    okrs = okrs_of(*TREE, *goals(1, 2, "company"), *goals(1, 3), *goals(2, 1, "east"))
    shown = page(okrs, NORTH)
    assert [(each.id, len(each.key_results)) for each in shown.objectives] == [("north0", 3)]
    assert [(each.name, [o.id for o in each.objectives]) for each in shown.below] == [
        ("East", ["east0", "east1"])
    ]
    assert shown.mission == "Up"
    assert "mission: Up" in one_page_text(shown)


def test_the_whole_space_shows_the_top_in_full_then_units_then_people() -> None:
    okrs = okrs_of(*TREE, *goals(1, 1, "company"), *goals(1, 1), objective("own"))
    shown = page(okrs)
    assert [each.id for each in shown.objectives] == ["company0"]
    assert [each.name for each in shown.below] == ["North", "Mei"]
    assert shown.whose.name == "Platform"


def test_a_space_without_units_and_a_person_show_all_in_full() -> None:
    okrs = okrs_of(objective("own"), objective("other", owner="ken", for_=Whose(person="ken")))
    assert [each.id for each in page(okrs).objectives] == ["own", "other"]
    assert [each.id for each in page(okrs, ME).objectives] == ["own"]
    assert page(okrs, ME).below == ()


def test_what_was_dropped_and_what_is_no_more_than_a_draft_is_left_out_until_the_cycle_is_planned() -> None:
    okrs = okrs_of(objective("gone", state="dropped"), objective("draft", state="draft"), objective("own"))
    assert [each.id for each in page(okrs).objectives] == ["own"]
    planned = okrs.with_records([replace(QUARTER, phase="planning")])
    assert {each.id for each in page(planned).objectives} == {"own", "draft"}


@pytest.mark.parametrize(
    ("goals_", "key_results", "lines", "level"),
    [(5, 4, 50, None), (6, 3, 53, None), (7, 3, 61, "hint"), (14, 3, 117, "hint"), (15, 3, 125, "warning")],
)
def test_p1_counts_the_lines_of_the_real_page(
    goals_: int, key_results: int, lines: int, level: str | None
) -> None:
    okrs = okrs_of(*TREE, *goals(goals_, key_results))
    shown = page(okrs, NORTH)
    own = one_page_text(replace(shown, below=()))
    assert own.count("\n") == lines == shown.lines
    assert [each.level for each in shown.findings] == ([level] if level else [])


def test_p1_does_not_count_what_has_a_page_of_its_own() -> None:
    okrs = okrs_of(*TREE, *goals(1, 1), *goals(40, 4, "east"))
    assert page(okrs, NORTH).findings == ()
    (found,) = page(okrs, Scope("unit", "east")).findings
    assert (found.code, found.record, found.level) == ("P1", "east", "warning")


def test_p1_goes_by_the_limit_and_the_switch_of_the_space() -> None:
    def settled(settings: Settings) -> OnePage:
        space = Space(id="the-space", space=SPACE, name="Platform", settings=settings)
        return page(okrs_of(*TREE, *goals(3, 2), space), NORTH)

    assert settled(Settings()).findings == ()
    (found,) = settled(Settings(limits={"page_lines": 20})).findings
    assert found.sentence == "the OKRs of North fill 2 pages of 20 lines"
    assert settled(Settings(limits={"page_lines": 20}, guidelines_off=("P1",))).findings == ()


def test_p1_is_silent_about_a_person() -> None:
    okrs = okrs_of(*(objective(f"own{n}") for n in range(30)))
    assert page(okrs, ME).findings == ()
    assert page(okrs, EVERYBODY).findings[0].level == "warning"


# -- which cycle


def test_a_quarter_s_report_is_of_what_is_being_graded_and_one_page_of_what_runs() -> None:
    graded = replace(QUARTER, phase="grading")
    running = replace(NEXT, phase="active")
    okrs = okrs_of(graded, running)
    day = date(2027, 1, 4)
    assert cycle_to_report(okrs, SPACE, day, OUTCOME) == graded
    assert cycle_to_report(okrs, SPACE, day, PURSUED) == running


def test_of_several_cycles_the_one_that_holds_today_goes_before_the_latest() -> None:
    half = replace(QUARTER, id="h2", name="2026-H2", span=replace(QUARTER.span, end=date(2027, 6, 30)))
    okrs = okrs_of(half)
    assert cycle_to_report(okrs, SPACE, TODAY, OUTCOME) == QUARTER
    closed = [replace(each, phase="closed") for each in (QUARTER, half)]
    assert cycle_to_report(okrs_of(*closed), SPACE, TODAY, OUTCOME) == closed[1]
    assert cycle_to_report(okrs, "elsewhere", TODAY, OUTCOME) is None


def test_a_number_that_is_none_leaves_no_trace_on_the_page() -> None:
    measure = replace(key_result("x").measure, target=Decimal("NaN"))
    okrs = okrs_of(objective("own"), key_result("bad", "own", measure=measure))
    assert "0 %" in one_page_text(page(okrs))
