"""What the grading run asks: a key result to be graded, an objective to be decided about."""

from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from okrtui.okr.bands import Scheme, scheme_of
from okrtui.okr.drafts import Draft
from okrtui.okr.evidence import Evidence, evidence
from okrtui.okr.grading import commitment_of, objective_score
from okrtui.okr.grading_asked import GradingQuestion, Missing, ScoreAsked, VerdictAsked, missing
from okrtui.okr.records import Commitment, Grade, KeyResult, Objective
from okrtui.okr.scores import adjusted_score, given_score, score_text
from okrtui.okr.steps.grading import Marks, marks_of
from okrtui.tui.now import Now
from okrtui.tui.views import grade_typed
from okrtui.tui.views.grade_told import adjusted_from, banded_line, given_by
from okrtui.tui.views.pieces import Line, Piece

SUGGESTED = "grade_suggested"
"""The command that takes the suggested score."""
NO_SCORE = "press 0–9, t or ="


class AskedGrade(NamedTuple):
    """The key result that is to be graded, and all that is known of it."""

    now: Now
    key_result: KeyResult
    evidence: Evidence

    @classmethod
    def of(cls, now: Now, key_result: KeyResult) -> "AskedGrade":
        """What is asked now."""
        return cls(now, key_result, evidence(now.okrs, key_result, now.today))

    def follow(self, now: Now) -> "AskedGrade":
        """The same as it is known now; what is gone stays as it was known last."""
        return AskedGrade.of(now, now.okrs.key_results.get(self.key_result.id, self.key_result))

    @property
    def kind(self) -> Commitment:
        """Whether it was committed."""
        return commitment_of(self.now.okrs, self.key_result)

    @property
    def scheme(self) -> Scheme:
        """The bands of its space."""
        return scheme_of(self.now.okrs, self.key_result.space)

    @property
    def known(self) -> Marks:
        """What was said of it so far."""
        return marks_of(self.key_result)

    @property
    def recorded(self) -> Draft:
        """The same as it would be typed."""
        return grade_typed.as_typed(self.known)

    def asks(self, typed: Draft, *, said: bool = False) -> tuple[Missing, ...]:
        """What is asked beside a score that is typed; with `said` also what is answered already."""
        marks = grade_typed.marks_typed(typed, self.known)
        explained = None if said else marks.explanation
        verdict = None if said else marks.verdict
        grade = Grade(marks.score, marks.adjustment, explanation=explained, verdict=verdict)
        return missing(self.now.okrs, replace(self.key_result, grade=grade))

    @property
    def beside(self) -> Line:
        """What stands beside the score: who gave the one there is, and the one that is suggested."""
        take = Piece("=", "key", SUGGESTED)
        if self.given:
            return [
                *self.given,
                Piece(" · ", "dim"),
                take,
                Piece(f" {self.evidence.suggested}", "dim", SUGGESTED),
            ]
        return [take, Piece(f" takes the suggested {self.evidence.suggested}", "dim", SUGGESTED)]

    @property
    def given(self) -> Line:
        """`0.80 by ken, 27 Dec`; nothing while there is no score."""
        grade = self.key_result.grade
        if grade is None or given_score(grade) is None:
            return []
        told = f"{score_text(adjusted_score(grade))}{adjusted_from(grade)}"
        return [Piece(f"{told} {given_by(self.now.okrs, grade.by, grade.on, self.now.today)}")]

    def after(self, typed: Draft) -> Line:
        """The band of what is typed, or of what is suggested while nothing is."""
        score = grade_typed.adjusted_of(typed, self.known)
        if score is None:
            return [Piece("after =: ", "dim"), *banded_line(self.evidence.suggested, self.kind, self.scheme)]
        marks = grade_typed.marks_typed(typed, self.known)
        before = adjusted_from(Grade(marks.score, marks.adjustment))
        first, band, *bold = banded_line(score, self.kind, self.scheme)
        return [first, band, *([Piece(before, "dim")] if before else []), *bold]


class AskedVerdict(NamedTuple):
    """The objective that came out low, about which it is asked what becomes of it."""

    now: Now
    objective: Objective

    def follow(self, now: Now) -> "AskedVerdict":
        """The same as it is known now; what is gone stays as it was known last."""
        return AskedVerdict(now, now.okrs.objectives.get(self.objective.id, self.objective))

    @property
    def recorded(self) -> Draft:
        """The verdict there is, as it would be typed."""
        return grade_typed.verdict_as_typed(self.objective)

    @property
    def given(self) -> Line:
        """`by ken, 27 Dec` of the verdict there is."""
        verdict = self.objective.verdict
        if verdict is None or verdict.verdict is None:
            return []
        return [Piece(given_by(self.now.okrs, verdict.by, verdict.on, self.now.today), "dim")]

    def after(self) -> Line:
        """How it came out."""
        score = objective_score(self.now.okrs, self.objective)
        scheme = scheme_of(self.now.okrs, self.objective.space)
        if score is None:
            return []
        return [Piece("came out at ", "dim"), *banded_line(score, self.objective.kind, scheme)]


QuestionView: TypeAlias = AskedGrade | AskedVerdict


def asked(now: Now, question: GradingQuestion) -> QuestionView:
    """What a question asks, as it is known now."""
    match question:
        case ScoreAsked(id=id_):
            return AskedGrade.of(now, now.okrs.find(KeyResult, id_))
        case VerdictAsked(id=id_):
            return AskedVerdict(now, now.okrs.find(Objective, id_))
