from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.calendar import Week
from okrtui.okr.errors import BadInputError, NotFoundError, OkrError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanRecord, standing_order
from okrtui.okr.records import Outlook, Priority, Whose
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.outlooks import add_outlook
from okrtui.okr.steps.plan import add_priority, finish, reorder, rerank
from okrtui.okr.steps.trash import drop
from tests.builders import QUARTER, CountedIds, applied, author, key_result, objective, okrs_of, unit
from tests.okr.lines import SUNDAYS, W46, W47, W48, outlook, priority

OKRS = okrs_of(unit("team"), objective("boring"), key_result("deploys"), priority("line"), outlook("seen"))
LINE, SEEN = OKRS.priorities["line"], OKRS.outlooks["seen"]


def made(okrs: Okrs) -> Priority:
    return okrs.priorities["new01"]


def test_a_line_is_mine_a_must_and_of_this_week_unless_said_otherwise() -> None:
    step = add_priority(OKRS, author(), "  Canary runbook ")
    line = made(applied(OKRS, step))
    assert (line.text, line.week, line.rank, line.owner, line.for_) == (
        "Canary runbook",
        "2026-W47",
        "must",
        "mei",
        Whose(person="mei"),
    )
    assert step.title == "planned “Canary runbook” for W47 (must)"


def test_a_line_may_name_week_rank_owner_whose_plan_and_key_result() -> None:
    step = add_priority(
        OKRS,
        author(),
        "x",
        week="2026-W49",
        rank="should",
        owner="ken",
        whose=Whose(unit="team"),
        key_result="deploys",
    )
    line = made(applied(OKRS, step))
    assert (line.week, line.rank, line.owner, line.for_.unit, line.key_result) == (
        "2026-W49",
        "should",
        "ken",
        "team",
        "deploys",
    )


def test_a_new_line_stands_behind_the_others() -> None:
    line = made(applied(OKRS, add_priority(OKRS, author(), "x")))
    assert sorted([line, LINE], key=standing_order) == [LINE, line]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " "}, "the line is empty: type at least one word"),
        ({"week": "2026-W54"}, "is not a week"),
        ({"week": Week(2026, 99)}, "is not a week"),
        ({"owner": "bob"}, "that person is no longer there"),
        ({"whose": Whose(unit="x")}, "that unit is no longer there"),
        ({"whose": Whose(person="x")}, "that person is no longer there"),
        ({"key_result": "x"}, "that key result is no longer there"),
    ],
)
def test_a_line_that_cannot_be_is_refused_in_a_sentence(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises((BadInputError, NotFoundError), match=sentence):
        add_priority(OKRS, author(), **{"text": "x", **fields})


def test_nothing_is_planned_into_a_week_that_is_over() -> None:
    with pytest.raises(RefusedError, match="W46 is over: a line stands in this week or a later one"):
        add_priority(OKRS, author(), "late", week="2026-W46")
    sunday = author(day=date(2026, 11, 22))
    assert add_priority(OKRS, sunday, "late", week="2026-W47").added
    with pytest.raises(RefusedError, match="W47 is over"):
        add_priority(OKRS.with_records([SUNDAYS]), sunday, "late", week="2026-W47")


def test_a_key_result_that_is_closed_dropped_or_of_another_team_is_refused() -> None:
    closed = OKRS.with_records([replace(QUARTER, phase="closed")])
    with pytest.raises(RefusedError, match="2026-Q4 is closed and read-only"):
        add_priority(closed, author(), "x", key_result="deploys")
    dropped = OKRS.with_records([key_result("deploys", state="dropped")])
    with pytest.raises(RefusedError, match="“deploys” was dropped"):
        add_priority(dropped, author(), "x", key_result="deploys")
    elsewhere = OKRS.with_records([replace(OKRS.key_results["deploys"], space="other")])
    with pytest.raises(RefusedError, match="of another team"):
        add_priority(elsewhere, author(), "x", key_result="deploys")


def test_an_outlook_line_is_of_a_week_to_come() -> None:
    step = add_outlook(OKRS, author(), "Load test", "2026-W49", key_result="deploys")
    line = applied(OKRS, step).outlooks["new01"]
    assert (line.week, line.rank, line.owner, line.key_result) == ("2026-W49", None, "mei", "deploys")
    assert step.title == "planned “Load test” for W49"
    for week in (W46, W47):
        with pytest.raises(RefusedError, match="is no week to come"):
            add_outlook(OKRS, author(), "x", week)


def test_done_and_not_done() -> None:
    done = finish(OKRS, author(), LINE)
    assert done.title == "done: “line”"
    okrs = applied(OKRS, done)
    assert okrs.priorities["line"].state == "done"
    again = finish(okrs, author(), okrs.priorities["line"], is_done=False)
    assert applied(okrs, again).priorities["line"].state == "open"
    with pytest.raises(RefusedError, match="is open already"):
        finish(OKRS, author(), LINE, is_done=False)
    assert applied(OKRS, finish(OKRS, author(), SEEN)).outlooks["seen"].state == "done"


def test_a_dropped_line_is_not_done() -> None:
    okrs = OKRS.with_records([replace(LINE, state="dropped")])
    with pytest.raises(RefusedError, match="was dropped"):
        finish(okrs, author(), okrs.priorities["line"])


@pytest.mark.parametrize("act", [finish, rerank, drop, partial(edit, text="x")])
def test_a_line_that_lives_on_is_changed_where_it_lives(act: Callable[..., object]) -> None:
    okrs = OKRS.with_records([priority("on", W48, carried_from="line")])
    with pytest.raises(RefusedError, match="“line” was carried to W48: change it there"):
        act(okrs, author(), LINE)


def test_a_line_that_is_gone_meanwhile_is_not_changed() -> None:
    step = finish(OKRS, author(), LINE)
    with pytest.raises(NotFoundError):
        step.rule(OKRS.with_records([replace(LINE, deleted=True)]))


def test_must_and_should() -> None:
    step = rerank(OKRS, author(), LINE)
    assert step.title == "“line” is a should now"
    okrs = applied(OKRS, step)
    assert applied(okrs, rerank(okrs, author(), okrs.priorities["line"])).priorities["line"].rank == "must"
    assert applied(OKRS, rerank(OKRS, author(), SEEN)).outlooks["seen"].rank == "must"


def test_a_rank_may_be_said_and_is_not_given_twice() -> None:
    assert applied(OKRS, rerank(OKRS, author(), SEEN, "should")).outlooks["seen"].rank == "should"
    with pytest.raises(RefusedError, match="“line” is a must already"):
        rerank(OKRS, author(), LINE, "must")


def test_a_line_is_put_otherwise_handed_over_and_tied_to_another_key_result() -> None:
    changes = {"text": "x", "owner": "ken", "for_": Whose(unit="team"), "key_result": "deploys"}
    for kind, line in (("priorities", LINE), ("outlooks", SEEN)):
        now = getattr(applied(OKRS, edit(OKRS, author(), line, **changes)), kind)[line.id]
        assert {name: getattr(now, name) for name in changes} == changes
    tied = OKRS.with_records([replace(LINE, key_result="deploys")])
    loose = edit(tied, author(), tied.priorities["line"], key_result=None)
    assert applied(tied, loose).priorities["line"].key_result is None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " "}, "the text is empty"),
        ({"owner": "bob"}, "that person is no longer there"),
        ({"for_": Whose(unit="x")}, "that unit is no longer there"),
        ({"key_result": "x"}, "that key result is no longer there"),
        ({"key_result": "gone"}, "“gone” was dropped: choose another key result, or none"),
    ],
)
def test_a_line_is_not_changed_into_what_could_not_be_planned(fields: dict[str, Any], sentence: str) -> None:
    okrs = OKRS.with_records([key_result("gone", state="dropped")])
    with pytest.raises(OkrError, match=sentence):
        edit(okrs, author(), LINE, **fields)


def test_an_old_line_may_be_put_otherwise_though_its_key_result_is_closed() -> None:
    closed = OKRS.with_records([replace(QUARTER, phase="closed"), replace(LINE, key_result="deploys")])
    line = closed.priorities["line"]
    assert applied(closed, edit(closed, author(), line, text="x")).priorities["line"].text == "x"
    with pytest.raises(RefusedError, match="2026-Q4 is closed and read-only"):
        edit(OKRS.with_records([replace(QUARTER, phase="closed")]), author(), LINE, key_result="deploys")


def section(okrs: Okrs) -> list[PlanRecord]:
    lines: list[Priority | Outlook] = [p for p in okrs.priorities.values() if p.week == "2026-W47"]
    return sorted(lines, key=standing_order)


def test_one_line_is_written_where_there_is_room() -> None:
    okrs = okrs_of(*(priority(f"l{n}") for n in range(4)))
    step = reorder(okrs, author(), section(okrs), okrs.priorities["l3"], 1)
    assert (len(step.changes), step.title) == (1, "moved “l3” up")
    assert [line.id for line in section(applied(okrs, step))] == ["l0", "l3", "l1", "l2"]
    assert reorder(okrs, author(), section(okrs), okrs.priorities["l0"], 9).title == "moved “l0” down"


def test_a_line_at_the_end_stays_there() -> None:
    with pytest.raises(BadInputError, match="no other line of its team and rank"):
        reorder(OKRS, author(), section(OKRS), LINE, -1)
    okrs = okrs_of(priority("l0"), priority("l1"))
    with pytest.raises(BadInputError, match="is the first of its lines already"):
        reorder(okrs, author(), section(okrs), okrs.priorities["l0"], -1)
    with pytest.raises(BadInputError, match="is the last of its lines already"):
        reorder(okrs, author(), section(okrs), okrs.priorities["l1"], 2)


def test_a_line_that_is_gone_meanwhile_is_not_put_anywhere() -> None:
    okrs = okrs_of(priority("l0"), priority("l1"))
    step = reorder(okrs, author(), section(okrs), okrs.priorities["l1"], 0)
    with pytest.raises(NotFoundError):
        step.rule(okrs_of(priority("l0")))


ORDERS = st.lists(
    st.one_of(
        st.none(),
        st.tuples(st.sampled_from(["2026-W47", "2026-W46"]), st.sampled_from(["i1", "i2", "k5", "z9"])),
    ),
    min_size=2,
    max_size=8,
)


@given(ORDERS, st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=8))
def test_whatever_the_places_were_lines_stand_where_they_were_put(
    orders: list[tuple[str, str] | None], moves: list[tuple[int, int]]
) -> None:
    okrs, ids = okrs_of(*(priority(f"l{n}", order=order) for n, order in enumerate(orders))), CountedIds()
    for which, where in moves:
        before = section(okrs)
        line, place = before[which % len(before)], where % len(before)
        wanted = [other.id for other in before if other.id != line.id]
        wanted.insert(place, line.id)
        try:
            okrs = applied(okrs, reorder(okrs, author(ids=ids), before, line, place))
        except OkrError:
            assert wanted == [each.id for each in before]
        assert [each.id for each in section(okrs)] == wanted
