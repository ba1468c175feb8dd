"""checkin without a key result: whom it asks about, and where it cannot ask."""

from pathlib import Path

import pytest

import okrtui.tui as okrtui_tui
from okrtui.bootstrap import usual_home
from okrtui.cli.commands import running
from okrtui.okr.drafts import Draft, next_key
from okrtui.okr.run import Run
from okrtui.okr.run_asked import KeyResultAsked, NextAsked
from okrtui.settings import Settings
from okrtui.workspace.home import Home
from tests.cli.shell import Shell


@pytest.fixture
def asked(okrtui: Shell, monkeypatch: pytest.MonkeyPatch) -> list[Run]:
    """The runs that would have been shown, with a terminal on every side."""
    runs: list[Run] = []

    def show(home: Home, settings: Settings, run: Run) -> list[str]:
        runs.append(run)
        return [" 1 in 2 s", "  Deploys"]

    monkeypatch.setattr(okrtui_tui, "run_inline", show)
    monkeypatch.setattr(running, "is_watched", lambda: True)
    return runs


def titles(okrtui: Shell, run: Run) -> list[str]:
    """What a run asks, by title."""
    known = {row["id"]: row["title"] for row in okrtui("export").json["key_results"]}
    return [known[question.id] for question in run.asked if isinstance(question, KeyResultAsked)]


@pytest.mark.parametrize("words", ["checkin", "checkin --unit Platform", "checkin --json"])
def test_without_a_terminal_it_says_what_to_give(words: str, okrtui: Shell) -> None:
    answer = okrtui(*words.split())
    assert (answer.code, answer.out) == (2, "")
    assert "name the key result, okrtui checkin KR VALUE --confidence N" in answer.err


@pytest.mark.parametrize("words", ["--confidence 3", "--note x", "--on today", "--fixes abcd"])
def test_an_answer_to_no_question_is_refused(words: str, okrtui: Shell) -> None:
    answer = okrtui("checkin", *words.split())
    assert (answer.code, "which key result?" in answer.err) == (2, True)


def test_a_key_result_and_a_whole_run_exclude_each_other(okrtui: Shell) -> None:
    answer = okrtui("checkin", "Deploys", "7", "--unit", "Platform")
    assert (answer.code, "leave the key result out" in answer.err) == (2, True)


def test_it_asks_what_is_mine_and_prints_what_was_done(okrtui: Shell, asked: list[Run]) -> None:
    answer = okrtui("checkin")
    assert (answer.code, answer.out, answer.err) == (0, " 1 in 2 s\n  Deploys\n", "")
    assert titles(okrtui, asked[0]) == ["Deploys per week", "Failure rate", "Runbooks", "SOC 2 报告"]


def test_nothing_due_is_one_line_and_no_screen(okrtui: Shell, asked: list[Run]) -> None:
    answer = okrtui("checkin", "--space", "private")
    assert (answer.code, answer.out) == (0, "all checked in: nothing is due this week\n")
    assert asked == []


@pytest.fixture
def ken(okrtui: Shell, tmp_path: Path) -> str:
    """The team has a unit, and Ken in it with a key result of his own."""
    text = "cycle,unit,owner,objective,key_result,start,target\n2026-Q4,Ops,Ken,Sleep well,Pages,30,3\n"
    (tmp_path / "okrs.csv").write_text(text)
    answer = okrtui("import", str(tmp_path / "okrs.csv"))
    assert answer.code == 0, answer.err
    return "Pages"


@pytest.mark.parametrize(
    "words", [["--owner", "Ken"], ["--unit", "ops"], ["--unit", "Ops", "--space", "platform"]]
)
def test_of_a_person_or_a_unit(words: list[str], okrtui: Shell, ken: str, asked: list[Run]) -> None:
    assert okrtui("checkin", *words).code == 0
    assert titles(okrtui, asked[0]) == [ken]


def test_i_am_somebody_in_every_space_of_mine(okrtui: Shell, ken: str, asked: list[Run]) -> None:
    okrtui("checkin", "--owner", "Mei Lin")
    okrtui("checkin")
    assert len(titles(okrtui, asked[0])) == 4
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--unit", "nix"], "there is no unit “nix”"),
        (["--owner", "nix"], "there is no person “nix”"),
        (["--owner", "Ken", "--unit", "Ops"], "give --unit or --owner, not both"),
    ],
)
def test_nobody_in_particular_is_refused(
    words: list[str], sentence: str, okrtui: Shell, ken: str, asked: list[Run]
) -> None:
    answer = okrtui("checkin", *words)
    assert (answer.code, sentence in answer.err, asked) == (2, True, [])


def test_what_was_typed_about_what_happens_next_is_asked_again(okrtui: Shell, asked: list[Run]) -> None:
    for title in ("deploys", "failure", "runbooks", "SOC"):
        assert okrtui("checkin", title, "--confidence", "2").code == 0
    home = usual_home()[0]
    known = next(kr for kr in home.okrs.key_results.values() if kr.title == "Runbooks")
    home.drafts.keep(known.space, next_key(known.id), Draft(note="ask Ken"))
    home.drafts.write()
    okrtui("checkin")
    assert NextAsked(known.id) in asked[0].asked
    assert all(isinstance(question, NextAsked) for question in asked[0].asked)
