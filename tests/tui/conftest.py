import time
from pathlib import Path

import pytest

from .desk import Desk
from .team import fill


@pytest.fixture(autouse=True)
def _fixed_world(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_SEED", "1")
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-20T09:00")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    time.tzset()


@pytest.fixture
def empty_desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    fill(empty_desk.home)
    return empty_desk
