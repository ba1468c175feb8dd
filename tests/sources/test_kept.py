"""Commands in the settings: written for their owner alone, read only where nobody else could have written them."""

import os
import stat
from pathlib import Path

import pytest

from okrtui.okr.errors import BadInputError, OkrError, RefusedError
from okrtui.okr.measured import Source
from okrtui.places import Places, places
from okrtui.settings import read_settings, write_setting
from okrtui.sources.kept import Sources

SETTLED = """# mine, do not touch
theme = "nord"  # dark

[keymap]
undo = "U"
"""
COUNT = Source("north", "deploys", ("sh", "-c", "gh issue list | wc -l -- \"$HOME\" '#'\n"))
WAIT = Source("north", "wait", ("curl", "-s", "https://example.org/等待"))
BOOKS = Source("private", "books", ("cat", "books"))


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places(str(tmp_path / "home"))


@pytest.fixture
def sources(where: Places) -> Sources:
    return Sources(where)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_where_nothing_is_kept_there_is_nothing(sources: Sources, where: Places) -> None:
    assert sources.kept() == {}
    write_setting(where, "theme", "nord")
    assert sources.kept() == {}


def test_what_is_kept_comes_back_word_for_word(sources: Sources) -> None:
    for source in (COUNT, WAIT, BOOKS):
        sources.keep(source)
    assert sources.kept() == {"deploys": COUNT, "wait": WAIT, "books": BOOKS}


def test_another_command_takes_the_place_of_the_first(sources: Sources) -> None:
    sources.keep(COUNT)
    sources.keep(Source("north", "deploys", ("echo", "4")))
    assert sources.kept()["deploys"].words == ("echo", "4")


def test_comments_and_other_settings_stay_as_they_were(sources: Sources, where: Places) -> None:
    path = Path(where.settings)
    path.parent.mkdir(parents=True)
    path.write_text(SETTLED)
    sources.keep(COUNT)
    assert path.read_text().startswith(SETTLED)
    assert read_settings(where).keymap == {"undo": "U"}
    sources.forget(COUNT)
    assert path.read_text().strip() == SETTLED.strip()


def test_what_is_forgotten_leaves_the_others(sources: Sources) -> None:
    for source in (COUNT, WAIT, BOOKS):
        sources.keep(source)
    sources.forget(COUNT)
    sources.forget(BOOKS)
    assert sources.kept() == {"wait": WAIT}


def test_the_file_is_its_owners_alone_also_after_another_setting(sources: Sources, where: Places) -> None:
    before = os.umask(0o002)
    try:
        sources.keep(COUNT)
        write_setting(where, "theme", "nord")
    finally:
        os.umask(before)
    assert mode(Path(where.settings)) == 0o600
    assert mode(Path(where.config)) == 0o700
    assert sources.kept() == {"deploys": COUNT}


@pytest.mark.parametrize("bits", [0o660, 0o602, 0o666])
def test_a_file_that_others_can_write_is_refused(sources: Sources, where: Places, bits: int) -> None:
    sources.keep(COUNT)
    Path(where.settings).chmod(bits)
    for attempt in (sources.kept, lambda: sources.keep(WAIT)):
        with pytest.raises(RefusedError, match=r"chmod go-w .*settings\.toml"):
            attempt()


@pytest.mark.parametrize("above", [".", "..", "../.."])
def test_so_is_one_in_a_folder_that_others_can_write_however_far_above(
    sources: Sources, where: Places, above: str
) -> None:
    sources.keep(COUNT)
    folder = (Path(where.config) / above).resolve()
    folder.chmod(0o777)
    with pytest.raises(RefusedError, match=f"chmod go-w {folder}$"):
        sources.kept()
    folder.chmod(0o1777)
    assert sources.kept() == {"deploys": COUNT}


def test_nothing_is_refused_where_others_can_write_but_no_command_is_kept(
    sources: Sources, where: Places
) -> None:
    write_setting(where, "theme", "sources")
    Path(where.settings).chmod(0o666)
    assert sources.kept() == {}
    assert read_settings(where).theme == "sources"


def test_what_belongs_to_somebody_else_is_refused(
    sources: Sources, where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources.keep(COUNT)
    monkeypatch.setattr(os, "geteuid", lambda: Path(where.settings).stat().st_uid + 1)
    if Path(where.settings).stat().st_uid == 0:
        os.chown(where.settings, 12, -1)
    with pytest.raises(RefusedError, match="belongs to somebody else"):
        sources.kept()


def test_a_link_is_followed_and_both_its_ends_are_looked_at(
    sources: Sources, where: Places, tmp_path: Path
) -> None:
    dotfiles = tmp_path / "dotfiles"
    dotfiles.mkdir()
    (dotfiles / "okrtui.toml").write_text(SETTLED)
    Path(where.config).mkdir(parents=True)
    Path(where.settings).symlink_to(dotfiles / "okrtui.toml")
    sources.keep(COUNT)
    assert Path(where.settings).is_symlink()
    assert sources.kept() == {"deploys": COUNT}
    for folder in (dotfiles, Path(where.config)):
        folder.chmod(0o777)
        with pytest.raises(RefusedError):
            sources.kept()
        folder.chmod(0o700)


@pytest.mark.parametrize("words", [(), ("",), (" ", "x"), ("a", "b\0c"), ("a", "\udcff")])
def test_what_is_no_command_is_refused_and_nothing_is_written(
    sources: Sources, where: Places, words: tuple[str, ...]
) -> None:
    with pytest.raises(BadInputError):
        sources.keep(Source("north", "deploys", words))
    assert not Path(where.settings).exists()


@pytest.mark.parametrize(
    "text", ["sources = 5", "[sources]\nx = 'echo 4'", "[sources.north]\ndeploys = 'echo 4'", "[sources"]
)
def test_settings_that_cannot_be_are_told_by_their_file(sources: Sources, where: Places, text: str) -> None:
    Path(where.config).mkdir(parents=True)
    Path(where.settings).write_text(text)
    with pytest.raises(BadInputError, match=r"settings\.toml"):
        sources.kept()


def test_an_empty_command_measures_nothing(sources: Sources, where: Places) -> None:
    Path(where.config).mkdir(parents=True)
    Path(where.settings).write_text("[sources.north]\ndeploys = []")
    assert sources.kept() == {}


def test_a_disk_that_refuses_leaves_the_settings_as_they_were(sources: Sources, where: Places) -> None:
    sources.keep(COUNT)
    Path(where.settings).with_suffix(f".{os.getpid()}.new").mkdir()
    with pytest.raises(OkrError):
        sources.keep(WAIT)
    assert sources.kept() == {"deploys": COUNT}
