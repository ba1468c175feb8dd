import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest

from okrtui.bootstrap import usual_home
from okrtui.cli.short import first_day, line
from tests.cli.shell import Shell


def test_a_check_in_can_be_undone_and_done_again_by_later_runs(okrtui: Shell) -> None:
    okrtui("checkin", "deploys", "9", "--confidence", "8")
    assert okrtui("undo").out == "undid: checked in “Deploys per week”: 9 deploys, confidence 8\n"
    assert okrtui("show", "deploys", "--json").json["value"] == 7
    assert okrtui("redo").code == 0
    assert okrtui("show", "deploys", "--json").json["value"] == 9


def test_nothing_is_left_to_redo_after_another_step(okrtui: Shell) -> None:
    okrtui("undo")
    okrtui("checkin", "deploys", "9")
    answer = okrtui("redo")
    assert (answer.code, answer.err) == (3, "okrtui: nothing to redo\n")


def test_a_refused_step_leaves_no_trace(okrtui: Shell) -> None:
    before = okrtui("dump").out
    for words in ("move boring --supports boring", "checkin deploys x", "add kr boring x --from 1 --to 1"):
        assert okrtui(*words.split()).code in (2, 3)
    assert okrtui("dump").out == before


def test_a_value_keeps_the_digits_it_was_typed_with(okrtui: Shell) -> None:
    okrtui("checkin", "failure", "4.90")
    assert b"4.90" in msgspec.json.encode(okrtui("show", "failure").out)
    assert '"value": 4.90' in okrtui("show", "failure", "--json").out


@pytest.mark.parametrize(("typed", "steps"), [("1,2", ["1", "2"]), ("+3", ["3"]), ("none", [])])
def test_milestones_take_the_steps_done(typed: str, steps: list[str], okrtui: Shell) -> None:
    assert okrtui("checkin", "runbooks", typed, "--json").json["value"] == steps


def test_a_step_can_be_taken_back_with_a_minus(okrtui: Shell) -> None:
    okrtui("checkin", "runbooks", "1,2,3")
    assert okrtui("checkin", "runbooks", "-2", "--json").json["value"] == ["1", "3"]


def test_a_correction_replaces_and_both_stay_in_history(okrtui: Shell) -> None:
    wrong = okrtui("checkin", "deploys", "90", "--json").json["id"]
    okrtui("checkin", "deploys", "9", "--fixes", wrong)
    shown = okrtui("show", "deploys")
    assert okrtui("show", "deploys", "--json").json["value"] == 9
    assert "90 deploys" in shown.out
    assert "(corrected)" in shown.out


def test_new_things_go_where_the_answer_says(okrtui: Shell) -> None:
    assert "added to team Platform · 2026-Q4" in okrtui("add", "objective", "One").out
    assert "added to private space · 2026-Q4" in okrtui("add", "objective", "Two", "--space", "private").out
    assert "added to team Platform · backlog" in okrtui("add", "objective", "Three", "--cycle", "backlog").out


def test_a_shared_objective_never_names_a_private_one(okrtui: Shell) -> None:
    private = okrtui("add", "objective", "Secret plan", "--space", "private", "--json").json["id"]
    answer = okrtui("add", "objective", "Open plan", "--supports", private)
    assert (answer.code, "private space" in answer.err) == (3, True)
    boring = okrtui("show", "boring", "--json").json["id"]
    assert okrtui("move", private, "--supports", boring).code == 0


def test_a_named_space_narrows_what_is_listed(okrtui: Shell) -> None:
    assert okrtui("list", "--space", "private").code == 1
    assert okrtui("list", "--space", "platform").code == 0
    assert okrtui("list", "--space", "nobody").err == "okrtui: there is no space called “nobody”\n"


def test_the_space_may_come_from_the_environment(okrtui: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_SPACE", "private")
    assert okrtui("list").code == 1


def test_hostile_text_reaches_no_terminal(okrtui: Shell) -> None:
    okrtui("add", "objective", "\x1b[31mred\u202e [@click=app.quit]q[/]")
    okrtui("checkin", "deploys", "8", "--note", "bell \x07 and \x1b]0;title\x07")
    for words in ("list", "show deploys", "history", "list --tree", "status"):
        said = okrtui(*words.split())
        assert "\x1b" not in said.out + said.err
        assert "\u202e" not in said.out
    assert "\x1b" not in okrtui("show", "\x1b[31mnobody").err


def test_milestones_of_an_edited_list_keep_what_was_done(okrtui: Shell) -> None:
    okrtui("checkin", "runbooks", "1,3")
    answer = okrtui("edit", "runbooks", "--milestones", "write,rehearse,review,drill", "--mend")
    assert answer.code == 0, answer.err
    assert okrtui("show", "runbooks", "--json").json["raw"] == 0.5


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("deploys", "--title", ""), "the title cannot be empty"),
        (("deploys", "--state", ""), "the state cannot be empty"),
        (("deploys", "--state", "done"), "“done” is no state: use active or dropped"),
        (("boring", "--to", "5"), "an objective has no measure"),
        (("boring", "--rank", "must"), "an objective has no rank"),
        (
            ("deploys", "--title", "x", "--to", "5"),
            "change the measure in a step of its own, without other fields",
        ),
    ],
)
def test_an_edit_that_cannot_be_is_refused_and_changes_nothing(
    typed: tuple[str, ...], sentence: str, okrtui: Shell
) -> None:
    before = okrtui("dump").out
    answer = okrtui("edit", *typed)
    assert (answer.code, answer.err) == (2, f"okrtui: {sentence}\n")
    assert okrtui("dump").out == before


def test_a_setting_that_cannot_be_is_told_by_its_line_and_the_command_goes_on(okrtui: Shell) -> None:
    (okrtui.home / "config" / "settings.toml").write_text("decimal_comma = true\ndefault_space = [")
    answer = okrtui("checkin", "deploys", "7,5")
    assert answer.code == 0
    assert answer.err.startswith("okrtui: settings.toml, line 2: “default_space = [” is left out: write name")
    assert "7.5" in answer.out


def test_a_home_that_cannot_be_written_is_said_in_a_sentence(okrtui: Shell) -> None:
    log = next((okrtui.home / "data").glob("spaces/*/log"))
    for path in log.parent.glob("*"):
        if path.name == "lock":
            path.unlink()
            path.mkdir()
    answer = okrtui("checkin", "deploys", "8", "--space", "platform")
    assert answer.code in (0, 4)


def test_now_must_be_a_date_and_time(okrtui: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_NOW", "noon")
    assert okrtui("list").err == "okrtui: OKRTUI_NOW is “noon”: use a date and time like 2026-11-20T09:00\n"


def modules_after(home: Path, *arguments: str) -> set[str]:
    """The modules a command has loaded when it ends."""
    code = (
        "import sys; from okrtui.__main__ import main; sys.argv[1:] = sys.argv[1:]; code = main(); "
        "sys.stderr.write('\\n' + ' '.join(sys.modules)); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, *arguments]
    environment = {"OKRTUI_HOME": str(home), "OKRTUI_NOW": "2026-11-20T09:00", "PATH": "/usr/bin"}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return set(ended.stderr.rsplit("\n", 1)[-1].split())


@pytest.mark.parametrize(
    "words",
    [
        "list", "checkin deploys 8 --confidence 7", "status", "history", "undo", "show deploys", "nudge",
        "plan", "plan add x", "plan carry", "next", "next add x", "health", "health add x", "win", "win x",
        "settings", "list --filter new",
    ],
)  # fmt: skip
def test_commands_load_neither_textual_nor_tinydb(words: str, okrtui: Shell) -> None:
    assert not {"textual", "rich", "tinydb", "jinja2"} & modules_after(okrtui.home, *words.split())


def test_a_check_in_loads_nothing_of_plans(okrtui: Shell) -> None:
    loaded = modules_after(okrtui.home, "checkin", "deploys", "8", "--confidence", "7")
    strangers = {"okrtui.cli.weekly_arguments", "okrtui.okr.plan", "okrtui.okr.run", "okrtui.okr.scope"}
    assert "okrtui.okr.steps.check_ins" in loaded
    assert not strangers & loaded


def test_the_answer_for_a_prompt_loads_no_library_at_all(okrtui: Shell) -> None:
    okrtui("status")
    assert not {"msgspec", "nacl", "argparse", "textual"} & modules_after(okrtui.home, "status", "--short")


def test_the_short_status_is_the_same_the_short_and_the_long_way(okrtui: Shell) -> None:
    long_way = okrtui("status", "--short").out
    short_way = subprocess.run(
        [sys.executable, "-m", "okrtui", "status", "--short"],
        env={"OKRTUI_HOME": str(okrtui.home), "OKRTUI_NOW": "2026-11-20T09:00", "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert short_way.stdout == long_way == "Q4 W47 5% conf 6 · 4 due\n"


def test_a_brief_that_another_process_outdated_is_not_believed(okrtui: Shell) -> None:
    before = okrtui("status", "--short").out
    brief = okrtui.home / "data" / "brief.json"
    old = brief.read_bytes()
    okrtui("checkin", "deploys", "8", "--confidence", "6")
    brief.write_bytes(old)
    assert okrtui("status", "--short").out != before


def brief(*mine: dict[str, object], **space: object) -> dict[str, object]:
    spaces = {"id": "s", "name": "S", "week_start": 0, "check_in_day": 0, "away_until": None, "mine": list(mine),
              "cycle": {"name": "2026-Q4"}, "unpublished": 0, "conflicts": 0, **space}  # fmt: skip
    return {"default": "s", "spaces": [spaces]}


def rated(confidence: int | None, on: str | None) -> dict[str, object]:
    return {"id": "k", "confidence": confidence, "on": on, "progress": 0.25}


def test_the_line_for_a_prompt_leaves_out_what_says_nothing() -> None:
    friday = date(2026, 11, 20)
    assert line(brief(), friday) == "Q4 W47"
    assert line(brief(rated(6, "2026-11-16")), friday) == "Q4 W47 25% conf 6"
    assert line(brief(rated(None, None), conflicts=1, unpublished=3), friday) == (
        "Q4 W47 25% · 1 due · 3 only here · 1 in conflict"
    )


def test_the_line_for_a_prompt_counts_what_is_due_by_the_spaces_own_days() -> None:
    monday, sunday = date(2026, 11, 16), date(2026, 11, 15)
    assert "1 due" in line(brief(rated(6, "2026-11-15")), monday)
    assert "due" not in line(brief(rated(6, "2026-11-09")), sunday)
    assert "due" not in line(brief(rated(6, "2026-11-09"), check_in_day=4), date(2026, 11, 19))
    assert "due" not in line(brief(rated(None, None), away_until="2026-11-16"), monday)


def test_a_week_that_begins_on_sunday_is_named_by_its_thursday() -> None:
    assert line(brief(week_start=6), date(2026, 11, 22)) == "Q4 W48"
    assert line(brief(), date(2026, 11, 22)) == "Q4 W47"
    assert first_day(date(2026, 11, 22), 6) == date(2026, 11, 22)


def test_a_cycle_with_a_name_of_its_own_is_shown_whole() -> None:
    assert line(brief(cycle={"name": "Launch"}), date(2026, 11, 20)) == "Launch W47"
    assert line(brief(cycle=None), date(2026, 11, 20)) == "W47"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed_for_every_shell(shell: str, empty: Shell) -> None:
    script = empty("completion", shell)
    assert script.code == 0
    assert "checkin" in script.out


def test_the_bash_completion_can_be_sourced(empty: Shell, tmp_path: Path) -> None:
    path = tmp_path / "okrtui.bash"
    path.write_text(empty("completion", "bash").out)
    subprocess.run(["bash", "-eu", "-c", f"source {path}"], check=True)


def test_bare_okrtui_without_a_terminal_prints_the_status(okrtui: Shell) -> None:
    assert okrtui().out == okrtui("status").out


@pytest.mark.parametrize("words", ["demo", "open deploys"])
def test_screens_need_a_terminal(words: str, okrtui: Shell) -> None:
    answer = okrtui(*words.split())
    assert (answer.code, "needs a terminal" in answer.err) == (2, True)


def test_the_version_is_told(empty: Shell) -> None:
    assert empty("--version").out.startswith("okrtui 0.")


def test_a_check_in_finds_what_is_in_a_cycle_that_is_not_open_at_first(okrtui: Shell, tmp_path: Path) -> None:
    header = "cycle,unit,owner,objective,key_result,start,target"
    (tmp_path / "old.csv").write_text(f"{header}\n2026-Q3,North,Ken,Be found,Visits of old,0,100\n")
    okrtui("import", str(tmp_path / "old.csv"))
    okrtui("checkin", "deploys", "8")
    usual_home()[0].checkpoint()
    answer = okrtui("checkin", "Visits of old", "40", "--on", "2026-09-21", "--json")
    assert (answer.code, answer.json["value"]) == (0, 40), answer.err
    assert okrtui("show", "Visits of old", "--json").json["value"] == 40


def test_a_terminal_that_cannot_draw_gets_the_status_instead_of_the_screens(
    okrtui: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    assert okrtui().out == okrtui("status").out
    for words in (["demo"], ["open", "deploys"], ["checkin"]):
        answer = okrtui(*words)
        assert answer.code == 2
        assert "terminal" in answer.err or "nobody can be asked" in answer.err
