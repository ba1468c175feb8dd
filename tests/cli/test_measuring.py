"""`source`: key results measured by commands of this machine; what is printed, word for word, and what it changes."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.shell import Answer, Shell
from tests.cli.test_golden import transcript

KEPT = ("set deploys -- echo 14", "set failure -- sh -c 'echo 4.5%'", "set runbooks -- printf 1,3")
FAILING = ("set deploys -- sh -c 'echo 9; echo no network >&2; exit 7'", "set failure -- echo 4.5")
STORIES: dict[str, tuple[str, ...]] = {
    "kept, run, cleared": (
        "", "run", *KEPT, "list", "run deploys deploys", "run", "list", "set deploys -- echo 15", "list",
        "clear deploys", "list",
    ),
    "the same as JSON": (
        "list --json", "set deploys --json -- cat -- --json", *KEPT, "run deploys --json", "run --json",
        "list --json", "clear deploys --json",
    ),
    "failing": (
        *FAILING, "run", "list", "run --json", "list --json", "set deploys -- echo 1.2k", "run deploys",
        "set deploys -- no-such-program-here", "run deploys", "set deploys -- echo", "run deploys",
    ),
    "wrong": (
        "set deploys", "set deploys --", "set nowhere -- echo 1", "run deploys", "clear deploys", "run nowhere",
        "set deploys echo 1",
    ),
    "over": ("set deploys -- echo 14", ": drop deploys", "list", "run", "run deploys"),
}  # fmt: skip
"""What is typed after `okrtui source`, and after `:` another command."""


def source(okrtui: Shell, words: str) -> Answer:
    """One `source` command, its words as a shell takes them apart."""
    return okrtui("source", *shlex.split(words))


@pytest.mark.parametrize("name", STORIES)
def test_what_source_says(name: str, okrtui: Shell, snapshot: SnapshotAssertion) -> None:
    told = []
    for words in STORIES[name]:
        typed = words.removeprefix(": ") if words.startswith(":") else f"source {words}".strip()
        told.append(transcript([typed], okrtui(*shlex.split(typed))))
    assert "\n".join(told) == snapshot


def check_ins(okrtui: Shell, key_result: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = okrtui("show", key_result, "--json").json["check_ins"]
    return found


def test_a_measured_value_is_a_check_in_without_confidence_and_the_key_result_stays_due(
    okrtui: Shell,
) -> None:
    source(okrtui, "set deploys -- echo 14")
    assert source(okrtui, "run").code == 0
    said = check_ins(okrtui, "deploys")[-1]
    assert (said["value"], said["confidence"], said["via"]) == (14, None, "source")
    assert "Deploys" in okrtui("list", "--due").out


def test_another_value_on_the_same_day_is_recorded_and_the_same_is_not(okrtui: Shell) -> None:
    before = len(check_ins(okrtui, "deploys"))
    for number in ("14", "14.0", "15", "14"):
        source(okrtui, f"set deploys -- echo {number}")
        source(okrtui, "run")
    values = [said["value"] for said in check_ins(okrtui, "deploys")[before:]]
    assert values == [14, 15, 14]


def test_the_same_value_is_recorded_again_on_another_day(okrtui: Shell) -> None:
    source(okrtui, "set deploys -- echo 14")
    source(okrtui, "run")
    okrtui.on("2026-11-21", "source", "run")
    assert [said["on"] for said in check_ins(okrtui, "deploys")[-2:]] == ["2026-11-20", "2026-11-21"]


def test_several_are_one_step_that_undo_takes_back(okrtui: Shell) -> None:
    before = [check_ins(okrtui, name) for name in ("deploys", "failure", "runbooks")]
    for words in (*KEPT, "run"):
        source(okrtui, words)
    assert "measured 3 key results" in okrtui("history").out
    assert okrtui("undo").code == 0
    assert [check_ins(okrtui, name) for name in ("deploys", "failure", "runbooks")] == before


def test_a_failing_command_changes_nothing_and_the_others_are_recorded(okrtui: Shell) -> None:
    before = check_ins(okrtui, "deploys")
    for words in FAILING:
        source(okrtui, words)
    answer = source(okrtui, "run")
    assert answer.code == 4
    assert "no network" in answer.err
    assert check_ins(okrtui, "deploys") == before
    assert check_ins(okrtui, "failure")[-1]["value"] == 4.5


def test_what_is_over_is_not_measured_and_what_a_rule_refuses_ends_with_three(okrtui: Shell) -> None:
    source(okrtui, f"set deploys -- touch {okrtui.home}/ran")
    okrtui("drop", "deploys")
    answer = source(okrtui, "run")
    assert answer.code == 0
    assert not (okrtui.home / "ran").exists()
    okrtui("restore", "deploys")
    source(okrtui, f"set deploys -- sh -c '{dropping(okrtui)}; echo 5'")
    answer = source(okrtui, "run")
    assert answer.code == 3
    assert "was dropped" in answer.err
    assert check_ins(okrtui, "deploys")[-1]["value"] == 7


def dropping(okrtui: Shell) -> str:
    """A script that drops the key result while it is measured."""
    root = Path(__file__).parents[2]
    return f'cd "{root}"; "{sys.executable}" -m okrtui --home "{okrtui.home}" drop deploys >&2'


def test_what_is_gone_can_be_cleared_by_its_whole_id(okrtui: Shell) -> None:
    source(okrtui, "set deploys -- echo 14")
    okrtui("delete", "deploys")
    (told,) = source(okrtui, "list --json").json
    assert told["is_measured"] is False
    assert source(okrtui, "run").code == 0
    assert source(okrtui, f"clear {told['key_result']}").code == 0
    assert source(okrtui, "list --json").json == []


def test_a_space_narrows_what_is_listed_and_run(okrtui: Shell) -> None:
    okrtui("add", "objective", "Read more", "--space", "private")
    okrtui("add", "kr", "read more", "Books", "--from", "0", "--to", "12")
    for words in ("set books -- echo 3", "set deploys -- echo 14"):
        source(okrtui, words)
    assert [each["title"] for each in source(okrtui, "list --space private --json").json] == ["Books"]
    assert [each["title"] for each in source(okrtui, "run --space private --json").json] == ["Books"]


def test_settings_that_others_can_write_run_nothing(okrtui: Shell) -> None:
    source(okrtui, f"set deploys -- touch {okrtui.home}/ran")
    settings = okrtui.home / "config" / "settings.toml"
    settings.chmod(0o666)
    for words in ("run", "list", "set failure -- echo 1", "clear deploys"):
        answer = source(okrtui, words)
        assert answer.code == 3, words
        assert f"chmod go-w {settings}" in answer.err
    assert not (okrtui.home / "ran").exists()
    assert okrtui("status").code == 0


def test_neither_an_import_nor_the_export_knows_of_commands(okrtui: Shell, tmp_path: Path) -> None:
    source(okrtui, "set deploys -- echo secret-token 14")
    source(okrtui, "run")
    exported = okrtui("export")
    assert "secret-token" not in exported.out + okrtui("dump", "--canonical").out
    command = {"north": {"deploys": ["touch", str(tmp_path / "ran")]}}
    (tmp_path / "hostile.json").write_text(
        exported.out.replace(
            '"people":', f'"sources": {str(command).replace(chr(39), chr(34))}, "people":', 1
        )
    )
    source(okrtui, "clear deploys")
    okrtui("import", str(tmp_path / "hostile.json"), "--update", "--skip-bad")
    assert source(okrtui, "list --json").json == []
    assert source(okrtui, "run --json").json == []
    assert not (tmp_path / "ran").exists()


def test_what_a_command_prints_reaches_the_terminal_safely(okrtui: Shell) -> None:
    source(okrtui, r"set deploys -- printf '\033]0;owned\0079\033[2J 9\234x'")
    okrtui("source", "set", "failure", "--", "sh", "-c", "printf '\\033[31mred\\033[2J' >&2; exit 1")
    for words in ("run", "list"):
        answer = source(okrtui, words)
        assert "\x1b" not in answer.out + answer.err
        assert "␛[31mred" in answer.out + answer.err


def test_what_came_last_is_remembered_for_its_owner_alone(okrtui: Shell) -> None:
    source(okrtui, "set deploys -- echo 14")
    source(okrtui, "run")
    assert (okrtui.home / "state" / "measured.json").stat().st_mode & 0o077 == 0


def test_a_run_needs_no_terminal_and_loads_no_screens(okrtui: Shell) -> None:
    source(okrtui, "set deploys -- echo 14")
    script = "; ".join((
        "import sys",
        "from okrtui.cli.main import run",
        "code = run(['source', 'run'])",
        "sys.exit(9 if 'textual' in sys.modules else code)",
    ))  # fmt: skip
    ran = subprocess.run(
        [sys.executable, "-c", script], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        env={**os.environ, "OKRTUI_HOME": str(okrtui.home)}, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.rstrip().endswith("14 deploys")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_who_ends_a_run_ends_what_it_started(okrtui: Shell, number: signal.Signals) -> None:
    fifo = okrtui.home / "alive"
    os.mkfifo(fifo)
    okrtui(
        "source", "set", "deploys", "--", "sh", "-c", f"exec 3>{fifo}; echo >&3; trap '' TERM; exec sleep 60"
    )
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background ignore it
    ran = subprocess.Popen([sys.executable, "-m", "okrtui", "--home", str(okrtui.home), "source", "run"])
    signal.signal(signal.SIGINT, before)
    with fifo.open("rb") as alive:
        assert alive.readline() == b"\n"
        ran.send_signal(number)
        assert alive.read() == b""  # nobody is there any more who could write
    assert ran.wait() == (130 if number == signal.SIGINT else 128 + number)
