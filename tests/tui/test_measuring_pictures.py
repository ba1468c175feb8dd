"""Pictures of a key result that a command measures; look at each before you accept it."""

from datetime import datetime
from typing import Any

import pytest

from okrtui.okr.measured import Outcome, Source
from okrtui.places import places
from okrtui.sources.kept import Sources
from okrtui.workspace.remembered import add_outcomes

from .desk import Desk
from .team import DEPLOYS
from .test_snapshots import SIZES, Doing, compare

COMMAND = ("sh", "-c", "gh run list --workflow deploy --created '>2026-11-13' --json name | jq length")
FAULT = "it ended with 4: To get started with GitHub CLI, please run: gh auth login"


@pytest.fixture
def sources(desk: Desk) -> Sources:
    kept, key_result = Sources(places(str(desk.directory))), desk.key_result(DEPLOYS)
    assert key_result is not None
    kept.keep(Source(key_result.space, key_result.id, COMMAND))
    failed = Outcome(datetime.fromisoformat("2026-11-20T08:30+00:00"), fault=FAULT)
    add_outcomes(desk.home.state, {key_result.id: failed})
    return kept


def on_the_tab(*keys: str) -> Doing:
    async def do(desk: Desk) -> None:
        await desk.go_to(DEPLOYS)
        await desk.press("enter", "l", "l", "l", "l", *keys)

    return do


STATES = {"tab": on_the_tab("j"), "command": on_the_tab("e")}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_picture(desk: Desk, sources: Sources, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(desk, snap_compare, size, STATES[state], sources=sources)
