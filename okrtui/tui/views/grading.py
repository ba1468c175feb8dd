"""What the grading run asks, and what is said around it: title, what happened meanwhile, its keys."""

from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from okrtui.okr.bands import Scheme, scheme_of
from okrtui.okr.drafts import Draft
from okrtui.okr.evidence import Evidence, evidence
from okrtui.okr.grading import commitment_of, objective_score
from okrtui.okr.grading_asked import GradingQuestion, Missing, ScoreAsked, VerdictAsked, missing
from okrtui.okr.grading_run import GradingRun, Tally, is_asked
from okrtui.okr.records import Commitment, Grade, KeyResult, Objective
from okrtui.okr.scores import adjusted_score, given_score, score_text
from okrtui.okr.steps.grading import Marks, marks_of
from okrtui.okr.text import cells, safe
from okrtui.tui.commands import Command
from okrtui.tui.now import Now
from okrtui.tui.views import facts, grade_typed
from okrtui.tui.views.grade_told import adjusted_from, banded_line, given_by, tally_bar
from okrtui.tui.views.pieces import Line, Piece, cut_line, width_of

SUGGESTED = "grade_suggested"
"""The command that takes the suggested score."""
NO_SCORE = "press 0–9, t or ="
LEAST_BAR = 8


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


# -- around it


def title(now: Now, run: GradingRun) -> str:
    """`Grading run · 7 of 30`; of an objective `Grading run · objective`."""
    here = run.here
    scores = [each for each in run.asked if isinstance(each, ScoreAsked) and is_asked(now.okrs, each)]
    if isinstance(here, VerdictAsked):
        return "Grading run · objective"
    place = f"{scores.index(here) + 1} of {len(scores)}" if here in scores else f"of {len(scores)}"
    return f"Grading run · {place}"


def whose(now: Now, run: GradingRun) -> str:
    """`2026-Q4 · unit Platform`: which cycle the question stands in, and whose are graded."""
    here = run.here
    record = now.okrs.get(here.id) if here else None
    cycle = now.okrs.cycle_of(record) if isinstance(record, KeyResult | Objective) else None
    unit = "unit " if now.scope.kind == "unit" else ""
    return " · ".join(filter(None, (safe(cycle.name) if cycle else "", f"{unit}{facts.whose(now)}")))


def meanwhile(now: Now, run: GradingRun, first: Grade | None) -> Line:
    """What happened to a question while it is asked; `first` is the grade there was when it was."""
    question = run.here
    if question is None:
        return []
    if not is_asked(now.okrs, question):
        what = "no longer asked" if isinstance(question, VerdictAsked) else "no longer graded"
        return [Piece(f"{what}: ↓ goes on, what you typed is kept", "warn")]
    if question in run.kept:
        return [Piece("recorded in this run; what you change and enter replaces it", "good")]
    found = now.okrs.key_results.get(question.id)
    grade = found.grade if found else None
    if grade is None or given_score(grade) is None or grade == first:
        return []
    by = given_by(now.okrs, grade.by, grade.on, now.today)
    return [Piece(f"graded meanwhile {by}: {score_text(adjusted_score(grade))} · ↓ leaves it so", "warn")]


def tally_line(now: Now, run: GradingRun, told: Tally, width: int) -> Line:
    """`30 KRs  ■■■▸□□  3 graded · mean so far 0.64`; no mean of one person's."""
    scores = [each for each in run.asked if isinstance(each, ScoreAsked) and is_asked(now.okrs, each)]
    states = [given_score(now.okrs.key_results[each.id].grade) is not None for each in scores]
    here = scores.index(run.here) if isinstance(run.here, ScoreAsked) and run.here in scores else None
    mean = "" if told.mean is None else f" · mean so far {score_text(told.mean)}"
    left = Piece(f"  {told.of} KR{'' if told.of == 1 else 's'}  ", "dim")
    right = Piece(f"  {told.graded} graded{mean}", "dim")
    room = width - width_of([left, right])
    bar = tally_bar(states, here, room) if room >= min(LEAST_BAR, len(states)) else []
    return cut_line([left, *bar, right], width)


def keys(commands: list[Command], run: GradingRun, width: int) -> list[Command]:
    """The commands of the run as its last line names them; where they do not fit the plainest are left out."""
    is_verdict = isinstance(run.here, VerdictAsked)
    named = [
        _named(command, run) for command in commands if not (is_verdict and command.id == "grade_explain")
    ]
    for least in ("grade_explain", "grade_back", "grade_reflect", "grade_earlier", "grade_later"):
        if sum(cells(f"{command.footer_label} {command.brief}  ") for command in named) > width:
            named = [command for command in named if command.id != least]
    return named


def _named(command: Command, run: GradingRun) -> Command:
    if command.id == "grade_stop":
        return command._replace(short=f"Stop ({len(run.kept)} kept)")
    if command.id == "grade_reflect" and isinstance(run.here, VerdictAsked):
        return command._replace(short="Why")
    return command
