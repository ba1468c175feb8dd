import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.calendar import Week
from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import Plan, plan_of, times_carried, weeks_ahead
from okrtui.okr.records import Outlook, Priority, Record, Whose
from okrtui.okr.scope import EVERYBODY
from okrtui.okr.steps.carrying import carry, carry_all, move
from okrtui.okr.steps.plan import finish
from okrtui.okr.steps.step import Change, Step
from okrtui.okr.steps.trash import DELETED, drop
from tests.builders import TODAY, applied, author, okrs_of
from tests.okr.lines import ME, SUNDAYS, W46, W47, W48, outlook, priority

LEFT = priority("left", W46, rank="should", owner="ken", for_=Whose(unit="team"), key_result="kr")
SEEN = outlook("seen", W48)
OKRS = okrs_of(LEFT, priority("here"), SEEN)


def plan(okrs: Okrs, week: Week = W47) -> Plan:
    return plan_of(okrs, EVERYBODY, ME, week, TODAY)


def texts(okrs: Okrs, week: Week = W47) -> list[str]:
    return [line.record.text for line in plan(okrs, week).lines]


def undone(okrs: Okrs, before: Okrs, step: Step) -> Okrs:
    """What undo does: new records go to the trash, changed ones get their former fields back."""
    for id_ in {change.id for change in step.changes if isinstance(change, Change)}:
        if (old := before.get(id_)) is not None:
            okrs = okrs.with_records([old])
    for id_ in step.added:
        okrs = okrs.with_records([replace(okrs.priorities[id_], deleted=True)])
    return okrs


def test_a_carried_line_keeps_what_it_says_and_remembers_where_it_came_from() -> None:
    step = carry(OKRS, author(), LEFT)
    okrs = applied(OKRS, step)
    line = okrs.priorities[step.added[0]]
    assert (line.text, line.week, line.rank, line.owner, line.for_, line.key_result) == (
        "left",
        "2026-W47",
        "should",
        "ken",
        Whose(unit="team"),
        "kr",
    )
    assert (line.carried_from, line.state, times_carried(okrs, line)) == ("left", "open", 1)
    assert step.title == "carried “left” into W47"


def test_the_line_it_came_from_stays_as_it_was_and_is_not_offered_again() -> None:
    okrs = applied(OKRS, carry(OKRS, author(), LEFT))
    assert okrs.priorities["left"] == LEFT
    assert plan(okrs).offered == ()
    with pytest.raises(RefusedError, match="“left” was carried to W47"):
        carry(okrs, author(), LEFT)


def test_two_people_who_carry_a_line_make_one() -> None:
    mine, theirs = carry(OKRS, author(), LEFT), carry(OKRS, author("ken"), LEFT)
    assert mine.added == theirs.added
    assert texts(applied(applied(OKRS, mine), theirs)) == ["here", "left"]


def test_carrying_taken_back_offers_the_line_again_and_it_can_be_carried_again() -> None:
    step = carry(OKRS, author(), LEFT)
    back = undone(applied(OKRS, step), OKRS, step)
    assert [line.id for line in plan(back).offered] == ["left"]
    renamed = back.with_records([replace(LEFT, text="another text")])
    again = carry(renamed, author(), renamed.priorities["left"])
    assert again.changes[0] == Change(step.added[0], DELETED, True, None)
    assert texts(applied(renamed, again)) == ["here", "another text"]


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_only_open_lines_are_carried(state: str) -> None:
    okrs = OKRS.with_records([replace(LEFT, state=state)])
    with pytest.raises(RefusedError, match=f"“left” is {state}: only open lines are carried"):
        carry(okrs, author(), okrs.priorities["left"])


def test_lines_are_carried_forward_into_a_week_there_is() -> None:
    with pytest.raises(RefusedError, match="stands in W47 already"):
        carry(OKRS, author(), OKRS.priorities["here"])
    with pytest.raises(BadInputError, match="is not a week"):
        carry(OKRS, author(), LEFT, "2026-W60")


def test_a_line_of_another_team_is_carried_there() -> None:
    with pytest.raises(RefusedError, match="of another team"):
        carry(OKRS, author(), replace(LEFT, space="other"))


def test_a_line_carried_by_somebody_meanwhile_is_not_carried_twice() -> None:
    step = carry(OKRS, author(), LEFT)
    after = applied(OKRS, step)
    with pytest.raises(RefusedError, match="was carried to W47"):
        step.rule(after)
    taken_back = undone(after, OKRS, step)
    with pytest.raises(RefusedError, match="somebody has carried “left” meanwhile"):
        step.rule(taken_back)


def test_a_line_in_the_trash_is_not_carried() -> None:
    with pytest.raises(NotFoundError):
        carry(OKRS.with_records([replace(LEFT, deleted=True)]), author(), LEFT)


def test_an_outlook_line_taken_into_this_week_becomes_a_must_and_leaves_where_it_stood() -> None:
    step = carry(OKRS, author(), SEEN)
    okrs = applied(OKRS, step)
    assert [(line.record.text, line.carried) for line in plan(okrs).must] == [("here", 0), ("seen", 0)]
    assert weeks_ahead(okrs, EVERYBODY, ME, W47)[0].lines == ()
    assert okrs.outlooks["seen"].state == "dropped"
    assert step.title == "took “seen” into W47"
    back = undone(okrs, OKRS, step)
    assert back.outlooks["seen"] == SEEN
    assert texts(back) == ["here"]
    assert texts(applied(back, carry(back, author(), SEEN))) == ["here", "seen"]


def test_a_line_moved_a_week_later_stays_a_priority_with_its_rank_and_place() -> None:
    step = move(OKRS, author(), OKRS.priorities["here"], 1)
    line = applied(OKRS, step).priorities["here"]
    assert (line.week, line.rank, line.order, line.carried_from) == (
        "2026-W48",
        "must",
        ("2026-W48", "ihere"),
        None,
    )
    assert step.title == "moved “here” to W48"
    okrs = applied(OKRS, step)
    assert [x.id for x in weeks_ahead(okrs, EVERYBODY, ME, W47)[0].lines] == ["here", "seen"]
    back = applied(okrs, move(okrs, author(), line, -1))
    assert back.priorities["here"] == OKRS.priorities["here"]


@pytest.mark.parametrize("line", [OKRS.priorities["here"], SEEN])
def test_a_line_does_not_move_to_where_it_stands(line: Priority | Outlook) -> None:
    with pytest.raises(RefusedError, match=r"stands in W4[78] already"):
        move(OKRS, author(), line, 0)


@pytest.mark.parametrize("weeks", [99_999, 999_999_999_999])
def test_a_line_does_not_move_beyond_the_years_people_plan_in(weeks: int) -> None:
    for line in (OKRS.priorities["here"], SEEN, LEFT):
        with pytest.raises(BadInputError, match="is not a week"):
            move(OKRS, author(), line, weeks)


def test_a_line_without_a_place_gets_the_last() -> None:
    okrs = OKRS.with_records([priority("here", order=None)])
    line = applied(okrs, move(okrs, author(), okrs.priorities["here"], 1)).priorities["here"]
    assert line.order is not None
    assert line.order > ("2026-W48", "iseen")


def test_nothing_moves_into_a_week_that_is_over() -> None:
    with pytest.raises(RefusedError, match="W46 is over"):
        move(OKRS, author(), OKRS.priorities["here"], -1)


def test_a_line_left_in_a_week_that_is_over_is_carried_when_it_moves() -> None:
    step = move(OKRS, author(), LEFT, 1)
    assert step.title == "carried “left” into W47"
    old = priority("old", Week(2026, 40))
    assert move(okrs_of(old), author(), old, 1).title == "carried “old” into W47"
    with pytest.raises(RefusedError, match="is over"):
        move(OKRS, author(), LEFT, -1)


def test_an_outlook_line_moves_among_the_weeks_to_come_and_into_this_one() -> None:
    okrs = applied(OKRS, move(OKRS, author(), SEEN, 2))
    assert okrs.outlooks["seen"].week == "2026-W50"
    assert move(OKRS, author(), SEEN, -1).title == "took “seen” into W47"
    assert move(OKRS, author(), SEEN, -9).title == "took “seen” into W47"


def test_done_and_dropped_lines_do_not_move() -> None:
    here = OKRS.priorities["here"]
    done = applied(OKRS, finish(OKRS, author(), here))
    with pytest.raises(RefusedError, match="only open lines are moved"):
        move(done, author(), here, 1)
    dropped = applied(OKRS, drop(OKRS, author(), SEEN))
    with pytest.raises(RefusedError, match="“seen” is dropped"):
        move(dropped, author(), SEEN, 1)


def test_this_week_is_that_of_the_team() -> None:
    okrs = okrs_of(SUNDAYS, priority("left", W47))
    sunday = author(day=TODAY.replace(day=22))
    assert carry(okrs, sunday, okrs.priorities["left"]).title == "carried “left” into W48"


def test_carrying_all_is_one_step() -> None:
    okrs = okrs_of(LEFT, priority("other", W46), priority("here"))
    step = carry_all(okrs, author(), [line.record for line in plan(okrs).offered])
    assert step.title == "carried 2 lines into W47"
    assert [line.record.text for line in plan(applied(okrs, step)).must] == ["here", "other"]
    assert carry_all(okrs, author(), [LEFT]).title == "carried “left” into W47"
    with pytest.raises(BadInputError, match="nothing to carry"):
        carry_all(okrs, author(), [])


LINES = st.lists(
    st.builds(
        lambda back, rank, state, place, is_seen: (back, rank, state, place, is_seen),
        st.integers(0, 4),
        st.sampled_from(["must", "should"]),
        st.sampled_from(["open", "done", "dropped"]),
        st.sampled_from(["a1", "b1", "c1", "c2"]),
        st.booleans(),
    ),
    max_size=10,
)


@given(LINES)
def test_carrying_all_loses_no_line_and_keeps_their_order(
    lines: list[tuple[int, str, str, str, bool]],
) -> None:
    records: list[Record] = []
    for number, (back, rank, state, place, is_seen) in enumerate(lines):
        week = W47.shifted(-back)
        make = outlook if is_seen else priority
        records.append(make(f"l{number:02}", week, rank=rank, state=state, order=(str(week), place)))
    okrs = okrs_of(*records)
    before = plan(okrs)
    if not before.offered:
        return
    step = carry_all(okrs, author(), [line.record for line in before.offered])
    after = plan(applied(okrs, step))
    assert after.offered == ()
    assert {line.record.text for line in after.lines} == {
        line.record.text for line in (*before.lines, *before.offered)
    }
    for rank, part in (("must", after.must), ("should", after.should)):
        stayed = [line.record.text for line in before.lines if line.record.rank == rank]
        came = [line.record.text for line in before.offered if line.record.rank == rank]
        assert [line.record.text for line in part] == stayed + came
    assert plan(undone(applied(okrs, step), okrs, step)) == before


def test_a_line_carried_over_four_weeks_knows_it() -> None:
    okrs, line = okrs_of(priority("left", Week(2026, 43))), priority("left", Week(2026, 43))
    for number in (44, 45, 46, 47):
        step = carry(okrs, author(), line, Week(2026, number))
        okrs = applied(okrs, step)
        found: Priority = okrs.priorities[step.added[0]]
        line = found
    assert times_carried(okrs, line) == 4
