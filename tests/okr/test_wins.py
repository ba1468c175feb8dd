import pytest
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Whose, Win
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.steps.wins import note_win
from okrtui.okr.wins import wins_of
from tests.builders import (
    QUARTER,
    SPACE,
    TODAY,
    applied,
    author,
    key_result,
    objective,
    okrs_of,
    person,
    unit,
)
from tests.okr.lines import ME, MINE, W46, W47

OKRS = okrs_of(
    unit("team"),
    person("ken", units=("team",)),
    objective("boring", for_=Whose(unit="team")),
    key_result("kr"),
)


def noted(okrs: Okrs, *wins: Win) -> list[list[str]]:
    okrs = okrs.with_records(wins)
    scopes = (MINE, Scope("unit", "team"), Scope("person", "ken"), EVERYBODY)
    return [[win.id for win in wins_of(okrs, scope, ME, (W46, W47))] for scope in scopes]


def win(id_: str, about: str | None = None, by: str = "mei") -> Win:
    return Win(id=id_, space=SPACE, about=about, by=by, text=id_, on=TODAY)


def test_a_win_is_somebodys_and_of_what_it_is_about() -> None:
    assert noted(OKRS, win("w", about="kr")) == [["w"], ["w"], [], ["w"]]
    assert noted(OKRS, win("w", about="team")) == [["w"], ["w"], [], ["w"]]


def test_a_win_about_nothing_is_of_the_units_of_who_noted_it() -> None:
    assert noted(OKRS, win("w", by="ken"), win("v")) == [["v"], ["w"], ["w"], ["w", "v"]]


def test_wins_of_other_weeks_and_without_a_day_are_left_out() -> None:
    okrs = OKRS.with_records([win("w"), replace(win("v"), on=None)])
    assert wins_of(okrs, MINE, ME, (W46,)) == ()


def test_a_win_says_who_and_when() -> None:
    okrs = applied(OKRS, note_win(OKRS, author("ken"), " rollback in 4 min ", about=OKRS.key_results["kr"]))
    (made,) = okrs.wins["kr"]
    assert (made.text, made.by, made.on, made.about) == ("rollback in 4 min", "ken", TODAY, "kr")
    assert note_win(OKRS, author(), "x").title == "noted the win “x”"


def test_a_win_that_cannot_be_is_refused() -> None:
    kr = OKRS.key_results["kr"]
    with pytest.raises(BadInputError, match="the win is empty"):
        note_win(OKRS, author(), " ")
    with pytest.raises(NotFoundError):
        note_win(OKRS, author(), "x", about=replace(kr, id="other"))
    with pytest.raises(RefusedError, match="closed and read-only"):
        note_win(OKRS.with_records([replace(QUARTER, phase="closed")]), author(), "x", about=kr)
