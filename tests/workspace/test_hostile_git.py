"""A `.git` that others filled: nothing of it runs while git is off, no hook ever, and a change turns git off."""

from collections.abc import Callable
from pathlib import Path

import pytest

from okrtui.okr.errors import RefusedError
from okrtui.workspace.git_allowed import agreement_for
from okrtui.workspace.home import Home
from okrtui.workspace.share_status import git_standing, status_of
from okrtui.workspace.share_told import told_of, truth_of
from okrtui.workspace.sharing import create_share
from okrtui.workspace.taking_in import synchronise
from tests.workspace.clones import GIT, NO_GIT, allow, by_hand, clone, joined, program, settle_in, team_of
from tests.workspace.desk import objective

pytestmark = [pytest.mark.engine, pytest.mark.skipif(GIT is None, reason=NO_GIT)]

HOOKS = (
    "pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "pre-rebase", "post-checkout", "post-merge",
    "post-rewrite", "pre-push", "pre-auto-gc", "reference-transaction", "post-index-change", "fsmonitor-watchman",
    "applypatch-msg", "pre-applypatch", "post-applypatch", "pre-merge-commit", "push-to-checkout",
)  # fmt: skip
AT_THE_OTHER_END = (
    "pre-receive",
    "update",
    "proc-receive",
    "post-receive",
    "post-update",
    "reference-transaction",
)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle_in(tmp_path / "git-home", monkeypatch)


class Trap:
    """A share in a clone, and programs that leave a note when they are run."""

    def __init__(self, home: Home, tmp_path: Path) -> None:
        self.home, self.origin = home, tmp_path / "origin.git"
        by_hand(tmp_path, "init", "-q", "--bare", "-b", "main", str(self.origin))
        self.tree = clone(self.origin, "mei-okrs")
        self.own = self.tree / ".git"
        self.note = tmp_path / "ran"
        objective(home)
        create_share(home, home.default, self.tree)

    def says(self, word: str) -> str:
        """A program that notes that it ran."""
        return str(program(self.note.with_name("programs") / word, f"echo {word} >>{self.note}"))

    @property
    def ran(self) -> set[str]:
        """What was run since it was asked last."""
        words = set(self.note.read_text().split()) if self.note.exists() else set()
        self.note.unlink(missing_ok=True)
        return words

    def set(self, *settings: tuple[str, str]) -> None:
        for name, value in settings:
            by_hand(self.tree, "config", name, value)

    def hook(self, where: Path, *names: str) -> None:
        for name in names:
            program(where / name, f"echo {name} >>{self.note}")

    def moves_away(self) -> None:
        """A link leads to the `.git`, which lies elsewhere now."""
        self.own.rename(self.tree / "elsewhere.git")
        self.own.symlink_to("elsewhere.git")

    def round(self, title: str = "Quiet nights") -> str:
        """Something new, sent; what git had to say."""
        objective(self.home, title)
        return synchronise(team_of(self.home)).git


@pytest.fixture
def trap(home: Home, tmp_path: Path) -> Trap:
    return Trap(home, tmp_path)


def everything(trap: Trap) -> None:
    """All of it at once: hooks of every kind, a monitor, filters, an ssh command, helpers, other protocols."""
    trap.hook(trap.own / "hooks", *HOOKS)
    trap.hook(trap.tree / "elsewhere", *HOOKS)
    (trap.own / "info" / "attributes").write_text("* filter=x diff=x merge=x\n")
    (trap.tree / ".git-included").write_text(f"[core]\n\teditor = {trap.says('included')}\n")
    trap.set(
        ("core.fsmonitor", trap.says("fsmonitor")),
        ("core.hooksPath", str(trap.tree / "elsewhere")),
        ("core.sshCommand", trap.says("ssh")),
        ("core.gitProxy", trap.says("proxy")),
        ("core.pager", trap.says("pager")),
        ("core.editor", trap.says("editor")),
        ("core.askPass", trap.says("askpass")),
        ("core.alternateRefsCommand", trap.says("alternates")),
        ("credential.helper", trap.says("credentials")),
        ("gpg.program", trap.says("gpg")),
        ("commit.gpgSign", "true"),
        ("diff.external", trap.says("diff")),
        ("diff.x.textconv", trap.says("textconv")),
        ("merge.x.driver", trap.says("merge")),
        ("filter.x.clean", trap.says("clean")),
        ("filter.x.smudge", trap.says("smudge")),
        ("filter.x.required", "true"),
        ("protocol.ext.allow", "always"),
        ("remote.origin.url", f"ext::{trap.says('ext')}"),
        ("remote.origin.uploadpack", trap.says("uploadpack")),
        ("remote.origin.receivepack", trap.says("receivepack")),
        ("include.path", "../.git-included"),
    )


def test_while_git_is_off_nothing_runs_whatever_the_git_says(trap: Trap) -> None:
    everything(trap)
    assert trap.ran <= {"fsmonitor", "post-index-change"}  # what was set by hand may have run by hand
    assert trap.round() == ""
    with pytest.raises(RefusedError, match="brings in other files"):
        agreement_for(team_of(trap.home))
    by_hand(trap.tree, "config", "--unset", "include.path")
    agreement_for(team_of(trap.home))
    assert git_standing(team_of(trap.home)) == "off"
    assert trap.ran == set()


def test_no_hook_and_no_monitor_runs_although_somebody_agreed(trap: Trap, tmp_path: Path) -> None:
    """Commit, push, fetch, fast forward, a refused push and a rebase: every hook would have had its turn."""
    trap.hook(trap.own / "hooks", *HOOKS)
    trap.hook(trap.tree / "elsewhere", *HOOKS)
    trap.hook(trap.origin / "hooks", *AT_THE_OTHER_END)
    trap.set(
        ("core.hooksPath", str(trap.tree / "elsewhere")),
        ("core.fsmonitor", trap.says("fsmonitor")),
        ("core.editor", trap.says("editor")),
        ("core.alternateRefsCommand", trap.says("alternates")),
        ("gpg.program", trap.says("gpg")),
        ("commit.gpgSign", "true"),
    )
    by_hand(trap.origin, "config", "core.fsmonitor", trap.says("fsmonitor-there"))
    by_hand(trap.origin, "config", "core.alternateRefsCommand", trap.says("alternates-there"))
    by_hand(trap.origin, "config", "uploadpack.packObjectsHook", trap.says("packing-there"))
    assert trap.ran == set()
    allow(trap.home)
    assert trap.round() == ""
    ken = joined(tmp_path / "ken", clone(trap.origin, "ken-okrs"), "Ken")
    assert synchronise(team_of(ken)).git == ""
    assert trap.round("Fewer pages") == ""
    objective(ken, "Calm days")
    assert synchronise(team_of(ken)).git == ""
    assert trap.round("Long weekends") == ""
    assert "Calm days" in {o.title for o in team_of(trap.home).okrs.objectives.values()}
    assert trap.ran == set()


def test_the_hooks_of_the_test_would_run_where_nobody_overrides_them(trap: Trap) -> None:
    trap.hook(trap.own / "hooks", *HOOKS)
    by_hand(trap.tree, "commit", "-q", "--allow-empty", "-m", "x")
    assert {"pre-commit", "commit-msg", "post-commit"} <= trap.ran


CHANGES: dict[str, Callable[[Trap], object]] = {
    "an ssh command": lambda trap: trap.set(("core.sshCommand", trap.says("ssh"))),
    "a filter": lambda trap: trap.set(("filter.x.clean", trap.says("clean"))),
    "another address": lambda trap: trap.set((f"url.ext::{trap.says('ext')}.insteadOf", str(trap.origin))),
    "a program to fetch with": lambda trap: trap.set(("remote.origin.uploadpack", trap.says("uploadpack"))),
    "a hook": lambda trap: trap.hook(trap.own / "hooks", "pre-push"),
    "an include": lambda trap: trap.set(("include.path", "../elsewhere")),
    "a .git that lies elsewhere": lambda trap: trap.moves_away(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_after_that_turns_git_off_until_somebody_is_asked_again(
    trap: Trap, change: str
) -> None:
    here = allow(trap.home)
    assert trap.round() == ""
    before = by_hand(trap.origin, "rev-parse", "main")
    kept = {path: path.read_bytes() for path in (trap.own / "config",)}
    assert trap.ran == set()
    CHANGES[change](trap)
    assert trap.round().startswith("git is off: what its .git says has changed")
    assert git_standing(here) == "changed"
    assert truth_of(trap.home) == "git is off: its settings changed"
    assert any(
        "okrtui share git on" in line for line in told_of(status_of(here, ""), trap.home.clock().stamp)
    )
    for path, data in kept.items():
        path.write_bytes(data)  # put back is not asked
    trap.round("Fewer pages")
    assert git_standing(here) == "changed"
    assert trap.ran == set()
    assert by_hand(trap.origin, "rev-parse", "main") == before


def test_a_filter_that_the_work_tree_names_needs_a_program_that_its_settings_do_not(trap: Trap) -> None:
    """Whoever can push may write `.gitattributes`; what `x` is, only the settings say, which nobody can push."""
    allow(trap.home)
    assert trap.round() == ""
    attributes = trap.tree / ".gitattributes"
    attributes.write_text("* filter=x diff=x merge=x\n")
    by_hand(trap.tree, "commit", "-q", "-a", "-m", "attributes")
    assert trap.round("Fewer pages") == ""
    assert trap.ran == set()


def test_other_protocols_are_never_spoken_although_somebody_agreed(trap: Trap) -> None:
    trap.set(("protocol.ext.allow", "always"), ("remote.origin.url", f"ext::{trap.says('ext')}"))
    allow(trap.home)
    assert "transport 'ext' not allowed" in trap.round()
    assert trap.ran == set()


def test_a_directory_that_looks_like_a_repository_itself_is_none(trap: Trap) -> None:
    """With a `.git` that git cannot use, it would take the share for a bare repository with settings of its own."""
    allow(trap.home)
    assert trap.round() == ""
    (trap.own / "HEAD").rename(trap.tree / "HEAD")
    for name in ("objects", "refs"):
        (trap.tree / name).mkdir()
    (trap.tree / "config").write_text(f"[core]\n\tfsmonitor = {trap.says('bare')}\n[alias]\n\tx = x\n")
    assert trap.round("Fewer pages").startswith("git: ")
    assert trap.ran == set()
