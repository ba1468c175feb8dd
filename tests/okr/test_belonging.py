from msgspec.structs import replace

from okrtui.okr.belonging import week_start_of
from okrtui.okr.records import Person, Settings, Space
from okrtui.okr.scope import EVERYBODY, ME, Scope
from tests.builders import okrs_of

MEI = ("mei-private", "mei-team")


def start(private: int | None, team: int | None, scope: Scope = ME) -> int:
    """The weekday weeks begin on where I am in a private space and in a team's, each with its setting."""
    spaces = (
        Space(id=f"the-{name}", space=name, settings=Settings(week_start=day))
        for name, day in (("private", private), ("team", team))
    )
    people = (Person(id=f"mei-{name}", space=name, name="Mei") for name in ("private", "team"))
    return week_start_of(okrs_of(*spaces, *people), scope, MEI)


def test_a_space_that_settled_nothing_does_not_count() -> None:
    for scope in (ME, EVERYBODY):
        assert start(None, 6, scope) == 6
        assert start(6, None, scope) == 6
        assert start(None, None, scope) == 0


def test_of_several_that_settled_otherwise_it_is_monday() -> None:
    assert start(6, 6) == 6
    assert start(5, 6) == 0
    assert start(0, 6) == 0


def test_the_private_space_counts_as_the_team_it_goes_by_does() -> None:
    spaces = Space(id="the-private", space="private"), Person(id="mei-private", space="private", name="Mei")
    okrs = replace(okrs_of(*spaces), week_starts={"private": 6})
    assert week_start_of(okrs, Scope("person", "mei-private"), MEI) == 6


def test_who_is_of_one_space_has_the_weeks_of_that_space() -> None:
    assert start(5, 6, Scope("person", "mei-team")) == 6
