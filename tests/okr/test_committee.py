"""The committee is advisory and visible: who is not in it is told of, and refused nothing."""

from msgspec.structs import replace

from okrtui.okr.committee import committee
from okrtui.okr.records import Settings
from okrtui.okr.steps.cycles import activate, begin_grading, close, reopen
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.people import sit_in_committee
from tests.builders import QUARTER, SPACE, TODAY, author, okrs_of, person

GRADING = replace(QUARTER, phase="grading")
WITHOUT = okrs_of(GRADING)
WITH = WITHOUT.with_records([person("ken", committee=True)])
TOLD = " (not in the committee)"


def test_without_a_committee_nothing_is_said() -> None:
    assert close(WITHOUT, author("mei"), GRADING).title == "closed 2026-Q4"


def test_who_closes_or_reopens_a_cycle_outside_the_committee_says_so() -> None:
    assert close(WITH, author("mei"), GRADING).title == f"closed 2026-Q4{TOLD}"
    closed = replace(QUARTER, phase="closed")
    okrs = WITH.with_records([closed])
    assert reopen(okrs, author("mei"), closed, "a slip").title == f"reopened 2026-Q4: a slip{TOLD}"
    assert close(WITH, author("ken"), GRADING).title == "closed 2026-Q4"


def test_grading_and_starting_a_cycle_are_everybodys() -> None:
    okrs = WITH.with_records([QUARTER])
    assert begin_grading(okrs, author("mei"), QUARTER).title == "2026-Q4 is being graded now"
    assert activate(WITH, author("mei"), GRADING).title == "2026-Q4 goes on"


def test_who_settles_a_space_outside_the_committee_says_so() -> None:
    space = WITH.spaces[SPACE]
    said = edit(WITH, author("mei"), space, settings=Settings(week_start=6)).title
    assert said == f"edited “Platform”: week start{TOLD}"
    assert edit(WITH, author("ken"), space, mission="Quiet nights").title == "edited “Platform”: mission"


def test_who_has_left_sits_in_no_committee() -> None:
    okrs = okrs_of(GRADING, person("ken", committee=True, left=TODAY))
    assert committee(okrs, SPACE, TODAY) == ()
    assert close(okrs, author("mei"), GRADING).title == "closed 2026-Q4"


def test_the_first_member_is_called_by_anybody_and_the_next_by_the_committee() -> None:
    ken, mei = WITHOUT.people["ken"], WITH.people["mei"]
    assert sit_in_committee(WITHOUT, author("mei"), ken, sits=True).title == "Ken sits in the committee"
    assert sit_in_committee(WITH, author("mei"), mei, sits=True).title == f"Mei sits in the committee{TOLD}"
