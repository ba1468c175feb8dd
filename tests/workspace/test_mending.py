"""Tables deleted, damaged or put back; logs torn, damaged or gone."""

import json
import shutil
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from okrtui.okr.errors import StorageError
from okrtui.okr.steps.editing import edit
from okrtui.replica.canonical import canonical
from okrtui.replica.commits import read_commits, rid_of
from okrtui.store.tables import About, Changes, Tables
from okrtui.workspace import checkpoints
from okrtui.workspace.home import Home
from okrtui.workspace.translate import MAIN
from tests.workspace.desk import Desk, checked_in, key_result, last_quarter, objective, unite
from tests.workspace.work import WORK, boring, deploys, do_all

Damage = Callable[[Desk], object]


@pytest.fixture
def told(desk: Desk, home: Home) -> Mapping[str, Any]:
    """What a full day's work shows, with part of it not in the tables yet."""
    deeds = list(WORK.values())
    for deed in deeds[: len(deeds) // 2]:
        deed(home)
    home.checkpoint()
    keep(desk.tables, "earlier")
    for deed in deeds[len(deeds) // 2 :]:
        deed(home)
    home.checkpoint()
    return unite(home)


def keep(directory: Path, name: str) -> None:
    shutil.copytree(directory, directory.parent.parent / name)


def put_back(desk: Desk, *beginnings: str) -> None:
    """An older copy of table files."""
    for path in (desk.space.parent / "earlier").iterdir():
        if not beginnings or path.name.startswith(beginnings):
            shutil.copy(path, desk.tables / path.name)


def change(path: Path, **about: Any) -> None:
    tables = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, msgspec.Raw]])
    known = msgspec.json.decode(tables["_file"]["about"])
    tables["_file"]["about"] = msgspec.Raw(msgspec.json.encode({**known, **about}))
    path.write_bytes(msgspec.json.encode(tables))


HARMLESS: dict[str, Damage] = {
    "all tables deleted": lambda desk: shutil.rmtree(desk.tables),
    "the tables' files deleted": lambda desk: list(map(Path.unlink, desk.tables.iterdir())),
    "tables of another version of the fold": lambda desk: change(desk.table("space"), fold=99),
    "all tables older": put_back,
    "the main table older": lambda desk: put_back(desk, "space"),
    "the cycles' tables older": lambda desk: put_back(desk, "cycle"),
    "the weeks' tables older": lambda desk: put_back(desk, "weeks"),
    "an unfinished table beside them": lambda desk: (desk.tables / ".space.json.1.new").write_bytes(b"{"),
}  # fmt: skip

TOLD_OF: dict[str, Damage] = {
    "the main table deleted": lambda desk: desk.table("space").unlink(),
    "a cycle's table deleted": lambda desk: desk.table("cycle-").unlink(),
    "a year's table deleted": lambda desk: desk.table("weeks-2025").unlink(),
    "garbage in the main table": lambda desk: desk.table("space").write_bytes(b"\xff" * 100),
    "an empty main table": lambda desk: desk.table("space").write_bytes(b""),
    "garbage in a cycle's table": lambda desk: [
        path.write_text('{"_file": {}}') for path in desk.tables.glob("cycle-*")
    ],
    "a number changed in a table": lambda desk: [
        path.write_bytes(path.read_bytes().replace(b'"5"', b'"6"')) for path in desk.tables.glob("cycle-*")
    ],
    "tables made from another log": lambda desk: change(
        desk.table("space"), logs={desk.log.stem: [9, "tail", 1, "cid", 1]}
    ),
}  # fmt: skip


def only_one_cycle(desk: Desk) -> None:
    """So that `cycle-` names one table."""
    first, *others = sorted(desk.tables.glob("cycle-*"))
    assert others
    desk.table = lambda beginning: first if beginning == "cycle-" else Desk.table(desk, beginning)  # type: ignore[method-assign]


@pytest.mark.parametrize("damage", HARMLESS.values(), ids=HARMLESS)
def test_tables_that_do_not_fit_are_brought_up_to_date_from_the_log_without_a_word(
    desk: Desk, told: Mapping[str, Any], damage: Damage
) -> None:
    damage(desk)
    again = desk.open()
    assert unite(again) == told
    assert again.notices() == []
    again.checkpoint()
    assert unite(desk.open()) == told
    assert desk.open().unsaved == 0


@pytest.mark.parametrize("damage", TOLD_OF.values(), ids=TOLD_OF)
def test_damaged_tables_are_rebuilt_from_the_log_and_kept_aside_with_a_sentence(
    desk: Desk, told: Mapping[str, Any], damage: Damage
) -> None:
    only_one_cycle(desk)
    damage(desk)
    again = desk.open()
    assert unite(again) == told
    (sentence,) = again.notices()
    assert "rebuilt from the log; the tables as they were are kept in" in sentence
    assert Path(sentence.rpartition(" in ")[2]).is_dir()
    assert again.notices() == []
    again.checkpoint()
    after = desk.open()
    assert unite(after) == told
    assert after.notices() == []


@pytest.mark.parametrize("fold", [checkpoints.FOLD - 1, checkpoints.FOLD + 1])
def test_another_version_of_okrtui_makes_its_own_tables(
    desk: Desk, told: Mapping[str, Any], fold: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "FOLD", fold)
    again = desk.open()
    again.checkpoint()
    assert unite(again) == told
    assert json.loads(desk.table("space").read_text())["_file"]["about"]["fold"] == fold
    monkeypatch.undo()
    assert unite(desk.open()) == told


def test_a_first_checkpoint_that_was_cut_short_is_made_anew_without_a_word(
    desk: Desk, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    do_all(home)

    class PowerCut(BaseException):
        pass

    def cut(tables: Tables, name: str, about: About, changed: Changes) -> None:
        if (tables.directory, name, about.fold) == (desk.tables, MAIN, checkpoints.FOLD):
            raise PowerCut
        write(tables, name, about, changed)

    write = Tables.write
    monkeypatch.setattr(Tables, "write", cut)
    with pytest.raises(PowerCut):
        home.checkpoint()
    monkeypatch.undo()
    again = desk.open()
    assert unite(again) == unite(home)
    assert again.notices() == []


# -- tables that go while a home is open


@pytest.mark.parametrize("gone", ["*", "space.json", "cycle-*", "weeks-*"])
def test_tables_deleted_under_an_open_home_are_whole_again_after_its_next_checkpoint(
    desk: Desk, told: Mapping[str, Any], gone: str
) -> None:
    window = desk.open()
    for path in desk.tables.glob(gone):
        path.unlink()
    checked_in(window, deploys(window), 11)
    window.checkpoint()
    assert unite(desk.open()) == unite(window)
    assert len(unite(desk.open())["check_ins"][deploys(window).id]) > len(
        told["check_ins"][deploys(window).id]
    )


def test_a_table_damaged_under_an_open_home_is_whole_again_after_its_next_checkpoint(
    desk: Desk, told: Mapping[str, Any]
) -> None:
    window = desk.open()
    for path in desk.tables.glob("cycle-*"):
        path.write_bytes(b"garbage")
    checked_in(window, deploys(window), 11)
    window.checkpoint()
    again = desk.open()
    assert unite(again) == unite(window)
    assert again.notices() == []


def test_an_old_cycle_s_table_found_damaged_when_it_is_visited_is_rebuilt(
    desk: Desk, told: Mapping[str, Any]
) -> None:
    window = desk.open()
    closed = {f"cycle-{cycle.id}.json" for cycle in window.okrs.cycles.values() if cycle.name == "2025-Q1"}
    for path in desk.tables.glob("cycle-*"):
        if path.name in closed:
            path.write_bytes(b"garbage")
    assert unite(window) == told
    assert len(window.notices()) == 1
    window.checkpoint()
    assert unite(desk.open()) == told


def test_a_damaged_old_table_does_not_stand_in_the_way_of_a_step(desk: Desk, told: Mapping[str, Any]) -> None:
    window, other = desk.open(), desk.open()
    other.load_all()
    old = next(kr for kr in other.okrs.key_results.values() if kr.title == "Old")
    checked_in(other, old, 9)
    for path in desk.tables.glob("cycle-*"):
        path.write_bytes(b"garbage")
    of = window.okrs.objectives[boring(window).id]
    window.perform(edit(window.okrs, window.author(), of, why="because"))
    other.refresh()
    assert unite(window) == unite(other)


# -- logs


def test_a_torn_tail_is_cut_and_told_and_the_next_step_follows(desk: Desk, home: Home) -> None:
    do_all(home)
    before, data = unite(home), desk.log.read_bytes()
    checked_in(home, deploys(home), 11)
    whole = desk.log.read_bytes()
    for size in (len(data) + 1, (len(data) + len(whole)) // 2, len(whole) - 1):
        desk.log.write_bytes(whole[:size])
        again = desk.open()
        assert unite(again) == before
        (sentence,) = again.notices()
        assert f"{size - len(data):,} bytes that were never wholly written" in sentence
        assert desk.log.read_bytes() == data
    # what was lost here was acknowledged, so the replica is another now
    again = desk.open()
    checked_in(again, deploys(again), 12)
    assert again.workspaces[again.default].verify()[1] == []
    assert unite(desk.open()) == unite(again)


@pytest.mark.parametrize("size", [1, 50, 150])
def test_a_header_that_was_not_wholly_written_is_written_again(desk: Desk, home: Home, size: int) -> None:
    """As a power cut in the first append of a new replica leaves it."""
    copy = desk.copied(desk.directory.parent / "copy")
    window = copy.open()
    rid = window.workspaces[window.default].identity.rid
    path = copy.space / "log" / f"{rid}.okl"
    objective(window)
    whole = path.read_bytes()
    path.write_bytes(whole[:size])
    (copy.state / window.default / "number").write_text(f"{rid} 0")
    again = copy.open()
    assert again.notices()[0].startswith(f"the log {rid[:4]}… ended in {size} bytes")
    objective(again, "again")
    assert path.read_bytes()[:10] == whole[:10]
    assert again.workspaces[again.default].verify()[1] == []
    assert unite(copy.open()) == unite(again)


def commits_in(desk: Desk) -> list[tuple[int, int]]:
    """Where each commit of the log begins and ends."""
    data = desk.log.read_bytes()
    start, found = data.find(b"\n") + 1, []
    for commit in read_commits(data, start, desk.log.parent.parent.name, desk.log.stem):
        found.append((start, start + len(commit.data)))
        start += len(commit.data)
    return found


def spoil_line(data: bytes, start: int, end: int) -> bytes:
    return data[: start + 5] + b"\x00\xff" + data[start + 7 :]


def spoil_count(data: bytes, start: int, end: int) -> bytes:
    """The number of the last operation reads 9…, so the commit would eat those after it."""
    place = data.index(b'"b":', start) + 4
    return data[:place] + b"9" + data[place + 1 :]


def spoil_newline(data: bytes, start: int, end: int) -> bytes:
    return data[: end - 1] + b"\x0b" + data[end:]


def cut_out(data: bytes, start: int, end: int) -> bytes:
    return data[: start + 20] + data[end - 20 :]


SPOILS = [spoil_line, spoil_count, spoil_newline, cut_out]


@pytest.mark.parametrize("spoil", SPOILS)
@pytest.mark.parametrize("tables", ["with older tables", "without tables"])
def test_a_damaged_middle_is_set_aside_with_a_sentence_and_the_other_steps_live(
    desk: Desk, home: Home, spoil: Callable[[bytes, int, int], bytes], tables: str
) -> None:
    do_all(home)
    if tables == "with older tables":
        home.checkpoint()
    lost = objective(home, "to be lost")
    place = commits_in(desk)[-1]
    for name in ("Later", "Last"):
        objective(home, name)
    damaged = spoil(desk.log.read_bytes(), *place)
    desk.log.write_bytes(damaged)
    again = desk.open()
    assert {o.title for o in again.okrs.objectives.values()} >= {"Later", "Last", "Make releases boring"}
    assert unite(again)["objectives"].get(lost.id) is None
    sentence = next(notice for notice in again.notices() if "was damaged at byte" in notice)
    kept = Path(sentence.rpartition(" in ")[2])
    assert kept.read_bytes() == damaged
    objective(again, "and on it goes")
    again.checkpoint()
    after = desk.open()
    assert unite(after) == unite(again)
    assert after.notices() == []


@pytest.mark.parametrize("spoil", SPOILS[:3])
def test_damage_in_what_the_tables_hold_loses_nothing_and_is_found_by_verifying(
    desk: Desk, home: Home, spoil: Callable[[bytes, int, int], bytes]
) -> None:
    do_all(home)
    home.checkpoint()
    before = unite(home)
    places = commits_in(desk)
    desk.log.write_bytes(spoil(desk.log.read_bytes(), *places[9]))
    again = desk.open()
    assert unite(again) == before
    good, bad = again.workspaces[again.default].verify()
    assert good == len(places) - 1
    assert 0 < len(bad) <= 2


def test_damage_met_by_an_open_home_is_mended_too(desk: Desk, home: Home) -> None:
    window = desk.open()
    objective(home, "One")
    start, end = commits_in(desk)[-1]
    objective(home, "Two")
    desk.log.write_bytes(spoil_line(desk.log.read_bytes(), start, end))
    assert window.refresh()
    assert [o.title for o in window.okrs.objectives.values()] == ["Two"]
    assert len(window.notices()) == 1


def test_a_damaged_first_line_of_the_own_log_is_written_anew(desk: Desk, home: Home) -> None:
    do_all(home)
    before = unite(home)
    data = desk.log.read_bytes()
    desk.log.write_bytes(b"#" + data[1:])
    again = desk.open()
    assert unite(again) == before
    assert "was damaged at byte 0" in again.notices()[0]
    assert desk.log.read_bytes() == data
    assert desk.open().notices() == []


def test_a_damaged_first_line_of_another_s_log_is_a_fault_that_changes_nothing(
    desk: Desk, home: Home
) -> None:
    do_all(home)
    foreign = desk.log.parent / ("a" * 26 + ".okl")
    foreign.write_bytes(b"#" + desk.log.read_bytes()[1:])
    before = files(desk.space)
    with pytest.raises(StorageError, match=r"damaged in its first line .* put it back from a backup"):
        desk.open()
    assert files(desk.space) == before


def files(directory: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in directory.rglob("*") if p.is_file() and p.name != "lock"}


GONE: dict[str, Damage] = {
    "deleted": lambda desk: desk.log.unlink(),
    "empty": lambda desk: desk.log.write_bytes(b""),
    "nothing but its header": lambda desk: (
        desk.log.write_bytes(desk.log.read_bytes().split(b"\n")[0] + b"\n") and None
    ),
    "deleted with its directory": lambda desk: shutil.rmtree(desk.space / "log"),
}


@pytest.mark.parametrize("gone", GONE.values(), ids=GONE)
@pytest.mark.parametrize("tables", ["whole", "damaged", "older", "gone"])
def test_a_missing_or_empty_log_is_a_fault_and_never_a_rebuild_to_empty(
    desk: Desk, told: Mapping[str, Any], gone: Damage, tables: str
) -> None:
    log = desk.log.read_bytes()
    path = desk.log
    match tables:
        case "damaged":
            desk.table("space").write_bytes(b"garbage")
        case "older":
            put_back(desk)
        case "gone":
            shutil.rmtree(desk.tables)
    gone(desk)
    before = files(desk.space)
    with pytest.raises(StorageError, match=r"the log is missing or empty .* nothing was changed"):
        desk.open()
    assert files(desk.space) == before
    path.write_bytes(log)
    assert unite(desk.open()) == told


def test_one_missing_log_of_two_is_a_fault_as_well(desk: Desk, told: Mapping[str, Any]) -> None:
    copy = desk.copied(desk.directory.parent / "copy")
    window = copy.open()
    objective(window, "of the other replica")
    window.checkpoint()
    (copy.space / "log" / desk.log.name).unlink()
    before = files(copy.space)
    with pytest.raises(StorageError, match="missing or empty"):
        copy.open()
    assert files(copy.space) == before


def test_a_log_that_became_shorter_under_an_open_home_is_a_fault_and_nothing_is_saved(
    desk: Desk, home: Home
) -> None:
    of = objective(home)
    data = desk.log.read_bytes()
    desk.log.write_bytes(data[: commits_in(desk)[0][1]])
    with pytest.raises(StorageError, match="was replaced while okrtui was using it"):
        key_result(home, of)
    desk.log.write_bytes(data + data)
    assert not home.notices()
    desk.log.write_bytes(b"x" * len(data) + data)
    with pytest.raises(StorageError, match="was replaced while okrtui was using it"):
        key_result(home, of)


def test_a_log_of_a_newer_version_waits_and_is_not_touched(desk: Desk, home: Home) -> None:
    do_all(home)
    before = unite(home)
    key = bytes(32)
    newer = desk.log.parent / f"{rid_of(key)}.okl"
    header = {"fmt": 2, "key": b64encode(key).decode(), "min": 2, "okrtui": "log", "rid": newer.stem}
    content = canonical({**header, "space": desk.space.name}) + b'\n{"new":"things"}\n'
    newer.write_bytes(content)
    again = desk.open()
    assert unite(again) == before
    assert again.notices() == [f"the log {newer.stem[:4]}… waits for a newer version of okrtui"]
    assert not again.refresh()
    objective(again, "meanwhile")
    assert again.notices() == []
    assert newer.read_bytes() == content
    assert len(again.history()) == len(desk.open().history())


def test_an_interrupted_move_between_tables_is_healed(
    desk: Desk, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkpoint that stops after any of its files: each document is in some file, and at last in one."""
    of = objective(home)
    kr = key_result(home, of)
    checked_in(home, kr, 5)
    then = last_quarter(home)
    home.checkpoint()
    keep(desk.data, "data before")
    write = Tables.write
    for stop in range(6):
        shutil.rmtree(desk.data)
        shutil.copytree(desk.data.parent.parent / "data before", desk.data)
        window = desk.open()
        written = 0

        def stopping(*arguments: Any, stop: int = stop) -> None:
            nonlocal written
            if written == stop:
                raise KeyboardInterrupt
            written += 1
            write(*arguments)

        moved = window.okrs.objectives[of.id]
        window.perform(edit(window.okrs, window.author(), moved, cycle=then.id if stop % 2 else None))
        with monkeypatch.context() as patch:
            patch.setattr(Tables, "write", stopping)
            with suppress(KeyboardInterrupt):
                window.checkpoint()
        assert unite(desk.open()) == unite(window), stop
        healing = desk.open()
        healing.load_all()
        checked_in(healing, healing.okrs.key_results[kr.id], 6)
        healing.checkpoint()
        assert unite(desk.open()) == unite(healing), stop
        holders = [path.stem for path in desk.tables.glob("*.json") if f'"{kr.id}":' in path.read_text()]
        assert len(holders) == 1, stop
