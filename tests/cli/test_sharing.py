"""A team shares its OKRs through a directory: what each command says, and what everybody then has."""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

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
    assert "1 change" not in mei("sync").out
    assert mei("repair").out == "team North: 3 changes put back\n"
    shutil.rmtree(ken.home / "data")
    shutil.rmtree(ken.home / "state")
    ken("init", "--me", "Ken")
    ken("share", "join", str(share), "--as", "Ken")
    assert ken.digests == mei.digests == before


def test_nothing_is_written_where_the_marker_is_gone(mei: Machine, ken: Machine, share: Path) -> None:
    for path in sorted(share.iterdir()):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    mei("add", "objective", "Quiet nights")
    answer = mei.tried("sync")
    assert answer.code == 4
    assert answer.err.startswith("okrtui: ")
    assert list(share.iterdir()) == []


CANARY = "canary-7f3a"
PRIVATE = (
    ("add", "objective", f"Learn {CANARY}", "--why", CANARY, "--space", "private"),
    ("add", "kr", "learn", f"Books {CANARY}", "--from", "0", "--to", "5", "--in", CANARY),
    ("checkin", "books", "2", "--confidence", "4", "--note", CANARY),
    ("edit", "learn", "--supports", "boring"),
    ("plan", "add", f"Read {CANARY}", "--space", "private"),
    ("next", "add", f"Buy {CANARY}", "--space", "private"),
    ("health", "add", f"Sleep {CANARY}", "--in", "h", "--green", "8", "--amber", "6", "--space", "private"),
    ("health", "read", "sleep", "7", "--note", CANARY),
    ("win", f"Slept {CANARY}", "--space", "private"),
    ("review", "2026-Q4", "--went-well", CANARY, "--space", "private"),
    ("grade", "books", "0.5", "--reflect", CANARY),
    ("undo",),
    ("redo",),
    ("report", "week", "--space", "private"),
    ("export", "--space", "private"),
    ("history",),
    ("delete", "learn"),
    ("restore", "learn"),
    ("verify",),
    ("repair",),
    ("dump", "--canonical", "--space", "private"),
)


def test_nothing_private_is_ever_below_the_share(mei: Machine, ken: Machine, share: Path) -> None:
    for command in PRIVATE:
        mei.tried(*command)
        mei("sync")
    assert CANARY in mei("export", "--space", "private").out
    mei("add", "objective", "Quiet nights")
    mei("sync")
    private = mei("dump", "--space", "private").json if False else None
    assert private is None
    found = [path for path in files_below(share) if CANARY.encode() in path.read_bytes()]
    assert found == []
    secret = {path.stem for path in (mei.home / "data" / "spaces").iterdir()}
    assert len(secret) == 2
    assert any("Quiet nights".encode() in path.read_bytes() for path in files_below(share))


def test_a_step_for_the_team_that_names_something_private_is_refused(mei: Machine, ken: Machine) -> None:
    mei("add", "objective", "Learn", "--space", "private")
    answer = mei.tried("edit", "boring", "--supports", "learn")
    assert answer.code == 3
