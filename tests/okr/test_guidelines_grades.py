"""G1–G3: what the grades of a cycle leave open."""

import pytest

from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.guidelines.grades import of_cycle
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import ObjectiveVerdict, Record, Settings, Space
from tests.builders import SPACE, key_result, objective, okrs_of
from tests.okr.graded import grade, quarter, scored


def found(*records: Record, phase: str = "grading") -> tuple[Finding, ...]:
    okrs = okrs_of(quarter(phase), *records)  # type: ignore[arg-type]
    return of_cycle(okrs, okrs.cycles["q4"])


def told(*records: Record, phase: str = "grading") -> list[tuple[str, str]]:
    return [(each.code, each.record) for each in found(*records, phase=phase)]


def test_g1_below_040_and_not_decided() -> None:
    low = (objective("boring"), scored("a", "0.30"), scored("b", "0.40"))
    assert told(*low) == [("G3", "q4"), ("G1", "a"), ("G1", "boring")]
    of_a = found(*low)[1]
    assert (of_a.level, of_a.sentence) == (
        "warning",
        "“a” came out below 0.40 and nobody has decided what becomes of it",
    )
    assert told(objective("boring"), scored("a", "0.39"), scored("b", "0.40")) == [("G1", "a")]


@pytest.mark.parametrize("verdict", ["go_on", "change", "stop"])
def test_g1_is_silent_once_it_is_decided(verdict: str) -> None:
    decided = ObjectiveVerdict(verdict)  # type: ignore[arg-type]
    assert (
        told(
            objective("boring", verdict=decided),
            key_result("a", grade=grade("0.39", verdict=verdict)),
            scored("b", "0.40"),
        )
        == []
    )


def test_g1_speaks_of_an_objective_though_none_of_its_key_results_is_so_low() -> None:
    assert (
        told(objective("boring", kind="committed"), key_result("a", grade=grade("0.4", explanation="late")))
        == []
    )
    lifted = key_result("a", grade=grade("0.39", "0.01", because="effort"))
    assert told(objective("boring"), lifted) == []


def test_g2_committed_below_1_and_not_explained() -> None:
    promised = objective("boring", kind="committed")
    (finding,) = found(promised, scored("a", "0.97"))
    assert (finding.code, finding.level, finding.record) == ("G2", "warning", "a")
    assert finding.sentence == "“a” was committed and came out at 0.97 unexplained"
    assert told(promised, key_result("a", grade=grade("0.97", explanation="late"))) == []
    assert told(promised, scored("a", "1")) == []
    assert told(promised, key_result("a")) == []


@pytest.mark.parametrize(
    ("score", "way_out"),
    [("0.81", "aim higher"), ("0.80", None), ("0.40", None), ("0.39", "aim at less")],
)
def test_g3_an_average_above_080_or_below_040(score: str, way_out: str | None) -> None:
    decided = ObjectiveVerdict("go_on")
    hints = found(objective("boring", verdict=decided), key_result("a", grade=grade(score, verdict="go_on")))
    assert [each.code for each in hints] == ([] if way_out is None else ["G3"])
    assert all(each.level == "hint" and each.record == "q4" for each in hints)
    assert all(each.way_out.startswith(way_out or "") for each in hints)


def test_g3_is_silent_until_all_is_graded_and_leaves_out_what_was_committed() -> None:
    high = (objective("boring"), scored("a", "0.9"))
    assert told(*high) == [("G3", "q4")]
    assert told(*high, key_result("b")) == []
    assert told(*high, objective("promised", kind="committed"), key_result("c", "promised")) == [("G3", "q4")]
    assert told(objective("boring", kind="committed"), scored("a", "1")) == []
    assert told() == []


def test_of_a_closed_cycle_only_the_hint_for_the_next_is_told() -> None:
    low = (
        objective("boring"),
        scored("a", "0.1"),
        objective("promised", kind="committed"),
        scored("b", "0", "promised"),
    )
    codes = [code for code, _ in told(*low)]
    assert codes == ["G3", "G1", "G1", "G2", "G1", "G1"]
    assert told(*low, phase="closed") == [("G3", "q4")]


def test_dropped_ones_and_drafts_are_left_alone() -> None:
    assert (
        told(
            objective("boring"),
            scored("a", "0.7"),
            scored("b", "0.1", state="dropped"),
            objective("gone", state="dropped"),
            scored("c", "0.1", "gone"),
        )
        == []
    )


def test_a_code_that_is_switched_off_is_not_told() -> None:
    silent = Space(id="the-space", space=SPACE, settings=Settings(guidelines_off=("G1",)))
    okrs: Okrs = okrs_of(
        silent, quarter("grading"), objective("boring"), scored("a", "0.1"), scored("b", "0.7")
    )
    assert of_cycle(okrs, okrs.cycles["q4"]) == ()
