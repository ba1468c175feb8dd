"""What reports of a cycle say in words, alike in Markdown and HTML."""

from collections.abc import Sequence
from decimal import Decimal

from okrtui.okr.bands import SWEET_SPOT, Band, Word
from okrtui.okr.numbers import percent_text
from okrtui.okr.records import Grade
from okrtui.okr.scores import adjustment_text, rounded, score_text
from okrtui.okr.steps.grading import VERDICTS
from okrtui.okr.text import safe_lines
from okrtui.reports.outcome_parts import (
    ChangePart,
    GradePart,
    KeyResultOutcome,
    LinkPart,
    NamedPart,
    ObjectiveOutcome,
    ReviewPart,
    SpanPart,
    UnitPart,
)
from okrtui.reports.quarter import QuarterReport
from okrtui.reports.wording import days, several

PHASES = {"planning": "being planned", "active": "so far", "grading": "being graded", "closed": "closed"}
PARTS = (("went_well", "went well"), ("went_badly", "went badly"), ("lessons", "lessons"), ("next", "next"))


def when(cycle: SpanPart) -> str:
    """`1 Jul – 30 Sep 2026 · closed`, `so far, week 8 of 14` while it runs."""
    span = days(cycle.first_day, cycle.last_day) if cycle.first_day and cycle.last_day else ""
    place = f", week {cycle.week} of {cycle.of}" if cycle.phase == "active" and cycle.week else ""
    return " · ".join(part for part in (span, PHASES[cycle.phase] + place) if part)


def percent(share: Decimal | None) -> str:
    """Whole percents, also beyond both ends; empty for none."""
    return "" if share is None else percent_text(share)


def scored(score: Decimal | None, band: Word | None) -> str:
    """`0.65 good`, `0.65 missed by 0.35`; empty without a score."""
    if score is None or band is None:
        return ""
    return f"{score_text(score)} {Band(band, 1 - rounded(score) if band == 'missed' else Decimal(0)).said}"


def graded(grade: GradePart | None) -> str:
    """`0.86 excellent (0.81 + 0.05)`; `not graded` without one."""
    if grade is None:
        return "not graded"
    before = adjustment_text(Grade(grade.score, grade.adjustment))
    return f"{scored(grade.adjusted, grade.band)}{before and f' ({before})'}"


def summary(report: QuarterReport) -> str:
    """The numbers of the cycle on one line, those there are."""
    told = (
        f"score {score_text(report.score)}" if report.score is not None else "",
        _average(report),
        f"progress {percent(report.progress)}" if report.is_so_far and report.progress is not None else "",
        _counted(report),
    )
    return " · ".join(part for part in told if part)


def _average(report: QuarterReport) -> str:
    if report.average is None or report.sweet_spot is None:
        return ""
    return f"average {score_text(report.average)}, {SWEET_SPOT[report.sweet_spot]} 0.60–0.70"


def _counted(report: QuarterReport) -> str:
    if not report.graded and report.is_so_far:
        return several(report.key_results, "key result") if report.key_results else ""
    return f"{report.graded} of {several(report.key_results, 'key result')} graded"


def distribution(report: QuarterReport) -> str:
    """`1 reconsider, 2 good`, with what became of what was committed; empty where nothing was scored."""
    counts = ", ".join(f"{each.key_results} {each.band}" for each in report.distribution if each.key_results)
    promised = f"{report.kept} of {report.committed} committed kept" if report.committed else ""
    return " · ".join(part for part in (counts, promised) if part)


def unit(told: UnitPart) -> str:
    """`Platform 0.65 good`; a dash where nothing is scored."""
    return f"{told.name} {scored(told.score, told.band) or '–'}"


def objective(told: ObjectiveOutcome, whose: str) -> tuple[str, ...]:
    """What stands below an objective's title: score, whose it is, its kind, its line through cycles."""
    by = told.owner_name or ""
    progress = "" if told.progress is None else f"progress {percent(told.progress)}"
    return (
        scored(told.score, told.band) or progress,
        "" if told.whose == whose else told.whose,
        "" if by in (told.whose, whose) else by,
        "committed" if told.kind == "committed" else "",
        told.origin.replace("_", "-"),
        *(f"carried from {place(each)}" for each in told.carried_from[-1:]),
        *(f"carried into {place(each)}" for each in told.carried_into),
    )


def place(told: LinkPart) -> str:
    """The cycle of another objective in its line, with the score it had there."""
    name = told.cycle or "the backlog"
    return name if told.score is None else f"{name} ({score_text(told.score)})"


def verdict(told: ObjectiveOutcome) -> str:
    """`go on: it pays (Mei)`; empty while nobody has decided."""
    if told.verdict is None:
        return ""
    because = f": {told.verdict.because}" if told.verdict.because else ""
    by = f" ({told.verdict.by_name})" if told.verdict.by_name else ""
    return f"{VERDICTS[told.verdict.verdict]}{because}{by}"


def said(told: KeyResultOutcome) -> tuple[tuple[str, str], ...]:
    """What was said of a key result beside its score, each with what it is."""
    grade = told.grade
    pairs = (
        ("adjusted because", grade.because if grade and grade.adjustment else None),
        ("not kept because", grade.explanation if grade else None),
        ("learnt", told.reflection),
        ("verdict", VERDICTS[grade.verdict] if grade and grade.verdict else None),
        *(("target", change(each)) for each in told.changes),
    )
    return tuple((what, text) for what, text in pairs if text)


def change(told: ChangePart) -> str:
    """`4 → 16 deploys became 4 → 20 deploys on 12 Nov 2026 by Mei: the canary`."""
    day = f" on {told.on.day} {told.on:%b %Y}" if told.on else ""
    by = f" by {told.by_name}" if told.by_name else ""
    return f"{told.before} became {told.now}{day}{by}{f': {told.reason}' if told.reason else ''}"


def held(told: KeyResultOutcome) -> str:
    """`held in 9 of 12 weeks`; empty for what is no threshold, or was never read."""
    return f"held in {told.weeks_held} of {several(told.weeks_read, 'week')}" if told.weeks_read else ""


def by_week(told: KeyResultOutcome) -> tuple[str, str]:
    """The numbers of progress and of confidence that the charts draw; empty where there are none."""
    progress = ", ".join(percent(each) for each in told.progress_by_week if each is not None)
    confidence = ", ".join(str(each) for each in told.weeks if each is not None)
    return progress and f"progress by week: {progress}", confidence and f"confidence by week: {confidence}"


def review(told: ReviewPart) -> tuple[tuple[str, list[str]], ...]:
    """The parts of a review that say something, each with its lines."""
    pairs = ((what, lines(getattr(told, name))) for name, what in PARTS)
    return tuple((what, text) for what, text in pairs if text)


def changes(report: QuarterReport) -> tuple[tuple[str, tuple[NamedPart, ...]], ...]:
    """What was left open, added, dropped and retargeted, each with what it is."""
    kinds = (
        ("not graded", () if report.is_so_far else report.not_graded),
        ("added", report.added),
        ("dropped", report.dropped),
        ("retargeted", report.retargeted),
    )
    return tuple((what, parts) for what, parts in kinds if parts)


def lines(text: str | None) -> list[str]:
    """The lines of a text that say something, each safe to show."""
    return [line.strip() for line in safe_lines(text or "") if line.strip()]


def titles(parts: Sequence[NamedPart]) -> str:
    """Titles on one line."""
    return ", ".join(f"“{part.title}”" for part in parts)


def nothing(cycle: SpanPart) -> str:
    """The one sentence of a report that has nothing to tell."""
    return f"There are no objectives in {cycle.name}."
