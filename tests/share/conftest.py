from pathlib import Path

import pytest

from tests.share.machines import Machine, founded


@pytest.fixture
def share(tmp_path: Path) -> Path:
    return founded(tmp_path / "share")


@pytest.fixture
def ann(share: Path) -> Machine:
    return Machine("ann", share)


@pytest.fixture
def bob(share: Path) -> Machine:
    return Machine("bob", share)
