"""What happened, read from the ends of the logs as far as somebody looks."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from okrtui.okr.errors import StorageError
from okrtui.okr.records import CheckIn, Objective, Person
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Add
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete, restore
from okrtui.store.faults import StoreFault
from okrtui.workspace import journal
from okrtui.workspace.annals import Annals, newer, tails_of
from okrtui.workspace.facts import Entry
from okrtui.workspace.home import Home
from okrtui.workspace.thrown import thrown_in, who_threw
from tests.workspace.desk import (
    Desk,
    checked_in,
    colleague,
    exchange,
    key_result,
    objective,
    taken_in,
    unite,
)
from tests.workspace.work import do_all

MANY = 10_000


def anything(entry: Entry) -> bool:
    return True


def read(home: Home, most: int = MANY) -> list[Entry]:
    return list(Annals(tails_of(home)).older(anything, most, MANY).entries)


def did(entries: Iterable[Entry]) -> list[str]:
    return [entry.did for entry in entries]


def test_every_step_of_every_space_is_told_the_newest_first(home: Home) -> None:
    do_all(home)
    home.perform(add_objective(home.okrs, home.author(home.private), "Only mine"))
    assert read(home) == home.history()


@pytest.mark.parametrize("most", [1, 2, 7])
def test_read_in_parts_it_is_the_same_history(home: Home, most: int) -> None:
    do_all(home)
    annals, found = Annals(tails_of(home)), list[Entry]()
    while not (part := annals.older(anything, most, 5)).is_all:
        assert len(part.entries) <= most
        found += part.entries
    assert [*found, *part.entries] == home.history()


def test_a_look_at_the_end_reads_no_more_of_a_long_log_than_its_end(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = objective(home)
    for number in range(120):
        home.perform(
            edit(home.okrs, home.author(), home.okrs.find(Objective, goal.id), why=f"{number}" * 200)
        )
    logs, sizes = home.workspaces[home.default].logs, list[int | None]()
    real = logs.read

    def watched(rid: str, start: int = 0, size: int | None = None) -> bytes:
        sizes.append(size)
        return real(rid, start, size) if size is not None else real(rid, start)

    monkeypatch.setattr(logs, "read", watched)
    assert len(read(home, 5)) == 5
    assert sizes == [journal.ENDING]
    assert sum(logs.sizes().values()) > 2 * journal.ENDING


def test_only_what_is_wanted_is_told_and_the_search_stops_after_so_many_steps(home: Home) -> None:
    first = objective(home, "Needle")
    for number in range(10):
        objective(home, f"Hay {number}")
    annals = Annals(tails_of(home))

    def is_wanted(entry: Entry) -> bool:
        return first.id in entry.touched

    assert annals.older(is_wanted, 60, 5) == ([], False)
    assert did(annals.older(is_wanted, 60, MANY).entries) == ["added the objective “Needle”"]


def test_a_check_in_is_about_its_key_result(home: Home) -> None:
    goal = key_result(home, objective(home))
    made = checked_in(home, goal, 7)
    (entry,) = read(home, 1)
    assert (entry.touched, entry.about) == ((made.id,), (goal.id,))


def test_whose_word_it_was_is_told_where_another_recorded_it(home: Home) -> None:
    goal, ken = key_result(home, objective(home)), taken_in(home, Person, name="Ken")
    mei = home.author().person
    taken_in(home, CheckIn, key_result=goal.id, value=Decimal(5), by=mei, said_by=ken.id)
    taken_in(home, CheckIn, key_result=goal.id, value=Decimal(6), by=mei, said_by=mei)
    assert [entry.said_by for entry in read(home, 2)] == [None, ken.id]


def test_a_step_of_several_commits_is_told_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okrtui.workspace.sealing.MAX_COMMIT", 2_000)
    author = home.author()
    made = [author.ids.fresh() for _ in range(40)]
    records = [Person(id=each.id, space=author.space, name=f"Person {each.id}") for each in made]
    step = take_in(home.okrs, author, "took in 40 people", map(Add, records, made))
    home.perform(step)
    workspace = home.workspaces[home.default]
    parts = [c for c in workspace.every_commit() if c.opening.did == "took in 40 people"]
    assert len(parts) > 1
    (entry, *others) = read(home)
    assert set(entry.touched) == {record.id for record in records}
    assert "took in 40 people" not in did(others)


def test_what_came_since_is_told_once_also_from_a_clock_that_is_behind(
    desk: Desk, home: Home, tmp_path: Path
) -> None:
    objective(home, "Before")
    theirs, ken = colleague(desk, home, tmp_path / "ken")
    annals = Annals(tails_of(home))
    known = annals.older(anything, MANY, MANY)
    theirs.stamp -= timedelta(days=30)
    objective(ken, "Late")
    objective(home, "Mine")
    exchange(desk, theirs)
    home.refresh()
    came = newer(annals.unread(tails_of(home)), anything)
    assert did(came) == ["added the objective “Mine”", "added the objective “Late”"]
    assert annals.unread(tails_of(home)) == []
    assert {entry.cid for entry in (*came, *known.entries)} == {entry.cid for entry in home.history()}


def test_a_disk_that_fails_says_so(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bytes:
        raise StoreFault("the disk failed")

    monkeypatch.setattr(home.workspaces[home.default].logs, "read", failing)
    with pytest.raises(StorageError, match="the disk failed"):
        read(home)


# -- the trash


def test_who_put_something_into_the_trash_is_found_with_when(desk: Desk, home: Home, tmp_path: Path) -> None:
    mine, his, back = (objective(home, title) for title in ("Mine", "His", "Back"))
    theirs, ken = colleague(desk, home, tmp_path / "ken")
    ken.perform(delete(ken.okrs, ken.author(), ken.okrs.find(Objective, his.id)))
    for each in (mine, back):
        home.perform(delete(home.okrs, home.author(), each))
    home.perform(restore(home.okrs, home.author(), home.okrs.trash[back.id]))
    exchange(desk, theirs)
    home.refresh()
    found = who_threw(thrown_in(home))
    assert {id_: home.okrs.person_name(giver.by) for id_, giver in found.items()} == {
        mine.id: "Mei",
        his.id: "Ken",
    }
    assert all(giver.at is not None for giver in found.values())
    assert found.keys() == unite(home)["trash"].keys()
