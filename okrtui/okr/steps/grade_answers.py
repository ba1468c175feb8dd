"""What an answer of the grading run does: one step, undone as one."""

from okrtui.okr.grading_asked import Decided, GradingAnswer, GradingQuestion
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.steps.grading import Marks, decide, give_score
from okrtui.okr.steps.step import Author, Step


def grade_answer_step(
    okrs: Okrs, author: Author, question: GradingQuestion, answer: GradingAnswer, *, instead: bool = False
) -> Step:
    """Record the answer to a question; `instead` replaces a score that somebody else has given."""
    match answer:
        case Marks():
            return give_score(okrs, author, okrs.find(KeyResult, question.id), answer, instead=instead)
        case Decided(verdict, because):
            return decide(okrs, author, okrs.find(Objective, question.id), verdict, because)
