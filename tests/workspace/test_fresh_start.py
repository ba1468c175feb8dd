"""A fresh start: the share gets what is shown now, the old space is put by, and nothing is lost."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from okrtui.exchange.json_out import write_json
from okrtui.exchange.reading import read_text
from okrtui.okr.drafts import Draft
from okrtui.okr.errors import OkrError, RefusedError, StorageError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Objective
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.cycles import close
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete
from okrtui.workspace import fresh_start
from okrtui.workspace.fresh_start import FreshStart, create_share_afresh
from okrtui.workspace.home import Home
from okrtui.workspace.joining import begin_joining
from okrtui.workspace.sharing import create_share
from okrtui.workspace.taking_in import synchronise
from tests.workspace.desk import NOW, Desk, checked_in, key_result, last_quarter, objective, shown, taken_in
from tests.workspace.work import do_all

CANARY = b"canary"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    return tmp_path / "share"


def begun(home: Home, share: Path) -> FreshStart:
    began = create_share_afresh(home, home.default, share)
    assert began.brought.fault == ""
    return began


def exported(okrs: Okrs) -> dict[str, Any]:
    """What a JSON export says of all that is neither deleted nor corrected."""
    document = msgspec.json.decode(write_json(okrs, NOW))
    lists = {name: part for name, part in document.items() if isinstance(part, list)}
    corrected = {each["fixes"] for each in lists["check_ins"] if each["fixes"]}
    for name, part in lists.items():
        kept = [each for each in part if not each.get("deleted") and each["id"] not in corrected]
        lists[name] = [{k: v for k, v in each.items() if k != "fixes"} for each in kept]
    return lists


def bytes_below(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(directory.rglob("*")) if path.is_file())


def test_all_that_is_shown_goes_along_and_goes_outside_by_the_id_it_had(home: Home, share: Path) -> None:
    last_quarter(home)
    boring = objective(home)
    deploys = key_result(home, boring)
    checked_in(home, deploys, 5)
    old = objective(home, "Older", cycle=next(c.id for c in home.okrs.cycles.values() if c.name == "2026-Q3"))
    checked_in(home, key_result(home, old, "Old"), 8)
    taken_in(home, Comment, about=boring.id, text="nice")
    home.perform(close(home.okrs, home.author(), home.okrs.cycles[old.cycle or ""]))
    before = exported(home.okrs_of(home.default))
    began = begun(home, share)
    assert exported(home.okrs_of(began.space)) == before
    assert len(before["check_ins"]) == 2
    assert {c["name"]: c["phase"] for c in before["cycles"]} == {"2026-Q4": "active", "2026-Q3": "closed"}


def test_nothing_deleted_or_corrected_is_in_the_new_log_or_on_the_share(
    home: Home, desk: Desk, share: Path
) -> None:
    text = CANARY.decode()
    deploys = key_result(home, objective(home))
    gone = objective(home, f"{text} deleted")
    key_result(home, gone, f"{text} below")
    home.perform(delete(home.okrs, home.author(), gone))
    renamed = objective(home, f"{text} renamed")
    home.perform(edit(home.okrs, home.author(), renamed, title="Quiet nights"))
    first = check_in(home.okrs, home.author(), deploys, Reading(None, 5, f"{text} corrected"))
    home.perform(first)
    mended = Reading(None, 5, "as it was", fixes=first.added[0])
    home.perform(check_in(home.okrs, home.author(), deploys, mended))
    row = f"cycle,objective,key_result,start,target\n2026-Q4,{text} row,Old name,0,1\n"
    author = home.author()
    intake = read_text(home.okrs_of(home.default), author, row, "csv")
    home.perform(take_in(home.okrs, author, "import", intake.changes))
    imported = next(o for o in home.okrs.objectives.values() if o.title.endswith("row"))
    home.perform(edit(home.okrs, home.author(), imported, title="Grow"))
    old = home.default
    home.checkpoint()
    began = begun(home, share)
    home.checkpoint()
    assert {o.title for o in home.okrs_of(began.space).objectives.values()} == {
        "Make releases boring", "Quiet nights", "Grow",
    }  # fmt: skip
    assert CANARY in bytes_below(desk.data / "spaces" / old)
    assert b"Quiet nights" in bytes_below(share)
    for directory in (share, desk.data / "spaces" / began.space, desk.state / began.space):
        assert CANARY not in bytes_below(directory), directory


def test_everything_a_space_can_hold_goes_along_and_opens_again(home: Home, desk: Desk, share: Path) -> None:
    do_all(home)
    began = begun(home, share)
    desk.default = began.space
    again = desk.open()
    again.load_all()
    assert shown(again.okrs) == shown(home.okrs)
    assert not again.okrs.trash
    assert not again.okrs.contested


def test_a_colleague_who_joins_comes_to_the_same(home: Home, desk: Desk, share: Path, tmp_path: Path) -> None:
    do_all(home)
    began = begun(home, share)
    ken = Desk(tmp_path / "ken")
    theirs = ken.open()
    theirs.create_space("private", "Ken", private=True)
    joining = begin_joining(theirs, share)
    assert joining is not None
    assert exported(joining.okrs) == exported(home.okrs_of(began.space))


def test_the_old_space_is_put_by_and_can_be_looked_at_by_its_id(home: Home, desk: Desk, share: Path) -> None:
    boring = objective(home)
    home.perform(delete(home.okrs, home.author(), boring))
    old = home.default
    begun(home, share)
    again = desk.open()  # the settings still name the old space
    assert again.default == home.default != old
    assert set(again.workspaces) == {home.private, home.default}
    assert [space.name for space in again.okrs.spaces.values()].count("North") == 1
    assert again.space_named("North") == home.default
    assert again.space_named(old) == old
    assert again.okrs_of(old).trash[boring.id].id == boring.id
    with pytest.raises(RefusedError, match="this team began afresh"):
        again.perform(add_objective(again.okrs, again.author(old), "Too late"))


def test_a_window_that_was_open_meanwhile_adds_nothing_to_the_old_space(
    home: Home, desk: Desk, share: Path
) -> None:
    objective(home)
    window = desk.open()
    begun(home, share)
    for late in (lambda: objective(window), window.undo):
        with pytest.raises(RefusedError, match="this team began afresh on this machine: start okrtui again"):
            late()


def test_what_is_private_goes_on_to_support_it(home: Home, desk: Desk, share: Path) -> None:
    boring = objective(home)
    private = add_objective(home.okrs, home.author(home.private), "Learn", parent=boring.id)
    home.perform(private)
    old = home.default
    begun(home, share)
    again = desk.open()
    (learn,) = again.okrs_of(home.private).objectives.values()
    (now,) = again.okrs_of(again.default).objectives.values()
    assert (learn.parent, now.title) == (now.id, boring.title)
    assert old not in again.workspaces
    with pytest.raises(RefusedError, match="what it named before is here no more"):
        again.undo()


def test_it_cannot_be_undone(home: Home, desk: Desk, share: Path) -> None:
    objective(home)
    begun(home, share)
    for window in (home, desk.open()):
        with pytest.raises(RefusedError, match="nothing to undo"):
            window.undo()
    assert len(desk.open().okrs_of(home.default).objectives) == 1


def test_what_was_typed_and_not_recorded_waits_there(home: Home, desk: Desk, share: Path) -> None:
    deploys = key_result(home, objective(home))
    home.drafts.keep(home.default, deploys.id, Draft(note="half a word"))
    begun(home, share)
    (now,) = home.okrs_of(home.default).key_results
    kept = desk.open().drafts.of(home.default, now)
    assert kept is not None
    assert kept.note == "half a word"


def test_where_a_share_stands_or_none_may_stand_nothing_is_changed(
    home: Home, desk: Desk, share: Path, tmp_path: Path
) -> None:
    objective(home)
    theirs = Desk(tmp_path / "ken").found()
    create_share(theirs, theirs.default, share)
    before = bytes_below(desk.directory)
    for space, directory, reason in (
        (home.default, share, "needs a directory of its own"),
        (home.default, desk.data, "in or above"),
        (home.private, tmp_path / "other", "never get a share"),
    ):
        with pytest.raises(RefusedError, match=reason):
            create_share_afresh(home, space, directory)
    assert bytes_below(desk.directory) == before


def test_when_the_directory_takes_nothing_the_old_space_goes_on(
    home: Home, desk: Desk, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("the share is full")

    objective(home)
    spaces, states = sorted((desk.data / "spaces").iterdir()), sorted(desk.state.iterdir())
    monkeypatch.setattr(fresh_start, "put_marker", full)
    with pytest.raises(OkrError, match="full"):
        create_share_afresh(home, home.default, share)
    assert sorted((desk.data / "spaces").iterdir()) == spaces
    assert sorted(desk.state.iterdir()) == states
    assert objective(desk.open(), "Go on").space == home.default


@pytest.mark.parametrize("at", ["attach", "begin_afresh", "put_marker", "_go_on"])
def test_killed_before_it_was_done_the_old_space_goes_on(
    home: Home, desk: Desk, share: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    objective(home)
    monkeypatch.setattr(fresh_start, at, killed)
    with pytest.raises(KeyboardInterrupt):
        create_share_afresh(home, home.default, share)
    again = desk.open()
    assert set(again.workspaces) == set(home.workspaces)
    added: Objective = objective(again, "Go on")
    assert added.space == home.default


def test_a_space_that_is_shared_is_refused(home: Home, share: Path) -> None:
    create_share(home, home.default, share)
    with pytest.raises(RefusedError, match="shared through"):
        create_share_afresh(home, home.default, share.with_name("other"))


def test_what_is_done_afterwards_goes_to_the_share(home: Home, desk: Desk, share: Path) -> None:
    began = begun(home, share)
    assert began.records == len(list(home.okrs_of(began.space).records()))
    desk.default = began.space
    again = desk.open()
    objective(again, "Onwards")
    assert synchronise(again.workspaces[again.default]).sent == 1
    assert b"Onwards" in bytes_below(share)
