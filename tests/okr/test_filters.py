"""A filter is one typed line; it speaks the method's words, and what names nothing is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError
from okrtui.okr.filter_offers import offers, reads_as
from okrtui.okr.filter_typed import Known, parse_filter, terms
from okrtui.okr.filters import Sieve
from okrtui.okr.records import Whose
from tests.builders import TODAY, check_in, key_result, objective, okrs_of, person, unit

OKRS = okrs_of(
    person("ken", name="Ken Wu"),
    person("kenji", name="Ken Adams", handle="kenji"),
    unit("north", name="Team North"),
    unit("cell", name="Cell", parent="north"),
    objective("boring", title="Make releases boring", for_=Whose(unit="cell")),
    objective("grow", title="Grow", owner="ken", for_=Whose(person="ken")),
    objective("idea", title="Idea", state="draft", owner="kenji"),
    key_result("deploys", title="Deploys per week", owner="ken"),
    key_result("canary", title="Canary runbook", due=date(2026, 11, 25)),
    key_result("new", "grow", title="New customers"),
    key_result("gone", "grow", title="Promoters", state="dropped", due=date(2026, 11, 1)),
    key_result("drafted", "idea", title="Drafted", due=date(2027, 3, 1)),
    check_in("c1", "deploys", "2026-11-12", value=Decimal(5), confidence=2),
    check_in("c2", "canary", TODAY, value=Decimal(5), confidence=8),
    check_in("c3", "gone", TODAY, value=Decimal(5), confidence=8),
)
KNOWN = Known(OKRS, {"mei"}, TODAY)


def wanted(typed: str) -> set[str]:
    sieve = Sieve(OKRS, parse_filter(typed, KNOWN), TODAY)
    return {id_ for id_ in (*OKRS.objectives, *OKRS.key_results) if sieve.holds(id_)}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("off track", {"deploys"}),
        ("OFF  Track", {"deploys"}),
        ("risk", {"deploys"}),
        ("at risk", set()),
        ("new", {"new", "drafted"}),
        ('"new"', {"new"}),
        ("off track dropped", {"deploys", "gone"}),
        ("draft", {"idea", "drafted"}),
        ("@me", {"boring", "canary"}),
        ("@kenji", {"idea", "drafted"}),
        ('@"ken wu"', {"grow", "deploys", "new", "gone"}),
        ("@kenwu @mei off track", {"deploys"}),
        ("unit:team-north", {"boring", "deploys", "canary"}),
        ('unit:"Team North" on track', {"canary"}),
        ("unit:cell releases", {"boring", "deploys", "canary"}),
        ("due<7d", {"canary", "gone"}),
        ("due < 7d  @mei", {"canary"}),
        ("due>2027-01-01", {"drafted"}),
        ("due<=2026-11-25 due>2026-11-01", {"canary"}),
        ("conf<5", {"deploys"}),
        ("confidence>=8", {"canary", "gone"}),
        ("conf>2 conf<9 on track", {"canary"}),
        ("due", {"deploys", "new"}),
        ("no check-in", {"deploys", "new"}),
        ("unchecked @kenwu off track", {"deploys"}),
        ("overdue", set()),
        ("canary", {"canary"}),
        ("ＣＯＮＦ＜５", {"deploys"}),
        ("nothing at all like it", set()),
    ],
)
def test_it_finds(typed: str, found: set[str]) -> None:
    assert wanted(typed) == found


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("@kim", "“@kim” names nobody here"),
        ("@", "“@” names nobody here"),
        ("unit:south", "“unit:south” names no unit here"),
        ("conf<eleven", "“conf<eleven” compares with no confidence: write conf<5, with 0 to 10"),
        ("conf<11", "“conf<11” compares with no confidence: write conf<5, with 0 to 10"),
        ("due<", "“due<” compares with no day: write due<7d or due<2026-12-15"),
        ("due<someday", "“someday” is not a day: type 2026-11-20, fri, +2w, eoq or 下周五"),
        ("x" * 401, "a filter has at most 400 characters: at risk @ken due<7d conf<5"),
    ],
)
def test_what_names_nothing_is_refused_in_words(typed: str, why: str) -> None:
    with pytest.raises(BadInputError) as refused:
        parse_filter(typed, KNOWN)
    assert str(refused.value) == why


def test_an_overdue_one_is_pursued_and_not_done() -> None:
    late = date(2026, 11, 26)
    sieve = Sieve(OKRS, parse_filter("overdue", Known(OKRS, (), late)), late)
    assert [id_ for id_ in OKRS.key_results if sieve.holds(id_)] == ["canary"]


def test_two_people_whom_a_word_fits_alike_are_both_meant_and_told() -> None:
    both = parse_filter("@ken", KNOWN)
    assert reads_as(both, OKRS) == "Ken Wu or Ken Adams"
    assert wanted("@ken") == wanted("@kenwu") | wanted("@kenji")


def test_how_it_reads() -> None:
    line = parse_filter("risk @mei unit:team-north due<7d conf<5 stale canary", KNOWN)
    assert reads_as(line, OKRS) == (
        "at risk or off track or not holding · no confidence in this week nor in the last · Mei · team-north · "
        "due before 2026-11-27 · confidence below 5 · “canary”"
    )
    assert reads_as(parse_filter("  ", KNOWN), OKRS) == "everything"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("at r", ["at risk"]),
        ("@ken at", ["at risk"]),
        ("@ken ov", ["overdue"]),
        ("of", ["off track"]),
        ("@", ["@me", "@mei", "@kenwu", "@kenji"]),
        ("new @kenj", ["@kenji"]),
        ("unit:n", ["unit:team-north"]),
        ("con", ["conf<5", "conf>=7"]),
        ("no", ["not holding", "no check-in"]),
        ("canary", []),
    ],
)
def test_what_a_line_could_go_on_with(typed: str, words: list[str]) -> None:
    found = offers(typed, KNOWN)
    assert [offer.word for offer in found if not offer.word.startswith("holding")] == words
    for offer in found:
        parse_filter(typed[: offer.start] + offer.word, KNOWN)


@given(st.text(max_size=60))
@example('"\r')
def test_whatever_is_typed_is_a_filter_or_refused(typed: str) -> None:
    try:
        line = parse_filter(typed, KNOWN)
    except BadInputError:
        return
    assert parse_filter(line.text, KNOWN) == line
    assert isinstance(reads_as(line, OKRS), str)
    offers(typed, KNOWN)


@given(
    st.lists(st.sampled_from(["at risk", "off track", "new", "@mei", "due", "conf<5", "canary"]), max_size=6)
)
def test_terms_are_what_was_typed(typed: list[str]) -> None:
    assert list(terms("  ".join(typed))) == typed
