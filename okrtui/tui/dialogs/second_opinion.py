"""The question about a score that somebody else gave: it stays, mine is said beside it, or it is replaced."""

from okrtui.okr.records import Grade, KeyResult
from okrtui.okr.scores import adjusted_score, score_text
from okrtui.okr.steps.grading import Marks
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, headline
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs

KEEP, SAY, REPLACE = "keep", "say", "replace"
NAME = 20


def second_opinion(now: Now, key_result: KeyResult, mine: Marks, signs: Glyphs) -> Question:
    """Nothing is replaced unless that is chosen."""
    grade = key_result.grade or Grade()
    name = cut(safe(now.okrs.person_name(grade.by)) or "somebody", NAME)
    theirs, my_score = score_text(adjusted_score(grade)), _score(mine)
    options = (
        Option(KEEP, f"Keep {theirs}", "what you typed goes"),
        Option(SAY, f"Say {my_score} in a comment", "a second opinion, beside theirs"),
        Option(REPLACE, f"Replace it by {my_score}", "history keeps both"),
    )
    title = f"{name} gave it {theirs}"
    notes = [headline(cut(safe(key_result.title), FAULT_WIDTH)), []]
    return Question(title, options, signs, notes=notes, back="Back")


def opinion(mine: Marks) -> str:
    """The comment, as far as it is known."""
    return f"I would give it {_score(mine)}: "


def _score(marks: Marks) -> str:
    return score_text(adjusted_score(Grade(score=marks.score, adjustment=marks.adjustment)))
