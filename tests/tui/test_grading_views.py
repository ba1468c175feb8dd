"""What the grading run and the summary say, as plain values."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.drafts import Draft
from okrtui.okr.evidence import evidence
from okrtui.okr.grading_asked import Decided, ScoreAsked, VerdictAsked
from okrtui.okr.grading_run import GradingRun, begin_grading_run, tally
from okrtui.okr.grading_summary import summary
from okrtui.okr.guidelines.grades import of_cycle
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Grade, Measure, Record, TargetChange, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.score_typed import keys_of_score, score_of_keys
from okrtui.okr.steps.grading import Marks
from okrtui.reports.outcome_markdown import outcome_text
from okrtui.tui.now import Now
from okrtui.tui.views import grade_typed, grading, grading_frame, outcome_rows
from okrtui.tui.views.glyphs import ASCII, UNICODE, Glyphs
from okrtui.tui.views.grade_evidence import evidence_lines
from okrtui.tui.views.grade_told import tally_bar
from okrtui.tui.views.grading_ending import nothing_to_grade, stopped
from okrtui.tui.views.outcome_figures import figures, headline
from okrtui.tui.views.outcome_told import heard
from okrtui.tui.views.pieces import Line, width_of
from okrtui.tui.views.verdict_evidence import verdict_evidence
from tests.builders import REACH, SPACE, STEPS, check_in, key_result, objective, okrs_of, unit
from tests.okr.graded import LAST_DAYS, grade, quarter, scored

LAST = date(2026, 12, 28)


def changed(day: date, old: str, new: str, reason: str) -> TargetChange:
    measures = (Measure("reach", Decimal(4), Decimal(target), "deploys") for target in (old, new))
    before, after = measures
    return TargetChange(
        id=f"t-{new}", space=SPACE, key_result="a", on=day, old=before, new=after, reason=reason, by="mei"
    )


GROUND: tuple[Record, ...] = (
    quarter("grading"),
    unit("north"),
    objective("faster", for_=Whose(unit="north"), title="Ship faster"),
    objective("boring", for_=Whose(unit="north"), title="Make releases boring", parent="faster"),
    key_result("a", title="Deploys per week", forecast="will"),
    *(
        check_in(
            f"c{week}",
            "a",
            f"2026-{10 + week // 5}-{5 + 5 * (week % 5):02}",
            value=Decimal(4 + week),
            confidence=5,
        )
        for week in range(8)
    ),
    check_in("last", "a", LAST, value=Decimal(17), confidence=8, note="canary is on for all services"),
    check_in("noted", "a", "2026-12-20", value=Decimal(16), note="an older note"),
    changed(date(2026, 11, 12), "16", "20", "16 was reached in October"),
    Comment(id="said", space=SPACE, about="a", on=LAST, text="I would give it 0.70", by="ken"),
)


def now(*records: Record, scope: Scope = EVERYBODY) -> Now:
    return Now(okrs=okrs_of(*GROUND, *records), today=LAST_DAYS, me=frozenset({"mei"}), scope=scope)


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def told(here: Now, width: int = 76, height: int = 0, signs: Glyphs = UNICODE, **options: Any) -> list[str]:
    known = evidence(here.okrs, here.okrs.key_results["a"], here.today)
    return [text(line).rstrip() for line in evidence_lines(here, known, width, height, signs, **options)]


def asked(here: Now, id_: str = "a") -> grading.AskedGrade:
    return grading.AskedGrade.of(here, here.okrs.key_results[id_])


# -- evidence


def test_all_that_says_how_a_key_result_came_out_is_told() -> None:
    lines = told(now())
    assert lines[0].startswith("Deploys per week  4 → 20 deploys")
    assert lines[0].endswith("aspirational · owner Mei")
    assert lines[1].startswith("Make releases boring")
    assert lines[1].endswith("↑ supports: Ship faster")
    assert lines[2] == "  now 17 deploys (28 Dec) · progress 81 % · on pace · forecast: will be met"
    assert "value" in lines[3]
    assert "16 · 17" in lines[3]
    assert "confidence" in lines[4]
    assert "  target changed 16 → 20 deploys on 12 Nov by Mei: “16 was reached in" in lines
    assert "  W53 Mei  “canary is on for all services”" in lines
    assert "  28 Dec Ken said  “I would give it 0.70”" in lines
    assert "  W51 Mei  “an older note”" in lines


def test_where_there_is_little_room_older_notes_go_first_then_what_it_supports() -> None:
    whole = told(now())
    kept = [told(now(), height=len(whole) - less) for less in range(4)]
    assert not any("older note" in line for line in kept[1])
    assert any("0.70" in line for line in kept[1])
    assert not any("0.70" in line for line in kept[2])
    assert any("supports" in line for line in kept[2])
    assert not any("supports" in line for line in kept[3])
    for lines in kept:
        assert any("progress 81 %" in line for line in lines)
        assert any("canary" in line for line in lines)


def test_what_is_too_long_all_the_same_says_how_much_is_left_out() -> None:
    lines = told(now(), height=4)
    assert len(lines) == 4
    assert lines[-1] == "  … 4 lines more"


def test_a_chart_shows_the_weeks_in_the_place_of_their_numbers() -> None:
    assert not any("confidence" in line for line in told(now(), has_chart=True))


def test_a_threshold_says_in_how_many_weeks_it_was_held_and_where_it_began() -> None:
    measure = Measure("at_least", Decimal(2), Decimal(16), "%")
    held = key_result("a", title="Failures", measure=measure)
    (line,) = [line for line in told(now(held)) if "held" in line]
    assert line.startswith("  start 2 · now 17 % (28 Dec)")
    assert line.endswith("held in 2 of 7 weeks")


def test_steps_stand_with_a_box_each() -> None:
    stairs = key_result("a", title="Stairs", measure=STEPS)
    done = check_in("done", "a", "2026-12-29", steps_done=("1", "3"))
    assert "  [x] a  [ ] b  [x] c  [ ] d" in told(now(stairs, done))


def test_without_any_check_in_that_is_said() -> None:
    here = now(key_result("new", title="Nothing yet"))
    known = evidence(here.okrs, here.okrs.key_results["new"], here.today)
    lines = [text(line) for line in evidence_lines(here, known, 76, 0, UNICODE)]
    assert lines[2] == "  no value yet · progress 0 % · far behind · confidence never given"


def test_in_plain_signs_heights_of_values_would_be_numbers_and_are_left_out() -> None:
    (line,) = [line for line in told(now(), signs=ASCII) if line.lstrip().startswith("value")]
    assert line.endswith("16 · 17")


@given(
    st.text(max_size=60), st.text(max_size=60), st.integers(1, 220), st.integers(0, 30),
    st.one_of(st.none(), st.decimals(allow_nan=False, allow_infinity=False)),
)  # fmt: skip
def test_whatever_is_said_its_lines_fit(
    title: str, note: str, width: int, height: int, value: Decimal | None
) -> None:
    here = now(
        key_result("a", title=title, measure=replace(REACH, unit=title)),
        check_in("hostile", "a", "2026-12-29", value=value, note=note),
        Comment(id="said", space=SPACE, about="a", on=LAST, text=note, by="ken"),
    )
    known = evidence(here.okrs, here.okrs.key_results["a"], here.today)
    lines = evidence_lines(here, known, width, height, UNICODE)
    assert all(width_of(line) <= width for line in lines)
    assert not height or len(lines) <= height


# -- what is typed


@given(st.decimals(0, 1, places=2))
def test_every_score_can_be_pressed(score: Decimal) -> None:
    assert score_of_keys(keys_of_score(score)) == score


@pytest.mark.parametrize(
    ("score", "keys"),
    [("0.81", "81"), ("0.05", "05"), ("0", "00"), ("1.00", "t"), ("0.8", "80"), ("0.815", "82")],
)
def test_the_keys_of_a_score(score: str, keys: str) -> None:
    assert keys_of_score(Decimal(score)) == keys


def test_a_finer_score_that_was_imported_stays_as_it_is_unless_another_is_pressed() -> None:
    known = Marks(score=Decimal("0.8125"))
    typed = grade_typed.as_typed(known)
    assert grade_typed.marks_typed(typed, known) == known
    other = grade_typed.marks_typed(Draft(score="8"), known)
    assert other.score == Decimal("0.80")


def test_what_is_typed_says_what_is_recorded() -> None:
    marks = Marks(Decimal("0.30"), Decimal("0.05"), "audit", "late", "stop", "smaller")
    assert grade_typed.marks_typed(grade_typed.as_typed(marks), Marks()) == marks
    assert grade_typed.decided(Draft(verdict="stop", because=" big ")) == Decided("stop", "big")
    assert grade_typed.decided(Draft(because="big")) is None


def test_a_reason_without_an_adjustment_says_nothing() -> None:
    assert grade_typed.marks_typed(Draft(score="8", because="audit"), Marks()).because is None


# -- around it


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (Draft(), "after =: 0.81 excellent. Was it bold enough?"),
        (Draft(score="65"), "0.65 good"),
        (Draft(score="65", adjustment=Decimal("-0.03")), "0.62 good (0.65 − 0.03)"),
        (Draft(score="t", adjustment=Decimal("0.05")), "1.00 excellent (1.00 + 0.05). Was it bold enough?"),
    ],
)
def test_the_band_of_what_is_typed_is_told(typed: Draft, line: str) -> None:
    assert text(asked(now()).after(typed)) == line


def test_a_promise_is_kept_or_missed() -> None:
    promise = objective("boring", kind="committed")
    here = asked(now(promise))
    assert text(here.after(Draft(score="81"))) == "0.81 missed by 0.19"
    assert here.asks(Draft(score="81")) == ("explanation",)
    assert here.asks(Draft(score="3", explanation="late")) == ("verdict",)
    assert here.asks(Draft(score="t")) == ()


def test_who_gave_a_score_stands_beside_it() -> None:
    given_one = key_result("a", grade=grade("0.80", by="ken", on=LAST))
    assert text(asked(now(given_one)).beside) == "0.80 by Ken, 28 Dec · = 0.81"
    assert text(asked(now()).beside) == "= takes the suggested 0.81"


@pytest.mark.parametrize(
    ("states", "here", "room", "bar"),
    [
        ([True, False, False], 1, 10, "■▸□"),
        ([True] * 6 + [False] * 6, 6, 4, "■■▸□"),
        ([True] * 12, None, 4, "■■■■"),
        ([], None, 10, ""),
    ],
)
def test_a_sign_for_each_key_result_or_for_several(
    states: list[bool], here: int | None, room: int, bar: str
) -> None:
    assert text(tally_bar(states, here, room)) == bar


def test_the_title_counts_key_results_and_names_whose_they_are() -> None:
    here = now(scope=Scope("unit", "north"))
    run = begin_grading_run(here.okrs, here.scope, here.me)
    assert grading_frame.title(here, run) == "Grading run · 1 of 1"
    assert grading_frame.whose(here, run) == "2026-Q4 · unit North"
    assert grading_frame.title(here, replace(run, place=1)) == "Grading run · objective"
    line = text(grading_frame.tally_line(here, run, tally(run, here.okrs, here.scope), 76))
    assert line == "  1 KR  ▸  0 graded"


def test_what_happened_meanwhile_is_told() -> None:
    here = now(key_result("a", grade=grade("0.80", by="ken")))
    run = GradingRun((ScoreAsked("a"),))
    told_now = text(grading_frame.meanwhile(here, run, None))
    assert told_now == "graded meanwhile by Ken, 30 Dec: 0.80 · ↓ leaves it so"
    assert not grading_frame.meanwhile(here, run, here.okrs.key_results["a"].grade)
    kept = replace(run, kept={ScoreAsked("a"): Marks()})
    assert text(grading_frame.meanwhile(here, kept, None)).startswith("recorded in this run")
    gone = now(key_result("a", state="dropped"))
    assert text(grading_frame.meanwhile(gone, run, None)).startswith("no longer graded")


def test_what_is_left_of_a_run_that_was_stopped() -> None:
    here = now(key_result("b"))
    run = begin_grading_run(here.okrs, here.scope, here.me)
    ending = stopped(here, replace(run, kept={ScoreAsked("x"): Marks()}), has_draft=False)
    assert ending.told == "stopped: 1 kept, 2 key results left"


@pytest.mark.parametrize(
    ("phase", "sentence"),
    [
        ("active", "2026-Q4 is under way: it is graded from 28 Dec on"),
        ("closed", "2026-Q4 is closed: nothing is left to grade"),
        ("planning", "nothing here is being graded"),
    ],
)
def test_why_there_is_nothing_to_grade(phase: Any, sentence: str) -> None:
    assert nothing_to_grade(now(quarter(phase)))[0] == sentence


def test_an_objective_that_came_out_low_shows_its_key_results() -> None:
    low = scored("a", "0.30", title="Deploys per week", reflection="too many at once")
    here = now(low, key_result("b", title="Nothing yet"))
    view = grading.asked(here, VerdictAsked("boring"))
    assert isinstance(view, grading.AskedVerdict)
    lines = [text(line) for line in verdict_evidence(view, 76, 0)]
    assert any("Deploys per week" in line and "0.30 reconsider" in line for line in lines)
    assert "    “too many at once”" in lines
    assert any("Nothing yet" in line and "not graded" in line for line in lines)
    assert len(verdict_evidence(view, 76, 3)) == 3


# -- the summary


def rows_of(here: Now, width: int = 76) -> list[str]:
    found = summary(here.okrs, here.okrs.cycles["q4"], here.scope, here.me)
    findings = heard(here, found, of_cycle(here.okrs, found.cycle))
    listed = outcome_rows.rows(here, found, findings, UNICODE, width, has_figures=True)
    ids = [row.id for row in listed]
    assert len(ids) == len(set(ids))
    return [text(row.draw(width)).rstrip() for row in listed]


def test_every_number_of_a_summary_stands_with_its_word() -> None:
    here = now(scored("a", "0.64", title="Deploys per week"), scored("b", "0.30"))
    lines = rows_of(here)
    assert lines[0] == " 2026-Q4 is being graded · all 2 graded · score 0.47 short"
    assert " average 0.47 below the sweet spot 0.60–0.70" in lines
    assert " reconsider  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■ 1" in lines
    assert any(line.startswith("   Deploys per week") and "0.64 good" in line for line in lines)
    assert any("G1" in line for line in lines)


def test_in_one_persons_scope_no_mean_is_told_and_nothing_of_the_whole_cycle() -> None:
    here = now(scored("a", "0.90"), scope=Scope("person", "mei"))
    lines = rows_of(here)
    assert lines[0] == " 2026-Q4 is being graded · all 1 graded"
    assert not any("average" in line for line in lines)
    found = summary(here.okrs, here.okrs.cycles["q4"], here.scope, here.me)
    assert "average" not in outcome_text(here.okrs, found, "Mei")
    assert "score" not in outcome_text(here.okrs, found, "Mei").replace("Without a score", "")


@pytest.mark.parametrize("score", ["0.00", "0.65", "1.00"])
@pytest.mark.parametrize("width", [12, 40, 120])
def test_the_average_stands_on_its_scale(score: str, width: int) -> None:
    here = now(scored("a", score))
    lines = figures(summary(here.okrs, here.okrs.cycles["q4"]), width, UNICODE)
    (scale,) = [text(line) for line in lines if text(line).startswith(" 0 ")]
    drawn = scale.removeprefix(" 0 ").removesuffix(" 1")
    assert drawn.count("●") == 1
    at = drawn.index("●") / (len(drawn) - 1)
    assert abs(at - float(score)) <= 1 / (len(drawn) - 1)


def test_a_cycle_without_objectives_has_no_rows() -> None:
    here = Now(okrs=Okrs.of([quarter("grading")]), today=LAST_DAYS)
    found = summary(here.okrs, here.okrs.cycles["q4"])
    assert outcome_rows.rows(here, found, (), UNICODE, 76, has_figures=True) == []
    assert text(headline(found)) == " 2026-Q4 is being graded · no key results to grade"


@given(st.text(max_size=40), st.integers(1, 200))
def test_whatever_things_are_called_the_lines_of_a_summary_fit(title: str, width: int) -> None:
    here = now(
        objective("boring", title=title),
        scored("a", "0.30", title=title),
        key_result("b", title=title, state="dropped"),
        key_result("new", title=title, grade=Grade()),
    )
    assert all(width_of([*_piece(line)]) <= max(width, 40) for line in rows_of(here, max(width, 40)))


def _piece(line: str) -> Line:
    from okrtui.tui.views.pieces import Piece

    return [Piece(line)]
