"""What README and documents tell people to type is what okrtui, cron, systemd and launchd take."""

import plistlib
import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from okrtui.cli.parser import build
from tests.cli.shell import Shell

ROOT = Path(__file__).parents[2]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *sorted(ROOT.joinpath("docs").glob("**/*.md")))
}
REMINDERS = PAGES["docs/guide/reminders.md"]
NEEDS_MORE = {"show": "ID", "grade": "KR 0.7", "comment": "ID", "import": "FILE"}
"""What else is typed where a sentence names a command alone."""
TO_TYPE = (
    "docs/guide/first-quarter.md", "docs/guide/objectives.md", "docs/guide/weeks.md", "docs/guide/metrics.md",
)  # fmt: skip
"""Pages whose examples can be typed one after the other, the first of them into an empty home."""
IN_A_SCRIPT = re.compile(r"\bokrtui\"?((?: +(?:--)?[a-z][a-z-]*(?:=\S+)?)+)")
SHELL_GOES_ON = ("|", ">", "<", "&", "&&", "2>&1")


def blocks(language: str, text: str = REMINDERS) -> list[str]:
    """The fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def words_of(line: str) -> list[str]:
    """What a line hands to okrtui, as a shell takes it apart."""
    words = shlex.split(line, comments=True)[1:]
    ends = [place for place, word in enumerate(words) if word in SHELL_GOES_ON]
    return words[: ends[0]] if ends else words


def typed(text: str) -> list[list[str]]:
    """Everything in blocks and in sentences that a person would type."""
    lines = [line for block in blocks("(?:console|sh)", text) for line in block.splitlines()]
    shown = [line.removeprefix("$ ") for line in lines if re.match(r"(\$ )?okrtui( |$)", line)]
    inline = re.findall(r"`(okrtui [^`]+)`", text)
    return [words_of(line) for line in (*shown, *inline)]


def in_scripts(text: str) -> list[list[str]]:
    """Everything that timers and crontabs run."""
    scripts = [block for language in ("ini", "crontab", "xml") for block in blocks(language, text)]
    return [match[1].split() for script in scripts for match in IN_A_SCRIPT.finditer(script)]


def test_the_commands_that_are_looked_at_are_those_a_reader_sees() -> None:
    text = '`okrtui undo` `okrtui`\n```console\n$ okrtui win "a b" > x # no\nokrtui: said\n$ ls\n```\n'
    assert typed(text) == [["win", "a b"], ["undo"]]
    assert in_scripts(REMINDERS)[:2] == [["status", "--short"], ["nudge"]]
    assert sum(len(typed(text)) for text in PAGES.values()) > 200


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_is_one(page: str) -> None:
    for words in (*typed(PAGES[page]), *in_scripts(PAGES[page])):
        more = NEEDS_MORE.get(" ".join(words), "").split()
        if "--version" not in words:
            build(words).parse_args([*words, *more])


def masked(text: str) -> str:
    """Without ids, which differ."""
    return re.sub(r"^( *)[a-z2-7]{4} ", r"\1____ ", text, flags=re.MULTILINE)


def test_what_the_first_pages_tell_can_be_typed_as_it_stands(empty: Shell) -> None:
    for page in TO_TYPE:
        for block in blocks("console", PAGES[page]):
            for part in re.split(r"^\$ okrtui ", block, flags=re.MULTILINE)[1:]:
                line, _, said = part.partition("\n")
                answer = empty(*shlex.split(line))
                assert answer.code == 0, f"{page}: {line}: {answer.err}"
                assert not said or masked(answer.out) == masked(said), f"{page}: {line}"


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
