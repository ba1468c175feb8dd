"""Grading: the score of a key result with all that is said about it, and the verdict on an objective.

Scores are given while a cycle is graded and not before; until it is closed they may be given again. Who gave
one is shown, so another person's second opinion is a comment and replaces nothing unless that is said.
"""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Grade, KeyResult, Objective, ObjectiveVerdict, Verdict
from okrtui.okr.score_typed import require_adjustment, require_score
from okrtui.okr.scores import adjusted_score, given_score, score_text
from okrtui.okr.steps.rules import optional_text, require_open
from okrtui.okr.steps.step import Author, Step, changes_of, step

VERDICTS: dict[Verdict, str] = {"go_on": "go on", "change": "change", "stop": "stop"}
"""How a verdict is said."""


class Marks(Struct, frozen=True):
    """What is said of a key result when it is graded; an adjustment needs `because`."""

    score: Decimal | None = None
    adjustment: Decimal | None = None
    because: str | None = None
    explanation: str | None = None
    verdict: Verdict | None = None
    reflection: str | None = None


def marks_of(key_result: KeyResult) -> Marks:
    """What was said of it so far; a reason without an adjustment, which an import may bring, says nothing."""
    grade = key_result.grade or Grade()
    return Marks(
        score=grade.score,
        adjustment=grade.adjustment,
        because=grade.because if grade.adjustment else None,
        explanation=grade.explanation,
        verdict=grade.verdict,
        reflection=key_result.reflection,
    )


def give_score(
    okrs: Okrs, author: Author, key_result: KeyResult, marks: Marks, *, instead: bool = False
) -> Step:
    """Grade a key result, or grade it again; `instead` replaces what somebody else has given."""
    marks = _sound(marks, key_result.grade or Grade())
    grade = _grade(author, key_result.grade, marks)
    changes = changes_of(key_result, {"grade": grade, "reflection": marks.reflection})
    if not changes:
        raise BadInputError(f"nothing to change: “{key_result.title}” is graded like that already")

    def rule(okrs: Okrs) -> None:
        now = okrs.find(KeyResult, key_result.id)
        require_being_graded(okrs, now)
        if not instead:
            _require_no_second_opinion(okrs, author, now, grade)

    return step(okrs, author, _title(key_result, grade, marks.reflection), *changes, rule=rule)


def _sound(marks: Marks, known: Grade) -> Marks:
    """The marks, texts without surrounding space; BadInputError or RefusedError when they cannot be given.

    A score that was imported may be finer than one that is given, and stays as it is.
    """
    if marks.score is None:
        raise BadInputError("a grade needs a score: 0.00 to 1.00")
    because = optional_text(marks.because, "the reason")
    adjustment = require_adjustment(marks.adjustment) if marks.adjustment else None
    if adjustment is not None and because is None:
        raise BadInputError("an adjustment needs a reason: the team’s effort, or market conditions")
    if adjustment is None and because is not None:
        raise BadInputError("there is a reason and no adjustment: say by how much, or leave the reason out")
    return Marks(
        score=marks.score if marks.score == known.score else require_score(marks.score),
        adjustment=adjustment,
        because=because,
        explanation=optional_text(marks.explanation, "the explanation"),
        verdict=marks.verdict,
        reflection=optional_text(marks.reflection, "the reflection"),
    )


def _grade(author: Author, known: Grade | None, marks: Marks) -> Grade:
    """The grade with these marks; who gave the score, and when, stays while the score stays as it is."""
    grade = replace(
        known or Grade(),
        score=marks.score,
        adjustment=marks.adjustment,
        because=marks.because,
        explanation=marks.explanation,
        verdict=marks.verdict,
    )
    is_same_score = known is not None and _same_score(known, grade)
    return grade if is_same_score else replace(grade, by=author.person, on=author.today)


def _same_score(one: Grade, other: Grade | Marks) -> bool:
    return (one.score, one.adjustment) == (other.score, other.adjustment)


def is_of_another(now: KeyResult, person: str) -> bool:
    """Whether a key result has a score that somebody else has given."""
    is_given = now.grade is not None and given_score(now.grade) is not None
    return is_given and now.grade is not None and now.grade.by not in (None, person)


def is_second_opinion(now: KeyResult, person: str, grade: Grade | Marks) -> bool:
    """Whether another score would take the place of one that somebody else has given."""
    return is_of_another(now, person) and now.grade is not None and not _same_score(now.grade, grade)


def _require_no_second_opinion(okrs: Okrs, author: Author, now: KeyResult, grade: Grade) -> None:
    if is_second_opinion(now, author.person, grade):
        raise RefusedError(second_opinion_told(okrs, now))


def second_opinion_told(okrs: Okrs, now: KeyResult) -> str:
    """Why another score is refused where somebody else has given one."""
    grade = now.grade or Grade()
    name = okrs.person_name(grade.by) or "somebody"
    return (
        f"{name} gave “{now.title}” {score_text(adjusted_score(grade))}:"
        " a second opinion is a comment, unless it is to replace that"
    )


def require_being_graded(okrs: Okrs, record: KeyResult | Objective) -> None:
    """RefusedError unless a record is pursued in a cycle that is being graded."""
    require_open(okrs, record)
    cycle = okrs.cycle_of(record)
    if cycle is None:
        raise RefusedError(
            f"“{record.title}” is set for no cycle: what is graded is graded at the end of one"
        )
    if cycle.phase != "grading":
        now = "still being planned" if cycle.phase == "planning" else "under way"
        raise RefusedError(f"{cycle.name} is {now}: scores and verdicts are given once it is being graded")
    objective = okrs.objectives.get(record.objective or "") if isinstance(record, KeyResult) else record
    if record.state == "dropped" or objective is None or objective.state == "dropped":
        raise RefusedError(f"“{record.title}” was dropped: what is no longer pursued is not graded")
    if objective.state == "draft":
        raise RefusedError(f"“{objective.title}” is a draft that nobody has taken on: it is not graded")


def _title(key_result: KeyResult, grade: Grade, reflection: str | None) -> str:
    """What history tells: the score, or where that stayed as it was what was said beside it."""
    known = key_result.grade or Grade()
    if given_score(known) is not None and _same_score(known, grade):
        said = [name for name in ("because", "explanation") if getattr(known, name) != getattr(grade, name)]
        said += ["reflection"] if reflection != key_result.reflection else []
        said += [VERDICTS[grade.verdict]] if grade.verdict and grade.verdict != known.verdict else []
        return f"said more of “{key_result.title}”: {', '.join(said) or 'no verdict'}"
    from_score = f", adjusted from {score_text(given_score(grade))}" if grade.adjustment else ""
    return f"graded “{key_result.title}”: {score_text(adjusted_score(grade))}{from_score}"


def decide(
    okrs: Okrs, author: Author, objective: Objective, verdict: Verdict, because: str | None = None
) -> Step:
    """Go on with an objective, change it, or stop: the proposal for the next cycle."""
    reason = optional_text(because, "the reason")
    known = objective.verdict
    if known is not None and (known.verdict, known.because) == (verdict, reason):
        raise BadInputError(f"nothing to change: “{objective.title}” has that verdict already")
    given = ObjectiveVerdict(verdict, reason, author.person, author.today)

    def rule(okrs: Okrs) -> None:
        require_being_graded(okrs, okrs.find(Objective, objective.id))

    title = f"verdict on “{objective.title}”: {VERDICTS[verdict]}"
    return step(okrs, author, title, *changes_of(objective, {"verdict": given}), rule=rule)
