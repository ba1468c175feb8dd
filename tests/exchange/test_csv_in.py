from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from okrtui.exchange.csv_in import read_csv
from okrtui.exchange.intake import Intake
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import CheckIn, KeyResult, Measure, Objective, Person, Span, Whose
from okrtui.okr.steps.step import Add, Change
from okrtui.okr.steps.trash import DELETED
from tests.exchange.spaces import Desk, with_changes

SIMPLE = """cycle,unit,owner,objective,key_result,start,target,value,confidence
2026-Q4,Platform,Ken,Make releases boring,Deploys per week,4,20,12,7
"""


@pytest.fixture
def desk() -> Desk:
    return Desk()


def read(desk: Desk, text: str, *, update: bool = False, source: str | None = None) -> Intake:
    return read_csv(desk.okrs, desk.author, text, update=update, source=source)


def problems(desk: Desk, text: str, *, update: bool = False) -> list[str]:
    return [str(problem) for problem in read(desk, text, update=update).problems]


def test_a_row_makes_its_unit_its_owner_its_objective_and_its_key_result(desk: Desk) -> None:
    intake = desk.take(read(desk, SIMPLE))
    assert intake.added == {"unit": 1, "person": 1, "objective": 1, "key_result": 1, "check_in": 1}
    unit, ken = desk.one("units", name="Platform"), desk.one("people", name="Ken")
    quarter = desk.one("cycles", name="2026-Q4")
    objective = desk.one("objectives")
    assert (objective.title, objective.cycle, objective.state) == (
        "Make releases boring",
        quarter.id,
        "active",
    )
    assert (objective.for_, objective.owner, unit.level) == (Whose(unit=unit.id), ken.id, "team")
    key_result = desk.one("key_results")
    assert key_result.measure == Measure("reach", Decimal(4), Decimal(20))
    assert (key_result.owner, key_result.due) == (None, date(2026, 12, 31))
    (check_in,) = desk.okrs.check_ins[key_result.id]
    assert (check_in.value, check_in.confidence, check_in.on) == (Decimal(12), 7, date(2026, 11, 20))
    assert (check_in.by, check_in.said_by, check_in.via) == (desk.me, None, "import")


def test_repeating_an_import_adds_nothing(desk: Desk) -> None:
    desk.take(read(desk, SIMPLE))
    again = read(desk, SIMPLE)
    assert (again.changes, again.left, again.notices) == ((), (), ())


def test_next_week_a_repeated_import_adds_nothing_unless_value_or_confidence_changed(desk: Desk) -> None:
    desk.take(read(desk, SIMPLE))
    desk.later(datetime(2026, 11, 27, 9, 0, tzinfo=UTC))
    assert read(desk, SIMPLE).changes == ()
    changed = desk.take(read(desk, SIMPLE.replace(",12,7", ",14,7")))
    assert changed.added == {"check_in": 1}
    key_result = desk.one("key_results")
    assert [c.on for c in desk.okrs.check_ins[key_result.id]] == [date(2026, 11, 20), date(2026, 11, 27)]


def test_an_older_value_in_the_file_does_not_undo_a_check_in_made_by_hand_since(desk: Desk) -> None:
    desk.take(read(desk, SIMPLE))
    key_result = desk.one("key_results")
    by_hand = CheckIn(
        id="h" * 26, space="north", key_result=key_result.id, on=date(2026, 11, 21), value=Decimal(16)
    )
    desk.okrs = desk.okrs.with_records([by_hand])
    assert read(desk, SIMPLE).changes == ()


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_comma_semicolon_and_tab_are_understood_with_and_without_a_byte_order_mark(
    desk: Desk, mark: str
) -> None:
    assert read(desk, "\ufeff" + SIMPLE.replace(",", mark)).added["key_result"] == 1


def test_a_line_that_tells_the_separator_is_skipped(desk: Desk) -> None:
    text = "sep=;\n" + SIMPLE.replace(",", ";").replace(";12;", ";x;")
    assert problems(desk, text)[0].startswith("line 3, value")


def test_header_names_do_not_depend_on_case_order_spaces_underscores_or_the_common_synonyms(
    desk: Desk,
) -> None:
    text = (
        "Current, KR ,Key Result Id,OKR,TEAM,Assignee,Quarter,Baseline,to,Unit of Measure,DUE DATE\n"
        "12,Deploys,37,Boring,Platform,Ken,Q4 2026,4,20,deploys,2026-12-15\n"
    )
    intake = desk.take(read(desk, text))
    assert intake.notices == ()
    key_result = desk.one("key_results", title="Deploys", external_id="37", due=date(2026, 12, 15))
    assert key_result.measure == Measure("reach", Decimal(4), Decimal(20), "deploys")


def test_unknown_and_doubled_columns_are_told(desk: Desk) -> None:
    text = "objective,key_result,current,value,Mood\nBoring,Deploys,0,1,good\n"
    intake = desk.take(read(desk, text))
    assert intake.notices == (
        "the column “current” says value a second time and was left out",
        "the column “Mood” is not known and was left out",
    )
    assert desk.okrs.check_ins[desk.one("key_results").id][0].value == 1


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("2018-q2", Span(date(2018, 4, 1), date(2018, 6, 30))),
        ("Q4 2025", Span(date(2025, 10, 1), date(2025, 12, 31))),
        ("2026-H2", Span(date(2026, 7, 1), date(2026, 12, 31))),
        ("2026-10", Span(date(2026, 10, 1), date(2026, 10, 31))),
        ("2026", Span(date(2026, 1, 1), date(2026, 12, 31))),
        ("FY24-Q1", Span(date(2024, 1, 1), date(2024, 3, 31))),
    ],
)
def test_cycles_are_understood_by_their_names(desk: Desk, name: str, span: Span) -> None:
    desk.take(read(desk, f"cycle,objective\n{name},Boring\n"))
    assert desk.okrs.cycles[desk.one("objectives").cycle].span == span


def test_a_cycle_with_a_name_of_its_own_needs_its_two_days(desk: Desk) -> None:
    assert problems(desk, "cycle,objective\nSprint 3,Boring\n") == [
        "line 2, cycle: “Sprint 3” does not say its days: name it like 2026-Q4, "
        "or give the columns cycle_start and cycle_end"
    ]
    desk.take(read(desk, "cycle,cycle_start,cycle_end,objective\nSprint 3,2026-11-01,2026-11-14,Boring\n"))
    sprint = desk.one("cycles", name="Sprint 3")
    assert (sprint.span, sprint.phase) == (Span(date(2026, 11, 1), date(2026, 11, 14)), "grading")


@pytest.mark.parametrize(
    ("cycle", "phase", "state"),
    [("2026-Q4", "active", "active"), ("2027-Q1", "planning", "draft"), ("2025-Q1", "grading", "active")],
)
def test_a_cycle_is_active_ahead_or_over_by_the_imports_day(
    desk: Desk, cycle: str, phase: str, state: str
) -> None:
    desk.take(read(desk, f"cycle,objective\n{cycle},Boring\n"))
    assert desk.one("cycles", name=cycle).phase == phase
    assert desk.one("objectives").state == state


def test_an_empty_cycle_is_the_backlog(desk: Desk) -> None:
    desk.take(read(desk, "cycle,objective,key_result\n,Boring,Deploys\n"))
    assert (desk.one("objectives").cycle, desk.one("objectives").state) == (None, "draft")
    assert desk.one("key_results").due is None


def test_a_value_of_a_cycle_that_is_over_is_of_its_last_day(desk: Desk) -> None:
    desk.take(read(desk, "cycle,objective,key_result,value\n2025-Q1,Boring,Ship,yes\n"))
    (check_in,) = desk.okrs.check_ins[desk.one("key_results").id]
    assert (check_in.on, check_in.value) == (date(2025, 3, 31), Decimal(1))


@pytest.mark.parametrize("unit", ["company", "Company", "NORTH"])
def test_a_unit_called_company_or_like_the_space_is_the_company(desk: Desk, unit: str) -> None:
    desk.take(read(desk, f"unit,objective\n{unit},Boring\n"))
    assert desk.one("units", name=unit).level == "company"


def test_a_person_called_like_me_is_me_without_regard_to_case_and_spaces(desk: Desk) -> None:
    desk.take(read(desk, "owner,objective\n  mEI ,Boring\n"))
    assert list(desk.okrs.people) == [desk.me]
    assert desk.one("objectives").for_ == Whose(person=desk.me)


def test_people_and_units_the_space_has_are_found_by_name(desk: Desk) -> None:
    desk.take(read(desk, SIMPLE))
    desk.take(read(desk, "unit,owner,objective\n platform,KEN,Other\n"))
    assert len(desk.okrs.units) == 1
    assert len(desk.okrs.people) == 2


def test_rows_of_one_unit_and_title_are_one_objective_whose_owner_is_the_first_ones(desk: Desk) -> None:
    desk.take(
        read(
            desk, "unit,owner,objective,key_result\nP,Ken,Boring,One\nP,Ada,boring ,Two\nP,Ken,Boring,Three\n"
        )
    )
    ken, ada = desk.one("people", name="Ken"), desk.one("people", name="Ada")
    assert desk.one("objectives").owner == ken.id
    assert [kr.owner for kr in desk.okrs.key_results.values()] == [None, ada.id, None]


def test_key_results_keep_the_order_of_the_file(desk: Desk) -> None:
    names = [f"KR {number}" for number in range(50)]
    desk.take(read(desk, "objective,key_result\n" + "".join(f"Boring,{name}\n" for name in names)))
    (objective,) = desk.okrs.objectives
    assert [kr.title for kr in desk.okrs.key_results_of[objective]] == names


def test_an_objective_without_key_results_is_a_row_with_an_empty_one(desk: Desk) -> None:
    intake = desk.take(read(desk, "objective,key_result,note,value\nBoring,,Why not,3\n"))
    assert intake.added == {"objective": 1, "comment": 1}
    assert intake.notices == ("1 row without a key result: what they say of a key result was left out",)


# -- measures


@pytest.mark.parametrize(
    ("cells", "measure"),
    [
        (",4,20,%", Measure("reach", Decimal(4), Decimal(20), "%")),
        (",8.0,14.0,", Measure("reach", Decimal("8.0"), Decimal("14.0"))),
        ("reach,5,5,", Measure("reach", Decimal(5), Decimal(5))),
        (",,≥ 5 %,", Measure("at_least", None, Decimal(5), "%")),
        (",3,at least 5,visits", Measure("at_least", Decimal(3), Decimal(5), "visits")),
        (",12,<= 5,", Measure("at_most", Decimal(12), Decimal(5))),
        ("At Most,,200 ms,ms", Measure("at_most", None, Decimal(200), "ms")),
        ("yes/no,,,", Measure("yes_no")),
        (",,,", Measure("yes_no")),
        ("Percentage,0,100,", Measure("reach", Decimal(0), Decimal(100), "%")),
        (",-12,'-3,", Measure("reach", Decimal(-12), Decimal(-3))),
    ],
)
def test_measures_are_read_or_told_from_start_and_target(desk: Desk, cells: str, measure: Measure) -> None:
    desk.take(
        read(desk, f"objective,key_result,measure,start,target,unit_of_measure\nBoring,Deploys,{cells}\n")
    )
    read_measure = desk.one("key_results").measure
    assert read_measure == measure
    assert str(read_measure.start) == str(measure.start)


def test_milestones_list_their_steps_in_target_and_those_done_in_value(desk: Desk) -> None:
    desk.take(
        read(desk, "objective,key_result,target,value\nBoring,Canary,plan | build | ship, Build |plan\n")
    )
    key_result = desk.one("key_results")
    assert [step.name for step in key_result.measure.steps] == ["plan", "build", "ship"]
    done = [step.id for step in key_result.measure.steps[:2]]
    assert desk.okrs.check_ins[key_result.id][0].steps_done == tuple(done)


def test_numbers_may_have_a_decimal_comma_where_semicolons_separate(desk: Desk) -> None:
    text = "objective;key_result;start;target;value\nBoring;Churn;5,0;2;3,85\n"
    intake = desk.take(read(desk, text))
    assert desk.one("key_results").measure == Measure("reach", Decimal("5.0"), Decimal(2))
    assert intake.notices == ("numbers were read with a decimal comma, as 3,5",)


@pytest.mark.parametrize(
    ("header", "cells", "problem"),
    [
        ("start,target", "4,abc", "target: “abc” is not a number: type digits, such as 99.95, -12 or 12k"),
        ("start,target", "4,", "target: is missing: a number to reach needs a start and a target"),
        ("start,target", ",20", "start: is missing: a number to reach needs a start and a target"),
        ("start,target", "0,1e9999999", None),
        ("start,target", "NaN,1", None),
        ("measure", "at_least", "target: is missing: type the number it must be at least"),
        ("measure", "vibes", "measure: “vibes” is not a measure: use reach, at_least, at_most, milestones or yes_no"),
        ("target", "one |", "target: milestones need 2 to 20 steps, not 1"),
        ("target", "one | One", "target: two steps are called the same: give each its own name"),
        ("target,value", "one | two,three", "value: there is no step “three”: the steps are one | two"),
        ("start,target,unit_of_measure,value", "0,60,customers,57%", "value: “57%” is a share, but the measure counts"),
        ("value", "maybe", "value: “maybe” is neither yes nor no: type y or n"),
        ("confidence", "11", "confidence: “11” is not a confidence: use 0 to 10"),
        ("confidence", "high", "confidence: “high” is not a confidence: use 0 to 10"),
        ("score", "7", "score: “7” is not a score: use 0.00 to 1.00"),
        ("weight", "0", "weight: 0 is not a weight: use a number above 0"),
        ("due", "11/20/2026", "due: “11/20/2026” is not a date: use year, month and day, such as 2026-11-20"),
        ("due", "2026-02-30", "due: “2026-02-30” is not in the calendar"),
        ("origin", "sideways", "origin: “sideways” is not an origin: use bottom-up or top-down"),
        ("kind", "maybe", "kind: “maybe” is not a kind of objective: use aspirational or committed"),
        ("supports", "Nothing", "supports: there is no objective or key result “Nothing” in the file or here"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_told_with_line_column_and_reason(
    desk: Desk, header: str, cells: str, problem: str | None
) -> None:
    intake = read(desk, f"objective,key_result,{header}\nFine,Good\nBoring,Deploys,{cells}\n")
    assert [p.line for p in intake.problems] == [3]
    assert problem is None or str(intake.problems[0]).startswith(f"line 3, {problem}")
    assert intake.added == {"objective": 1, "key_result": 1}


def test_an_empty_objective_and_an_endless_title_are_refused(desk: Desk) -> None:
    assert problems(desk, f"objective,key_result\n,Deploys\n{'x' * 16_001},Deploys\n") == [
        "line 2, objective: is empty",
        "line 3, objective: the title has 16,001 characters; 16,000 is the most",
    ]


def test_lines_are_counted_where_cells_hold_several(desk: Desk) -> None:
    text = 'objective,key_result,note,due\nBoring,One,"a\nb\nc",\n\nBoring,Two,,never\n'
    assert problems(desk, text)[0].startswith("line 6, due")


def test_a_row_with_more_cells_than_the_header_is_refused(desk: Desk) -> None:
    assert problems(desk, "objective,key_result\nBoring,Deploys,12\n") == [
        "line 2: there are more cells than the header has columns"
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file is empty"),
        ("name,colour\na,b\n", "no column is called objective"),
        ("objective,key_result\n" + "x" * 200_000, "line 2 is not CSV that can be read"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_is_refused_in_a_sentence(desk: Desk, text: str, says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        read(desk, text)


# -- supports


def test_supports_finds_titles_and_ids_also_further_down(desk: Desk) -> None:
    text = (
        "unit,objective,supports,id,key_result\nA,Third,37,,\nA,Second,first,,\ncompany,First,,37,Deploys\n"
    )
    desk.take(read(desk, text))
    first, key_result = desk.one("objectives", title="First"), desk.one("key_results")
    assert desk.one("objectives", title="Second").parent == first.id
    assert desk.one("objectives", title="Third").parent == key_result.id


def test_supports_takes_the_files_own_before_the_spaces(desk: Desk) -> None:
    desk.take(read(desk, "unit,objective\nA,Goal\n"))
    desk.take(read(desk, "unit,objective,supports\nB,Goal,\nB,New,goal\nB,Other,Goal\n"))
    own = desk.one("objectives", title="Goal", for_=Whose(unit=desk.one("units", name="B").id))
    assert desk.one("objectives", title="New").parent == own.id
    desk.take(read(desk, f"unit,objective,supports\nC,Newest,{own.id}\n"))
    assert desk.one("objectives", title="Newest").parent == own.id


def test_supports_prefers_its_own_cycle_and_refuses_what_is_ambiguous(desk: Desk) -> None:
    text = "cycle,unit,objective,supports\n2026-Q3,A,Goal,\n2026-Q4,A,Goal,\n2026-Q4,B,Fits,Goal\n"
    desk.take(read(desk, text))
    assert (
        desk.okrs.objectives[desk.one("objectives", title="Fits").parent].cycle
        == desk.one("objectives", title="Fits").cycle
    )
    ambiguous = "cycle,unit,objective,supports\n,A,Goal,\n,C,Goal,\n,B,Fits,Goal\n"
    assert problems(desk, ambiguous) == ["line 4, supports: “Goal” fits several: name it by its id"]


def test_circles_are_refused(desk: Desk) -> None:
    text = "unit,objective,key_result,supports\nA,One,,Three\nA,Two,,One\nA,Three,Deep,Two\nA,Four,,Two\n"
    intake = read(desk, text)
    assert [str(problem) for problem in intake.problems] == [
        "line 4, supports: that would make a circle: “Three” → “Two” → “One” → “Three”"
    ]
    assert "what supports these cannot be taken either: 3 objectives" in intake.notices
    assert problems(desk, "unit,objective,key_result,supports\nA,One,Deep,Deep\n")


def test_a_circle_through_the_space_is_refused(desk: Desk) -> None:
    desk.take(read(desk, "unit,objective,supports\nA,One,Two\nA,Two,\n"))
    closing = "unit,objective,supports\nA,Two,One\n"
    assert len(read(desk, closing).left) == 1
    assert problems(desk, closing, update=True) == [
        "line 2, supports: that would make a circle: “Two” → “One” → “Two”"
    ]


def test_a_higher_level_never_supports_a_lower_one(desk: Desk) -> None:
    text = "unit,objective,supports\nA,Low,\ncompany,High,Low\n"
    assert problems(desk, text) == [
        "line 3, supports: an objective supports one of the same or a higher level: company cannot support team"
    ]


def test_what_supports_a_refused_row_is_left_out_without_a_problem_of_its_own(desk: Desk) -> None:
    text = "unit,objective,key_result,due,supports\nA,One,Deploys,never,\nA,Two,,,One\nA,Three,,,Two\n"
    intake = read(desk, text)
    assert [problem.line for problem in intake.problems] == [2]
    assert intake.added == {}
    assert intake.notices == ("what supports these cannot be taken either: 2 objectives",)


# -- what is known


def test_other_values_are_listed_and_left_and_taken_with_update(desk: Desk) -> None:
    desk.take(read(desk, SIMPLE))
    other = (
        SIMPLE.replace("4,20", "4,25")
        .replace("confidence", "confidence,weight,kind")
        .replace(",7\n", ",7,2,committed\n")
    )
    intake = read(desk, other)
    assert intake.changes == ()
    assert intake.left == (
        "the objective “Make releases boring” has another kind in the file and was left as it is",
        "the key result “Deploys per week” has another measure, weight in the file and was left as it is",
    )
    taken = desk.take(read(desk, other, update=True))
    assert (taken.updated, taken.added) == ({"objective": 1, "key_result": 1}, {})
    key_result = desk.one("key_results", weight=Decimal(2))
    assert key_result.measure.target == 25
    assert read(desk, other).left == ()


def test_update_changes_the_title_of_a_row_with_an_id(desk: Desk) -> None:
    desk.take(read(desk, "objective,id,key_result\nBoring,37,Old words\n"))
    text = "objective,id,key_result\nBoring,37,New words\n"
    key_result = desk.one("key_results")
    desk.okrs = desk.okrs.with_records([key_result])
    assert read(desk, text).changes == ()
    by_own_id = text.replace("37", key_result.id)
    assert read(desk, by_own_id, update=True).changes == (
        Change(key_result.id, "title", "Old words", "New words"),
    )


def test_an_id_column_is_the_match_key_and_sources_keep_theirs_apart(desk: Desk) -> None:
    text = "objective,id,key_result\nBoring,37,Deploys\n"
    desk.take(read(desk, text, source="jira"))
    assert read(desk, text, source="jira").changes == ()
    assert desk.take(read(desk, text, source="asana")).added == {"key_result": 1}
    assert {kr.external_id for kr in desk.okrs.key_results.values()} == {"37"}


def test_rows_alike_in_one_file_are_different_key_results_each_time(desk: Desk) -> None:
    text = "objective,key_result,value\nBoring,Deploys,1\nBoring,deploys ,0\nBoring,Deploys,\n"
    assert desk.take(read(desk, text)).added["key_result"] == 3
    assert read(desk, text).changes == ()


def test_what_was_added_by_hand_is_found_by_cycle_unit_objective_and_title(desk: Desk) -> None:
    objective = Objective(
        id="o" * 26, space="north", title="Boring", for_=Whose(person=desk.me), owner=desk.me
    )
    key_result = KeyResult(id="k" * 26, space="north", objective=objective.id, title="Ship it")
    desk.okrs = desk.okrs.with_records([objective, key_result])
    assert read(desk, "owner,objective,key_result\nmei,boring,SHIP IT\n").changes == ()


def test_what_lies_in_the_trash_is_left_there_and_comes_back_with_update(desk: Desk) -> None:
    intake = desk.take(read(desk, SIMPLE))
    gone = [Change(c.made.id, DELETED, None, True) for c in intake.changes if isinstance(c, Add)]
    full = desk.okrs
    desk.okrs = with_changes(desk.okrs, tuple(gone))
    again = read(desk, SIMPLE)
    assert again.changes == ()
    assert "1 objective in the trash was left there" in again.left
    desk.take(read(desk, SIMPLE, update=True))
    assert desk.okrs.objectives == full.objectives
    assert desk.okrs.check_ins == full.check_ins
    assert desk.okrs.people == full.people


def test_nothing_is_added_to_a_closed_cycle_but_what_it_has_is_understood(desk: Desk) -> None:
    text = SIMPLE.replace("2026-Q4", "2025-Q4")
    desk.take(read(desk, text))
    cycle = desk.one("cycles", name="2025-Q4")
    desk.okrs = with_changes(desk.okrs, (Change(cycle.id, "phase", "grading", "closed"),))
    assert (read(desk, text).changes, problems(desk, text)) == ((), [])
    closed = "2025-Q4 is closed and read-only; reopen it on purpose to add to it"
    assert problems(desk, text.replace("12,7", "13,7")) == [f"line 2, cycle: {closed}"]
    assert problems(desk, text.replace("Deploys", "Other")) == [f"line 2, cycle: {closed}"]
    assert problems(desk, text.replace("Make", "Keep")) == [f"line 2, cycle: {closed}"]


def test_update_takes_owners_grades_and_where_a_key_result_belongs(desk: Desk) -> None:
    text = "unit,owner,objective,id,key_result,score\nA,Ken,One,37,Deploys,\nA,Ken,Two,38,Speed,\n"
    desk.take(read(desk, text))
    other = text.replace("A,Ken,One,37,Deploys,", "A,Ada,Two,37,Deploys,0.7")
    assert read(desk, other).changes == ()
    taken = desk.take(read(desk, other, update=True))
    assert (taken.added, taken.updated) == ({"person": 1}, {"key_result": 1})
    deploys, two = desk.one("key_results", title="Deploys"), desk.one("objectives", title="Two")
    assert (deploys.objective, deploys.owner) == (two.id, desk.one("people", name="Ada").id)
    assert (deploys.grade.score, deploys.grade.by) == (Decimal("0.7"), desk.me)
    desk.take(read(desk, other.replace("0.7", "0.8"), update=True))
    assert desk.one("key_results", title="Deploys").grade.score == Decimal("0.8")


def test_update_takes_the_owner_of_an_objective(desk: Desk) -> None:
    desk.take(read(desk, "unit,owner,objective\nA,Ken,One\n"))
    desk.take(read(desk, "unit,owner,objective\nA,Ada,One\n", update=True))
    assert desk.one("objectives").owner == desk.one("people", name="Ada").id


def test_the_kind_of_a_measure_stays_once_there_are_check_ins(desk: Desk) -> None:
    desk.take(read(desk, SIMPLE))
    other = SIMPLE.replace("start", "measure,start").replace("4,20", "at_most,40,20")
    assert read(desk, other).left
    assert problems(desk, other, update=True) == [
        "line 2, measure: “Deploys per week” has check-ins, so its measure stays reach; drop it and add another"
    ]


def test_one_cycle_may_be_spelled_in_two_ways_but_has_one_span(desk: Desk) -> None:
    desk.take(read(desk, "cycle,objective\n2027-Q1,One\nQ1 2027,Two\nq1-2027,Three\n"))
    assert len({o.cycle for o in desk.okrs.objectives.values()}) == 1
    text = "cycle,cycle_start,cycle_end,objective\nS,2027-01-01,2027-01-09,One\nS,2027-01-02,2027-01-09,Two\n"
    assert problems(desk, text) == ["line 3, cycle_start: other days were given for S further up"]
    assert problems(desk, "cycle,cycle_start,cycle_end,objective\nS,2027-01-09,2027-01-01,One\n") == [
        "line 2, cycle_end: the cycle ends on 2027-01-01, before it starts on 2027-01-09"
    ]


def test_a_cycle_of_the_space_with_other_days_is_left_and_mended_with_update(desk: Desk) -> None:
    text = "cycle,cycle_start,cycle_end,objective\n2026-Q4,2026-10-05,2027-01-03,One\n"
    assert desk.take(read(desk, text)).left == (
        "the cycle “2026-Q4” has another span of days in the file and was left as it is",
    )
    desk.take(read(desk, text, update=True))
    assert desk.one("cycles").span == Span(date(2026, 10, 5), date(2027, 1, 3))


def test_people_are_found_by_their_handle_too(desk: Desk) -> None:
    ken = Person(id="p" * 26, space="north", name="Ken Miller", handle="ken")
    desk.okrs = desk.okrs.with_records([ken])
    desk.take(read(desk, "owner,objective\n@Ken,One\n"))
    assert desk.one("objectives").owner == ken.id


def test_rows_of_one_objective_must_agree_on_what_it_supports(desk: Desk) -> None:
    text = "unit,objective,key_result,supports\nA,One,,\nA,Two,,\nA,Three,x,One\nA,Three,y,two\n"
    assert problems(desk, text) == ["line 5, supports: another row says “one” of the same objective"]


def test_rows_may_leave_the_objective_out_where_their_id_is_known(desk: Desk) -> None:
    desk.take(read(desk, "objective,id,key_result,start,target\nOne,37,Deploys,4,20\n"))
    key_result = desk.one("key_results")
    desk.take(read(desk, f"id,value,target\n{key_result.id},12,25\n", update=True))
    assert desk.one("key_results").measure == Measure("reach", Decimal(4), Decimal(25))
    assert desk.okrs.check_ins[key_result.id][0].value == 12
    twice = f"id,objective,key_result\n{key_result.id},One,\n{key_result.id},One,\n"
    assert problems(desk, twice) == [f"line 3, id: “{key_result.id}” is used twice"]


def test_what_belongs_to_an_objective_in_the_trash_is_left_out(desk: Desk) -> None:
    desk.take(read(desk, SIMPLE))
    desk.okrs = with_changes(desk.okrs, (Change(desk.one("objectives").id, DELETED, None, True),))
    intake = read(desk, SIMPLE.replace("Deploys per week", "Speed"))
    assert intake.changes == ()
    assert intake.notices == ("“Make releases boring” lies in the trash: what belongs to it was left out",)


def test_dates_are_whole_and_may_come_from_a_spreadsheet(desk: Desk) -> None:
    text = "objective,key_result,due\nO,A,2026/12/1\nO,B,01.12.2026\nO,C,2026-12-01 00:00:00\n"
    desk.take(read(desk, text))
    assert {kr.due for kr in desk.okrs.key_results.values()} == {date(2026, 12, 1)}
    assert problems(desk, "objective,key_result,due\nO,D,1066-10-14\n") == [
        "line 2, due: “1066-10-14” lies outside the years 1900 to 2200"
    ]


def test_a_closed_cycle_takes_no_comment(desk: Desk) -> None:
    text = "cycle,objective,key_result\n2025-Q4,One,Ship\n"
    desk.take(read(desk, text))
    cycle = desk.one("cycles", name="2025-Q4")
    desk.okrs = with_changes(desk.okrs, (Change(cycle.id, "phase", "grading", "closed"),))
    noted = "cycle,objective,key_result,note\n2025-Q4,One,,Why\n2025-Q4,One,Ship,How\n"
    assert [problem.split(":")[0] for problem in problems(desk, noted)] == ["line 2, note", "line 3, cycle"]


# -- scores and notes


def test_a_score_is_a_grade_by_me_and_a_note_alone_a_comment(desk: Desk) -> None:
    text = "cycle,objective,key_result,score,note\n2025-Q4,Boring,Deploys,70%,Well done\n"
    desk.take(read(desk, text))
    key_result = desk.one("key_results")
    grade = key_result.grade
    assert (grade.score, grade.by, grade.on) == (Decimal("0.70"), desk.me, date(2025, 12, 31))
    (comment,) = desk.okrs.comments[key_result.id]
    assert (comment.text, comment.by, comment.on) == ("Well done", desk.me, date(2025, 12, 31))
    assert read(desk, text).changes == ()


def test_a_note_beside_a_value_belongs_to_the_check_in(desk: Desk) -> None:
    desk.take(read(desk, "objective,key_result,value,note\nBoring,Ship,y,'=cmd() ran\n"))
    assert desk.okrs.check_ins[desk.one("key_results").id][0].note == "=cmd() ran"
    assert not desk.okrs.comments


# -- one row a check-in


def test_check_in_rows_find_key_results_by_id_or_title_and_match_by_what_they_say(desk: Desk) -> None:
    desk.take(
        read(desk, "objective,id,key_result,start,target\nBoring,37,Deploys,4,20\nBoring,38,Speed,0,9\n")
    )
    text = (
        "Key Result ID,kr,Date,Current,Confidence,Notes,by\n"
        "37,,2026-11-02,5,6,slow start,Ken\n,Speed,2026-11-02,1.50,,,\n37,,2026-11-09,8,7/10,,mei\n"
    )
    assert desk.take(read(desk, text)).added == {"person": 1, "check_in": 3}
    deploys = desk.one("key_results", title="Deploys")
    first, second = desk.okrs.check_ins[deploys.id]
    assert (first.value, first.confidence, first.note, first.on) == (
        Decimal(5),
        6,
        "slow start",
        date(2026, 11, 2),
    )
    assert (first.said_by, first.by, first.via) == (desk.one("people", name="Ken").id, desk.me, "import")
    assert second.said_by == desk.me
    assert read(desk, text).changes == ()
    assert read(desk, text.replace("1.50", "1.5")).changes == ()
    assert desk.take(read(desk, text.replace("1.50", "1.6"))).added == {"check_in": 1}


def test_check_in_rows_that_are_alike_are_two_check_ins(desk: Desk) -> None:
    desk.take(read(desk, "objective,key_result\nBoring,Ship\n"))
    text = "key_result,date,confidence\nShip,2026-11-02,6\nShip,2026-11-02,6\n"
    assert desk.take(read(desk, text)).added == {"check_in": 2}
    assert read(desk, text).changes == ()


def test_bad_check_in_rows_are_told(desk: Desk) -> None:
    desk.take(read(desk, "objective,key_result\nBoring,Ship\nBoring,Twin\nDull,Twin\n"))
    text = (
        "objective,key_result,key_result_id,date,value,confidence\n"
        ",Ship,,,y,\n,Other,,2026-11-02,y,\n,Twin,,2026-11-02,y,\n,,99,2026-11-02,y,\n"
        ",Ship,,2026-11-02,,\n,,,2026-11-02,y,\nBoring,Twin,,2026-11-02,y,\n"
    )
    intake = read(desk, text)
    assert [str(problem) for problem in intake.problems] == [
        "line 2, date: is missing",
        "line 3, key_result: “Other”: there is none here",
        "line 4, key_result: “Twin”: several have this title: name it by its id in key_result_id",
        "line 5, key_result_id: the key result “99” is not here",
        "line 6: says nothing: a check-in needs a value, a confidence or a note",
        "line 7, key_result: is empty",
    ]
    assert intake.added == {"check_in": 1}


def test_progress_is_told_now_and_then(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    text = "objective,key_result\n" + "Boring,Deploys\n" * 1_200
    read_csv(desk.okrs, desk.author, text, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)]
