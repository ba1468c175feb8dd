"""The nudge: who has open check-ins, as Markdown that calls nobody and stays text."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Settings, Space, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.waiting import waiting
from okrtui.reports.nudge import nudge
from tests.builders import SPACE, check_in, key_result, objective, okrs_of, person, unit

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
TEAM = okrs_of(
    unit("sre"),
    unit("night", parent="sre"),
    objective("boring"),
    key_result("deploys"),
    key_result("failures", owner="ken"),
    key_result("runbooks", owner="ken"),
    objective("sleep", for_=Whose(unit="night"), owner=None),
    key_result("pages", "sleep"),
)


def text(okrs: Okrs, scope: Scope = EVERYBODY, today: date = FRIDAY) -> str:
    return nudge(okrs, scope, "team Platform", today)


def all_in(**fields: Any) -> Okrs:
    return TEAM.with_records(
        [check_in(f"c{kr}", kr, "2026-11-17", confidence=6, **fields) for kr in TEAM.key_results]
    )


def test_it_names_who_has_how_many_open_and_what_is_nobodys() -> None:
    assert text(TEAM) == (
        "W47 · team Platform: 4 check-ins are open\n"
        "\n"
        "- 2 KRs: Ken (failures; runbooks)\n"
        "- 1 KR: Mei (deploys)\n"
        "- 1 KR: nobody’s (pages)\n"
    )


def test_who_has_checked_in_or_is_away_is_not_named() -> None:
    okrs = TEAM.with_records(
        [check_in("c", "deploys", "2026-11-16", confidence=6), person("ken", away_until=FRIDAY)]
    )
    assert text(okrs) == "W47 · team Platform: 1 check-in is open\n\n- 1 KR: nobody’s (pages)\n"


def test_a_unit_has_what_is_for_it_and_below_it() -> None:
    assert [each.owner for each in waiting(TEAM, Scope("unit", "sre"), FRIDAY)] == [None]
    assert "1 check-in is open" in text(TEAM, Scope("unit", "sre"))


def test_when_nothing_is_open_it_says_why() -> None:
    assert text(all_in()) == "W47 · team Platform: everybody has checked in\n"
    assert text(okrs_of()) == "W47 · team Platform: there is nothing to check in\n"
    fridays = Space(id="the-space", space=SPACE, settings=Settings(check_in_day=4))
    assert text(all_in().with_records([fridays]), today=date(2026, 11, 25)) == (
        "W48 · team Platform: check-ins open on Friday\n"
    )


def test_long_titles_are_cut_and_short_ones_are_told() -> None:
    long = TEAM.with_records([replace(TEAM.key_results["failures"], title="long " * 20)])
    assert "- 2 KRs: Ken (long long long long long long long long…; runbooks)\n" in text(long)
    assert "- 1 KR: Mei (deploys)\n" in text(long)


def test_of_many_titles_the_first_are_told() -> None:
    many = [key_result(f"kr{n}", owner="ken", title=f"A title of some length, the {n}.") for n in range(1, 7)]
    told = next(line for line in text(TEAM.with_records(many)).splitlines() if "Ken" in line)
    assert told.startswith("- 8 KRs: Ken (")
    assert told.count(";") == 4
    assert told.endswith("; 4 more)")


def test_two_people_of_one_name_stand_by_themselves() -> None:
    okrs = TEAM.with_records([person("mei", name="Ken")])
    assert "- 1 KR: Ken (deploys)\n- 2 KRs: Ken (failures; runbooks)\n" in text(okrs)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("@here", "＠here"),
        ("*b* _i_ `c`", r"\*b\* \_i\_ \`c\`"),
        ("[x](https://e.example)", r"\[x\](https\://e\.example)"),
        ("<img src=x>", r"\<img src=x\>"),
        ("a\n- b\n# c", "a⏎- b⏎\\# c"),
        ("\x1b[31m", r"␛\[31m"),
    ],
)
def test_names_and_titles_stay_text_and_call_nobody(typed: str, shown: str) -> None:
    okrs = TEAM.with_records([person("mei", name=typed), replace(TEAM.key_results["deploys"], title=typed)])
    assert f"- 1 KR: {shown} ({shown})\n" in text(okrs)
    assert shown in nudge(TEAM, EVERYBODY, typed, FRIDAY).splitlines()[0]


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_the_names_are_the_lines_are_ours(name: str, title: str) -> None:
    okrs = TEAM.with_records([person("mei", name=name), replace(TEAM.key_results["deploys"], title=title)])
    lines = text(okrs).split("\n")
    assert len(lines) == 6
    assert sorted(line[:6] for line in lines[2:5]) == ["- 1 KR", "- 1 KR", "- 2 KR"]
    assert not re.search(r"(?<![\w.@\\])@\w", text(okrs))  # one inside a word is escaped: it calls nobody
