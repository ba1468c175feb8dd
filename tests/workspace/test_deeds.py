"""What people did lately, told from the ends of the logs."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from okrtui.okr.errors import StorageError
from okrtui.okr.looks import Look
from okrtui.okr.records import Idea, Priority
from okrtui.okr.steps.plan import finish
from okrtui.okr.steps.step import Add
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete, restore
from okrtui.replica.operations import New, Set, Unknown, fresh_id
from okrtui.store.faults import StoreFault
from okrtui.workspace import journal
from okrtui.workspace.home import Home
from tests.replica.signers import Replica
from tests.workspace.desk import Desk, checked_in, colleague, exchange, key_result, objective, taken_in
from tests.workspace.test_mending import SPOILS, commits_in
from tests.workspace.work import WORK, do_all

FRIDAY = date(2026, 11, 20)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.fixture
def ken(tmp_path: Path, desk: Desk, home: Home) -> tuple[Desk, Home]:
    """A colleague who is as far as I am."""
    return colleague(desk, home, tmp_path / "ken")


def knowing(home: Home, day: date = FRIDAY) -> Look:
    """A look of now."""
    return Look(day, home.known)


def told(home: Home, look: Look) -> list[tuple[str, str]]:
    return [(deed.what, deed.record) for deed in home.deeds(look)]


def line(home: Home, text: str = "Ship", **more: Any) -> Priority:
    found: Priority = taken_in(home, Priority, week="2026-W47", text=text, **more)
    return found


def finished(home: Home, priority: Priority, *, is_done: bool = True) -> None:
    now = home.okrs.priorities[priority.id]
    home.perform(finish(home.okrs, home.author(), now, is_done=is_done))


def at(desk: Desk, moment: str) -> None:
    """Wind both clocks of a machine."""
    desk.now = desk.stamp = datetime.fromisoformat(moment)


# -- what is told


def test_a_colleague_s_deeds_are_told_with_who_and_when(
    desk: Desk, home: Home, ken: tuple[Desk, Home]
) -> None:
    theirs, window = ken
    look = knowing(home)
    at(theirs, "2026-11-21T10:00:00+00:00")
    kr = key_result(window, objective(window))
    check_in = checked_in(window, kr, 5)
    plan = line(window)
    finished(window, plan)
    exchange(desk, theirs)
    at(desk, "2026-11-23T09:00:00+00:00")
    home.refresh()
    deeds = home.deeds(look)
    assert {deed.by for deed in deeds} == {window.me[window.default]} != {home.me[home.default]}
    assert [(deed.what, deed.record, deed.of) for deed in deeds[1:]] == [
        ("added", kr.id, ""),
        ("added", check_in.id, kr.id),
        ("added", plan.id, ""),
        ("done", plan.id, ""),
    ]
    assert {deed.at.date() for deed in deeds} == {date(2026, 11, 21)}


def test_a_line_that_comes_finished_was_done_by_who_brought_it(home: Home) -> None:
    look = knowing(home)
    made = line(home, state="done")
    assert told(home, look) == [("added", made.id), ("done", made.id)]


def test_reopening_dropping_and_moving_a_line_are_no_deeds(home: Home) -> None:
    plan = line(home)
    finished(home, plan)
    look = knowing(home)
    finished(home, plan, is_done=False)
    home.perform(delete(home.okrs, home.author(), home.okrs.priorities[plan.id]))
    trashed = home.okrs.trash[plan.id]
    home.perform(restore(home.okrs, home.author(), trashed))
    assert home.deeds(look) == []


def test_every_deed_is_told_on_one_side_of_any_cut(home: Home) -> None:
    """Whoever looks in between is told one part then and the other later, and nothing twice."""
    cuts: list[tuple[Look, int]] = []
    nothing = Look(FRIDAY, dict.fromkeys(home.known, 0))
    for deed in list(WORK.values())[:-3]:
        cuts.append((knowing(home), len(home.deeds(nothing))))
        deed(home)
    whole = told(home, nothing)
    assert len({record for _, record in whole}) > 25
    for look, before in cuts:
        assert whole[:before] + told(home, look) == whole


# -- what was taken back


def test_a_step_that_was_undone_is_no_deed_and_one_done_again_is(home: Home) -> None:
    plan = line(home)
    look = knowing(home)
    finished(home, plan)
    home.undo()
    assert home.deeds(look) == []
    home.redo()
    assert told(home, look) == [("done", plan.id)]
    home.undo()
    assert home.deeds(look) == []


def test_what_was_undone_before_a_look_and_done_again_after_it_is_a_deed(home: Home) -> None:
    plan = line(home)
    finished(home, plan)
    home.undo()
    look = knowing(home)
    home.redo()
    assert told(home, look) == [("done", plan.id)]


def test_an_undo_of_what_a_look_knew_is_no_deed(home: Home) -> None:
    plan = line(home)
    finished(home, plan)
    look = knowing(home)
    home.undo()
    assert home.deeds(look) == []


def test_an_import_of_several_commits_is_undone_as_a_whole(home: Home) -> None:
    look = knowing(home)
    author = home.author()
    made = [author.ids.fresh() for _ in range(40)]
    adds = [Add(Idea(id=m.id, space=author.space, title="x" * 60_000), m) for m in made]
    home.perform(take_in(home.okrs, author, "imported", adds))
    assert len({entry.t for entry in home.history()[:2]}) == 1
    assert [deed.record for deed in home.deeds(look)] == [m.id for m in made]
    home.undo()
    assert home.deeds(look) == []


def test_nobody_takes_back_what_somebody_else_did(desk: Desk, home: Home) -> None:
    """A log may say that it undoes a step of mine: that changes no record, and hides nothing."""
    look = knowing(home)
    made = line(home)
    mine = home.history()[0].cid
    stranger = Replica("stranger", desk.space.name)
    nothing = Set(made.id, "text", "Ship", (), 1)
    put(desk, stranger, stranger.commit(nothing, undoes=mine).data)
    home.refresh()
    assert told(home, look) == [("added", made.id)]


def put(desk: Desk, replica: Replica, *commits: bytes) -> None:
    """A log that came from elsewhere."""
    path = desk.space / "log" / f"{replica.rid}.okl"
    path.write_bytes(replica.header + b"".join(commits))


# -- since when


@pytest.mark.parametrize(("zone", "is_told"), [(0, True), (8, True), (-8, False)])
def test_in_a_space_that_is_not_known_a_day_begins_at_midnight_where_i_am(
    desk: Desk, home: Home, zone: int, *, is_told: bool
) -> None:
    """Stamped on Saturday at five o'clock UTC, when it was Friday evening in California."""
    before = len(home.deeds(Look(date(2026, 1, 1))))
    at(desk, "2026-11-21T05:00:00+00:00")
    made = line(home)
    desk.now = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=zone)))
    desk.stamp = desk.now
    assert told(home, Look(date(2026, 11, 21))) == [("added", made.id)] * is_told
    assert len(home.deeds(Look(date(2026, 1, 1)))) == before + 1


def test_when_the_rules_clock_is_moved_what_was_stamped_lately_happened_lately(
    desk: Desk, home: Home
) -> None:
    """OKRTUI_NOW moves the rules' clock and leaves the stamps to the machine's."""
    desk.now, desk.stamp = datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2031, 3, 1, 9, tzinfo=UTC)
    line(home, "long ago")
    desk.stamp += timedelta(days=10)
    late = line(home, "late")
    desk.stamp += timedelta(hours=3)
    (deed,) = home.deeds(Look(date(2026, 11, 19)))
    assert (deed.record, deed.at.date(), deed.at.hour) == (late.id, FRIDAY, 5)


def test_a_seeded_home_stamps_with_the_rules_clock(tmp_path: Path) -> None:
    desk = Desk(tmp_path, seed="1")
    home = desk.found()
    desk.stamp = datetime(2031, 3, 1, 9, tzinfo=UTC)
    desk.now = datetime(2026, 11, 21, 9, tzinfo=UTC)
    made = line(home)
    desk.now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    (deed,) = home.deeds(Look(date(2026, 11, 21)))
    assert (deed.record, deed.at) == (made.id, datetime(2026, 11, 21, 9, tzinfo=UTC))


WILD: dict[str, int] = {
    "1970": 0,
    "before time": -9 * 10**15,
    "2099": 4_070_908_800_000,
    "no time": 9 * 10**15,
}


@pytest.mark.parametrize("t", WILD.values(), ids=WILD)
def test_what_a_look_did_not_know_is_told_whatever_its_author_s_clock_said(
    desk: Desk, home: Home, t: int
) -> None:
    """By the number in the log, so that what comes late is news too; a time to come is now."""
    look = knowing(home)
    stranger = Replica("stranger", desk.space.name)
    news = [New(fresh_id(stranger.rid, nonce), "idea", {}, t, n=nonce) for nonce in ("a" * 16, "b" * 16)]
    commits = [stranger.commit(new).data for new in news]
    put(desk, stranger, commits[0])
    home.refresh()
    (deed,) = home.deeds(look)
    assert EPOCH - timedelta(days=1) <= deed.at <= desk.now
    later = knowing(home)
    put(desk, stranger, *commits)
    home.refresh()
    assert told(home, later) == [("added", news[1].e)]


def test_operations_of_a_newer_version_hide_nothing_that_stands_before_them(desk: Desk, home: Home) -> None:
    stranger = Replica("stranger", desk.space.name)
    new = New(fresh_id(stranger.rid, "a" * 16), "idea", {}, int(desk.stamp.timestamp() * 1000), n="a" * 16)
    put(desk, stranger, stranger.commit(new).data, stranger.commit(Unknown("later")).data)
    home.refresh()
    assert ("added", new.e) in told(home, Look(FRIDAY))


# -- what it costs, and damage


def test_a_log_that_a_look_knew_wholly_is_not_read(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    do_all(home)
    look, tomorrow = knowing(home), Look(date(2026, 11, 21))
    monkeypatch.setattr(home.workspaces[home.default].logs, "read", lambda *_: pytest.fail("it was read"))
    assert home.deeds(look) == home.deeds(tomorrow) == []


def test_only_the_end_of_a_log_is_read(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    kr = key_result(home, objective(home))
    for value in range(60):
        checked_in(home, kr, value)
    look = knowing(home)
    last = checked_in(home, kr, 61)
    logs = home.workspaces[home.default].logs
    read, sizes = logs.read, list[int]()

    def watched(rid: str, start: int = 0, size: int = -1) -> bytes:
        sizes.append(size)
        return read(rid, start, size)

    monkeypatch.setattr(logs, "read", watched)
    assert told(home, look) == [("added", last.id)]
    assert sizes == [journal.ENDING]
    assert sum(logs.sizes().values()) > 2 * journal.ENDING


@pytest.mark.parametrize("ending", [1, 7, 100, 3_000])
def test_a_log_read_from_its_end_is_the_log(home: Home, monkeypatch: pytest.MonkeyPatch, ending: int) -> None:
    """In whatever pieces it is read."""
    do_all(home)
    monkeypatch.setattr(journal, "ENDING", ending)
    workspace = home.workspaces[home.default]
    ((rid, mark),) = workspace.marks.items()
    every = workspace.journal.every_commit(rid)
    assert [*workspace.journal.newest_first(rid, mark.offset)][::-1] == every
    part = mark.offset - len(every[-1].data)
    assert [*workspace.journal.newest_first(rid, part)][::-1] == every[:-1]


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_damaged_place_in_a_log_hides_no_deed_but_its_own(
    desk: Desk, home: Home, spoil: Callable[[bytes, int, int], bytes]
) -> None:
    look = knowing(home)
    lines = [line(home, text) for text in "abc"]
    data, places = desk.log.read_bytes(), commits_in(desk)
    desk.log.write_bytes(spoil(data, *places[-2]))
    found = [record for _, record in told(home, look)]
    assert found in ([lines[0].id, lines[2].id], [lines[0].id])
    assert spoil.__name__ == "cut_out" or len(found) == 2


def test_a_disk_that_fails_says_so(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bytes:
        raise StoreFault("the disk failed")

    monkeypatch.setattr(home.workspaces[home.default].logs, "read", failing)
    with pytest.raises(StorageError, match="the disk failed"):
        home.deeds(Look(date(2026, 1, 1)))
