"""The heart, with real OKRs: the same state whatever came when, with tables written and opened in between."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.records import KINDS, Objective
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.trash import delete
from okrtui.replica.canonical import canonical
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New, Set, fresh_id
from okrtui.replica.registers import Entity
from okrtui.workspace.home import Home
from okrtui.workspace.state import State
from okrtui.workspace.translate import MAIN
from tests.replica.signers import Replica
from tests.workspace.desk import Desk, checked_in, key_result, objective, shown
from tests.workspace.work import WORK, boring, deploys, do_all, named


class Story(NamedTuple):
    """A space, and all commits that two installations and a stranger made in it."""

    space: str
    commits: tuple[Commit, ...]


@cache
def story() -> Story:
    """Two installations that worked on without each other from the middle of the day on, and odd news."""
    with TemporaryDirectory() as directory:
        desk = Desk(Path(directory) / "mei", seed="story")
        home = desk.found()
        for deed in list(WORK.values())[:12]:
            deed(home)
        ken = desk.copied(Path(directory) / "ken").open()
        for deed in list(WORK.values())[12:]:
            deed(home)
        _work_apart(ken)
        assert desk.default is not None
        spaces = (home.workspaces[desk.default], ken.workspaces[desk.default])
        commits = {c.cid: c for workspace in spaces for c in workspace.every_commit()}
        made = (*commits.values(), *_odd_news(desk.default, ken))
        return Story(desk.default, made)


def _work_apart(ken: Home) -> None:
    """What collides with the other's work: edits, a circle, deletes, and more of everything."""
    surprises = named(ken.okrs, Objective, "Fewer surprises")
    third = objective(ken, "Third", parent=surprises.id)
    checked_in(ken, key_result(ken, third, "Another"), 3)
    checked_in(ken, deploys(ken), 12)
    ken.perform(delete(ken.okrs, ken.author(), ken.okrs.check_ins[deploys(ken).id][0]))
    ken.perform(delete(ken.okrs, ken.author(), surprises))
    ken.perform(
        edit(ken.okrs, ken.author(), deploys(ken), title="Deploys a week", link="https://example.com")
    )
    ken.perform(edit(ken.okrs, ken.author(), boring(ken), why="Calm"))


def _odd_news(space: str, ken: Home) -> list[Commit]:
    """A circle, children of what nobody knows, unknown kinds and registers, values that cannot be."""
    eve = Replica("eve", space)
    ids = [fresh_id(eve.rid, f"{n:016x}") for n in range(8)]
    above, below = boring(ken).id, ids[0]

    def new(place: int, kind: str, **body: Any) -> New:
        return New(ids[place], kind, body, 10 + place, n=f"{place:016x}")

    return [
        eve.commit(new(0, "objective", title="Circle", parent=above)),
        eve.commit(Set(above, "parent", below, (), 2**40)),
        eve.commit(
            new(1, "check_in", key_result=ids[2], on="2026-11-20", value="5"),
            Set(ids[1], "_del", None, (), 5),
        ),
        eve.commit(new(2, "key_result", title="Late", objective=ids[3], weight="heavy")),
        eve.commit(new(3, "objective", title=5, cycle=ids[2])),
        eve.commit(new(4, "check_in", key_result=ids[3], on="never"), new(5, "hope", title="later", key="x")),
        eve.commit(new(6, "target_change", key_result=ids[7]), Set(ids[6], "_del", True, (), 9)),
        eve.commit(
            Set(above, "why", "Sleep", (), 6),
            new(7, "idea", title="Gone"),
            Set(ids[7], "_del", {"seen": {}}, (), 6),
        ),
        eve.commit(Set("a" * 26, "title", "of nobody", (), 7), Set(ids[2], "check_ins", {"x": 1}, (), 8)),
    ]


class Disk:
    """Table files in memory, and a state that may be opened from them again."""

    def __init__(self, space: str) -> None:
        self.space = space
        self.files: dict[str, dict[str, dict[str, msgspec.Raw]]] = {}
        self.state = State(space, self.load_all)
        self.open_files: set[str] = set()

    def checkpoint(self) -> None:
        changed = self.state.changed_documents()
        for file, tables in changed.items():
            if file not in self.files:
                self.open_files.add(file)
            for table, documents in tables.items():
                kept = self.files.setdefault(file, {}).setdefault(table, {})
                for id_, document in documents.items():
                    kept.pop(id_, None)
                    if document is not None:
                        kept[id_] = msgspec.Raw(msgspec.json.encode(document))
        self.state.saved(changed)

    def restart(self, opened: Sequence[str]) -> None:
        """Open the tables again: the main file, and of the others those that are wanted at once."""
        self.state = State(self.space, self.load_all)
        self.open_files = set()
        for file in (MAIN, *opened):
            self.load(file)

    def load(self, file: str) -> None:
        if file in self.files and file not in self.open_files:
            self.open_files.add(file)
            self.state.take(file, self.files[file])

    def load_all(self) -> None:
        for file in list(self.files):
            self.load(file)

    def view(self) -> Mapping[str, Any]:
        self.load_all()
        return {
            **shown(self.state.okrs),
            "conflicts": sorted(self.state.conflicts()),
            "entities": {id_: entity_view(entity) for id_, entity in self.state.entities.every().items()},
        }


def entity_view(entity: Entity) -> Any:
    heads = {n: [(h.stamp, canonical(h.value)) for h in entity.heads(n)] for n in entity.fields()}
    return entity.kind, heads


@cache
def expected() -> Mapping[str, Any]:
    disk = Disk(story().space)
    disk.state.fold(story().commits)
    return disk.view()


def different(disk: Disk) -> Mapping[str, Any]:
    """What a disk shows otherwise than it should: where, what it shows, what it should."""
    view = disk.view()
    return {
        f"{part} {key}": (view[part].get(key), whole.get(key))
        for part, whole in expected().items()
        if isinstance(whole, dict)
        for key in {*whole, *view[part]}
        if view[part].get(key) != whole.get(key)
    } | {part: view[part] for part in ("cut", "conflicts") if view[part] != expected()[part]}


def test_the_story_has_what_it_is_told_for() -> None:
    view = expected()
    assert view["cut"]
    assert view["conflicts"]
    assert view["trash"]
    assert {entity[0] for entity in view["entities"].values()} >= {*KINDS, "hope", None}


@given(st.data())
def test_the_okrs_are_the_same_whatever_came_when_and_however_often_tables_were_opened(
    data: st.DataObject,
) -> None:
    disk = Disk(story().space)
    commits = [story().commits[place] for place in data.draw(st.permutations(range(len(story().commits))))]
    while commits:
        size = data.draw(st.integers(1, 12))
        disk.state.fold(commits[:size], is_opening=data.draw(st.booleans()))
        if data.draw(st.booleans()):
            disk.state.fold(commits[: size // 2])
        commits = commits[size:]
        match data.draw(st.sampled_from(["", "checkpoint", "restart"])):
            case "checkpoint":
                disk.checkpoint()
            case "restart":
                disk.checkpoint()
                disk.restart(data.draw(st.lists(st.sampled_from(sorted(disk.files)), unique=True)))
    assert different(disk) == {}
    disk.checkpoint()
    disk.restart([])
    assert different(disk) == {}


def test_everything_the_work_did_is_in_one_state_whoever_did_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    home = desk.found()
    do_all(home)
    assert desk.default is not None
    workspace = home.workspaces[desk.default]
    disk = Disk(desk.default)
    disk.state.fold(list(workspace.every_commit())[::-1])
    assert shown(disk.state.okrs) == shown(workspace.okrs)
