"""What grade and cycle do to the data, and what they say beside it."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from okrtui.bootstrap import usual_home
from okrtui.okr.naming import named
from okrtui.okr.records import KeyResult, Person
from okrtui.okr.score_typed import parse_score
from okrtui.okr.steps.grading import Marks, give_score
from tests.cli.shell import Answer, Shell
from tests.cli.test_commands import modules_after


def graded(shell: Shell, word: str) -> dict[str, Any]:
    """The grade of a key result as it is now."""
    grade: dict[str, Any] = shell("show", word, "--json").json["grade"]
    return grade


def cycle(shell: Shell, name: str, space: str = "team Platform") -> dict[str, Any]:
    """A cycle as it is listed now."""
    (found,) = [
        each
        for each in shell("cycle", "--json").json["cycles"]
        if (each["name"], each["space"]) == (name, space)
    ]
    told: dict[str, Any] = found
    return told


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


def test_a_quarter_is_graded_reviewed_by_its_numbers_and_closed(grading: Shell) -> None:
    for word, score in (("deploys", "="), ("failure", "1"), ("runbooks", "="), ("SOC", "0")):
        done(grading("grade", word, score))
    assert graded(grading, "runbooks")["score"] == 0.67
    for word, score in (("outages", "0.8"), ("restores", "0.4")):
        done(grading("grade", word, score, "--explain", "one long night"))
    now = cycle(grading, "2026-Q4")
    # (0.81 + 1 + 0.67 + 0) / 4 = 0.62, and (3 · 0.8 + 0.4) / 4 = 0.7
    assert (now["graded"], now["score"], now["average"], now["sweet_spot"]) == (6, 0.66, 0.62, "in")
    done(grading("cycle", "close"))
    assert cycle(grading, "2026-Q4")["phase"] == "closed"


def test_what_is_said_of_a_grade_is_added_bit_by_bit_and_taken_back(grading: Shell) -> None:
    done(grading("grade", "deploys", "0.81", "--adjust", "-0.05", "--because", "luck"))
    done(grading("grade", "deploys", "--reflect", "small steps"))
    assert (graded(grading, "deploys")["adjusted"], graded(grading, "deploys")["because"]) == (0.76, "luck")
    done(grading("grade", "deploys", "0.7"))
    assert graded(grading, "deploys")["adjusted"] == 0.65
    done(grading("grade", "deploys", "--adjust", "0"))
    assert (graded(grading, "deploys")["adjusted"], graded(grading, "deploys")["because"]) == (0.7, None)
    done(grading("grade", "deploys", "--reflect", ""))
    assert grading("show", "deploys", "--json").json["reflection"] is None
    done(grading("undo"))
    assert grading("show", "deploys", "--json").json["reflection"] == "small steps"


def test_an_objective_that_came_out_low_is_asked_about_once_all_is_graded(grading: Shell) -> None:
    for word in ("deploys", "failure", "runbooks"):
        assert "“Make releases boring”" not in done(grading("grade", word, "0.4")).err
    asked = done(grading("grade", "SOC", "0.35", "--verdict", "stop")).err
    assert asked.startswith(
        "okrtui: “Make releases boring” came out at 0.39: go on, change or stop? okrtui grade"
    )
    done(grading("grade", "boring", "--verdict", "go-on"))
    assert done(grading("grade", "SOC", "0.36")).err == ""


def test_a_second_opinion_is_refused_unless_it_is_to_replace_the_first(grading: Shell) -> None:
    home = usual_home()[0]
    ken = next(p for p in home.okrs_of(home.default).people.values() if p.name == "Ken")
    deploys = named(home.okrs_of(home.default), "deploys", KeyResult)
    assert isinstance(ken, Person)
    assert isinstance(deploys, KeyResult)
    author = replace(home.author(), person=ken.id)
    home.perform(give_score(home.okrs, author, deploys, Marks(parse_score("0.6"))))
    refused = grading("grade", "deploys", "0.81")
    assert (refused.code, refused.err) == (
        3,
        "okrtui: Ken gave “Deploys per week” 0.60:"
        " a second opinion is a comment, unless it is to replace that: --instead\n",
    )
    assert done(grading("grade", "deploys", "--explain", "hiring")).code == 0
    assert graded(grading, "deploys")["by_name"] == "Ken"
    done(grading("grade", "deploys", "0.81", "--instead"))
    assert (graded(grading, "deploys")["score"], graded(grading, "deploys")["by_name"]) == (0.81, "Mei Lin")


@pytest.mark.parametrize(
    "words",
    [
        "grade deploys 0.815", "grade deploys 0.8 --adjust 0.05", "grade deploys 0.8 --adjust 0.1 --because x",
        "grade SOC =", "grade boring 0.5", "cycle close 2027-Q1", "cycle new 2026-Q4", "cycle new Sprint",
        "cycle carry boring --into 2026-Q4", "cycle reopen 2026-Q4", "cycle grade",
    ],
)  # fmt: skip
def test_what_is_refused_changes_nothing(words: str, grading: Shell) -> None:
    before = grading("dump").out
    answer = grading(*words.split())
    assert answer.code in (2, 3)
    assert (answer.out, answer.err.count("\n")) == ("", 1)
    assert grading("dump").out == before


def test_an_objective_is_carried_once_and_taken_back_with_all_that_came_with_it(grading: Shell) -> None:
    done(grading("grade", "boring", "--verdict", "go-on"))
    before = grading("export").json
    for _ in range(2):
        copy = done(grading("cycle", "carry", "boring", "--json")).json
        assert (copy["cycle"], copy["state"], len(copy["key_results"])) == ("2027-Q1", "draft", 4)
        assert [kr["measure"]["start"] for kr in copy["key_results"]][:1] == [17]
        assert grading("cycle", "carry", "boring").code == 3
        done(grading("undo"))
    kept = [o for o in grading("export").json["objectives"] if not o.get("deleted")]
    assert kept == before["objectives"]


def test_what_was_chosen_is_told_both_ways(grading: Shell) -> None:
    copy = done(grading("cycle", "carry", "boring", "--json")).json["id"]
    told = {
        each["title"]: each["carried_into"] for each in grading("cycle", "carry", "--json").json["objectives"]
    }
    assert told == {"Nobody wakes at night": None, "Make releases boring": copy}
    page = done(grading("show", copy)).out
    assert "carried from" in page
    old = next(
        each["id"] for each in grading("show", copy, "--json").json["line"] if each["cycle"] == "2026-Q4"
    )
    assert "carried into" in done(grading("show", old)).out


def test_the_next_cycle_starts_with_what_was_carried_into_it(grading: Shell) -> None:
    copy = done(grading("cycle", "carry", "boring", "--json")).json["id"]
    later = done(grading("add", "objective", "Later", "--cycle", "2027-Q1", "--json")).json["id"]
    assert later != copy
    started = done(grading("cycle", "activate", "--without", later, "--json")).json
    assert (started["did"], started["activated"]) == ("started 2027-Q1: 1 draft became active", [copy])
    assert (cycle(grading, "2027-Q1")["objectives"], cycle(grading, "2027-Q1")["drafts"]) == (1, 1)


def test_a_title_means_the_goal_at_hand_though_another_cycle_has_its_like(grading: Shell) -> None:
    done(grading("cycle", "carry", "boring"))
    assert grading("show", "deploys").code == 2
    assert done(grading("grade", "deploys", "0.6", "--json")).json["grade"]["score"] == 0.6
    done(grading("cycle", "activate"))
    assert done(grading("checkin", "deploys", "18", "--json")).json["value"] == 18
    assert grading("show", "deploys", "--json").json["measure"]["start"] == 17
    done(grading("cycle", "close"))
    done(grading("edit", "deploys", "--title", "Deploys a week"))
    assert "Deploys a week" in grading("list", "--cycle", "2027-Q1").out


def test_cycles_are_those_of_the_space_that_is_named(grading: Shell) -> None:
    done(grading("cycle", "grade", "--space", "private"))
    assert cycle(grading, "2026-Q4", "private space")["phase"] == "grading"
    done(grading("cycle", "close", "2026-q4", "--space", "private"))
    assert cycle(grading, "2026-Q4", "private space")["phase"] == "closed"
    assert cycle(grading, "2026-Q4")["phase"] == "grading"


def test_of_several_cycles_in_a_phase_one_is_to_be_named(ending: Shell) -> None:
    done(ending("cycle", "new", "2026-H2"))
    assert ending("cycle", "grade").err == "okrtui: several cycles are active: name 2026-H2 or 2026-Q4\n"
    done(ending("cycle", "grade", "h2 2026"))
    assert cycle(ending, "2026-H2")["phase"] == "grading"


def test_a_reopened_cycle_is_graded_again_and_says_so_in_history(grading: Shell) -> None:
    done(grading("grade", "deploys", "0.6"))
    done(grading("cycle", "close"))
    assert grading("grade", "deploys", "0.7").code == 3
    done(grading("cycle", "reopen", "--because", "the audit came late"))
    done(grading("grade", "deploys", "0.7"))
    assert [each["did"] for each in grading("history", "--json").json["history"][:2]] == [
        "graded “Deploys per week”: 0.70",
        "reopened 2026-Q4: the audit came late",
    ]


def test_what_waits_for_the_next_cycle_is_told_with_it(grading: Shell) -> None:
    done(grading("add", "objective", "Tours that replan themselves", "--cycle", "backlog"))
    assert "  waiting: Tours that replan themselves\n" in done(grading("cycle", "carry")).out


def test_hostile_text_of_grades_reaches_no_terminal(grading: Shell) -> None:
    bad = "\x1b[31mred\u202e [@click=app.quit]q[/]"
    done(grading("edit", "SOC", "--title", bad))
    done(grading("add", "objective", bad, "--cycle", "backlog"))
    done(grading("cycle", "new", bad, "--from", "2027-01-04", "--to", "2027-02-01"))
    for words in (
        ["grade", "click", "0.2", "--explain", bad, "--reflect", bad, "--adjust", "0.01", "--because", bad],
        ["grade", "boring", "--verdict", "stop", "--because", bad],
        ["show", "click"], ["show", "boring"], ["cycle"], ["cycle", "carry"], ["cycle", "carry", "boring"],
        ["cycle", "close"], ["cycle", "reopen", "--because", bad], ["grade", "=nothing", "\x1b"],
    ):  # fmt: skip
        said = grading(*words)
        assert "\x1b" not in said.out + said.err
        assert "\u202e" not in said.out + said.err


@pytest.mark.parametrize(
    "words", ["grade deploys 0.6", "cycle", "cycle carry", "cycle carry boring", "cycle close"]
)
def test_the_end_of_a_cycle_loads_neither_textual_nor_tinydb(words: str, grading: Shell) -> None:
    assert not {"textual", "rich", "tinydb", "jinja2"} & modules_after(grading.home, *words.split())


def test_a_check_in_and_the_answer_for_a_prompt_load_nothing_of_grading(ending: Shell) -> None:
    strangers = (
        "grading",
        "grade",
        "scores",
        "bands",
        "score_typed",
        "cycle_",
        "next_cycle",
        "lineage",
        "evidence",
    )
    for words in ("checkin deploys 18 --confidence 7", "status --short", "status"):
        loaded = modules_after(ending.home, *words.split())
        ours = {name.rpartition(".")[2] for name in loaded if name.startswith("okrtui.")}
        assert not {name for name in ours if name.startswith(strangers)}


def test_a_review_is_said_bit_by_bit_by_whom_it_is_for_and_taken_back(grading: Shell) -> None:
    done(grading("review", "--for", "North", "--went-well", "the canary\nand the drill"))
    told = done(grading("review", "--for", "north", "--lessons", "ask", "--json")).json
    assert (told["for_name"], told["went_well"], told["lessons"]) == (
        "North",
        "the canary\nand the drill",
        "ask",
    )
    mine = done(grading("review", "--next", "a drill", "--json")).json
    assert (mine["for_name"], mine["went_well"], mine["next"]) == ("Mei Lin", None, "a drill")
    assert list(mine["for"]) == ["person"]
    done(grading("review", "--for", "North", "--lessons", ""))
    done(grading("undo"))
    assert done(grading("review", "--for", "North", "--json")).json["lessons"] == "ask"
    assert "closed without a review" not in done(grading("cycle", "close")).err
    refused = grading("review", "2026-Q4", "--next", "more")
    assert (refused.code, refused.err) == (
        3,
        "okrtui: 2026-Q4 is closed and read-only; reopen it on purpose to change it\n",
    )


def test_a_review_of_a_cycle_that_has_not_begun_is_refused(grading: Shell) -> None:
    refused = grading("review", "2027-Q1", "--lessons", "ask")
    assert (refused.code, "is still being planned" in refused.err) == (3, True)


def test_hostile_text_of_a_review_reaches_no_terminal(grading: Shell) -> None:
    text = "a\x1b[31mb\x07\u202ec"
    for answer in (grading("review", "--lessons", text), grading("review"), grading("report", "quarter")):
        assert not {"\x1b", "\x07", "\u202e"} & set(done(answer).out)
    assert grading("review", "--json").json["lessons"] == text


@pytest.mark.parametrize("update", [(), ("--update",)])
def test_a_file_changes_nothing_in_a_closed_cycle(update: tuple[str, ...], grading: Shell) -> None:
    done(grading("grade", "deploys", "0.6"))
    done(grading("cycle", "close"))
    document = grading("export").json
    for key_result in document["key_results"]:
        key_result |= {"title": "Other", "grade": {"score": 1}}
    document["check_ins"][0]["deleted"] = True
    document["cycles"][0]["phase"] = "active"
    file = grading.home / "back.json"
    file.write_bytes(msgspec.json.encode(document))
    before = grading("dump").out
    answer = grading("import", str(file), *update)
    assert "was left as it is" in answer.out + answer.err
    assert grading("dump").out == before


def test_the_quarter_s_report_is_of_everybody_where_i_own_nothing(grading: Shell) -> None:
    for word in ("outages", "restores"):
        done(grading("grade", word, "0.8", "--explain", "x"))
    everybody = done(grading("report", "quarter", "--unit", "North", "--json")).json
    assert (everybody["score"], everybody["average"], everybody["kept"], everybody["committed"]) == (
        0.8,
        None,
        0,
        2,
    )
    mine = done(grading("report", "quarter", "--json")).json
    assert (mine["whose"]["kind"], mine["score"], mine["distribution"]) == ("person", None, [])


def test_one_page_says_when_it_is_more_than_one(grading: Shell) -> None:
    done(grading("report", "one-page", "--unit", "North"))
    for number in range(10):
        row = (
            f"cycle,unit,objective,key_result\n2027-Q1,North,Goal {number},A\n2027-Q1,North,Goal {number},B\n"
        )
        (grading.home / "more.csv").write_text(row)
        done(grading("import", str(grading.home / "more.csv")))
    told = done(grading("report", "one-page", "--unit", "North", "--cycle", "2027-Q1"))
    assert told.err == (
        "okrtui: P1 hint: the OKRs of North fill 2 pages of 60 lines;"
        " keep what matters most: one page is ideal, two are the most\n"
    )
