"""Real OKRs, written by others, through the real program."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from okrtui.bootstrap import usual_home
from okrtui.exchange.csv_in import read_csv
from okrtui.exchange.csv_out import write_csv
from okrtui.exchange.intake import Intake
from okrtui.exchange.json_in import read_json
from okrtui.exchange.json_out import write_json
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import KeyResult
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete
from okrtui.workspace.home import Home
from tests.exchange.spaces import NOW

DATA = Path(__file__).parents[3] / "shared/data"
FILES = {
    "operately-goals.csv": {"unit": 5, "person": 8, "objective": 9, "key_result": 16, "check_in": 16},
    "sourced-okrs.csv": {
        "cycle": 5, "unit": 11, "objective": 122, "key_result": 606, "check_in": 339, "comment": 267
    },
}  # fmt: skip


@pytest.fixture(params=sorted(FILES))
def file(request: pytest.FixtureRequest) -> Path:
    path: Path = DATA / request.param
    if not path.exists():
        pytest.skip("the real data is not here")
    return path


@pytest.fixture(autouse=True)
def _november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-20T09:00")


def home_in(directory: Path, monkeypatch: pytest.MonkeyPatch, me: str = "Mei") -> tuple[Home, str]:
    monkeypatch.setenv("OKRTUI_HOME", str(directory))
    home, _, _ = usual_home()
    home.create_space("private", me, private=True)
    team = home.create_space("North", me, private=False)
    return home, team


def space_of(home: Home, space: str) -> Okrs:
    home.load_all()
    return home.workspaces[space].okrs


def take(home: Home, space: str, intake: Intake) -> None:
    assert [str(problem) for problem in intake.problems] == []
    home.perform(take_in(home.workspaces[space].okrs, home.author(space), "imported", intake.changes))


def lists(okrs: Okrs, me: str) -> Any:
    """The export without the space and what `init` made, its numbers as they are spelled."""
    document = json.loads(write_json(okrs, NOW), parse_float=str, parse_int=str)
    document.pop("space")
    document["people"] = [person for person in document["people"] if person["id"] != me]
    return document


def test_a_real_file_comes_in_whole_goes_out_and_comes_into_an_empty_home_as_it_was(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, team = home_in(tmp_path / "one", monkeypatch)
    intake = read_csv(space_of(home, team), home.author(team), file.read_text(encoding="utf-8"))
    assert intake.added == FILES[file.name]
    take(home, team, intake)
    exported = write_json(space_of(home, team), NOW)

    other, there = home_in(tmp_path / "two", monkeypatch, me="Ada")
    take(other, there, read_json(space_of(other, there), other.author(there), exported, is_empty_space=True))
    assert lists(space_of(other, there), other.me[there]) == lists(space_of(home, team), "")

    again = read_json(space_of(other, there), other.author(there), exported)
    assert (again.changes, again.left) == ((), ())
    home.checkpoint()
    reopened, _, _ = usual_home(str(tmp_path / "one"))
    assert write_json(space_of(reopened, team), NOW) == exported


def test_a_real_file_read_again_or_written_and_read_back_adds_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, team = home_in(tmp_path, monkeypatch)
    text = file.read_text(encoding="utf-8")
    take(home, team, read_csv(space_of(home, team), home.author(team), text))
    okrs, author = space_of(home, team), home.author(team)
    for again in (text, write_csv(okrs, form="key_results"), write_csv(okrs, form="check_ins")):
        intake = read_csv(okrs, author, again)
        assert (intake.changes, intake.left, intake.problems) == ((), (), ())


def test_undoing_a_real_import_hides_all_and_update_brings_it_back(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, team = home_in(tmp_path, monkeypatch)
    text = file.read_text(encoding="utf-8")
    take(home, team, read_csv(space_of(home, team), home.author(team), text))
    before = lists(space_of(home, team), "")
    home.undo()
    okrs = space_of(home, team)
    assert not okrs.objectives
    assert read_csv(okrs, home.author(team), text).changes == ()
    take(home, team, read_csv(okrs, home.author(team), text, update=True))
    assert lists(space_of(home, team), "") == before


def test_values_links_and_titles_are_those_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = DATA / "operately-goals.csv"
    if not path.exists():
        pytest.skip("the real data is not here")
    home, team = home_in(tmp_path, monkeypatch)
    take(home, team, read_csv(space_of(home, team), home.author(team), path.read_text(encoding="utf-8")))
    okrs = space_of(home, team)
    titled = {objective.title: objective for objective in okrs.objectives.values()}
    assert titled["Build the next hiring bench"].parent == titled["Make company operations repeatable"].id
    churn = next(kr for kr in okrs.key_results.values() if kr.title == "Reduce monthly churn rate")
    assert (str(churn.measure.start), str(churn.measure.target)) == ("5.0", "2.0")
    assert str(standing(okrs, churn).value) == "3.8"
    assert standing(okrs, churn).progress == Decimal("0.4")
    company = next(unit for unit in okrs.units.values() if unit.name == "Company")
    assert company.level == "company"


def test_settings_the_trash_and_edits_go_through_the_real_program_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, team = home_in(tmp_path / "one", monkeypatch)
    text = "unit,objective,key_result,start,target,value\nA,One,Deploys,4,20,5\nA,One,Gone,0,1,1\n"
    take(home, team, read_csv(space_of(home, team), home.author(team), text))
    gone = next(kr for kr in space_of(home, team).key_results.values() if kr.title == "Gone")
    home.perform(delete(space_of(home, team), home.author(team), gone))
    document = json.loads(write_json(space_of(home, team), NOW))
    document["space"]["settings"]["week_start"] = 6
    document["people"][0] |= {"committee": True, "devices": ["d1"]}
    exported = json.dumps(document)

    other, there = home_in(tmp_path / "two", monkeypatch, me="Ada")
    take(other, there, read_json(space_of(other, there), other.author(there), exported, is_empty_space=True))
    okrs = space_of(other, there)
    assert okrs.spaces[there].settings.week_start == 6
    assert [record.title for record in okrs.trash.values() if isinstance(record, KeyResult)] == ["Gone"]
    assert {(p.committee, p.devices) for p in okrs.people.values()} == {(False, ()), (True, ("d1",))}
    assert lists(okrs, other.me[there])["key_results"] == lists(space_of(home, team), "")["key_results"]

    edited = exported.replace('"Deploys"', '"Deploys a week"').replace('"deleted": true', '"deleted": false')
    take(other, there, read_json(okrs, other.author(there), edited, update=True))
    okrs = space_of(other, there)
    assert {kr.title for kr in okrs.key_results.values()} == {"Deploys a week", "Gone"}
    other.undo()
    assert {kr.title for kr in space_of(other, there).key_results.values()} == {"Deploys"}
