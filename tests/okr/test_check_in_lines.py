"""Check-ins as lines of text: what is written behind a key result, and what cannot be read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.check_in_lines import lines_step, lines_text, read_lines, with_problems
from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Measure, Milestone
from okrtui.okr.steps.check_ins import Reading
from tests import builders

AUTHOR = builders.author()
STEPS = Measure("milestones", steps=(Milestone("1", "a | b"), Milestone("2", "c")))
DEPLOYS = builders.key_result("aaaaaa2222", "o", title="Deploys | per week", measure=builders.REACH)
RUNBOOKS = builders.key_result("bbbbbb2222", "o", title="Runbooks", measure=STEPS)
BOTH = (DEPLOYS, RUNBOOKS)
OKRS = Okrs.of([
    builders.QUARTER, builders.objective("o", title="Boring\nreleases"), DEPLOYS, RUNBOOKS,
    builders.check_in("c", "aaaaaa2222", "2026-11-09", value=Decimal(12), confidence=6),
])  # fmt: skip
TEXT = lines_text(OKRS, BOTH, "Check in")


def said(text: str) -> dict[str, Reading]:
    read = read_lines(OKRS, BOTH, text)
    assert read.problems == ()
    return {line.key_result.id: line.reading for line in read.lines}


def line(id_: str, written: str) -> str:
    return "\n".join(
        f"{each.partition('|')[0]}{written}" if id_ in each else each for each in TEXT.splitlines()
    )


def test_each_line_tells_what_was_and_leaves_room() -> None:
    lines = [each for each in TEXT.splitlines() if not each.startswith("#") and each]
    assert lines == [
        "^aaaaaa  Deploys ¦ per week  was 12 deploys, 6/10 · 4 → 20… |  |  | ",
        "^bbbbbb  Runbooks            new · 2 steps                  |  |  | ",
    ]
    assert "#   steps: 1 a ¦ b, 2 c" in TEXT
    assert "# Boring⏎releases" in TEXT


def test_lines_left_as_they_are_record_nothing() -> None:
    assert said(TEXT) == {}
    with pytest.raises(BadInputError, match="nothing was written"):
        lines_step(OKRS, AUTHOR, ())


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        ("| 17 | 7 | daily | and more", Reading(Decimal(17), 7, "daily | and more")),
        ("| +=2", Reading(Decimal(14))),
        ("|17|7/10|", Reading(Decimal(17), 7)),
        ("|  | ７ |", Reading(None, 7)),
        ("||| only a note", Reading(None, None, "only a note")),
    ],
)
def test_what_is_written_is_a_reading(written: str, reading: Reading) -> None:
    assert said(line("aaaaaa", written)) == {DEPLOYS.id: reading}


def test_steps_are_named_by_their_numbers() -> None:
    assert said(line("bbbbbb", "| +2 | 5"))[RUNBOOKS.id] == Reading(("2",), 5)


def test_all_of_it_is_one_step() -> None:
    text = line("aaaaaa", "| 17 | 7").replace("|  |  | ", "| 1 | 4 | slow")
    step = lines_step(OKRS, AUTHOR, read_lines(OKRS, BOTH, text).lines)
    assert (step.title, len(step.added)) == ("checked in 2 key results", 2)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (line("aaaaaa", "| many"), "“many” is not a number"),
        (line("aaaaaa", "| 17 | 11"), "“11” is not a confidence: use 0 to 10"),
        (line("bbbbbb", "| 3"), "there is no step “3”"),
        (line("aaaaaa", "| 1") + "\n^aaaaaa | 2", "checks it in already"),
        ("^zzzzzz  Another | 1", "does not begin with one of the ids that were there"),
        ("Deploys | 1", "does not begin with one of the ids that were there"),
    ],
)
def test_what_cannot_be_read_says_its_line(text: str, problem: str) -> None:
    ((number, reason),) = read_lines(OKRS, BOTH, text).problems
    assert problem in reason
    told = with_problems(text, [(number, reason)])
    assert told.splitlines()[number] == f"#! {reason}"
    assert with_problems(told, [(number, reason)]) == told


@given(st.text(max_size=80))
def test_whatever_is_written_is_read_or_named(text: str) -> None:
    read = read_lines(OKRS, BOTH, f"{TEXT}\n{text}")
    assert len({each.key_result.id for each in read.lines}) == len(read.lines)
