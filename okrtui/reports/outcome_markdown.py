"""How a cycle came out, as Markdown: scores by objective and unit, the bands, what was left open."""

from collections.abc import Iterator

from okrtui.okr.bands import SWEET_SPOT, band
from okrtui.okr.grading_summary import KeyResultScore, ObjectiveScore, Summary
from okrtui.okr.okrs import Okrs
from okrtui.okr.scores import score_text
from okrtui.okr.steps.grading import VERDICTS
from okrtui.reports.markdown import escaped, facts, item, section


def outcome_text(okrs: Okrs, told: Summary, whose: str) -> str:
    """A page to paste; of one person without any mean."""
    lines = [f"# {escaped(told.cycle.name)} · {escaped(whose)}", *_averages(told)]
    lines += section("Units", (_unit(told, place) for place in range(len(told.units))))
    lines += section("Objectives", (line for row in told.objectives for line in _objective(okrs, row)))
    bands = [f"- {word}: {number}" for word, number in told.distribution if number]
    lines += section("Bands", bands)
    lines += section("Without a score", (f"- {escaped(kr.title)}" for kr in told.ungraded))
    lines += section("Changed on the way", _changes(told))
    return "\n".join(lines) + "\n"


def _averages(told: Summary) -> Iterator[str]:
    if told.score is not None:
        yield ""
        yield facts(f"score {score_text(told.score)} {band(told.score, scheme=told.scheme).said}")
    if told.average is not None and told.place is not None:
        yield ""
        yield facts(f"average {score_text(told.average)}", f"{SWEET_SPOT[told.place]} 0.60–0.70")


def _unit(told: Summary, place: int) -> str:
    scored = told.units[place]
    said = scored.band.said if scored.band else "not all graded"
    return f"- {escaped(scored.unit.name)}: {score_text(scored.score)} {said}"


def _objective(okrs: Okrs, row: ObjectiveScore) -> list[str]:
    done, of = row.graded
    verdict = row.objective.verdict.verdict if row.objective.verdict else None
    said = row.band.said if row.band else f"{done} of {of} graded"
    score = facts(f"{score_text(row.score)} {said}", VERDICTS[verdict] if verdict else None)
    return item(
        f"**{escaped(row.objective.title)}**: {score}", *(_key_result(okrs, kr) for kr in row.key_results)
    )


def _key_result(okrs: Okrs, row: KeyResultScore) -> str:
    key_result, grade = row.key_result, row.key_result.grade
    if row.score is None or grade is None:
        return f"{escaped(key_result.title)}: not graded"
    said = f"{score_text(row.score)} {row.band.said if row.band else ''}".strip()
    verdict = VERDICTS[grade.verdict] if grade.verdict else None
    by = okrs.person_name(grade.by)
    learnt = f"learnt: {key_result.reflection}" if key_result.reflection else None
    return f"{escaped(key_result.title)}: {facts(said, verdict, f'by {by}' if by else None, learnt)}"


def _changes(told: Summary) -> Iterator[str]:
    changes = told.changes
    yield from (f"- added: {escaped(kr.title)}" for kr in changes.added)
    yield from (f"- dropped: {escaped(objective.title)}" for objective in changes.dropped_objectives)
    yield from (f"- dropped: {escaped(kr.title)}" for kr in changes.dropped)
    yield from (f"- retargeted: {escaped(each.key_result.title)}" for each in changes.retargeted)
