"""The guide's lines for cron, systemd and launchd are what those programs and okrtui take."""

import plistlib
import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from okrtui.cli.parser import build

GUIDE = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
NEEDS_ONE = ("settle", "unit", "for", "grade", "new", "because", "reflect", "show")
"""What is followed by a word that differs."""
NEEDS_MORE = {
    "unit add": "North", "unit edit": "North", "unit move": "North --below none", "person add": "Ada",
    "person edit": "Ada", "person away": "Ken --until fri", "person owns": "Ken", "person leave": "Ken",
    "idea add": "Lanterns", "idea edit lanterns --why": "Dark",
    "lint --select": "O5,K", "list --filter": "risk", "edit space --guidelines-off": "K6,O2",
    "import": "okrs.md",
    "edit space --vague-words world-class --task-words": "roll",
    "decide": "boring stop --because tired",
    "health add": "volume", "health read volume": "78", "comment": "ID",
    "health edit volume --objective": "ID",
    "person hand-over": "Ken --to Mei", "person back": "Ken", "person committee": "Ken",
}  # fmt: skip
"""What else is typed where a name stands between a command and its options, or what is no small letters."""
COMMAND = re.compile(r"\bokrtui\"?((?: +(?:--)?[a-z][a-z-]*(?:=\S+)?)+)")


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    """Everything in blocks and in the table that okrtui is asked to run."""
    scripts = [line for language in ("ini", "crontab", "xml") for line in blocks(language)]
    scripts += [line for block in blocks("console") for line in block.splitlines() if "okrtui " in line]
    inline = re.findall(r"`(okrtui [^`]+)`", GUIDE)
    return [match[1].strip() for text in (*scripts, *inline) for match in COMMAND.finditer(text)]


def test_every_command_of_the_guide_is_one() -> None:
    assert {"status --short", "nudge", "nudge --json", "plan carry", "report week --unit"} <= set(commands())
    assert {"cycle", "cycle grade", "cycle new", "cycle carry", "grade deploys --reflect"} <= set(commands())
    for words in commands():
        more = NEEDS_MORE.get(words, "North" if words.endswith(NEEDS_ONE) else "")
        build(words.split()).parse_args([*words.split(), *more.split()])


def test_the_timer_is_a_monday_at_nine_and_its_service_runs_once() -> None:
    service, timer = (ConfigParser(interpolation=None) for _ in range(2))
    service.read_string(blocks("ini")[0])
    timer.read_string(blocks("ini")[1])
    assert service["Service"]["Type"] == "oneshot"
    assert (timer["Timer"]["OnCalendar"], timer["Timer"]["Persistent"]) == ("Mon 09:00", "true")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_systemd_takes_the_timer_and_the_service(tmp_path: Path) -> None:
    paths = [tmp_path / f"okrtui-monday.{kind}" for kind in ("service", "timer")]
    for path, text in zip(paths, blocks("ini"), strict=True):
        path.write_text(text)
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    verify = ["systemd-analyze", "verify", "--user", *map(str, paths)]
    verified = subprocess.run(verify, env=environment, capture_output=True, text=True, check=False)
    if "Failed to initialize manager" in verified.stderr:
        pytest.skip("systemd-analyze cannot look at units here")
    assert (verified.returncode, verified.stderr) == (0, "")
    when = subprocess.run(
        ["systemd-analyze", "calendar", "Mon 09:00"], capture_output=True, text=True, check=True
    )
    assert "Normalized form: Mon *-*-* 09:00:00" in when.stdout


def test_the_lines_for_cron_are_mondays_at_nine() -> None:
    lines = [line for line in blocks("crontab")[0].splitlines() if not line.startswith("#")]
    assert len(lines) == 2
    for line in lines:
        *when, command = line.split(None, 5)
        assert when == ["0", "9", "*", "*", "1"]
        assert "%" not in command


def test_the_property_list_is_a_monday_at_nine() -> None:
    agent = plistlib.loads(blocks("xml")[0].encode())
    assert agent["StartCalendarInterval"] == {"Weekday": 1, "Hour": 9, "Minute": 0}
    shell, option, _ = agent["ProgramArguments"]
    assert (shell, option) == ("/bin/sh", "-c")


def scripts() -> list[str]:
    """What the three hand to a shell, as it gets it."""
    service = ConfigParser(interpolation=None)
    service.read_string(blocks("ini")[0])
    start = service["Service"]["ExecStart"].removeprefix("/bin/sh -c '").removesuffix("'").replace("$$", "$")
    agent = plistlib.loads(blocks("xml")[0].encode())["ProgramArguments"][2]
    lines = [line.split(None, 5)[5] for line in blocks("crontab")[0].splitlines() if line[0] != "#"]
    return [start, agent, *lines]


STANDINS = {
    "notify-send": 'printf "%s|" "$@"',
    "osascript": 'printf "%s|" "$@"',
    "curl": 'cat; printf "|%s" "$@"',
}


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not here")
def test_each_of_them_hands_on_what_okrtui_says(tmp_path: Path) -> None:
    home, tools = tmp_path / "home", tmp_path / "tools"
    (home / ".local" / "bin").mkdir(parents=True)
    (home / ".config").mkdir()
    (home / ".config" / "okrtui-hook").write_text("https://chat.example/hook\n")
    tools.mkdir()
    said = 'W47 "; echo $(oops) · 2 due'
    answer = '{"markdown": "- 2 KRs: Ken"}'
    okrtui = (
        f"#!/bin/sh\ncase \"$*\" in *json*) cat <<'E'\n{answer}\nE\n;; *) cat <<'E'\n{said}\nE\n;; esac\n"
    )
    programs = {tools / name: f"#!/bin/sh\n{body}\n" for name, body in STANDINS.items()}
    for path, text in (programs | {home / ".local" / "bin" / "okrtui": okrtui}).items():
        path.write_text(text)
        path.chmod(0o755)
    environment = {"HOME": str(home), "PATH": f"{tools}:/usr/bin:/bin"}
    told = [
        subprocess.run(
            ["/bin/sh", "-c", s], env=environment, capture_output=True, text=True, check=True
        ).stdout
        for s in scripts()
    ]
    assert told[0] == f"--|{said}|okrtui, then C|"
    assert told[1].endswith(f"|end run|{said}|")
    assert told[2] == said + "\n"
    assert (
        re.sub(r"\s", "", told[3])
        == '{"text":"-2KRs:Ken"}|-sS|-H|Content-Type:application/json|-d|@-|https://chat.example/hook'
    )
