import errno
import json
import os
import shutil
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import EllipsisType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.cli.short import short_status
from okrtui.okr.encoding import registers_of
from okrtui.okr.errors import BadInputError, NotFoundError, OkrError, RefusedError, StorageError
from okrtui.okr.records import KINDS, SETS, CheckIn, Idea, Objective, Order, Record
from okrtui.okr.rhythm import start_of
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.objectives import add_objective, support
from okrtui.okr.steps.step import Add, Change
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete
from okrtui.replica.operations import New, fresh_id
from okrtui.replica.registers import Entity, fold
from okrtui.workspace.documents import fields, from_document, to_document
from okrtui.workspace.home import Home
from okrtui.workspace.translate import to_record
from okrtui.workspace.trust import dump
from tests.replica.signers import SPACE, Replica
from tests.workspace.desk import Desk, checked_in, key_result, objective, quarter, shown, taken_in, unite
from tests.workspace.work import do_all

# -- several spaces


def test_logs_whose_state_was_lost_are_taken_up_by_a_new_device_of_their_founder(
    desk: Desk, home: Home
) -> None:
    checked_in(home, key_result(home, objective(home)), 5)
    before, me = unite(home), dict(home.me)
    shutil.rmtree(home.state)
    again = desk.open()
    assert unite(again) == before
    assert dict(again.me) == me
    assert again.private == home.private
    assert sum("as a new device" in notice for notice in again.notices()) == 2
    checked_in(again, next(iter(again.okrs.key_results.values())), 7)
    assert len(again.workspaces[home.default].logs.sizes()) == 2
    assert unite(desk.open()) == unite(again)


def test_a_step_that_would_change_a_record_of_another_space_is_refused(home: Home) -> None:
    elsewhere = objective(home)
    private = home.author(home.private)
    with pytest.raises(RefusedError, match="is of another team, or private"):
        home.perform(edit(home.okrs, private, elsewhere, title="Mine now"))
    assert home.okrs.objectives[elsewhere.id].title == elsewhere.title


def test_a_new_home_is_empty_until_it_is_founded(desk: Desk) -> None:
    home = desk.open()
    assert home.is_empty
    private = home.create_space("private", "Mei", private=True)
    assert not home.is_empty
    assert (home.private, home.default) == (private, private)
    assert home.okrs.spaces[private].name == "private"
    assert home.okrs.people[home.me[private]].name == "Mei"
    assert [cycle.name for cycle in home.okrs.cycles.values()] == ["2026-Q4"]


def test_the_okrs_of_all_spaces_are_one_and_every_record_says_whose_it_is(desk: Desk, home: Home) -> None:
    third = home.create_space("South", "Mei M.", private=False)
    for space in (home.private, home.default, third):
        home.make_default(space)
        checked_in(home, key_result(home, objective(home, f"In {space}")), 5)
    assert {o.space for o in home.okrs.objectives.values()} == set(home.workspaces)
    assert len(home.okrs.check_ins) == 3
    assert unite(desk.open()) == unite(home)
    assert {record.space for record in home.okrs.records()} == set(home.workspaces)
    assert shown(home.okrs_of(third))["objectives"].keys() < shown(home.okrs)["objectives"].keys()


def test_spaces_are_found_by_name_id_or_private(home: Home) -> None:
    north = home.default
    assert home.space_named("north") == home.space_named(north) == north
    assert home.space_named("private") == home.private
    assert home.space_name(north) == "team North"
    assert home.space_name(home.private) == "private space"
    with pytest.raises(NotFoundError, match="there is no space called “East”"):
        home.space_named("East")
    home.create_space("North", "Mei", private=False)
    with pytest.raises(NotFoundError):
        home.space_named("North")


def test_a_default_that_is_not_there_is_the_private_space(desk: Desk, home: Home) -> None:
    desk.default = "gone"
    assert desk.open().default == home.private


def test_a_space_that_is_refused_leaves_nothing_behind(desk: Desk) -> None:
    home = desk.open()
    with pytest.raises(BadInputError):
        home.create_space("  ", "Mei", private=True)
    assert home.is_empty
    assert list(desk.state.iterdir()) == []
    home.create_space("private", "Mei", private=True)
    assert len(desk.open().workspaces) == 1


def test_a_disk_that_refuses_a_new_space_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    home = desk.open()
    desk.directory.parent.mkdir(exist_ok=True)
    desk.directory.write_text("a file in the way")
    with pytest.raises(StorageError, match="could not be made"):
        home.create_space("private", "Mei", private=True)


def test_a_damaged_identity_is_a_sentence(desk: Desk, home: Home) -> None:
    (desk.state / home.default / "identity.json").write_bytes(b"garbage")
    with pytest.raises(StorageError, match="this installation's identity is damaged"):
        desk.open()


def test_a_rule_may_ask_for_what_stands_in_another_space(home: Home) -> None:
    """A private objective may support a shared one."""
    shared = objective(home, "Shared")
    home.make_default(home.private)
    mine = objective(home, "Mine", parent=shared.id)
    other = objective(home, "Other")
    home.perform(support(home.okrs, home.author(), other, shared.id))
    assert {home.okrs.objectives[each.id].parent for each in (mine, other)} == {shared.id}


# -- nothing private is named in a team's space


@pytest.fixture
def secret(home: Home) -> Objective:
    """An objective of the private space."""
    team = home.default
    home.make_default(home.private)
    found = objective(home, "Ask for a raise")
    home.make_default(team)
    return found


def refused(home: Home, *changes: Add | Change) -> bool:
    step = take_in(home.okrs, home.author(home.default), "names it", changes)
    log = home.workspaces[home.default].logs.sizes()
    with suppress(RefusedError):
        home.perform(step)
        return False
    assert home.workspaces[home.default].logs.sizes() == log
    return True


@pytest.mark.parametrize("where", ["parent", "order", "for", "supporters", "key", "text"])
def test_a_private_id_is_refused_wherever_it_stands_in_a_new_record(
    home: Home, secret: Objective, where: str
) -> None:
    author = home.author(home.default)
    made = author.ids.fresh()
    place: Order = (secret.id, "i")
    named: dict[str, dict[str, Any]] = {
        "parent": {"parent": secret.id},
        "order": {"order": place},
        "for": {"for": {"person": home.me[home.private]}},
        "text": {"why": f"see\n{secret.id}, please"},
    }
    record: Record = msgspec.convert({"title": "x", **named.get(where, {})}, Objective)
    if where == "supporters":
        record = Idea(title="x", supporters=(home.me[home.private],))
    if where == "key":
        made = author.ids.keyed("objective", "carry", secret.id, "2027-Q1")
    record = msgspec.structs.replace(record, id=made.id, space=author.space)
    assert refused(home, Add(record, made))


@pytest.mark.parametrize("where", ["value", "group", "list", "member", "id"])
def test_a_private_id_is_refused_wherever_it_stands_in_a_change(
    home: Home, secret: Objective, where: str
) -> None:
    of = objective(home, "Shared")
    change = {
        "value": Change(of.id, "parent", None, secret.id),
        "group": Change(of.id, "for", None, msgspec.convert({"person": secret.id}, type(of.for_))),
        "list": Change(of.id, "order", None, (secret.id, "i")),
        "member": Change(of.id, f"supporters/{secret.id}", None, True),
        "id": Change(secret.id, "title", None, "x"),
    }[where]
    assert refused(home, change)


def test_a_private_record_in_an_old_cycle_or_the_trash_is_private_too(desk: Desk, home: Home) -> None:
    team = home.default
    home.make_default(home.private)
    cycles = [
        quarter(home, f"202{y}", date(2020 + y, 1, 1), date(2020 + y, 12, 31), "grading") for y in (2, 3)
    ]
    kr = key_result(home, objective(home, "Old", cycle=cycles[0].id))
    old = checked_in(home, kr, 5)
    gone = objective(home, "Gone")
    home.perform(delete(home.okrs, home.author(), gone))
    home.checkpoint()
    again = desk.open()
    assert kr.id not in again.okrs.key_results
    again.make_default(team)
    of = objective(again, "Shared")
    for id_ in (kr.id, old.id, gone.id):
        assert refused(again, Change(of.id, "parent", None, id_))


def test_a_private_step_may_name_what_is_shared_and_a_shared_step_what_is_nowhere(
    home: Home, secret: Objective
) -> None:
    shared = objective(home, "Shared")
    private = home.author(home.private)
    home.perform(take_in(home.okrs, private, "tied", [Change(secret.id, "parent", None, shared.id)]))
    assert home.okrs.objectives[secret.id].parent == shared.id
    assert not refused(home, Change(shared.id, "why", None, "a" * 26))


# -- brief.json


def brief_in(desk: Desk) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((desk.data / "brief.json").read_text())
    return read


def log_sizes(desk: Desk) -> dict[str, int]:
    return {
        f"{path.parent.parent.name}/{path.stem}": path.stat().st_size
        for path in desk.data.glob("spaces/*/log/*.okl")
    }


def test_the_brief_fits_the_logs_after_every_step_undo_and_checkpoint(desk: Desk, home: Home) -> None:
    kr = key_result(home, objective(home))
    checked_in(home, kr, 5, confidence=6)
    assert brief_in(desk)["logs"] == log_sizes(desk)
    assert [(m["id"], m["confidence"]) for s in brief_in(desk)["spaces"] for m in s["mine"]] == [(kr.id, 6)]
    home.undo()
    assert brief_in(desk)["logs"] == log_sizes(desk)
    assert [(m["id"], m["confidence"]) for s in brief_in(desk)["spaces"] for m in s["mine"]] == [
        (kr.id, None)
    ]
    (desk.data / "brief.json").unlink()
    home.checkpoint()
    assert brief_in(desk)["logs"] == log_sizes(desk)
    assert brief_in(desk) == {**home.brief(), "settings": brief_in(desk)["settings"]}
    assert (desk.data / "brief.json").stat().st_mode & 0o777 == 0o600
    assert short_status(str(desk.data), str(desk.directory / "none")) is not None


def test_prompts_that_were_not_told_find_out_for_themselves(desk: Desk, home: Home) -> None:
    """As after a key in the screens, which nobody should wait for; the tables tell them at last."""
    of = objective(home)
    home.perform(edit(home.okrs, home.author(), of, title="Nights"), tells_prompts=False)
    assert brief_in(desk)["logs"] != log_sizes(desk)
    assert short_status(str(desk.data), str(desk.directory / "none")) is None
    home.checkpoint()
    assert brief_in(desk)["logs"] == log_sizes(desk)


def test_a_brief_never_vouches_for_what_was_not_taken_in(desk: Desk, home: Home) -> None:
    """Another window's step comes between this one's and its brief."""
    window = desk.open()
    objective(window, "Unseen")
    home.write_brief()
    assert brief_in(desk)["logs"] != log_sizes(desk)
    home.refresh()
    home.write_brief()
    assert brief_in(desk)["logs"] == log_sizes(desk)


def test_a_brief_counts_conflicts_and_says_who_is_away_and_when_to_check_in(desk: Desk, home: Home) -> None:
    of, window = objective(home), desk.open()
    for each, title in ((home, "One"), (window, "Other")):
        each.perform(edit(each.okrs, each.author(), each.okrs.objectives[of.id], title=title))
    me = window.okrs.people[window.me[window.default]]
    window.perform(edit(window.okrs, window.author(), me, away_until=date(2026, 12, 1)))
    (space,) = [s for s in brief_in(desk)["spaces"] if s["id"] == home.default]
    assert (space["conflicts"], space["away_until"], space["cycle"]["name"]) == (1, "2026-12-01", "2026-Q4")
    assert (space["name"], space["check_in_day"], space["week_start"]) == ("North", 0, 0)


def test_a_disk_that_refuses_the_brief_does_not_matter(
    desk: Desk, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = objective(home)
    writing = os.open

    def no_brief(path: Any, *arguments: Any, **more: Any) -> int:
        if "brief" in str(path) or "identity" in str(path):
            raise OSError(errno.ENOSPC, "x")
        return writing(path, *arguments, **more)

    monkeypatch.setattr(os, "open", no_brief)
    made = key_result(home, of)
    assert made.id in desk.open().okrs.key_results


def test_a_step_on_a_full_disk_is_refused_with_a_sentence_and_leaves_no_trace(
    desk: Desk, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = objective(home)
    before, log = unite(home), log_sizes(desk)

    def full(*_: Any) -> int:
        raise OSError(errno.ENOSPC, "x")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(StorageError, match=r"^nothing was saved: the disk is full \("):
            key_result(home, of)
        with pytest.raises(StorageError, match=r"^a file could not be written: the disk is full \("):
            home.checkpoint()
    assert log_sizes(desk) == log
    assert unite(home) == before
    home.checkpoint()
    assert unite(desk.open()) == before


def test_an_unnamed_failure_of_the_disk_is_a_sentence(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    of = objective(home)

    def fail(*_: Any) -> int:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "scandir", fail)
    with pytest.raises(StorageError, match="the disk failed: Input/output error"):
        key_result(home, of)


def test_notices_are_told_once(desk: Desk, home: Home) -> None:
    objective(home)
    with desk.log.open("ab") as file:
        file.write(b'{"a":')
    again = desk.open()
    assert len(again.notices()) == 1
    assert again.notices() == []


# -- trust


def test_the_digests_of_a_space_are_the_same_however_it_was_opened(
    tmp_path: Path, desk: Desk, home: Home
) -> None:
    do_all(home)
    window = desk.open().workspaces[home.default]
    live = dump(home.workspaces[home.default])
    home.checkpoint()
    reopened = dump(desk.open().workspaces[home.default])
    assert live == dump(window) == reopened
    copy = dump(desk.copied(tmp_path / "copy").open().workspaces[home.default])
    assert copy == live


def test_verifying_finds_a_changed_a_missing_and_an_unreadable_commit(desk: Desk, home: Home) -> None:
    for title in ("One", "The second of three", "Three"):
        objective(home, title)
    data = desk.log.read_bytes()
    workspace = home.workspaces[home.default]
    assert workspace.verify() == (4, [])
    assert data.count(b"The second") == 2
    places = [place for place in range(len(data)) if data.startswith(b'{"a":', place)]
    for spoiled, reasons in {
        data.replace(b"The second", b"The twelfth"): {
            "the signature is missing or wrong",
            "the step before it is missing",
        },
        data[: places[1]] + data[places[2] :]: {"the step before it is missing"},
        data[: places[1]] + b"?" + data[places[1] + 1 :]: {
            "bytes belong to no step",
            "the step before it is missing",
        },
        b"?" + data[1:]: {"no log header"},
    }.items():
        desk.log.write_bytes(spoiled)
        bad = workspace.verify()[1]
        assert bad, reasons
        for reason in reasons:
            assert any(reason in refusal.why for refusal in bad), (reasons, bad)
        assert all(refusal.replica == desk.log.stem for refusal in bad)


def test_history_is_the_newest_first_over_all_spaces(home: Home) -> None:
    objective(home, "In the team")
    home.make_default(home.private)
    made = objective(home, "In private")
    dids = [entry.did for entry in home.history()]
    assert dids[:2] == ["added the objective “In private”", "added the objective “In the team”"]
    assert home.history()[0].touched == (made.id,)
    assert home.history()[0].by == home.me[home.private]


def test_everything_can_be_told_from_a_seed(tmp_path: Path) -> None:
    def told(name: str) -> dict[str, Any]:
        home = Desk(tmp_path / name, seed="x").found()
        checked_in(home, key_result(home, objective(home)), 5)
        home.checkpoint()
        return dump(home.workspaces[home.default])

    assert told("one") == told("other")


# -- codecs


NUMBERS = st.decimals(-(10**9), 10**9, places=3) | st.sampled_from(
    [Decimal("0"), Decimal("0.00"), Decimal("1E+3")]
)
TIMES = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that records are made of."""
    match get_origin(kind), get_args(kind):
        case (None, _) if kind is Decimal:
            return NUMBERS
        case (None, _) if kind is int:
            return st.integers(-(10**6), 10**6)
        case (None, _) if kind is datetime:
            return TIMES.map(lambda time: time.replace(microsecond=0))
        case (None, _) if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return groups(kind)
        case origin, (item, EllipsisType()) if origin is tuple:
            return st.lists(values(item), max_size=3).map(tuple)
        case origin, (key, item) if origin is dict:
            return st.dictionaries(values(key), values(item), max_size=3)
        case origin, parts if origin is tuple:
            return st.tuples(*map(values, parts))
        case origin, parts if origin in (Union, UnionType):
            return st.one_of(*map(values, parts))
        case _:
            return st.from_type(kind)


def groups(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Any struct of a type."""
    given_ = {name: of for name, of in get_type_hints(kind).items() if name in kind.__struct_fields__}
    derived = {"id", "space", "deleted", "key"} if issubclass(kind, Record) else set[str]()
    return st.builds(kind, **{name: values(of) for name, of in given_.items() if name not in derived})


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(st.data())
def test_every_record_comes_back_from_its_operation_and_its_document_as_it_was(
    kind: str, data: st.DataObject
) -> None:
    record: Record = data.draw(groups(KINDS[kind]))
    ann = Replica("ann")
    id_ = fresh_id(ann.rid, "0" * 16)
    entities: dict[str, Entity] = {}
    fold(entities, SPACE, ann.commit(New(id_, kind, registers_of(record), 1, n="0" * 16)))
    document = msgspec.json.encode(to_document(entities[id_]))
    for shown_as in (fields(entities[id_]), document):
        again = to_record(kind, id_, SPACE, shown_as)
        assert again is not None
        assert said(again, kind) == said(msgspec.structs.replace(record, id=id_, space=SPACE), kind)
    assert from_document(kind, msgspec.json.decode(document)) == entities[id_]


def said(value: Any, kind: str = "") -> Any:
    """What a value says: what is absent says nothing, and a set has no order."""
    if isinstance(value, msgspec.Struct):
        told = {name: said(getattr(value, name)) for name in value.__struct_fields__}
        sets = {
            name: frozenset(told[name]) for name in SETS.get(kind, ()) if isinstance(told.get(name), list)
        }
        return {name: part for name, part in (told | sets).items() if part not in (None, [], {}, frozenset())}
    return [said(item) for item in value] if isinstance(value, tuple | list) else value


def test_nothing_said_is_lost_because_it_is_nought(desk: Desk, home: Home) -> None:
    """A value of 0, a confidence of 0, no milestone done: each says something."""
    kr = key_result(home, objective(home))
    made = taken_in(home, CheckIn, key_result=kr.id, value=Decimal(0), confidence=0, steps_done=())
    again = desk.open().okrs.check_ins[kr.id][0]
    assert [again.value, again.confidence, again.steps_done] == [Decimal(0), 0, ()]
    assert made == again


def test_a_record_with_a_field_that_cannot_be_shows_the_rest() -> None:
    values = {"title": "Good", "weight": "heavy", "due": 5, "order": ["x", "i"], "measure": {"kind": "odd"}}
    for document in (values, msgspec.json.encode(values)):
        record = to_record("key_result", "id", "space", document)
        assert record == KINDS["key_result"](id="id", space="space", title="Good", order=("x", "i"))  # type: ignore[call-arg]
    assert to_record("hope", "id", "space", {}) is None


def test_a_step_on_what_another_space_closed_is_refused_there(home: Home) -> None:
    with pytest.raises(OkrError):
        home.perform(add_objective(home.okrs, home.author(), "x", parent="nowhere"))


@pytest.mark.parametrize("value", [2**53, 0.5, "\ud800"])
def test_what_no_reader_would_take_is_refused_and_nothing_is_written(
    desk: Desk, home: Home, value: Any
) -> None:
    of = objective(home)
    log = log_sizes(desk)
    with pytest.raises(BadInputError, match="this cannot be stored"):
        home.perform(take_in(home.okrs, home.author(), "x", [Change(of.id, "why", None, value)]))
    assert log_sizes(desk) == log


def test_a_private_space_without_weeks_of_its_own_goes_by_the_team_as_it_settles_them(home: Home) -> None:
    def settle(space: str, start: int | None) -> None:
        record = home.okrs.spaces[space]
        step = edit(
            home.okrs, home.author(space), record, settings=replace(record.settings, week_start=start)
        )
        home.perform(step)

    def starts() -> list[int]:
        seen = {space: start_of(home.okrs, space) for space in (home.private, home.default)}
        assert seen == {space: start_of(home.okrs_of(space), space) for space in seen}
        assert seen == {space["id"]: space["week_start"] for space in home.brief()["spaces"]}
        return [seen[home.private], seen[home.default]]

    assert starts() == [0, 0]
    settle(home.default, 6)
    assert starts() == [6, 6]
    settle(home.private, 0)
    assert starts() == [0, 6]
    settle(home.private, None)
    settle(home.default, None)
    assert starts() == [0, 0]
