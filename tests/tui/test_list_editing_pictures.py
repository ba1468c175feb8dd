"""Pictures of what was read out of a text from the editor; look at each before you accept it."""

from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from typing import Any

import pytest

from .desk import Desk
from .team import CLICK
from .test_list_editing import open_text, replacing, run_lines, saying, without
from .test_snapshots import SIZES, compare

Doing = Callable[[Desk], Awaitable[None]]
NEW = "\n## 让发布变得无聊 [/] [@click=app.quit]q[/]\n- [ ] \u202eesreveR: 9 → 2 pages (7, 6/10)\n"


def text(edit: Callable[[str], str], *keys: str, opened: Doing = open_text) -> Doing:
    async def doing(desk: Desk) -> None:
        app: Any = desk.app
        app.suspend, app.editor = nullcontext, edit
        await opened(desk)
        await desk.press(*keys)

    return doing


def several(text_: str) -> str:
    changed = replacing(("Deploys per week", "Deploys a week"), ("12, 6/10", "17, 8/10"))(text_)
    return without("Surpass the market")(changed) + NEW


STATES = {
    "list_as_text": text(several, "j", "j", "enter"),
    "list_removed": text(without(CLICK[:12])),
    "list_problems": text(
        lambda text_: text_.replace("6/10", "16/10") + "what is this, and how did it come here?\n"
    ),
    "check_in_lines": text(saying("Deploys per week", "| 1700 | 7 | two teams ship daily"), opened=run_lines),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
def test_picture(state: str, size: tuple[int, int], desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, size, STATES[state])
