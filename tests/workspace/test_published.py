"""What was published is asked of the share each time; how it was before only saves comparing all of it again."""

from pathlib import Path

import pytest

from okrtui.share.listing import Listing, listing
from okrtui.share.share import Share
from okrtui.workspace import carrying, held
from okrtui.workspace.carried import PUBLISHED
from okrtui.workspace.held import Held
from okrtui.workspace.home import Home
from okrtui.workspace.published import OFTEN
from okrtui.workspace.repairing import missing_on_share
from okrtui.workspace.sharing import create_share, leave_share
from okrtui.workspace.taking_in import send, synchronise
from okrtui.workspace.workspace import Workspace
from tests.workspace.desk import Desk, objective

PATIENCE = 60.0


@pytest.fixture
def share(tmp_path: Path, home: Home) -> Path:
    objective(home)
    create_share(home, home.default, tmp_path / "share")
    return tmp_path / "share"


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The logs that were read as a whole."""
    read: list[str] = []
    log = Held.log

    def noted(self: Held, rid: str) -> object:
        read.append(rid)
        return log(self, rid)

    monkeypatch.setattr(held.Held, "log", noted)
    return read


def team(home: Home) -> Workspace:
    return home.workspaces[home.default]


def slices(share: Path) -> list[Path]:
    return sorted((share / "v1").rglob("*.okl"))


def lacks(home: Home) -> int:
    """How many changes the share lacks, by reading all of it."""
    return sum(each.changes for each in missing_on_share(team(home)))


def sent(home: Home, title: str) -> None:
    objective(home, title)
    send(team(home), PATIENCE)


def test_one_step_more_is_sent_without_reading_what_was_sent_before(
    desk: Desk, home: Home, share: Path, whole: list[str]
) -> None:
    sent(home, "Quiet nights")
    again = desk.open()
    sent(again, "Fewer pages")
    send(team(again), PATIENCE)
    assert (whole, len(slices(share))) == ([], 3)
    assert lacks(again) == 0


@pytest.mark.parametrize("harm", ["gone", "torn", "older"])
def test_a_folder_that_is_not_as_it_was_is_compared_wholly_and_heals(
    harm: str, home: Home, share: Path, whole: list[str]
) -> None:
    sent(home, "Quiet nights")
    first, *_ = slices(share)
    match harm:
        case "gone":
            for path in slices(share):
                path.unlink()
        case "torn":
            first.write_bytes(first.read_bytes()[:-9])
        case _:
            first.unlink()
    sent(home, "Fewer pages")
    assert whole
    assert lacks(home) == 0


@pytest.mark.parametrize("place", [0, -1])
def test_what_an_engine_takes_away_while_it_is_sent_is_not_held_for_published(
    place: int, home: Home, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old slice, or the one that was written just now."""
    asked = iter([False, True])

    def meanwhile(of: Share, rid: str) -> Listing:
        if next(asked, False):
            paths = sorted(slices(share), key=lambda path: path.name)
            paths[place].unlink()
        return listing(of, rid)

    monkeypatch.setattr(carrying, "listing", meanwhile)
    sent(home, "Quiet nights")
    monkeypatch.undo()
    assert lacks(home) > 0
    send(team(home), PATIENCE)
    assert lacks(home) == 0


@pytest.mark.parametrize("noted", [b"", b"{", b"[]", b'{"x":{"size":1}}'])
def test_without_a_note_or_with_a_broken_one_all_is_compared(
    noted: bytes, home: Home, share: Path, whole: list[str]
) -> None:
    (team(home).identity.directory / PUBLISHED).write_bytes(noted)
    sent(home, "Quiet nights")
    assert whole
    assert lacks(home) == 0
    assert len(slices(share)) == 2


def test_a_log_that_is_not_the_one_it_was_is_compared_wholly(
    home: Home, share: Path, whole: list[str]
) -> None:
    note = team(home).identity.directory / PUBLISHED
    tail = team(home).logs.read(team(home).identity.rid)[-24:]
    before = note.read_bytes()
    note.write_bytes(before.replace(tail[:8].replace(b'"', b'\\"'), b"otherlog"))
    assert note.read_bytes() != before
    sent(home, "Quiet nights")
    assert whole
    assert lacks(home) == 0


def test_every_so_many_files_a_folder_is_compared_wholly_so_that_they_are_merged(
    home: Home, share: Path, whole: list[str]
) -> None:
    for number in range(OFTEN + 1):
        sent(home, f"Objective {number}")
    assert len(whole) == 1
    assert lacks(home) == 0


def test_a_share_that_is_left_and_joined_anew_by_another_directory_gets_all(
    home: Home, share: Path, tmp_path: Path
) -> None:
    leave_share(team(home))
    assert not (team(home).identity.directory / PUBLISHED).exists()
    create_share(home, home.default, tmp_path / "other")
    assert lacks(home) == 0
    assert synchronise(team(home)).sent == 0
