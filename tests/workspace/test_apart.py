from pathlib import Path

import pytest

from okrtui.okr.errors import RefusedError
from okrtui.workspace.apart import require_apart


@pytest.fixture
def own(tmp_path: Path) -> list[Path]:
    places = [tmp_path / "me" / name for name in ("data", "state", "config")]
    for place in places[:2]:
        place.mkdir(parents=True)
    return places


@pytest.mark.parametrize(
    "share",
    [
        "me",
        "me/data",
        "me/data/spaces/x",
        "me/state",
        "me/config",
        "me/config/x",
        ".",
        "me/x/../data",
        "link",
    ],
)
def test_in_or_above_what_is_ours_there_is_no_share(share: str, tmp_path: Path, own: list[Path]) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "me" / "data")
    with pytest.raises(RefusedError, match="choose a directory apart from it"):
        require_apart(tmp_path / share, own)


def test_a_data_directory_that_is_a_link_into_a_share_is_found_too(tmp_path: Path) -> None:
    (tmp_path / "dropbox" / "okr").mkdir(parents=True)
    (tmp_path / "data").symlink_to(tmp_path / "dropbox" / "okr")
    with pytest.raises(RefusedError):
        require_apart(tmp_path / "dropbox", [tmp_path / "data"])


@pytest.mark.parametrize("share", ["share", "me/share", "me/data2", "you/data"])
def test_beside_it_there_may_be_one(share: str, tmp_path: Path, own: list[Path]) -> None:
    require_apart(tmp_path / share, own)
