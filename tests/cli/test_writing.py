import os
import stat
import threading
from pathlib import Path

import pytest

from okrtui.cli.writing import write_text
from okrtui.okr.errors import StorageError


def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("old")
    path.chmod(0o640)
    write_text(str(path), "new – 新")
    assert path.read_bytes() == "new – 新".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    link.symlink_to(real)
    write_text(str(link), "text")
    assert (link.is_symlink(), real.read_text()) == (True, "text")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_written_to_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = list[str]()
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_text(str(pipe), "through")
    reader.join()
    assert (read, stat.S_ISFIFO(pipe.stat().st_mode)) == (["through"], True)


def test_where_the_disk_refuses_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.md"
    path.write_text("old")

    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageError, match="cannot be written: No space left on device"):
        write_text(str(path), "new")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("old", [path])
