"""`make screenshots`: the pictures of the README, taken of the sample team."""

import asyncio
import html
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from okrtui.okr.text import cells

PLACE = Path(__file__).parents[1] / "screenshots"
NOW, LAST_DAYS = "2026-11-20T09:00", "2026-12-29T15:00"
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TEXT = re.compile(r'(<text[^>]*?textLength=")([\d.]+)("[^>]*>)([^<]*)(</text>)')


def widened(svg: str) -> str:
    """The picture with wide characters in their right width, and no font from somebody's server.

    The export counts characters, not cells.
    """

    def scaled(found: re.Match[str]) -> str:
        text = html.unescape(found[4]).replace("\xa0", " ")
        width = float(found[2]) / max(len(text), 1) * cells(text)
        return f"{found[1]}{width:g}{found[3]}{found[4]}{found[5]}"

    return _TEXT.sub(scaled, _FONT_FACE.sub("", svg))


async def picture(
    name: str, keys: Sequence[str], size: tuple[int, int], *, is_mine: bool = False, now: str = NOW
) -> None:
    """One picture after these keys, of everybody's OKRs or of mine."""
    os.environ["OKRTUI_NOW"] = now
    from okrtui.bootstrap import clock
    from okrtui.okr.scope import EVERYBODY, ME
    from okrtui.sample import build_home
    from okrtui.settings import Settings
    from okrtui.tui.app import OkrApp
    from okrtui.workspace.home import Home

    with tempfile.TemporaryDirectory() as directory:
        home = Home(Path(directory) / "data", Path(directory) / "state", clock(), seed="pictures")
        build_home(home)
        app = OkrApp(home, Settings(), sample=True)
        app.choose_scope(ME if is_mine else EVERYBODY)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            while "reading…" in (taken := app.export_screenshot(title="okrtui")):
                await asyncio.sleep(0.1)
            (PLACE / f"{name}.svg").write_text(widened(taken), encoding="utf-8")


async def main() -> None:
    """All pictures."""
    PLACE.mkdir(exist_ok=True)
    deploys = ("2", "/", *"Deploys", "enter")
    await picture("week", ("P",), (120, 40))
    await picture("week-80x24", (), (80, 24), is_mine=True)
    await picture("objectives", deploys, (120, 40))
    await picture("objectives-80x24", ("2",), (80, 24))
    await picture("check-in", (*deploys, "c", "1", "8"), (100, 30))
    await picture("key-result", (*deploys, "enter"), (120, 40))
    await picture("weekly-run", ("C", "2", "8", "enter", "7"), (100, 30), is_mine=True)
    await picture("grading-run", ("R", "enter", "8", "5", "+"), (120, 40), is_mine=True, now=LAST_DAYS)
    await picture("map", ("3", "j", "j"), (120, 40))
    await picture("overview", ("4", "j"), (120, 40))
    await picture("ideas", ("5", "j", "l"), (120, 40))
    await picture("history", ("6", "j"), (120, 40))
    await picture("summary", ("2", "[", "[", *":summary", "enter"), (120, 40))


if __name__ == "__main__":
    asyncio.run(main())
