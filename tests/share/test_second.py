"""What somebody else reads who knows the protocol and nothing else (share protocol §8)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.steps.editing import edit
from okrtui.replica.canonical import canonical
from okrtui.replica.commits import read_commits
from okrtui.replica.markers import seal_marker
from okrtui.share.marker import put
from okrtui.share.publish import publish
from okrtui.share.share import Log, opened
from okrtui.store.identity import Identity
from okrtui.workspace.home import Home
from okrtui.workspace.trust import dump
from tests.share import second
from tests.share.second import digests
from tests.workspace.desk import Desk, checked_in, colleague, exchange, key_result, objective


def founded(share: Path, identity: Identity) -> None:
    share.mkdir()
    nonce = identity.remembered.nonce
    put(share, seal_marker("North", "2026-11-21T21:03:36Z", nonce, identity))


def published(desk: Desk, share: Path) -> None:
    """Every log of the team's space, as its owner would publish it."""
    assert desk.default is not None
    logs = []
    for path in sorted((desk.space / "log").glob("*.okl")):
        data = path.read_bytes()
        begin = data.index(b"\n") + 1
        logs.append(Log(path.stem, data[:begin], list(read_commits(data, begin, desk.default, path.stem))))
    with opened(share, desk.default) as there:
        publish(there, logs, 0.0)


def told(home: Home) -> dict[str, object]:
    told = dump(home.workspaces[home.default])
    return {name: told[name] for name in ("space", "commits", "commits_digest", "state_digest")}


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """The share of two people who changed the same title unseen by each other, and worked on."""
    desk = Desk(tmp_path / "home")
    home = desk.found()
    known = key_result(home, objective(home))
    checked_in(home, known, 5)
    theirs, window = colleague(desk, home, tmp_path / "theirs")
    for one, title in ((home, "Faster, 更快"), (window, "Safer \u2028 é")):
        (record,) = one.okrs.objectives.values()
        one.perform(edit(one.okrs, one.author(), record, title=title))
        checked_in(one, known, 7)
    exchange(desk, theirs)
    founded(tmp_path / "share", home.workspaces[home.default].identity)
    published(desk, tmp_path / "share")
    return tmp_path / "share"


def test_a_second_implementation_comes_to_the_same_digests(share: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "home")
    desk.default = digests(share)["space"]
    home = desk.open()
    assert told(home) == digests(share)
    assert len(home.workspaces[home.default].state.conflicts()) == 1


def test_a_torn_file_gives_it_another_digest(share: Path) -> None:
    """The test above can fail."""
    before = digests(share)
    path = max(share.glob("v1/*/*"), key=lambda path: path.stat().st_size)
    path.write_bytes(path.read_bytes()[:-1])
    assert digests(share)["commits_digest"] != before["commits_digest"]


@given(
    st.dictionaries(st.text(), st.one_of(st.text(), st.none(), st.booleans(), st.integers(-(2**53), 2**53)))
)
def test_any_json_library_spells_alike(value: dict[str, object]) -> None:
    assert second.canonical(value) == canonical(value)
