from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from okrtui.okr.board import Board, board
from okrtui.okr.calendar import Week
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Measure, Person, Record, Span, TargetChange, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from tests.builders import QUARTER, REACH, SPACE, check_in, key_result, objective, okrs_of, person, unit
from tests.okr.lines import FRIDAY, ME, MINE, MONDAY, SUNDAYS, W46, W47, metric, outlook, priority, reading

TEAM = Scope("unit", "team")
WHOLE = okrs_of(
    unit("company", level="company"),
    unit("team", parent="company"),
    unit("empty"),
    objective("boring", for_=Whose(unit="team"), owner="ken"),
    key_result("deploys", owner="mei"),
    key_result("failures"),
    objective("own", for_=Whose(person="mei")),
    key_result("pages", "own"),
    objective("nobodys", for_=Whose(unit="team"), owner=None),
    key_result("orphan", "nobodys"),
    check_in("c1", "deploys", "2026-11-10", confidence=6),
    check_in("c2", "deploys", "2026-11-17", confidence=7),
)


def of(okrs: Okrs, scope: Scope = MINE, week: Week = W47, today: date = FRIDAY) -> Board:
    return board(okrs, scope, ME, week, today)


def rows(shown: Board) -> dict[str, list[str]]:
    return {row.objective.id: [kr.id for kr in row.key_results] for row in shown.objectives}


def with_these(*records: Record) -> Okrs:
    return WHOLE.with_records(records)


def test_a_persons_board_holds_the_key_results_they_own() -> None:
    assert rows(of(WHOLE)) == {"boring": ["deploys"], "own": ["pages"]}


def test_a_units_board_holds_all_below_it_and_marks_what_nobody_owns() -> None:
    shown = of(WHOLE, Scope("unit", "company"))
    assert rows(shown) == {"boring": ["deploys", "failures"], "nobodys": ["orphan"]}
    assert [kr.owner for kr in shown.key_results] == ["mei", "ken", None]


def test_everybodys_board_holds_everything() -> None:
    assert set(rows(of(WHOLE, EVERYBODY))) == {"boring", "own", "nobodys"}


def test_a_person_without_key_results_and_a_unit_without_people_have_empty_boards() -> None:
    lone = of(WHOLE.with_records([person("bob")]), Scope("person", "bob"))
    assert (lone.objectives, lone.plan.lines, lone.health) == ((), (), ())
    assert of(WHOLE, Scope("unit", "empty")).objectives == ()


def test_a_row_says_number_change_status_and_whether_it_is_due() -> None:
    deploys, failures = of(WHOLE, TEAM).key_results[:2]
    assert (deploys.confidences.number, deploys.confidences.change) == (7, 1)
    assert (deploys.status, deploys.is_due) == ("on track", False)
    assert (failures.confidences.shown, failures.status, failures.is_due) == (5, "new", True)


def test_a_past_week_is_shown_as_it_stood_then_and_nothing_in_it_is_due() -> None:
    before = of(WHOLE, TEAM, Week(2026, 45)).key_results[0]
    then = of(WHOLE, TEAM, W46).key_results[0]
    assert (before.status, before.is_due, before.confidences.number) == ("new", False, None)
    assert (then.status, then.confidences.number) == ("at risk", 6)


def test_a_past_week_has_the_target_it_had() -> None:
    old = replace(REACH, target=Decimal(16))
    change = TargetChange(id="tt", space=SPACE, key_result="deploys", on=FRIDAY, old=old, new=REACH)
    okrs = with_these(change)
    assert of(okrs, TEAM, W46).key_results[0].key_result.measure == old
    assert of(okrs, TEAM).key_results[0].key_result.measure == REACH


def test_a_week_to_come_is_shown_as_things_stand_and_nothing_in_it_is_due() -> None:
    deploys, failures = of(WHOLE, TEAM, Week(2026, 50)).key_results[:2]
    assert (deploys.confidences.number, deploys.confidences.is_rated) == (7, False)
    assert (deploys.is_due, failures.is_due) == (False, False)


def test_a_week_that_touches_two_cycles_shows_the_one_with_its_thursday() -> None:
    following = Cycle(
        id="q1", space=SPACE, name="2027-Q1", span=Span(date(2027, 1, 1), date(2027, 3, 31)), phase="planning"
    )
    okrs = with_these(following, objective("next", cycle="q1", state="draft"))
    last, first = of(okrs, week=Week(2026, 53)), of(okrs, week=Week(2027, 1))
    assert [(c.cycle.name, c.number, c.of) for c in last.cycles] == [("2026-Q4", 14, 14)]
    assert [(c.cycle.name, c.number, c.of) for c in first.cycles] == [("2027-Q1", 1, 12)]
    assert list(rows(first)) == ["next"]


def test_a_week_of_several_cycles_shows_the_shortest_first() -> None:
    year = Cycle(
        id="y", space=SPACE, name="2026", span=Span(date(2026, 1, 1), date(2026, 12, 31)), phase="active"
    )
    okrs = with_these(year, objective("long", cycle="y"), key_result("far", "long"))
    shown = of(okrs)
    assert list(rows(shown)) == ["boring", "own", "long"]
    assert len(shown.key_results[-1].confidences.given) == 53


def test_a_week_of_no_cycle_has_lines_but_no_objectives() -> None:
    shown = of(with_these(priority("old", Week(2020, 53))), week=Week(2020, 53))
    assert (shown.cycles, shown.objectives, [line.id for line in shown.plan.must]) == ((), (), ["old"])


def test_what_is_dropped_or_a_draft_in_an_active_cycle_is_not_on_the_board() -> None:
    okrs = with_these(
        objective("own", state="dropped"),
        objective("draft", state="draft"),
        key_result("deploys", owner="mei", state="dropped"),
    )
    assert rows(of(okrs)) == {"boring": []}


def test_forty_key_results_stand_in_their_order() -> None:
    many: list[KeyResult] = [
        key_result(f"kr{n:02}", order=("boring", f"{n:02}x")) for n in reversed(range(40))
    ]
    shown = of(okrs_of(objective("boring"), *many))
    assert [row.id for row in shown.key_results] == [f"kr{n:02}" for n in range(40)]


def test_when_weeks_begin_on_sunday_it_is_due_from_sunday_on() -> None:
    okrs = with_these(SUNDAYS)
    sunday = date(2026, 11, 22)
    assert of(okrs, TEAM, Week(2026, 48), sunday).key_results[1].is_due
    assert not of(okrs, TEAM, W47, sunday).key_results[1].is_due
    assert of(WHOLE, TEAM, W47, sunday).key_results[1].is_due


def test_who_is_away_has_nothing_due() -> None:
    away: Person = person("mei", away_until=FRIDAY)
    shown = of(with_these(away), today=MONDAY)
    assert not any(row.is_due for row in shown.key_results)


def test_the_four_quadrants_stand_together() -> None:
    okrs = with_these(
        priority("now"), outlook("later"), metric("morale"), reading("r1", "morale", MONDAY, "4")
    )
    shown = of(okrs)
    assert [line.id for line in shown.plan.lines] == ["now"]
    assert [[line.id for line in w.lines] for w in shown.ahead] == [["later"], [], [], []]
    assert [row.metric.id for row in shown.health] == ["morale"]


def test_a_threshold_holds_as_of_the_week() -> None:
    measure = Measure("at_most", None, Decimal(5), "%")
    okrs = with_these(
        key_result("failures", measure=measure),
        check_in("f1", "failures", "2026-11-10", value=Decimal(4)),
        check_in("f2", "failures", "2026-11-17", value=Decimal(6)),
    )
    assert of(okrs, TEAM, W46).key_results[1].status == "holding"
    assert of(okrs, TEAM, W47).key_results[1].status == "not holding"


def test_a_closed_cycle_is_shown_too() -> None:
    assert rows(of(with_these(replace(QUARTER, phase="closed")), TEAM))["boring"] == ["deploys", "failures"]


def test_cycles_of_other_spaces_are_not_named_and_alike_ones_once() -> None:
    private = replace(QUARTER, id="private", space="mine")
    half = replace(
        QUARTER, id="half", space="mine", name="2026-H2", span=Span(date(2026, 7, 1), date(2026, 12, 31))
    )
    mine = Person(id="me too", space="mine", name="Mei")
    okrs = with_these(private, half, mine)

    def names(scope: Scope) -> list[str]:
        shown = board(okrs, scope, {"mei", "me too"}, W47, FRIDAY)
        return [place.cycle.name for place in shown.cycles]

    assert names(TEAM) == ["2026-Q4"]
    assert names(MINE) == ["2026-Q4", "2026-H2"]
