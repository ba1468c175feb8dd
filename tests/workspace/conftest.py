from pathlib import Path

import pytest

from okrtui.workspace.home import Home
from tests.workspace.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "mei")


@pytest.fixture
def home(desk: Desk) -> Home:
    return desk.found()
