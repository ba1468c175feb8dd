"""What the tests of the screens stand on."""

import time
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor

from ..prepared import prepared
from . import quicker as _quicker  # noqa: F401
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
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, prepared(tmp_path, fill))


@pytest.fixture
def whole_drawings(monkeypatch: pytest.MonkeyPatch) -> list[Compositor]:
    """What has been drawn as a whole, screen by screen."""
    monkeypatch.setattr(Desk, "paints_at_rest", False)
    drawn: list[Compositor] = []
    draw = Compositor.render_full_update

    def watched(compositor: Compositor, *args: Any, **options: Any) -> object:
        drawn.append(compositor)
        return draw(compositor, *args, **options)

    monkeypatch.setattr(Compositor, "render_full_update", watched)
    return drawn
