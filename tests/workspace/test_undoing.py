import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from okrtui.okr.errors import RefusedError
from okrtui.okr.records import Cycle, Idea, KeyResult, Priority
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.step import Add, Change
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete
from okrtui.workspace.home import Home
from tests.workspace.desk import (
    Desk,
    checked_in,
    key_result,
    last_quarter,
    objective,
    old_quarter,
    taken_in,
    unite,
)
from tests.workspace.work import WORK


def test_every_deed_can_be_undone_and_redone_and_undone_again_across_restarts(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    home = desk.found()
    for name, deed in list(WORK.items())[:-3]:
        before = without_trash(home)
        entries = len(home.history())
        deed(home)
        steps = len(home.history()) - entries
        after = without_trash(home)
        for _ in range(2):
            for _ in range(steps):
                desk.open().undo()
            assert without_trash(desk.open()) == before, name
            for _ in range(steps):
                desk.open().redo()
            assert without_trash(desk.open()) == after, name
        home = desk.open()
        home.load_all()


def without_trash(home: Home) -> object:
    """What is undone lies in the trash, whatever it was."""
    return {name: part for name, part in unite(home).items() if name not in ("trash", "cut")}


def test_undo_says_what_it_takes_back_and_history_keeps_it_all(home: Home) -> None:
    objective(home, "One")
    assert home.undo() == "added the objective “One”"
    assert home.redo() == "added the objective “One”"
    assert home.undo() == "added the objective “One”"
    assert [entry.did for entry in home.history()][:4] == [
        "undid: added the objective “One”",
        "redid: added the objective “One”",
        "undid: added the objective “One”",
        "added the objective “One”",
    ]
    assert home.history()[0].undoes == home.history()[1].cid


def test_undo_goes_back_to_the_founding_and_no_further(home: Home) -> None:
    objective(home)
    home.undo()
    with pytest.raises(RefusedError, match=r"^nothing to undo$"):
        home.undo()


def test_there_is_nothing_to_redo_after_another_step(home: Home) -> None:
    with pytest.raises(RefusedError, match=r"^nothing to redo$"):
        home.redo()
    objective(home, "One")
    home.undo()
    objective(home, "Two")
    with pytest.raises(RefusedError, match=r"^nothing to redo$"):
        home.redo()


def test_undo_is_refused_when_somebody_went_on_from_there(desk: Desk, tmp_path: Path, home: Home) -> None:
    of = objective(home, "One")
    home.perform(edit(home.okrs, home.author(), of, title="Two"))
    copy = desk.copied(tmp_path / "copy")
    twin = copy.open()
    twin.perform(edit(twin.okrs, twin.author(), twin.okrs.objectives[of.id], title="Three"))
    brought = next(path for path in (copy.space / "log").glob("*.okl") if path.name != desk.log.name)
    shutil.copy(brought, desk.space / "log" / brought.name)
    with pytest.raises(
        RefusedError, match="cannot take back “edited “One”: title”: something changed there since"
    ):
        home.undo()
    assert home.okrs.objectives[of.id].title == "Three"


def test_undo_is_offered_again_when_another_field_was_changed_since(desk: Desk, home: Home) -> None:
    of = objective(home, "One")
    window = desk.open()
    home.perform(edit(home.okrs, home.author(), of, title="Two"))
    window.perform(edit(window.okrs, window.author(), window.okrs.objectives[of.id], why="Because"))
    assert home.undo() == "edited “One”: why"
    assert home.undo() == "edited “One”: title"
    assert home.okrs.objectives[of.id] == of


def test_undo_takes_the_last_step_of_all_spaces(home: Home) -> None:
    objective(home, "In the team")
    home.make_default(home.private)
    objective(home, "In private")
    assert [home.undo(), home.undo()] == [
        "added the objective “In private”",
        "added the objective “In the team”",
    ]
    assert [home.redo(), home.redo()] == [
        "added the objective “In the team”",
        "added the objective “In private”",
    ]


def test_undoing_a_delete_and_a_restore(home: Home) -> None:
    kr = key_result(home, objective(home))
    made = checked_in(home, kr, 5)
    home.perform(delete(home.okrs, home.author(), made))
    assert kr.id not in home.okrs.check_ins
    home.undo()
    assert [c.id for c in home.okrs.check_ins[kr.id]] == [made.id]
    home.redo()
    assert kr.id not in home.okrs.check_ins


def test_a_value_given_first_comes_back(home: Home) -> None:
    of = objective(home, "One")
    for why in ("a", "b", None):
        home.perform(edit(home.okrs, home.author(), home.okrs.objectives[of.id], why=why))
    for why in ("b", "a", None):
        home.undo()
        assert home.okrs.objectives[of.id].why == why


def test_a_settled_conflict_comes_back_as_its_winner(desk: Desk, home: Home) -> None:
    of = objective(home, "One")
    window = desk.open()
    home.perform(edit(home.okrs, home.author(), of, title="Two"))
    window.perform(edit(window.okrs, window.author(), window.okrs.objectives[of.id], title="Three"))
    home.refresh()
    home.perform(edit(home.okrs, home.author(), home.okrs.objectives[of.id], title="Four"))
    home.undo()
    assert home.okrs.objectives[of.id].title == "Three"


def big_import(home: Home, size: int, length: int = 10) -> list[str]:
    author = home.author()
    made = [author.ids.fresh() for _ in range(size)]
    adds = [Add(Idea(id=m.id, space=author.space, title="x" * length), m) for m in made]
    home.perform(take_in(home.okrs, author, f"imported {size:,} ideas", adds))
    return [m.id for m in made]


def test_an_import_of_a_thousand_records_is_one_step_for_undo(desk: Desk, home: Home) -> None:
    before = unite(home)
    ids = big_import(home, 1_000)
    assert len(home.okrs.ideas) == 1_000
    assert len(home.history()) == 3
    again = desk.open()
    assert again.undo() == "imported 1,000 ideas"
    assert unite(again)["ideas"] == before["ideas"]
    assert set(again.okrs.trash) == set(ids)
    desk.open().redo()
    assert len(desk.open().okrs.ideas) == 1_000


def test_an_update_of_a_thousand_records_is_undone_reading_the_log_once(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = big_import(home, 1_000)
    changes = [Change(id_, "title", "x", "new") for id_ in ids]
    home.perform(take_in(home.okrs, home.author(), "updated", changes))
    workspace = home.workspaces[home.default]
    reads: list[str] = []
    read = workspace.logs.read

    def counted(rid: str, *place: int) -> bytes:
        reads.append(rid)
        return read(rid, *place)

    monkeypatch.setattr(workspace.logs, "read", counted)
    home.undo()
    assert {idea.title for idea in home.okrs.ideas.values()} == {"x" * 10}
    assert len(reads) < 10


def test_a_step_of_more_than_two_mebibytes_is_several_commits_and_one_step(desk: Desk, home: Home) -> None:
    ids = big_import(home, 120, length=60_000)
    workspace = home.workspaces[home.default]
    commits = [c for c in workspace.every_commit() if c.opening.did.startswith("imported")]
    assert len(commits) > 3
    assert all(len(commit.data) < 4 * 2**20 for commit in commits)
    steps = [commit.opening.step for commit in commits]
    assert [step[1:] for step in steps if isinstance(step, tuple)] == [
        (n + 1, len(commits)) for n in range(len(commits))
    ]
    assert len({step[0] for step in steps if isinstance(step, tuple)}) == 1
    assert workspace.verify()[1] == []
    again = desk.open()
    again.undo()
    assert not again.okrs.ideas
    assert set(again.okrs.trash) == set(ids)
    again.redo()
    assert set(desk.open().okrs.ideas) == set(ids)


def test_undo_reaches_into_an_old_cycle_that_is_not_open(desk: Desk, home: Home) -> None:
    old = old_quarter(home)
    last_quarter(home)
    kr = key_result(home, objective(home, "Older", cycle=old.id))
    made = checked_in(home, kr, 5)
    home.checkpoint()
    window = desk.open()
    assert kr.id not in window.okrs.key_results
    window.undo()
    assert window.okrs.check_ins.get(kr.id, ()) == ()
    assert made.id in window.okrs.trash
    assert unite(desk.open()) == unite(window)


def test_what_two_people_made_alike_can_be_undone(home: Home) -> None:
    author = home.author()
    made = author.ids.keyed("cycle", "2027-Q1")
    home.perform(
        take_in(
            home.okrs, author, "cycle", [Add(Cycle(id=made.id, space=author.space, name="2027-Q1"), made)]
        )
    )
    home.undo()
    assert made.id not in home.okrs.cycles
    home.redo()
    assert home.okrs.cycles[made.id].name == "2027-Q1"


def test_undo_works_in_another_replica_of_the_same_person(desk: Desk, tmp_path: Path, home: Home) -> None:
    objective(home, "Before the copy")
    twin = desk.copied(tmp_path / "copy").open()
    assert twin.undo() == "added the objective “Before the copy”"
    assert not twin.okrs.objectives
    twin.redo()
    objective(twin, "After")
    assert [twin.undo(), twin.undo()] == [
        "added the objective “After”",
        "added the objective “Before the copy”",
    ]


def test_an_undone_step_counts_as_seen_by_a_delete(home: Home) -> None:
    """`seen` names every replica that wrote to what is deleted, with its greatest number."""
    line = taken_in(home, Priority, week="2026-W47", text="Ship")
    home.perform(edit(home.okrs, home.author(), line, text="Ship it"))
    home.perform(delete(home.okrs, home.author(), home.okrs.priorities[line.id]))
    workspace = home.workspaces[home.default]
    entity = workspace.state.entities.get(line.id)
    assert entity is not None
    rid = workspace.identity.rid
    assert entity.value("_del") == {"seen": {rid: workspace.marks[rid].number - 1}}


def test_a_step_that_replaced_what_is_not_known_here_is_undone_to_nothing(home: Home) -> None:
    kr: KeyResult = key_result(home, objective(home))
    step = check_in(home.okrs, home.author(), kr, Reading(Decimal(1), 5))
    home.perform(step)
    assert home.undo() == step.title
