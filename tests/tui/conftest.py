import os
import time
from pathlib import Path

import pytest

from .desk import Desk
from .team import fill

_PICTURES = os.environ.get("TEXTUAL_SNAPSHOT_TEMPDIR", "")
"""Where the snapshot plugin keeps what it compares; cleaning the environment must not take it away."""


@pytest.fixture(autouse=True)
def _fixed_world(_clean_environment: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_SEED", "1")
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-20T09:00")
    monkeypatch.setenv("TEXTUAL_SNAPSHOT_TEMPDIR", _PICTURES)
    time.tzset()


@pytest.fixture
def empty_desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    fill(empty_desk.home)
    return empty_desk
