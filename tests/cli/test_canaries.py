"""Nothing private leaves: after every command, none of the private space's words is where others can read."""

import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from okrtui.cli.parser import COMMANDS
from tests.cli.machines import Machine
from tests.workspace.canaries import CANARY, KINDS, canaries_in, fill_with_canaries

GIT = shutil.which("git")
PAGES = ("week", "month", "quarter", "one-page")
TOLD = (
    "status", "list", "list --tree", "list --due", "show boring", "show deploys", "comment boring", "plan", "next",
    "health", "win", "idea", "nudge", "overview", "overview --json", "review", "cycle", "history", "conflicts",
    "export", "export --format csv", "export --format md",
    "export --format csv --check-ins", "lint", "lint --json", "dump", "dump --canonical", "verify",
    *(f"report {page}" for page in PAGES), *(f"report {page} --format html" for page in PAGES),
    *(f"report {page} --owner Mei" for page in PAGES),
)  # fmt: skip
"""What tells of a space."""

PRIVATE = {
    "init": ("init --me CANARY-again",),
    "demo": ("demo",),
    "open": ("open CANARY-objective",),
    "status": ("status", "status --short"),
    "list": ("list --space private", "list --tree"),
    "show": ("show CANARY-objective", "show CANARY-key_result"),
    "add": (
        "add objective CANARY-aim --why CANARY-why --space private",
        "add kr CANARY-aim CANARY-books --from 0 --to 5 --in CANARY-unit",
        "add kr CANARY-aim CANARY-steps --milestones CANARY-one,CANARY-two",
    ),
    "checkin": ("checkin CANARY-books 2 --confidence 4 --note CANARY-note",),
    "overview": ("overview --space private", "overview --space private --json"),
    "decide": ("decide CANARY-aim change --because CANARY-because", "show CANARY-aim"),
    "source": (
        "source set CANARY-books -- echo CANARY-command 3", "source run", "source list", "source clear CANARY-books",
    ),
    "edit": (
        "edit CANARY-aim --supports boring", "edit CANARY-aim --link https://CANARY-link",
        "edit CANARY-books --to 9 --because CANARY-because",
    ),
    "move": ("move CANARY-aim --supports deploys",),
    "drop": ("drop CANARY-steps",),
    "delete": ("delete CANARY-aim",),
    "restore": ("restore CANARY-aim",),
    "plan": (
        "plan add CANARY-line --space private", "plan edit CANARY-line --text CANARY-again",
        "plan done CANARY-again", "plan carry --space private",
    ),
    "next": ("next add CANARY-ahead --space private", "next take CANARY-ahead"),
    "outlook": ("outlook add CANARY-outlook --space private", "outlook move CANARY-outlook --weeks 1"),
    "health": (
        "health add CANARY-sleep --in h --green 8 --amber 6 --space private",
        "health read CANARY-sleep 7 --note CANARY-note", "health edit CANARY-sleep --name CANARY-rest",
    ),
    "win": ("win CANARY-won --space private",),
    "comment": ("comment CANARY-aim CANARY-remark", "comment CANARY-aim", "comment CANARY-rest CANARY-said"),
    "nudge": ("nudge --space private",),
    "settings": ("settings", "settings --write"),
    "lint": ("lint --space private", "lint --space private --json"),
    "cycle": ("cycle new 2027-Q1 --space private", "cycle grade 2026-Q4 --space private"),
    "grade": (
        "grade CANARY-books 0.5 --reflect CANARY-reflection", "grade CANARY-books --explain CANARY-explained",
        "cycle carry CANARY-aim --space private", "cycle close 2026-Q4 --space private",
        "cycle reopen 2026-Q4 --because CANARY-reopened --space private",
    ),
    "review": ("review 2026-Q4 --went-well CANARY-well --lessons CANARY-lesson --next CANARY-next --space private",),
    "idea": (
        "idea add CANARY-idea --why CANARY-why --space private", "idea support CANARY-idea",
        "idea edit CANARY-idea --title CANARY-thought", "idea decline CANARY-thought --because CANARY-because",
        "idea reopen CANARY-thought", "idea adopt CANARY-thought", "show CANARY-thought", "idea",
    ),
    "unit": (
        "unit add CANARY-crew --mission CANARY-mission --space private",
        "unit edit CANARY-crew --mission CANARY-other", "unit outline FILE --space private", "unit",
    ),
    "person": (
        "person add CANARY-zoe --handle CANARY-z --unit CANARY-crew --space private",
        "person away CANARY-zoe --until fri", "person owns CANARY-zoe", "person leave CANARY-zoe", "person",
    ),
    "import": ("import FILE --space private",),
    "export": ("export --space private", "export --space private -o OUT"),
    "report": tuple(f"report {page} --space private" for page in PAGES),
    "history": ("history", "history CANARY-won"),
    "undo": ("undo", "undo"),
    "redo": ("redo",),
    "share": (
        "share", "share create SHARE/CANARY-x --space private", "share leave", "share join SHARE --as Mei",
        "share git on --yes",
    ),
    "sync": ("sync --once",),
    "repair": ("repair",),
    "conflicts": ("conflicts", "conflicts settle CANARY-aim 1"),
    "dump": ("dump --canonical --space private",),
    "verify": ("verify",),
    "completion": ("completion bash",),
}  # fmt: skip
"""Each command with something private in its hands."""
NEEDS_GIT = "share git"
REFUSED = {"init", "demo", "open", "share create", "conflicts settle", "lint", "settings --write"}
"""Those of them that do not end with 0: what stands already, what needs a terminal, what must never be, what is
not; and what has findings."""


class Desk:
    """Mei, whose private space, paths, host and settings are full of canaries, and the share of her team."""

    def __init__(self, root: Path, mei: Machine) -> None:
        self.root, self.mei, self.share = root, mei, root / "carried" / "north"

    def __call__(self, words: str) -> None:
        """A command, and what is then sent."""
        places = {"SHARE": self.share, "FILE": self.root / "private.csv", "OUT": self.root / "private.json"}
        for name, place in places.items():
            words = words.replace(name, str(place))
        answer = self.mei.tried(*words.replace("CANARY", CANARY).split())
        assert (answer.code == 0) != words.startswith(tuple(REFUSED)), (words, answer.err)
        self.mei.tried("sync")

    @property
    def temporary(self) -> Path:
        return self.root / "tmp"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-20T09:00")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", None)
    for name in ("USER", "LOGNAME", "HOSTNAME"):
        monkeypatch.setenv(name, f"{CANARY}-{name.lower()}")
    for name in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
        monkeypatch.setenv(f"GIT_{name}", "mei@example.org")
    monkeypatch.setattr(socket, "gethostname", lambda: f"{CANARY}-host")
    desk = Desk(tmp_path, Machine(tmp_path, f"{CANARY}-home", capsys))
    if GIT:
        subprocess.run([GIT, "init", "-q", "--bare", str(tmp_path / "okrs.git")], check=True)
        subprocess.run([GIT, "clone", "-q", str(tmp_path / "okrs.git"), str(desk.share)], check=True)
    (tmp_path / "private.csv").write_text(f"objective,key_result,start,target\n{CANARY}-in,{CANARY}-kr,0,5\n")
    mei = desk.mei
    mei("init", "--me", "Mei", "--space", "North")
    mei("add", "objective", "Make releases boring", "--why", "Friday evenings", "--space", "North")
    mei("add", "kr", "boring", "Deploys per week", "--from", "4", "--to", "20")
    mei("checkin", "deploys", "7", "--confidence", "6", "--note", "two services")
    mei("share", "create", str(desk.share))
    fill_with_canaries(str(mei.home))
    settings = mei.home / "config" / "settings.toml"
    with settings.open("a") as file:
        file.write(f"# {CANARY}-settings\n")
    return desk


def test_every_kind_of_record_and_every_command_has_its_canary(desk: Desk) -> None:
    logs = list((desk.mei.home / "data").glob("spaces/*/log/*"))
    (private,) = (path.read_text() for path in logs if not is_team(path))
    kinds = {kind.KIND for kind in KINDS} - {"", "space"}
    assert {kind for kind in kinds if f"{CANARY}-{kind}." not in private} == set()
    assert PRIVATE.keys() == COMMANDS.keys()


def test_nothing_private_is_where_others_read_after_any_command(desk: Desk) -> None:
    for words in (words for every in PRIVATE.values() for words in every):
        if GIT or not words.startswith(NEEDS_GIT):
            desk(words)
        assert list(canaries_in(desk.share)) == [], words
    desk.mei("add", "objective", "Quiet nights", "--space", "North")
    desk.mei("sync")
    shared = b"".join(path.read_bytes() for path in desk.share.glob("v1/*/*"))
    assert b"Quiet nights" in shared
    (private,) = desk.mei("dump", "--space", "private", "--json").json["space"].split()
    assert private.encode() not in shared
    assert CANARY not in committed(desk.root / "okrs.git")
    assert list(canaries_in(desk.temporary)) == []
    (team,) = (path.parent.parent for path in desk.mei.home.glob("data/spaces/*/log/*") if is_team(path))
    assert list(canaries_in(team)) == []


def committed(repository: Path) -> str:
    """All that git carried there, in words."""
    if not GIT:
        return ""
    words = [GIT, "-C", str(repository), "log", "--all", "--patch", "--format=fuller"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert "Quiet nights" in told
    return told


def is_team(log: Path) -> bool:
    return b"Make releases boring" in log.read_bytes()


@pytest.mark.parametrize("more", ["", " --json"])
def test_nothing_private_is_in_what_is_told_of_the_team(desk: Desk, more: str) -> None:
    for words in TOLD:
        answer = desk.mei.tried(*f"{words} --space North{more}".split())
        assert answer.code in (0, 1), (words, answer.err)
        assert CANARY not in answer.out.replace(str(desk.mei.home), "HOME"), words
