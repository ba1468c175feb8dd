"""The quarter's report as Markdown: how a cycle came out, objective by objective, and what was said of it."""

from collections.abc import Iterator

from okrtui.reports import outcome_wording as told
from okrtui.reports import wording
from okrtui.reports.markdown import escaped, facts, item, paragraph, section
from okrtui.reports.outcome_parts import KeyResultOutcome, ObjectiveOutcome, ReviewPart
from okrtui.reports.parts import Whose
from okrtui.reports.quarter import QuarterReport


def quarter_text(report: QuarterReport) -> str:
    """A quarter's report as Markdown, to be pasted into a chat or a mail."""
    lines = [
        f"# {escaped(f'{report.whose.name}: {report.cycle.name}')}",
        *paragraph(escaped(told.when(report.cycle))),
        *paragraph(escaped(told.summary(report))),
        *paragraph(escaped(told.distribution(report))),
        *paragraph(escaped(told.nothing(report.cycle)) if report.is_empty else ""),
        *section("Units", (line for each in _units(report) for line in item(each))),
        *(line for each in report.objectives for line in _objective(report, each)),
        *section("What changed", _changes(report)),
        *(line for each in report.reviews for line in _review(report.whose, each)),
        *section(
            "Guidelines", (line for each in wording.spoken(report.findings) for line in item(escaped(each)))
        ),
    ]
    return "\n".join(lines) + "\n"


def _units(report: QuarterReport) -> list[str]:
    """The units by their scores' place in the tree; one alone says nothing that the head does not."""
    scored = [each for each in report.units if each.score is not None]
    return [escaped(told.unit(each)) for each in scored] if len(scored) > 1 else []


def _objective(report: QuarterReport, outcome: ObjectiveOutcome) -> list[str]:
    head = [facts(*told.objective(outcome, report.whose.name))]
    verdict = told.verdict(outcome)
    if verdict:
        head += ["", f"verdict: {escaped(verdict)}"]
    lines = [line for each in outcome.key_results for line in _key_result(report, each)]
    return section(escaped(outcome.title), [*head, *(["", *lines] if lines else [])])


def _key_result(report: QuarterReport, outcome: KeyResultOutcome) -> list[str]:
    share, is_scored = told.percent(outcome.raw), outcome.grade is not None or not report.is_so_far
    number = told.graded(outcome.grade) if is_scored else share
    owner = wording.owner(report.whose, outcome.owner_name)
    return item(
        f"{escaped(number)} · {escaped(outcome.title)}",
        facts(outcome.value_text, share if is_scored else outcome.status, told.held(outcome), owner),
        *(f"{what}: {_text(text)}" for what, text in told.said(outcome)),
        *map(escaped, told.by_week(outcome)),
    )


def _text(text: str) -> str:
    """A text of several lines inside a point; each line stays one."""
    return "\n    ".join(map(escaped, told.lines(text)))


def _changes(report: QuarterReport) -> Iterator[str]:
    for what, parts in told.changes(report):
        yield from item(f"{what}: {escaped(told.titles(parts))}")


def _review(whose: Whose, review: ReviewPart) -> list[str]:
    heading = "Review" if review.whose in ("", whose.name) else f"Review of {escaped(review.whose)}"
    parts = told.review(review)
    return section(heading, (line for what, text in parts for line in _part(what, list(map(escaped, text)))))


def _part(what: str, text: list[str]) -> list[str]:
    return item(f"{what}: {text[0]}") if len(text) == 1 else item(what, *text)
