import time
from pathlib import Path

import pytest

from .desk import Desk
from .team import fill


@pytest.fixture(autouse=True)
def _fixed_world(_clean_environment: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_SEED", "1")
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-20T09:00")
    time.tzset()


@pytest.fixture
def empty_desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    fill(empty_desk.home)
    return empty_desk
