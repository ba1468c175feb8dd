"""What a run says, as plain values."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from okrtui.okr.drafts import Draft, next_key
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import HealthMetric, Light, Measure, Record
from okrtui.okr.run import Before, Kept, Run, with_kept
from okrtui.okr.run_asked import (
    Answer,
    KeyResultAsked,
    MetricAsked,
    MetricRead,
    NextAsked,
    NextSaid,
    Question,
    Rated,
)
from okrtui.okr.steps.check_ins import Reading
from okrtui.tui.now import Now
from okrtui.tui.views import run_metric, run_summary, weekly_run
from okrtui.tui.views.glyphs import ASCII, UNICODE
from okrtui.tui.views.pieces import Line, width_of
from okrtui.tui.views.readings import Asked
from okrtui.tui.views.run_metric import AskedMetric
from okrtui.tui.views.run_next import AskedNext
from okrtui.tui.views.run_typed import as_typed
from tests.builders import REACH, STEPS, TODAY, YES_NO, check_in, key_result, objective, okrs_of
from tests.okr.lines import UP, metric, reading

A, B, NEXT = KeyResultAsked("a"), KeyResultAsked("b"), NextAsked("a")
MORALE, MOOD = MetricAsked("morale"), MetricAsked("mood")
GROUND: tuple[Record, ...] = (
    objective("boring"),
    key_result("a"),
    key_result("b"),
    metric("morale", limits=UP, unit="of 5"),
    metric("mood"),
)
RATED = Kept("1", Rated(Reading(Decimal(9), 3)), Before(Decimal(4), 5))
READ = Kept("2", MetricRead(Decimal("4.2")), Before(Decimal(3), light="amber"))
MUST, COMMENT = Kept("3", NextSaid("hire")), Kept("3", NextSaid("wait", "comment"))


def now(*records: Record) -> Now:
    return Now(okrs=okrs_of(*GROUND, *records), today=TODAY, me=frozenset({"mei"}))


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def run(*asked: Question, **kept: Kept) -> Run:
    by_name: dict[str, Question] = {"a": A, "b": B, "morale": MORALE, "mood": MOOD, "next": NEXT}
    made = Run(asked)
    for name, what in kept.items():
        made = with_kept(made, by_name[name], what)
    return made


def summary(made: Run, drafts: Sequence[str] = (), okrs: Okrs | None = None) -> list[str]:
    known = now() if okrs is None else Now(okrs=okrs, today=TODAY)
    return [text(line).rstrip() for line in run_summary.summary(known, made, frozenset(drafts), 48)]


EVERY = (A, B, MORALE, MOOD, NEXT)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (run(*EVERY, a=RATED), "1 in 48 s · 1 skipped · 2 not read"),
        (run(A, MORALE, NEXT, a=RATED, morale=READ, next=MUST), "1 in 48 s · 1 reading · 1 must planned"),
        (run(*EVERY, a=RATED, next=COMMENT), "1 in 48 s · 1 comment · 1 skipped · 2 not read"),
        (run(MORALE, MOOD, morale=READ), "1 reading in 48 s · 1 not read"),
        (run(MORALE), "nothing in 48 s · 1 not read"),
        (run(NEXT, next=MUST), "1 must planned in 48 s"),
    ],
)  # fmt: skip
def test_how_much_was_done(made: Run, told: str) -> None:
    assert summary(made)[0].strip() == told


def test_what_was_done_stands_before_what_was_not() -> None:
    told = summary(run(*EVERY, a=RATED, morale=READ, next=MUST), ["b", next_key("a")])
    assert [" ".join(line.split()) for line in told[1:]] == [
        "a 4 → 9 deploys 5 → 3 −2",
        "morale 4.2 of 5 · green was 3 · amber",
        "“hire” this week’s must",
        "b skipped, draft kept",
        "mood not read",
        "a what happens next: draft kept",
    ]


def test_what_is_gone_or_was_done_elsewhere_is_told_in_words() -> None:
    okrs = okrs_of(
        *GROUND[:2],
        replace(key_result("b"), state="dropped"),
        metric("morale", retired=True),
        metric("mood"),
        check_in("1", "a", TODAY, confidence=6),
        reading("r", "mood", TODAY, status="red"),
    )
    told = [" ".join(line.split()) for line in summary(run(*EVERY), okrs=okrs)[1:]]
    assert told == [
        "a checked in meanwhile",
        "b no longer pursued",
        "morale no longer watched",
        "mood read meanwhile",
    ]


@pytest.mark.parametrize(("today", "told"), [("2026-12-31", "due 31 Dec"), ("2027-01-01", "was due 31 Dec")])
def test_the_head_says_that_the_day_it_is_due_is_over(today: str, told: str) -> None:
    known = okrs_of(*GROUND[:1], key_result("a", due=date(2026, 12, 31)))
    at = Now(okrs=known, today=date.fromisoformat(today), me=frozenset({"mei"}))
    asked = weekly_run.asked(at, run(A), A, decimal_comma=False)
    assert f"  {told} · " in text(weekly_run.head(asked, 100, UNICODE)[0])


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (run(*EVERY, a=RATED), "stopped: 1 kept, 1 key result left, 2 readings left"),
        (run(*EVERY, a=RATED, b=RATED), "stopped: 2 kept, 2 readings left"),
        (run(MORALE, morale=READ), "stopped: 1 kept"),
        (run(A), "stopped: 0 kept, 1 key result left"),
    ],
)
def test_what_is_left_of_a_run_that_was_stopped(made: Run, told: str) -> None:
    assert run_summary.stopped(made) == told


def test_what_was_asked_of_what_happens_next_and_not_answered_is_left_too() -> None:
    told = run_summary.stopped(run(A, NEXT, a=RATED), questions=1)
    assert told == "stopped: 1 kept, 1 question left"


def test_a_run_that_holds_only_what_happens_next_counts_that() -> None:
    assert run_summary.of(run(NEXT, NextAsked("b"), next=MUST)) == "1 of 2 answered"
    assert run_summary.of(run(A, NEXT, next=MUST)) == "0 of 1 done"


@pytest.mark.parametrize(
    ("place", "title", "done"),
    [
        (1, "Weekly run · 2 of 2", "1 done"),
        (2, "Weekly run · health 1 of 2", "1 read"),
        (4, "Weekly run · what happens next? 1 of 1", "0 answered"),
        (5, "Weekly run", "1 done"),
    ],
)
def test_the_title_counts_questions_of_one_kind(place: int, title: str, done: str) -> None:
    made = replace(run(*EVERY, a=RATED, morale=READ), place=place)
    assert (weekly_run.title(made, now()), weekly_run.done(made)) == (title, done)


@pytest.mark.parametrize(
    ("measure", "answer", "typed"),
    [
        (REACH, Rated(Reading(Decimal("8.50"), 7, "so"), "will"), Draft("8,50", 7, "so", forecast="will")),
        (YES_NO, Rated(Reading(Decimal(0), 7)), Draft("n", 7)),
        (STEPS, Rated(Reading(("1",), 7)), Draft("", 7)),
    ],
)
def test_a_rating_as_it_was_typed(measure: Measure, answer: Answer, typed: Draft) -> None:
    known = now(key_result("c", measure=measure))
    asked = Asked.of(known, known.okrs.key_results["c"], decimal_comma=True)
    assert as_typed(asked, answer) == typed


@given(
    st.none() | st.decimals(-(10**6), 10**6, places=3),
    st.sampled_from([None, "green", "amber", "red"]),
    st.booleans(),
)
def test_a_reading_as_it_was_typed_reads_the_same(
    value: Decimal | None, light: Light | None, decimal_comma: bool
) -> None:
    if value is None and light is None:
        return
    known = now()
    asked = AskedMetric.of(known, known.okrs.health_metrics["morale"], decimal_comma=decimal_comma)
    typed = as_typed(asked, MetricRead(value, light, "why"))
    assert asked.read(typed.value) == (value, light)
    assert typed.note == "why"


def test_an_answer_as_it_was_typed() -> None:
    known = now()
    asked = AskedNext(known, known.okrs.key_results["a"])
    assert as_typed(asked, NextSaid("hire")) == Draft(note="hire")
    assert as_typed(asked, NextSaid("wait", "comment")) == Draft(note="wait", is_comment=True)


# -- a metric


def asked_metric(kept: HealthMetric, *records: Record) -> AskedMetric:
    return AskedMetric.of(now(kept, *records), kept, decimal_comma=False)


def test_a_metric_by_its_limits_or_how_else_it_is_rated() -> None:
    for fields, told in (
        ({"limits": UP}, "green from 4, amber from 3"),
        ({"unit": "h"}, "no limits, in h"),
        ({}, "rated by hand"),
    ):
        first, *_ = run_metric.head(asked_metric(metric("new", **fields)), 76, UNICODE)
        assert text(first).endswith(told)


def test_a_metric_that_belongs_to_an_objective_says_to_which() -> None:
    (_, below) = run_metric.head(asked_metric(metric("new", objective="boring")), 76, UNICODE)
    assert text(below).startswith("boring ")
    assert text(below).endswith("not read yet")


def test_what_was_read_last_with_its_colour_and_note() -> None:
    kept = metric("new", limits=UP, unit="of 5")
    asked = asked_metric(kept, reading("r", "new", "2026-11-10", "3.5", note="two quiet weeks"))
    below = text(run_metric.head(asked, 76, UNICODE)[-1])
    assert "▲ last 3.5 of 5 · amber on 10 Nov" in below
    assert below.endswith("“two quiet weeks”")
    assert "! last 3.5" in text(run_metric.head(asked, 76, ASCII)[-1])


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=30), st.integers(24, 120))
def test_whatever_a_metric_is_called_its_lines_fit(name: str, note: str, unit: str, width: int) -> None:
    kept = metric("new", name=name, unit=unit, limits=UP)
    asked = asked_metric(kept, reading("r", "new", "2026-11-10", "3.5", note=note))
    assert all(width_of(line) <= width for line in run_metric.head(asked, width, UNICODE))


@pytest.mark.parametrize("width", [44, 56, 76, 116])
def test_the_summary_gives_way_by_the_names_so_that_every_change_is_seen(width: int) -> None:
    told = run_summary.summary(now(), run(*EVERY, a=RATED, morale=READ), frozenset(), 48)
    shown = [text(run_summary.narrowed(line, width)) for line in told]
    assert all(cell_len(line) <= width for line in shown)
    assert shown[1].rstrip().endswith("5 → 3 −2")
    places = {line.index(word) for line, word in zip(shown[1:], ("4 →", "4.2 of", "skipped"), strict=False)}
    assert len(places) == 1
