"""Shells for the tests of the command line."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell whose home nobody has set up."""
    monkeypatch.setenv("OKRTUI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-20T09:00")
    monkeypatch.setenv("OKRTUI_SEED", "golden")
    return Shell(tmp_path / "home", capsys)


@pytest.fixture
def okrtui(empty: Shell) -> Shell:
    """A shell on a home with a team, one objective and four key results."""
    for line in (
        ("init", "--me", "Mei Lin", "--space", "Platform", "--mission", "Releases nobody notices"),
        ("add", "objective", "Make releases boring", "--why", "Friday evenings"),
        ("add", "kr", "boring", "Deploys per week", "--from", "4", "--to", "20", "--in", "deploys"),
        ("add", "kr", "boring", "Failure rate", "--at-most", "5", "--in", "%"),
        ("add", "kr", "boring", "Runbooks", "--milestones", "write,review,drill"),
        ("add", "kr", "boring", "SOC 2 报告", "--yes-no", "--due", "2026-12-15"),
        ("checkin", "deploys", "7", "--confidence", "6", "--note", "canary is on", "--on", "2026-11-09"),
    ):
        answer = empty(*line)
        assert answer.code == 0, answer.err
    return empty
