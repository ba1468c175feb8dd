from datetime import date

from okrtui.okr.presenting import boards_of
from okrtui.okr.records import Whose
from okrtui.okr.scope import EVERYBODY, ME, Scope
from tests.builders import TODAY, check_in, key_result, objective, okrs_of, person, unit

COMPANY, A, B = unit("company"), unit("alpha", parent="company"), unit("beta", parent="company")


def test_a_company_goes_through_its_units_those_with_something_due_first() -> None:
    okrs = okrs_of(
        COMPANY, A, B,
        objective("a", for_=Whose(unit="alpha")), key_result("a1", "a"), check_in("c", "a1", TODAY, confidence=5),
        objective("b", for_=Whose(unit="beta")), key_result("b1", "b"),
    )  # fmt: skip
    boards = boards_of(okrs, EVERYBODY, {"mei"}, TODAY)
    assert [(board.name, board.due) for board in boards] == [("Beta", 1), ("Alpha", 0)]
    assert boards == boards_of(okrs, Scope("unit", "company"), {"mei"}, TODAY)


def test_a_team_goes_through_its_members_without_those_who_left_or_are_away() -> None:
    okrs = okrs_of(
        A,
        person("mei", units=("alpha",)),
        person("ken", units=("alpha",)),
        person("bob", units=("alpha",), left=date(2026, 1, 1)),
        person("ann", units=("alpha",), away_until=date(2026, 12, 1)),
        objective("k", owner="ken"),
        key_result("k1", "k"),
    )
    assert [board.scope.id for board in boards_of(okrs, Scope("unit", "alpha"), {"mei"}, TODAY)] == [
        "ken",
        "mei",
    ]


def test_for_me_the_members_of_my_units_else_i_alone() -> None:
    in_unit = okrs_of(A, person("mei", units=("alpha",)), person("ken", units=("alpha",)))
    assert [board.name for board in boards_of(in_unit, ME, {"mei"}, TODAY)] == ["Ken", "Mei"]
    assert [board.name for board in boards_of(okrs_of(), ME, {"mei"}, TODAY)] == ["Mei"]


def test_everybody_without_units_is_everybody() -> None:
    assert [board.name for board in boards_of(okrs_of(), EVERYBODY, {"mei"}, TODAY)] == ["Ken", "Mei"]
