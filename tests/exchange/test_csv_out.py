import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.exchange.csv_columns import guarded, unguarded
from okrtui.exchange.csv_in import read_csv
from okrtui.exchange.csv_out import Form, write_csv
from okrtui.okr.records import CheckIn, KeyResult, Measure, Milestone, Objective, Person, Whose
from tests.exchange.spaces import Desk

HOSTILE = [
    "=cmd()",
    "-12",
    "+1",
    "@me",
    "'=x",
    "a\nb\r\nc",
    'say "hi"',
    "semi;colon,comma\ttab",
    "🚀 ship",
    "' quoted",
]


def desk_with(titles: list[str]) -> Desk:
    desk = Desk()
    ken = Person(id="p" * 26, space="north", name="=Ken")
    records = [ken]
    for number, title in enumerate(titles):
        objective = Objective(
            id=f"o{number}", space="north", title=title, for_=Whose(person=ken.id), owner=ken.id,
            cycle=next(iter(desk.okrs.cycles)), order=("", f"{number:02}a"),
        )  # fmt: skip
        key_result = KeyResult(
            id=f"k{number}", space="north", objective=objective.id, title=title, owner=desk.me,
            measure=Measure("reach", Decimal("-3.80"), Decimal("20.0"), "=%"), weight=Decimal("1.50"),
        )  # fmt: skip
        check_in = CheckIn(
            id=f"c{number}", space="north", key_result=key_result.id, on=date(2026, 11, 2),
            value=Decimal("-12"), confidence=6, note=title, by=desk.me, said_by=ken.id,
        )  # fmt: skip
        records += [objective, key_result, check_in]  # type: ignore[list-item]
    desk.okrs = desk.okrs.with_records(records)
    return desk


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("form", ["key_results", "check_ins"])
def test_reading_back_what_was_written_adds_nothing(form: Form) -> None:
    desk = desk_with(HOSTILE)
    text = write_csv(desk.okrs, form=form)
    intake = read_csv(desk.okrs, desk.author, text)
    assert [str(problem) for problem in intake.problems] == []
    assert (intake.changes, intake.left, intake.notices) == ((), (), ())


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=4))
def test_any_title_comes_back(titles: list[str]) -> None:
    desk = desk_with([title.strip() or "x" for title in titles])
    forms: tuple[Form, ...] = ("key_results", "check_ins")
    for form in forms:
        intake = read_csv(desk.okrs, desk.author, write_csv(desk.okrs, form=form))
        assert [str(problem) for problem in intake.problems] == []
        assert (intake.changes, intake.left) == ((), ())


@given(st.text())
def test_a_guarded_cell_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@"))
    assert unguarded(guarded(text)) == text


def test_text_cells_are_guarded_and_numbers_are_not() -> None:
    row = rows_of(write_csv(desk_with(["=cmd()"]).okrs, form="key_results"))[1]
    assert (row["objective"], row["key_result"], row["unit_of_measure"]) == ("'=cmd()", "'=cmd()", "'=%")
    assert (row["start"], row["target"], row["value"], row["weight"]) == ("-3.80", "20.0", "-12", "1.50")


def test_an_export_moves_to_another_space() -> None:
    desk, other = desk_with(HOSTILE), Desk("south", "South", me="Ada")
    other.take(read_csv(other.okrs, other.author, write_csv(desk.okrs, form="key_results")))
    assert sorted(kr.title for kr in other.okrs.key_results.values()) == sorted(HOSTILE)
    assert {kr.external_id for kr in other.okrs.key_results.values()} == set(desk.okrs.key_results)
    check_ins = write_csv(desk.okrs, form="check_ins")
    assert other.take(read_csv(other.okrs, other.author, check_ins)).added == {"check_in": len(HOSTILE)}
    assert read_csv(other.okrs, other.author, check_ins).changes == ()


def test_milestones_are_written_by_name_and_come_back() -> None:
    desk = Desk()
    steps = (Milestone("a", "plan"), Milestone("b", "=build | test"), Milestone("c", "ship"))
    objective = Objective(id="o", space="north", title="Boring")
    key_result = KeyResult(
        id="k", space="north", objective="o", title="Canary", measure=Measure("milestones", steps=steps)
    )
    check_in = CheckIn(id="c", space="north", key_result="k", on=date(2026, 11, 2), steps_done=("b",))
    desk.okrs = desk.okrs.with_records([objective, key_result, check_in])
    text = write_csv(desk.okrs, form="key_results")
    assert rows_of(text)[0]["value"] == "'=build ¦ test"
    intake = read_csv(desk.okrs, desk.author, text)
    assert (intake.changes, intake.left, intake.problems) == ((), (), ())


def test_the_sources_own_id_is_written_where_it_is_the_only_one() -> None:
    desk = Desk()
    desk.take(read_csv(desk.okrs, desk.author, "objective,id,key_result\nBoring,37,Deploys\n"))
    text = write_csv(desk.okrs, form="key_results")
    assert rows_of(text)[0]["id"] == "37"
    assert read_csv(desk.okrs, desk.author, text).changes == ()


def test_supports_names_the_title_or_where_several_have_it_the_id() -> None:
    desk = Desk()
    text = "unit,objective,key_result,supports\nA,Goal,,\nB,Goal,,\nC,Low,Goal,\nC,Lower,,Low\n"
    desk.take(read_csv(desk.okrs, desk.author, text))
    goal = next(o for o in desk.okrs.objectives.values() if o.title == "Goal")
    text = f"unit,objective,supports\nD,Lowest,{goal.id}\n"
    desk.take(read_csv(desk.okrs, desk.author, text))
    written = write_csv(desk.okrs, form="key_results")
    supports = {row["objective"]: row["supports"] for row in rows_of(written)}
    assert (supports["Lower"], supports["Lowest"]) == ("Low", goal.id)
    intake = read_csv(desk.okrs, desk.author, written)
    assert (intake.changes, intake.left, intake.problems) == ((), (), ())
