"""The figures of units: each is that of the objectives in it and below, shares and means stay within their bounds."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.by_code import by_code
from okrtui.okr.concern import concern, worst_first
from okrtui.okr.guidelines.survey import Survey
from okrtui.okr.okrs import Okrs
from okrtui.okr.overview import Line, Overview, Wanted, overview
from okrtui.okr.overview_told import (
    change_told,
    checked_told,
    confidence_told,
    findings_told,
    given_told,
    nobody_waits,
    progress_change_told,
    share_told,
)
from okrtui.okr.progress import mean_confidence, mean_progress, pursued
from okrtui.okr.records import Measure, Objective, Record, Whose
from okrtui.okr.rhythm import due
from okrtui.okr.scope import EVERYBODY, ME, Scope, in_scope
from okrtui.okr.tally import Tally
from tests.builders import (
    AT_MOST,
    QUARTER,
    REACH,
    SPACE,
    TODAY,
    YES_NO,
    check_in,
    key_result,
    objective,
    okrs_of,
    person,
    unit,
)

COMPANY = (
    unit("acme", level="company"),
    unit("north", level="department", parent="acme"),
    unit("web", level="team", parent="north"),
    unit("app", level="team", parent="north"),
    unit("sales", level="department", parent="acme"),
)
UNITS = [each.id for each in COMPANY]
LAST_WEEK = TODAY - timedelta(days=7)
HAIR = Decimal("1e-8")


def looked_at(okrs: Okrs, scope: Scope = EVERYBODY, cycles: tuple[str, ...] | None = ("q4",)) -> Overview:
    return overview(okrs, Wanted(scope, ("mei",), (SPACE,), cycles, TODAY))


def line(shown: Overview, id_: str) -> Line:
    return next(each for each in shown.lines if each.id == id_)


def goals(*titled: tuple[str, str]) -> list[Objective]:
    """Objectives by id, each for a unit."""
    return [objective(id_, for_=Whose(unit=whose)) for id_, whose in titled]


# -- generated companies


@st.composite
def companies(draw: st.DrawFn) -> Okrs:
    records: list[Record] = [*COMPANY]
    for number in range(draw(st.integers(0, 6))):
        whose = draw(st.sampled_from([*(Whose(unit=each) for each in UNITS), Whose(person="mei"), Whose()]))
        fields = {
            "origin": draw(st.sampled_from(["bottom_up", "top_down"])),
            "state": draw(st.sampled_from(["active", "active", "draft", "dropped"])),
            "owner": draw(st.sampled_from(["mei", "ken", None])),
            "parent": draw(st.sampled_from([None, *(f"o{before}" for before in range(number))])),
        }
        records.append(objective(f"o{number}", for_=whose, **fields))
        for place in range(draw(st.integers(0, 3))):
            id_ = f"k{number}{place}"
            measure, state = (
                draw(st.sampled_from([REACH, AT_MOST, YES_NO])),
                draw(st.sampled_from(["active", "dropped"])),
            )
            weight = draw(st.sampled_from([None, Decimal(3)]))
            records.append(key_result(id_, f"o{number}", measure=measure, state=state, weight=weight))
            for back in draw(st.lists(st.integers(0, 30), max_size=3, unique=True)):
                value = Decimal(draw(st.integers(-5, 40)))
                confidence = draw(st.one_of(st.none(), st.integers(0, 10)))
                day = TODAY - timedelta(days=back)
                records.append(check_in(f"c{id_}{back}", id_, day, value=value, confidence=confidence))
    return okrs_of(*records)


@settings(max_examples=30, deadline=None)
@given(companies())
def test_the_figures_of_a_unit_are_those_of_the_objectives_in_its_scope(okrs: Okrs) -> None:
    shown = looked_at(okrs)
    for each in UNITS:
        tally = line(shown, each).tally
        within = [
            o
            for o in in_scope(okrs, Scope("unit", each), (), okrs.objectives.values())
            if o.state != "dropped"
        ]
        key_results = [kr for o in within for kr in pursued(okrs, o)]
        assert (tally.counts.objectives, tally.counts.key_results) == (len(within), len(key_results))
        confidence, given_ = mean_confidence(okrs, key_results)
        assert (tally.means.confidence.mean, tally.means.confidence.of) == (confidence, given_)
        progress, told = mean_progress(okrs, within), tally.means.progress.mean
        assert (progress is None) == (told is None)
        assert progress is None or told is None or abs(progress - told) < HAIR
        open_ones = due(okrs, key_results, TODAY)
        assert tally.counts.to_check_in - tally.counts.checked_in == len(open_ones)


@settings(max_examples=30, deadline=None)
@given(companies())
def test_shares_and_means_stay_within_their_bounds(okrs: Okrs) -> None:
    for each in looked_at(okrs).lines:
        tally = each.tally
        assert 0 <= tally.counts.checked_in <= tally.counts.to_check_in <= tally.counts.key_results
        assert 0 <= tally.counts.bottom_up <= tally.counts.settled <= tally.counts.objectives
        assert tally.counts.unaligned <= tally.counts.objectives
        assert 0 <= (tally.means.confidence.mean or 0) <= 10
        means = (tally.means.progress, tally.means.progress_before, tally.means.paced, tally.means.expected)
        assert all(0 <= (mean.mean or 0) <= 1 for mean in means)
        assert -10 <= (tally.confidence_change or 0) <= 10
        assert 0 <= concern(tally) <= 1


@settings(max_examples=30, deadline=None)
@given(companies())
def test_the_whole_is_what_stands_at_the_top_and_what_is_for_people_together(okrs: Okrs) -> None:
    shown = looked_at(okrs)
    whole, rest = line(shown, SPACE), [each for each in shown.lines if each.kind == "people"]
    top = [each for each in shown.lines if each.kind == "unit" and not each.depth]
    assert whole.tally.counts.objectives == sum(each.tally.counts.objectives for each in (*top, *rest))
    assert whole.tally.means.confidence.total == sum(
        each.tally.means.confidence.total for each in (*top, *rest)
    )
    assert len(whole.findings) == len(set(whole.findings))


@settings(max_examples=30, deadline=None)
@given(companies())
def test_every_finding_of_the_cycle_is_told_once_and_counted_by_its_level(okrs: Okrs) -> None:
    shown, every = looked_at(okrs), list(Survey(okrs, TODAY).of_space(SPACE))
    waits = {f for f in every if f.record in okrs.objectives and okrs.objectives[f.record].cycle != "q4"}
    assert set(shown.findings) == set(every) - waits
    counts = line(shown, SPACE).tally.counts
    assert counts.errors + counts.warnings + counts.hints == len(shown.findings)
    codes = by_code(shown.findings)
    assert sum(len(code.findings) for code in codes) == len(shown.findings)
    levels = ["error", "warning", "hint"]
    assert [levels.index(code.level) for code in codes] == sorted(levels.index(code.level) for code in codes)


@settings(max_examples=30, deadline=None)
@given(companies(), st.randoms())
def test_worst_first_is_one_order_however_the_lines_come_in(okrs: Okrs, chance: object) -> None:
    lines = list(looked_at(okrs).lines)
    mixed = lines[:]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    ordered = worst_first(mixed, lambda each: each.id)
    assert ordered == worst_first(lines, lambda each: each.id)
    assert [each.kind for each in ordered][:1] == ["whole"]
    units = [concern(each.tally) for each in ordered if each.kind == "unit"]
    assert units == sorted(units, reverse=True)


# -- single sentences


def test_change_is_against_the_end_of_last_week_by_the_days_of_the_check_ins() -> None:
    okrs = okrs_of(
        *COMPANY, *goals(("o1", "web")), key_result("k1", "o1"), key_result("k2", "o1"),
        check_in("c1", "k1", LAST_WEEK, value=Decimal(8), confidence=4),
        check_in("c2", "k1", TODAY, value=Decimal(12), confidence=7),
        check_in("c3", "k2", LAST_WEEK, confidence=6),
    )  # fmt: skip
    tally = line(looked_at(okrs), "web").tally
    assert (confidence_told(tally), change_told(tally), given_told(tally)) == ("6.5", "+1.5", "2 of 2")
    assert progress_change_told(tally) == "+13 points"
    assert checked_told(tally) == "1/2"


def test_progress_that_moved_by_a_hundredth_says_point() -> None:
    okrs = okrs_of(
        *COMPANY, *goals(("o1", "web")), key_result("k1", "o1", measure=Measure("reach", Decimal(0), Decimal(100))),
        check_in("c1", "k1", LAST_WEEK, value=Decimal(8)), check_in("c2", "k1", TODAY, value=Decimal(9)),
    )  # fmt: skip
    assert progress_change_told(line(looked_at(okrs), "web").tally) == "+1 point"


def test_a_confidence_given_for_the_first_time_moves_nothing() -> None:
    okrs = okrs_of(
        *COMPANY, *goals(("o1", "web")), key_result("k1", "o1"), check_in("c1", "k1", TODAY, confidence=7)
    )
    tally = line(looked_at(okrs), "web").tally
    assert (tally.confidence_change, change_told(tally)) == (None, "")
    more = okrs.with_records([key_result("k2", "o1"), check_in("c2", "k2", LAST_WEEK, confidence=2)])
    tally = line(looked_at(more), "web").tally
    assert (confidence_told(tally), change_told(tally)) == ("4.5", "")


def test_who_is_away_leaves_nothing_to_be_checked_in() -> None:
    ken = person("ken", away_until=TODAY + timedelta(days=3))
    okrs = okrs_of(*COMPANY, *goals(("o1", "web")), key_result("k1", "o1", owner="ken"), ken)
    shown = looked_at(okrs)
    assert checked_told(line(shown, "web").tally) == "–"
    assert (shown.waiting, nobody_waits(okrs, shown.lines, TODAY)) == ((), "there is nothing to check in")


def test_who_has_open_check_ins_stands_by_name_whatever_the_number() -> None:
    okrs = okrs_of(
        *COMPANY, *goals(("o1", "web")), key_result("k1", "o1"), key_result("k2", "o1"),
        key_result("k3", "o1", owner="ken"), person("ken", name="Abe"),
    )  # fmt: skip
    shown = looked_at(okrs)
    assert [(each.owner, len(each.key_results)) for each in shown.waiting] == [("ken", 1), ("mei", 2)]
    checked = okrs.with_records(check_in(f"c{kr}", kr, TODAY, confidence=5) for kr in ("k1", "k2", "k3"))
    shown = looked_at(checked)
    assert (shown.waiting, nobody_waits(checked, shown.lines, TODAY)) == ((), "everybody has checked in")


def test_a_unit_without_objectives_is_told_and_its_own_finding_counted() -> None:
    okrs = okrs_of(*COMPANY, *goals(("o1", "acme"), ("o2", "web")))
    sales = line(looked_at(okrs), "sales")
    assert (sales.tally.counts.objectives, findings_told(sales.tally)) == (0, "1 warning")
    assert [found.code for found in sales.findings] == ["A2"]
    assert (confidence_told(sales.tally), share_told(sales.tally)) == ("–", "–")


def test_what_only_waits_to_be_taken_on_has_no_origin_yet() -> None:
    asked = objective("o2", for_=Whose(unit="web"), origin="top_down", state="draft", owner=None, parent="o1")
    okrs = okrs_of(*COMPANY, *goals(("o1", "web")), asked)
    tally = line(looked_at(okrs), "web").tally
    assert (tally.counts.objectives, share_told(tally)) == (2, "100 %")


def test_a_scope_narrows_the_lines_to_a_unit_with_those_below_or_to_a_person() -> None:
    okrs = okrs_of(*COMPANY, *goals(("o1", "web"), ("o2", "sales")), objective("o3"))
    north = looked_at(okrs, Scope("unit", "north"))
    assert [(each.id, each.depth) for each in north.lines] == [("north", 0), ("app", 1), ("web", 1)]
    assert all(each.kind == "unit" for each in north.lines)
    mine = looked_at(okrs, ME)
    assert [(each.kind, each.id) for each in mine.lines] == [("person", "mei")]
    assert mine.lines[0].tally.counts.objectives == 3
    assert [each.owner for each in looked_at(okrs, Scope("person", "ken")).waiting] == []


def test_of_a_closed_cycle_the_guidelines_say_nothing_and_nothing_is_to_be_checked_in() -> None:
    closed = replace(QUARTER, phase="closed")
    okrs = okrs_of(*COMPANY, *goals(("o1", "web")), key_result("k1", "o1"), closed)
    shown = looked_at(okrs)
    assert (shown.findings, shown.waiting, checked_told(line(shown, "web").tally)) == ((), (), "–")


def test_the_backlog_is_of_the_drafts_that_have_no_cycle_and_other_cycles_are_of_none() -> None:
    okrs = okrs_of(*COMPANY, *goals(("o1", "web")), objective("o2", cycle=None, for_=Whose(unit="web")))
    asked: list[tuple[str, ...] | None] = [("q4",), None, ("elsewhere",)]
    told = [line(looked_at(okrs, cycles=of), "web").tally.counts.objectives for of in asked]
    assert told == [1, 1, 0]
    assert looked_at(okrs_of(*COMPANY), cycles=None).is_empty


@pytest.mark.parametrize(
    ("worse", "why"),
    [
        ({"confidence": 3, "on": TODAY}, "confidence is lower"),
        ({"confidence": 6, "on": LAST_WEEK}, "it was not checked in this week"),
    ],
)
def test_a_unit_is_worse_where(worse: dict[str, object], why: str) -> None:
    okrs = okrs_of(
        *COMPANY, *goals(("o1", "web"), ("o2", "app")), key_result("k1", "o1"), key_result("k2", "o2"),
        check_in("c1", "k1", worse["on"], confidence=worse["confidence"]),  # type: ignore[arg-type]
        check_in("c2", "k2", TODAY, confidence=6),
    )  # fmt: skip
    ordered = [each.id for each in worst_first(looked_at(okrs).lines, lambda each: each.id)]
    assert ordered.index("web") < ordered.index("app"), why


def test_concern_is_the_mean_of_three_shares() -> None:
    assert concern(Tally()) == Decimal("0.5") / 3
    okrs = okrs_of(
        *COMPANY,
        *goals(("o1", "web")),
        key_result("k1", "o1", due=None),
        check_in("c1", "k1", TODAY, confidence=4),
    )
    tally = line(looked_at(okrs), "web").tally
    assert (tally.counts.errors, tally.counts.warnings) == (0, 1)
    assert concern(tally) == (Decimal("0.6") + 0 + Decimal("0.5")) / 3
