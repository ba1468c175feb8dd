"""Real git carries a share where somebody let it: what goes out and comes, and what is only told of."""

import os
import subprocess
from pathlib import Path
from time import monotonic

import pytest

from okrtui.okr.errors import RefusedError
from okrtui.share.git import running
from okrtui.share.git.running import Git
from okrtui.store.lock import locked
from okrtui.workspace.carrying import Carriage, Memory, carry
from okrtui.workspace.git_allowed import agreement_for, let_git_carry, stop_git
from okrtui.workspace.home import Home
from okrtui.workspace.share_status import git_standing, status_of
from okrtui.workspace.share_told import told_of, truth_of
from okrtui.workspace.sharing import create_share, leave_share
from okrtui.workspace.taking_in import Brought, send, synchronise, take_in
from okrtui.workspace.trust import dump
from tests.share.waiting import until
from tests.workspace.clones import GIT, NO_GIT, allow, by_hand, clone, joined, program, settle_in, team_of
from tests.workspace.desk import Desk, objective

pytestmark = [pytest.mark.engine, pytest.mark.skipif(GIT is None, reason=NO_GIT)]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle_in(tmp_path / "git-home", monkeypatch)


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    bare = tmp_path / "origin.git"
    by_hand(tmp_path, "init", "-q", "--bare", "-b", "main", str(bare))
    return bare


@pytest.fixture
def mei(home: Home, origin: Path) -> Home:
    """Mei's home; her team is shared through a clone that git carries, and pushed."""
    objective(home)
    create_share(home, home.default, clone(origin, "mei-okrs"))
    assert sync(allow_(home)).git == ""
    return home


def allow_(home: Home) -> Home:
    allow(home)
    return home


@pytest.fixture
def ken(mei: Home, tmp_path: Path, origin: Path) -> Home:
    """Ken's home, whose clone has its line ends changed by git."""
    return joined(tmp_path / "ken", clone(origin, "ken-okrs", "core.autocrlf=true"), "Ken")


def sync(home: Home) -> Brought:
    return synchronise(team_of(home))


def tree(home: Home) -> Path:
    directory = team_of(home).identity.remembered.share
    assert directory is not None
    return Path(directory)


def titles(home: Home) -> set[str]:
    return {o.title for o in team_of(home).okrs.objectives.values()}


def pushed(origin: Path) -> set[str]:
    return set(by_hand(origin, "ls-tree", "-r", "--name-only", "main").split())


def head(home: Home) -> str:
    return by_hand(tree(home), "rev-parse", "HEAD")


# -- what goes out and comes


def test_three_homes_come_to_the_same_also_where_pushes_are_refused(
    mei: Home, ken: Home, tmp_path: Path, origin: Path
) -> None:
    eve = joined(tmp_path / "eve", clone(origin, "eve-okrs"), "Eve")
    everybody = (mei, ken, eve)
    for number in range(2):
        for home in everybody:
            objective(home, f"{number} of {home.okrs.person_name(home.me[home.default])}")
        for home in everybody:
            send(team_of(home), 60)  # nobody pulls before: all but the first are refused
    for home in everybody:
        assert sync(home).git == ""
    digests = [dump(team_of(home)) for home in everybody]
    assert digests[0] == digests[1] == digests[2]
    assert len(titles(mei)) == 7
    assert by_hand(origin, "rev-list", "--count", "--merges", "main").strip() == "0"


def test_only_what_is_mine_is_committed(mei: Home, ken: Home, origin: Path) -> None:
    (tree(ken) / "notes.txt").write_text("mine alone")
    (folder,) = (tree(ken) / "v1").glob(team_of(ken).identity.rid)
    (folder / "tmp-0123456789ab.part").write_text("half")
    (folder / "notes.txt").write_text("no slice")
    objective(ken, "Quiet nights")
    before = pushed(origin)
    assert sync(ken).git == ""
    new = pushed(origin) - before
    assert new
    assert all(path.startswith(f"v1/{folder.name}/00000") for path in new)
    assert {"okrtui-space.json", ".gitattributes"} <= before


def test_own_files_that_larger_ones_replaced_go(mei: Home, origin: Path) -> None:
    (slice_,) = (path for path in pushed(origin) if path.startswith("v1/"))
    (tree(mei) / slice_).unlink()
    objective(mei, "Quiet nights")
    sync(mei)
    assert slice_ not in pushed(origin)
    assert by_hand(tree(mei), "status", "--porcelain") == ""


def test_what_waited_while_the_repository_was_away_goes_out_when_it_is_back(
    mei: Home, ken: Home, origin: Path
) -> None:
    away = origin.rename(origin.with_name("away"))
    objective(ken, "Quiet nights")
    brought = sync(ken)
    assert brought.fault == ""
    assert brought.git.startswith("git: not pulled: fatal: ")
    assert truth_of(ken).startswith("git: not pulled since ")
    away.rename(origin)
    assert sync(ken).git == ""
    assert truth_of(ken) == ""
    sync(mei)
    assert "Quiet nights" in titles(mei)


def test_a_push_that_is_never_taken_is_told_and_not_tried_for_ever(mei: Home, origin: Path) -> None:
    by_hand(origin, "config", "receive.denyDeletes", "true")
    program(origin / "not-for-anybody", "exit 1")
    by_hand(origin, "config", "receive.maxInputSize", "1")
    objective(mei, "Quiet nights")
    assert sync(mei).git.startswith("git: not pushed: ")
    (line,) = (each for each in told(mei) if each.startswith("git: "))
    assert line.startswith("git: not pushed since ")


def told(home: Home) -> list[str]:
    return list(told_of(status_of(team_of(home), ""), home.clock().stamp))


def test_the_screens_look_for_pushes_seldom_and_push_at_once(mei: Home, ken: Home) -> None:
    here, memory = team_of(ken), Memory()
    assert carry(here, memory=memory).git is not None
    assert carry(here, memory=memory).git is None
    objective(ken, "Quiet nights")
    carriage = carry(here, memory=memory)
    assert carriage.git is not None
    assert carriage.git.is_done
    sync(mei)
    assert "Quiet nights" in titles(mei)


def test_a_clone_that_was_made_before_anything_was_pushed_catches_up(
    home: Home, tmp_path: Path, origin: Path
) -> None:
    early = clone(origin, "early")
    objective(home)
    create_share(home, home.default, clone(origin, "mei-okrs"))
    sync(allow_(home))
    by_hand(early, "pull", "-q")
    ken = joined(tmp_path / "ken", early, "Ken")
    assert sync(ken).git == ""
    assert titles(ken) == titles(home)


# -- a work tree that is not at rest


def untouched(home: Home, what: str) -> None:
    """A round says so, commits nothing, and leaves every file of git as it was."""
    objective(home, "Quiet nights")
    before = head(home), by_hand(tree(home), "status", "--porcelain", "--untracked-files=no")
    brought = sync(home)
    assert brought.git.startswith(f"git: {what}")
    assert brought.fault == ""
    assert (head(home), by_hand(tree(home), "status", "--porcelain", "--untracked-files=no")) == before


def test_a_tree_with_changes_of_others_is_left_alone(mei: Home) -> None:
    changed = tree(mei) / ".gitattributes"
    changed.write_text("* text\n")
    untouched(mei, "the tree has changes of others: .gitattributes")
    assert changed.read_text() == "* text\n"
    by_hand(tree(mei), "checkout", "-q", ".gitattributes")
    assert sync(mei).git == ""


def test_something_else_that_is_staged_is_left_alone(mei: Home) -> None:
    (tree(mei) / "notes.txt").write_text("mine alone")
    by_hand(tree(mei), "add", "notes.txt")
    untouched(mei, "the tree has changes of others: notes.txt")


def test_a_tree_in_the_middle_of_a_rebase_is_left_alone(mei: Home) -> None:
    (tree(mei) / ".git" / "rebase-merge").mkdir()
    untouched(mei, "the tree is in the middle of a rebase or merge")
    assert (tree(mei) / ".git" / "rebase-merge").is_dir()


def test_without_a_branch_or_a_place_to_push_to_nothing_is_done(mei: Home) -> None:
    by_hand(tree(mei), "checkout", "-q", "--detach")
    untouched(mei, "no branch is checked out")
    by_hand(tree(mei), "checkout", "-q", "-b", "mine")
    untouched(mei, "the branch goes nowhere: git push -u origin mine says where")


def test_a_rebase_that_cannot_be_done_is_taken_back(mei: Home, ken: Home, origin: Path) -> None:
    """Both changed and committed a file of their own by hand."""
    sync(ken)
    for home, text in ((mei, "one\n"), (ken, "other\n")):
        (tree(home) / "notes.txt").write_text(text)
        by_hand(tree(home), "add", "notes.txt")
        by_hand(tree(home), "commit", "-q", "-m", "notes")
    sync(mei)
    before = head(ken)
    assert sync(ken).git.startswith("git: not pulled: ")
    assert head(ken) == before
    assert not (tree(ken) / ".git" / "rebase-merge").exists()


def test_another_okrtui_of_the_same_person_that_is_at_it_is_left_to_it(mei: Home) -> None:
    objective(mei, "Quiet nights")
    here = team_of(mei)
    before = head(mei)
    with locked(here.identity.directory / "git.lock"):
        assert sync(mei).git == ""
    assert head(mei) == before
    sync(mei)
    assert head(mei) != before


# -- git that hangs, git that is not there


def hangs(path: Path, note: Path) -> str:
    """A program that never ends, and tells which process it is."""
    return str(program(path, f"echo $$ >>{note}\nexec sleep 600"))


def ended(note: Path) -> bool:
    """Whether every process that was noted is gone, or only waits for its parent to look."""
    if not note.exists():
        return True  # it was cut before it came so far
    states = [
        subprocess.run(["ps", "-o", "stat=", "-p", word], check=False, capture_output=True, text=True).stdout
        for word in note.read_text().split()
    ]
    return all(state.startswith("Z") or not state for state in states)


def in_time(home: Home) -> Carriage:
    begun = monotonic()
    carriage = carry(team_of(home), git_seconds=0.3)
    assert monotonic() - begun < 30
    return carriage


def test_a_git_that_hangs_is_ended_and_the_share_is_carried_all_the_same(
    mei: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs(tmp_path / "bin" / "git", tmp_path / "note")
    objective(mei, "Quiet nights")
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
        carriage = in_time(mei)
    assert carriage.sent > 0
    assert carriage.fault == ""
    take_in(team_of(mei), carriage)
    assert truth_of(mei).startswith("git: no answer since ")
    until(lambda: ended(tmp_path / "note"))


def test_a_server_that_hangs_is_cut_with_all_that_was_started_for_it(mei: Home, tmp_path: Path) -> None:
    by_hand(tree(mei), "config", "core.sshCommand", hangs(tmp_path / "ssh", tmp_path / "note"))
    by_hand(tree(mei), "remote", "set-url", "origin", "mei@example.org:okrs.git")
    allow(mei)
    carriage = carry(team_of(mei), git_seconds=2)
    assert carriage.git is not None
    assert carriage.git.trouble is not None
    assert carriage.git.trouble.what == "no answer"
    until(lambda: ended(tmp_path / "note"))
    assert not list((tree(mei) / ".git").glob("**/*.lock"))


def test_where_git_is_not_installed_that_is_told(
    mei: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path))
        assert sync(mei).git == "git: not installed"


def test_a_git_in_the_work_tree_is_never_run(mei: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tree(mei) / "git", "touch ran")
    with monkeypatch.context() as patch:
        patch.chdir(tree(mei))
        patch.setenv("PATH", os.pathsep.join((".", "", os.environ["PATH"])))
        assert sync(mei).git == ""
    assert not (tree(mei) / "ran").exists()


def test_nothing_git_started_outlives_okrtui(mei: Home, tmp_path: Path) -> None:
    hung = hangs(tmp_path / "bin" / "git", tmp_path / "note")
    Git(tree(mei), 60)._start(hung, ())
    until((tmp_path / "note").exists)
    running._end_all()
    until(lambda: ended(tmp_path / "note"))


# -- on, off, and asked again


def test_git_is_off_where_nobody_was_asked(home: Home, origin: Path) -> None:
    objective(home)
    create_share(home, home.default, clone(origin, "mei-okrs"))
    sync(home)
    assert git_standing(team_of(home)) == "off"
    assert by_hand(origin, "for-each-ref") == ""


def test_off_again_is_one_step(mei: Home, origin: Path) -> None:
    stop_git(team_of(mei))
    objective(mei, "Quiet nights")
    before = pushed(origin)
    sync(mei)
    assert pushed(origin) == before
    with pytest.raises(RefusedError):
        stop_git(team_of(mei))


def test_what_another_okrtui_of_the_same_person_settled_holds_here_at_once(
    mei: Home, desk: Desk, origin: Path
) -> None:
    other = desk.open()
    stop_git(team_of(other))
    objective(mei, "Quiet nights")
    before = pushed(origin)
    sync(mei)
    assert pushed(origin) == before
    allow(other)
    assert sync(mei).git == ""
    by_hand(tree(mei), "config", "x.y", "z")
    assert sync(mei).git != ""
    allow(other)
    assert sync(mei).git == ""
    assert git_standing(team_of(mei)) == git_standing(team_of(desk.open())) == "on"
    assert pushed(origin) > before


def test_a_share_that_is_left_is_asked_about_anew(mei: Home) -> None:
    agreed = agreement_for(team_of(mei))
    leave_share(team_of(mei))
    assert git_standing(team_of(mei)) == "off"
    with pytest.raises(RefusedError):
        let_git_carry(team_of(mei), agreed)


def test_a_git_that_is_gone_from_a_share_that_stands_is_told_and_no_other(mei: Home) -> None:
    own = tree(mei) / ".git"
    away = own.rename(own.with_name("away"))
    assert sync(mei).git == "git: its .git is gone"
    assert git_standing(team_of(mei)) == "on"
    away.rename(own)
    assert sync(mei).git == ""


def test_a_share_that_is_away_says_nothing_against_what_was_agreed(mei: Home) -> None:
    """As an empty mount point does."""
    away = tree(mei).rename(tree(mei).with_name("away"))
    away.with_name("mei-okrs").mkdir()
    assert sync(mei).fault
    assert git_standing(team_of(mei)) == "on"
    assert list(tree(mei).iterdir()) == []
