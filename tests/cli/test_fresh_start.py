"""A team's space gets its share as it is now, without its history: what the command says and leaves."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.machines import Machine, files_below


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-20T09:00")
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
    machine("add", "objective", "A bad idea")
    machine("delete", "bad")
    return machine


def test_what_a_fresh_start_says(mei: Machine, share: Path, snapshot: SnapshotAssertion) -> None:
    told = [
        mei.told("share", "create", str(share), "--fresh"),
        mei.told("share", "create", str(share.with_name("other")), "--fresh", "--json"),
        mei.told("share"),
        mei.told("list", "--space", "North"),
        mei.told("undo"),
    ]
    assert "\n".join(told) == snapshot


def test_the_history_is_on_this_machine_alone_and_the_default_goes_along(mei: Machine, share: Path) -> None:
    old = mei("dump", "--json").json["space"]
    deploys = mei("list", "--json").json["objectives"][0]["key_results"][0]["id"]
    mei("share", "create", str(share), "--fresh")
    new = mei("dump", "--json").json["space"]
    assert new != old
    assert f'default_space = "{new}"' in (mei.home / "config" / "settings.toml").read_text()
    assert not any(b"A bad idea" in path.read_bytes() for path in files_below(share))
    assert mei("share", "--json").json["put_by"] == [old]
    assert "A bad idea" in mei("history", "--space", old).out
    assert mei("list", "--space", old).out.count("Make releases boring") == 1
    assert mei.tried("add", "objective", "Too late", "--space", old).code == 3
    assert mei.titles == {"Make releases boring"}
    mei("checkin", deploys, "9", "--confidence", "7")  # by the id it had


def test_colleagues_join_what_began_afresh(
    mei: Machine, share: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mei("share", "create", str(share), "--fresh")
    ken = Machine(tmp_path, "ken", capsys)
    ken("init", "--me", "Ken")
    ken("share", "join", str(share), "--as", "Ken")
    ken("checkin", "deploys", "9", "--confidence", "7")
    mei("sync")
    assert mei.digests == ken.digests
    assert ken.titles == {"Make releases boring"}
