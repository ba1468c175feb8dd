"""The fingerprint of a `.git`: whatever git goes by changes it, and what cannot be overlooked is refused."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from okrtui.share.faults import ShareFault
from okrtui.share.folders import Folder
from okrtui.share.git.settings import UnfitError, fingerprint
from okrtui.share.git.surroundings import surroundings


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A `.git` as git makes it, as far as it matters."""
    place = tmp_path / ".git"
    for name in ("hooks", "info", "objects/info"):
        (place / name).mkdir(parents=True)
    (place / "config").write_text("[core]\n\tbare = false\n")
    (place / "hooks" / "pre-commit.sample").write_text("#!/bin/sh\n")
    (place / "info" / "exclude").write_text("")
    return place


def taken(own: Path) -> str | None:
    with Folder.root(own.parent) as root:
        return fingerprint(root)


def test_where_nothing_changed_it_is_the_same_also_after_git_was_used(own: Path) -> None:
    before = taken(own)
    (own / "HEAD").write_text("ref: refs/heads/main\n")
    (own / "index").write_bytes(b"DIRC")
    (own / "objects" / "info" / "packs").write_text("")
    (own / "info" / "refs").write_text("")
    assert before is not None
    assert taken(own) == before


CHANGES = {
    "config": "[core]\n\tsshCommand = x\n",
    "config.worktree": "[core]\n\tsshCommand = x\n",
    "info/attributes": "* filter=x\n",
    "info/exclude": "*\n",
    "info/sparse-checkout": "/x\n",
    "objects/info/alternates": "/elsewhere\n",
    "objects/info/http-alternates": "/elsewhere\n",
    "hooks/post-checkout": "#!/bin/sh\n",
    "hooks/pre-commit.sample": "#!/bin/sh\nexit\n",
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_git_goes_by_changes_it(own: Path, name: str) -> None:
    before = taken(own)
    (own / name).write_text(CHANGES[name])
    assert taken(own) != before


def test_a_hook_that_is_a_link_or_a_folder_changes_it_and_is_not_looked_into(own: Path) -> None:
    before = taken(own)
    (own / "hooks" / "pre-push").symlink_to("/dev/zero")
    linked = taken(own)
    (own / "hooks" / "pre-push").unlink()
    (own / "hooks" / "pre-push").mkdir()
    assert len({before, linked, taken(own)}) == 3


def linked(path: Path) -> None:
    """What stood there lies elsewhere now, and a link leads to it."""
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def pointing(own: Path) -> None:
    own.rename(own.with_name("elsewhere"))
    own.write_text("gitdir: elsewhere\n")


INCLUDING = {
    "include": ("config", "[core]\n[include]\n\tpath = ../elsewhere\n"),
    "include on one line": ("config", "[core] x = 1 [ INCLUDE] path=../elsewhere\n"),
    "includeIf": ("config", '[includeIf "gitdir:/"]\n\tpath = ../elsewhere\n'),
    "include of the work tree": ("config.worktree", "[include]\npath = ../elsewhere\n"),
    "commondir": ("commondir", "../elsewhere\n"),
    "config that is huge": ("config", "#" * 1_048_577),
}


@pytest.mark.parametrize("kind", INCLUDING)
def test_what_brings_in_other_files_or_cannot_be_read_through_is_refused(own: Path, kind: str) -> None:
    name, text = INCLUDING[kind]
    (own / name).write_text(text)
    with pytest.raises(UnfitError):
        taken(own)


UNFIT: dict[str, Callable[[Path], None]] = {
    "commondir that is a link": lambda own: (own / "commondir").symlink_to("nowhere"),
    "config that is a link": lambda own: linked(own / "config"),
    "config that is a pipe": lambda own: piped(own / "config"),
    "info that is a link": lambda own: linked(own / "info"),
    "a file": pointing,
    "a link": linked,
}


@pytest.mark.parametrize("kind", UNFIT)
def test_what_leads_elsewhere_is_refused(own: Path, kind: str) -> None:
    UNFIT[kind](own)
    with pytest.raises(UnfitError):
        taken(own)


def test_another_user_s_is_refused(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: own.stat().st_uid + 1)
    with pytest.raises(UnfitError, match="another user"):
        taken(own)


def test_where_there_is_none_there_is_no_fingerprint(tmp_path: Path) -> None:
    assert taken(tmp_path / ".git") is None


def test_one_that_fails_is_no_other(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> bytes:
        raise OSError(5, os.strerror(5))

    monkeypatch.setattr(Folder, "read", fails)
    with pytest.raises(ShareFault):
        taken(own)


def test_git_is_given_what_reaches_servers_and_nothing_that_changes_what_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "GIT_SSH_COMMAND",
        "GIT_SSL_CAINFO",
        "SSH_AUTH_SOCK",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_ASKPASS",
    ):
        monkeypatch.setenv(name, "x")
    for name in ("GIT_CONFIG_COUNT", "GIT_CONFIG_GLOBAL", "GIT_EXEC_PATH", "GIT_EXTERNAL_DIFF", "GIT_TRACE"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("PATH", os.pathsep.join((".", "/usr/bin", "", "bin")))
    given = surroundings(tmp_path)
    assert {name for name, value in given.items() if value == "x"} == {
        "GIT_SSH_COMMAND",
        "GIT_SSL_CAINFO",
        "SSH_AUTH_SOCK",
    }
    assert given["PATH"] == "/usr/bin"
    assert given["GIT_DIR"] == str(tmp_path / ".git")
    assert given["GIT_ASKPASS"] == ""
