"""What changed since a cycle became active."""

from datetime import date

from okrtui.okr.cycle_changes import CycleChanges, changed_since
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Record, TargetChange
from okrtui.okr.steps.key_results import add_key_result
from tests.builders import QUARTER, REACH, SPACE, STEPS, applied, author, key_result, objective, okrs_of
from tests.okr.graded import NEXT


def changes(*records: Record, cycle: Cycle = QUARTER) -> CycleChanges:
    okrs = okrs_of(cycle, *records)
    return changed_since(okrs, cycle, okrs.objectives_in[cycle.id])


def retarget(id_: str, on: date, of: str = "a") -> TargetChange:
    return TargetChange(
        id=id_, space=SPACE, key_result=of, on=on, old=REACH, new=REACH, reason="why", by="mei"
    )


def test_what_runs_from_the_beginning_was_not_added() -> None:
    found = changes(
        objective("boring"),
        key_result("a"),
        key_result("b", starts=date(2026, 10, 1)),
        key_result("c", starts=date(2026, 10, 2)),
    )
    assert [kr.id for kr in found.added] == ["c"]


def test_where_nothing_runs_from_the_beginning_the_first_day_that_something_does_is_the_beginning() -> None:
    found = changes(
        objective("boring"),
        key_result("a", starts=date(2026, 11, 20)),
        key_result("b", starts=date(2026, 11, 20)),
        key_result("c", starts=date(2026, 12, 1)),
    )
    assert [kr.id for kr in found.added] == ["c"]


def test_what_was_dropped_is_told_once() -> None:
    found = changes(
        objective("boring"),
        key_result("a", state="dropped"),
        key_result("b", state="dropped", starts=date(2026, 11, 2)),
        objective("left", state="dropped"),
        key_result("c", "left", starts=date(2026, 11, 2)),
        objective("draft", state="draft"),
        key_result("d", "draft", state="dropped"),
    )
    assert [kr.id for kr in found.dropped] == ["a", "b"]
    assert [each.id for each in found.dropped_objectives] == ["left"]
    assert found.added == ()


def test_targets_changed_from_the_first_day_on_are_told_with_their_changes() -> None:
    found = changes(
        objective("boring"),
        key_result("a"),
        key_result("b"),
        retarget("late", date(2026, 11, 12)),
        retarget("first", date(2026, 10, 1)),
        retarget("before", date(2026, 9, 30)),
        retarget("planned", date(2026, 9, 30), "b"),
    )
    assert [(each.key_result.id, [c.id for c in each.changes]) for each in found.retargeted] == [
        ("a", ["first", "late"])
    ]


def test_a_cycle_without_days_tells_every_change_of_a_target_and_nothing_added() -> None:
    endless = Cycle(id="q4", space=SPACE, name="someday", phase="active")
    found = changes(
        objective("boring"),
        key_result("a", starts=date(2026, 11, 2)),
        retarget("early", date(2020, 1, 1)),
        cycle=endless,
    )
    assert (len(found.retargeted), found.added) == (1, ())


def test_what_is_agreed_on_while_a_cycle_is_planned_was_not_added_to_it() -> None:
    def added(okrs: Okrs, day: date) -> list[str]:
        step = add_key_result(okrs, author(day=day), okrs.objectives["next"], "Deploys", STEPS)
        after = applied(okrs, step)
        return [kr.id for kr in changed_since(after, NEXT, after.objectives_in["q1"]).added]

    planned = okrs_of(NEXT, objective("next", cycle="q1"), key_result("there", "next"))
    begun = Cycle(id="q1", space=SPACE, name="2027-Q1", span=NEXT.span, phase="active")
    assert added(planned, date(2027, 1, 4)) == []
    assert added(planned.with_records([begun]), date(2027, 1, 4)) == ["new01"]
    assert added(planned.with_records([begun]), date(2027, 1, 1)) == []
