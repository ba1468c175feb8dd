"""What is remembered of how somebody looks at the OKRs."""

import stat
from pathlib import Path

import pytest

from okrtui.okr.errors import StorageError
from okrtui.okr.scope import Scope
from okrtui.workspace.remembered import View, keep_copy, read_view, write_view


def test_a_view_is_read_again_as_it_was_written(tmp_path: Path) -> None:
    view = View(Scope("unit", "u1"), "flat")
    write_view(tmp_path / "state", view)
    assert read_view(tmp_path / "state") == view
    assert stat.S_IMODE((tmp_path / "state" / "view.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"[]", b'{"scope": 3}', b'{"grouping": "x"}', b"\xff\xfe", b"[" * 9_000, b" " * 99_999],
)
def test_a_broken_file_is_no_memory(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "view.json").write_bytes(broken)
    assert read_view(tmp_path) == View()


def test_without_a_file_there_is_no_memory(tmp_path: Path) -> None:
    assert read_view(tmp_path / "nowhere") == View()


def test_what_a_newer_program_remembers_does_not_hurt(tmp_path: Path) -> None:
    (tmp_path / "view.json").write_text('{"grouping": "flat", "colour": "green"}')
    assert read_view(tmp_path).grouping == "flat"


def test_a_copy_takes_the_place_of_the_last_one_and_is_mine_alone(tmp_path: Path) -> None:
    keep_copy(tmp_path, "one")
    path = keep_copy(tmp_path, "zwei 中")
    assert path.read_text(encoding="utf-8") == "zwei 中"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["copied.md"]


def test_a_disk_that_refuses_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="the view could not be remembered"):
        write_view(tmp_path / "file" / "state", View())
