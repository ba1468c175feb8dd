"""Our styles are read once before the first picture: in a process of its own, for these tests keep what they read."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import asyncio, sys
from pathlib import Path
from textual.css import stylesheet
from okrtui.settings import Settings
from okrtui.tui.app import OkrApp
from tests.workspace.desk import Desk

ours, parse = [], stylesheet.parse

def counted(scope, css, *more, **others):
    ours.extend(["read"] * ("#frame" in css))
    return parse(scope, css, *more, **others)

stylesheet.parse = counted

async def main():
    app = OkrApp(Desk(Path(sys.argv[1])).open(), Settings())
    async with app.run_test() as pilot:
        await pilot.pause()
    print(len(ours))

asyncio.run(main())
"""


def test_our_styles_are_read_once_for_the_first_picture(tmp_path: Path) -> None:
    argv = [sys.executable, "-c", SCRIPT, str(tmp_path)]
    done = subprocess.run(argv, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert (done.stdout.strip(), done.stderr) == ("1", "")
