"""What the tests of the screens stand on."""

import time
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from ..prepared import prepared
from .desk import Desk
from .team import fill

_parsed: dict[tuple[Any, ...], list[RuleSet]] = {}
_parse_rules = Stylesheet._parse_rules


def _parse_once(self: Stylesheet, *css: Any, **more: Any) -> list[RuleSet]:
    """A style sheet is read once for all the apps of a run, as each app reads it once for all its screens."""
    key = (css, *more.items(), frozenset(self._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(self, *css, **more)
    return _parsed[key]


Stylesheet._parse_rules = _parse_once  # type: ignore[method-assign]
RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # the same one, and not asked in Python


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
