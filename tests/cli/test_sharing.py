"""A team shares its OKRs through a directory: what each command says, and what everybody then has."""

import re
import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from okrtui.share import quarantine
from okrtui.workspace import share_status
from tests.cli.machines import Machine, files_below

NOW = "2026-11-20T09:00"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_NOW", NOW)
    monkeypatch.delenv("OKRTUI_SEED", raising=False)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    return tmp_path / "carried" / "north"


@pytest.fixture
def mei(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Machine:
    machine = Machine(tmp_path, "mei", capsys)
    machine("init", "--me", "Mei", "--space", "North")
    machine("add", "objective", "Make releases boring")
    machine("add", "kr", "boring", "Deploys per week", "--from", "4", "--to", "20")
    return machine


@pytest.fixture
def ken(tmp_path: Path, capsys: pytest.CaptureFixture[str], mei: Machine, share: Path) -> Machine:
    """Somebody who joined what Mei shares."""
    mei("share", "create", str(share))
    machine = Machine(tmp_path, "ken", capsys)
    machine("init", "--me", "Ken")
    machine("share", "join", str(share), "--as", "Ken")
    return machine


def test_two_homes_on_one_directory_come_to_the_same(mei: Machine, ken: Machine) -> None:
    ken("add", "objective", "Quiet nights")
    ken("checkin", "deploys", "9", "--confidence", "7")
    mei("edit", "boring", "--why", "Friday evenings")
    for machine in (mei, ken, mei):
        machine("sync")
    assert mei.digests == ken.digests
    assert mei.titles == ken.titles == {"Make releases boring", "Quiet nights"}


def test_what_was_done_while_the_share_was_away_goes_out_when_it_is_back(
    mei: Machine, ken: Machine, share: Path
) -> None:
    away = share.rename(share.with_name("unmounted"))
    mei("edit", "boring", "--title", "Releases nobody notices")
    ken("edit", "boring", "--why", "Friday evenings")
    ken("add", "objective", "Quiet nights")
    assert ken("status", "--short").out.strip().endswith("2 only here")
    assert "only here" in mei("status").out
    assert mei.tried("sync").code == ken.tried("sync").code == 4
    assert not share.exists()
    away.rename(share)
    for machine in (mei, ken, mei):
        machine("sync")
    assert mei.digests == ken.digests
    assert mei.titles == {"Releases nobody notices", "Quiet nights"}
    assert "only here" not in ken("status", "--short").out


def test_a_third_joins_later_and_has_everything(
    mei: Machine, ken: Machine, share: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ken("add", "objective", "Quiet nights")
    wang = Machine(tmp_path, "wang", capsys)
    wang("share", "join", str(share), "--as", "王小明")
    assert wang.titles == {"Make releases boring", "Quiet nights"}
    for machine in (mei, ken):
        machine("sync")
    assert mei.digests == ken.digests == wang.digests
    people = {person["name"] for person in mei("export").json["people"]}
    assert people == {"Mei", "Ken", "王小明"}


def test_a_wiped_share_heals_from_each_and_from_anybody(mei: Machine, ken: Machine, share: Path) -> None:
    ken("add", "objective", "Quiet nights")
    mei("sync")
    before = mei.digests
    shutil.rmtree(share / "v1")
    mei("sync")
    assert mei("sync").out == "team North: nothing new\n"
    assert mei("repair").out == "team North: 2 changes put back\n"
    shutil.rmtree(ken.home / "data")
    shutil.rmtree(ken.home / "state")
    ken("init", "--me", "Ken")
    ken("share", "join", str(share), "--as", "Ken")
    assert ken.digests == mei.digests == before


def test_verifying_names_what_the_share_lacks_until_it_was_put_back(
    mei: Machine, ken: Machine, share: Path, snapshot: SnapshotAssertion
) -> None:
    ken("add", "objective", "Quiet nights")
    mei("sync")
    assert mei.tried("verify").code == 0
    (theirs,) = {path.parent for path in files_below(share) if b"Quiet nights" in path.read_bytes()}
    shutil.rmtree(theirs)
    said = [mei.told("verify"), mei.told("verify", "--json"), mei.told("repair"), mei.told("verify")]
    share.rename(share.with_name("unmounted"))
    said.append(mei.told("verify"))
    assert re.sub("[a-z2-7]{4}…:", "ID…:", "\n".join(said)) == snapshot


def test_nothing_is_written_where_the_marker_is_gone(mei: Machine, ken: Machine, share: Path) -> None:
    for path in sorted(share.iterdir()):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    mei("add", "objective", "Quiet nights")
    answer = mei.tried("sync")
    assert answer.code == 4
    assert answer.err.startswith("okrtui: ")
    assert list(share.iterdir()) == []


WORDS = {
    "nothing is shared": (("share",), ("sync",), ("repair",), ("share", "leave")),
    "create": (("share", "create", "SHARE"), ("share", "list"), ("share", "list", "--json")),
    "create where there is one": (("share", "create", "SHARE"), ("share", "create", "SHARE")),
    "create for the private space": (("share", "create", "SHARE", "--space", "private"),),
    "create in what is ours": (("share", "create", "HOME/data/spaces"), ("share", "create", "HOME")),
    "create a team with it": (("share", "create", "SHARE", "--space", "South", "--default"), ("share",)),
    "join what is not there": (("share", "join", "SHARE"),),
    "leave": (
        ("share", "create", "SHARE"), ("share", "leave"), ("add", "objective", "Quiet nights"),
        ("share", "join", "SHARE"), ("share",),
    ),
    "a device there is not": (("share", "known", "abcd"), ("share", "ignore", "a")),
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_what_the_commands_say(name: str, mei: Machine, share: Path, snapshot: SnapshotAssertion) -> None:
    places = {"SHARE": str(share), "HOME": str(mei.home)}

    def placed(word: str) -> str:
        for key, place in places.items():
            word = word.replace(key, place)
        return word

    assert "\n".join(mei.told(*map(placed, line)) for line in WORDS[name]) == snapshot


def test_what_is_said_when_two_share(mei: Machine, ken: Machine, snapshot: SnapshotAssertion) -> None:
    ken("checkin", "deploys", "9", "--confidence", "7")
    said = [
        mei.told("sync"),
        mei.told("sync", "--json"),
        mei.told("share"),
        ken.told("share"),
    ]
    assert "\n".join(said) == snapshot


def device_of(machine: Machine, name: str) -> str:
    (space,) = machine("share", "--json").json["spaces"]
    return next(str(each["id"]) for each in space["devices"] if each["says"] == name)


def test_nothing_more_is_taken_from_a_device_that_is_ignored_until_it_is_known(
    mei: Machine, ken: Machine
) -> None:
    mei("sync")
    device = device_of(mei, "Ken")
    assert "says it is Ken; nothing more is taken" in (
        mei("share", "ignore", device[:6]).out + mei("share").out
    )
    ken("add", "objective", "Quiet nights")
    mei("sync")
    assert mei.titles == {"Make releases boring"}
    mei("share", "known", device[:6])
    assert "Ken, known" in mei("share").out
    mei("sync")
    assert mei.titles == {"Make releases boring", "Quiet nights"}
    assert mei.digests == ken.digests


def test_who_does_not_say_who_they_are_joins_nothing(
    mei: Machine, share: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mei("share", "create", str(share))
    ken = Machine(tmp_path, "ken", capsys)
    ken("init", "--me", "Ken")
    before = files_below(ken.home)
    answer = ken.tried("share", "join", str(share))
    assert answer.code == 2
    assert "which of these are you: Mei?" in answer.err
    assert files_below(ken.home) == before
    assert ken("share").out.startswith("nothing is shared")


def test_who_has_the_name_of_one_of_them_is_that_person(
    mei: Machine, share: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """My laptop and my desktop."""
    mei("share", "create", str(share))
    laptop = Machine(tmp_path, "laptop", capsys)
    laptop("init", "--me", "mei")
    assert "you are Mei in team North\n" in laptop("share", "join", str(share)).out
    laptop("checkin", "deploys", "9", "--confidence", "7")
    mei("sync")
    assert mei.digests == laptop.digests
    assert len(mei("export").json["people"]) == 1


def test_a_home_made_from_a_seed_neither_shares_nor_joins(
    mei: Machine,
    share: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mei("share", "create", str(share))
    monkeypatch.setenv("OKRTUI_SEED", "x")
    seeded = Machine(tmp_path, "seeded", capsys)
    seeded("init", "--me", "Ken", "--space", "South")
    for verb, place in (("create", tmp_path / "other"), ("join", share)):
        assert seeded.tried("share", verb, str(place)).code == 3
    monkeypatch.delenv("OKRTUI_SEED")
    for verb, place in (("create", tmp_path / "other"), ("join", share)):
        assert seeded.tried("share", verb, str(place)).code == 3
    assert not (tmp_path / "other").exists()


def test_a_file_that_cannot_be_taken_is_named_and_the_others_are(
    mei: Machine, ken: Machine, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ken("add", "objective", "Quiet nights")
    ken("add", "objective", "Fewer pages")
    damaged = next(path for path in files_below(share) if b"Quiet nights" in path.read_bytes())
    whole = damaged.read_bytes()
    damaged.write_bytes(whole[:-40])
    answer = mei.tried("sync")
    assert (answer.code, answer.err) == (0, "")
    assert mei.titles == {"Make releases boring", "Fewer pages"}
    monkeypatch.setattr(quarantine, "QUIET", 0)
    answer = mei.tried("sync")
    assert answer.code == 0
    assert damaged.name in answer.err
    assert "1 file on the share cannot be taken" in mei("share").out
    answer = mei.tried("verify")
    assert answer.code == 1
    assert damaged.name in answer.out
    damaged.write_bytes(whole)
    for _ in range(2):
        mei("sync")
    assert mei.tried("verify").code == 0
    assert mei.digests == ken.digests


def test_what_is_missing_in_between_is_waited_for_and_told(
    mei: Machine, ken: Machine, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = share.with_name("as it arrives")
    shutil.copytree(share, theirs)
    mei("share", "leave")
    mei("share", "join", str(theirs))
    ken("add", "objective", "Quiet nights")
    ken("add", "objective", "Fewer pages")
    (late,) = (path for path in files_below(share) if b"Quiet nights" in path.read_bytes())
    (early,) = (path for path in files_below(share) if b"Fewer pages" in path.read_bytes())
    arrive(early, share, theirs)
    mei("sync")
    assert "waiting" not in mei("share").out
    monkeypatch.setattr(share_status, "ON_ITS_WAY", timedelta(0))
    assert "waiting for 1 change from Ken" in mei("share").out
    assert mei.titles == {"Make releases boring", "Fewer pages"}
    arrive(late, share, theirs)
    mei("sync")
    assert "waiting" not in mei("share").out
    assert mei.digests == ken.digests


def arrive(path: Path, share: Path, theirs: Path) -> None:
    """An engine brings one file to the other side."""
    there = theirs / path.relative_to(share)
    there.parent.mkdir(exist_ok=True)
    shutil.copy(path, there)


def test_a_step_for_the_team_that_names_something_private_is_refused(mei: Machine, ken: Machine) -> None:
    mei("add", "objective", "Learn", "--space", "private")
    answer = mei.tried("edit", "boring", "--supports", "learn")
    assert answer.code == 3


def test_who_waits_for_a_share_joins_as_soon_as_it_stands(
    mei: Machine,
    share: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[float] = []

    def arrive_later(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 2:
            mei("share", "create", str(share))

    monkeypatch.setattr(time, "sleep", arrive_later)
    ken = Machine(tmp_path, "ken", capsys)
    ken("init", "--me", "Ken")
    ken("share", "join", str(share), "--as", "Ken", "--wait")
    assert len(looks) == 2
    assert ken.titles == {"Make releases boring"}


def test_watching_goes_on_until_it_is_ended_and_tells_what_moved(
    mei: Machine, ken: Machine, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[float] = []

    def work_meanwhile(seconds: float) -> None:
        rounds.append(seconds)
        if len(rounds) == 2:
            raise KeyboardInterrupt
        ken("add", "objective", "Fewer pages")

    monkeypatch.setattr(time, "sleep", work_meanwhile)
    answer = mei.tried("sync", "--watch")
    assert answer.code == 130
    assert mei.titles == {"Make releases boring", "Fewer pages"}


def test_creating_says_how_much_that_was_deleted_can_be_read_again(mei: Machine, share: Path) -> None:
    mei("add", "objective", "A bad idea")
    mei("delete", "bad")
    answer = mei("share", "create", str(share))
    assert "1 text that was deleted or corrected can be read in" in answer.err


@pytest.mark.parametrize("command", ["export", "export --format md", "report one-page --owner Mei"])
def test_nothing_private_is_written_below_a_share(
    mei: Machine, ken: Machine, share: Path, tmp_path: Path, command: str
) -> None:
    mei("add", "objective", "Sleep more", "--space", "private")
    linked = tmp_path / "linked"
    linked.symlink_to(share)
    for place in (share / "pages" / "mine", linked / "mine"):
        refused = mei.tried(*command.split(), "--space", "private", "-o", str(place))
        assert refused.code == 3
        assert "what is private is never written there" in refused.err
    assert not list(share.rglob("mine"))
    mei(*command.split(), "--space", "private", "-o", str(tmp_path / "mine"))
    mei("export", "-o", str(share / "of the team"))
