"""The question whether a cycle that ends is to be graded now; of several, which."""

from collections.abc import Sequence

from okrtui.okr.grading import in_earnest
from okrtui.okr.numbers import several
from okrtui.okr.progress import pursued
from okrtui.okr.records import Cycle
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Piece
from okrtui.tui.views.wording import day_text

ALL, LATER = "all", "later"
MEANS = "from then on key results are scored and no longer due"
NAME = 20


def begin_question(now: Now, cycles: Sequence[Cycle], signs: Glyphs) -> Question:
    """How much there is of each, and what moving it to grading means; the answer is `chosen`."""
    alone = len(cycles) == 1
    every = "Yes, grade it now" if alone else f"All {len(cycles)} of them"
    options = [Option(ALL, every, _told(now, cycles[0]) if alone else "")]
    options += [] if alone else [Option(c.id, cut(safe(c.name), NAME), _told(now, c)) for c in cycles]
    options.append(Option(LATER, "Not yet", "R asks again"))
    title = f"Move {cut(safe(cycles[0].name), NAME) if alone else 'what ends'} to grading?"
    return Question(title, options, signs, notes=[[Piece(MEANS, "dim")], []], back="Not yet")


def chosen(answer: str | None, cycles: Sequence[Cycle]) -> list[Cycle]:
    """The cycles that an answer moves."""
    return [cycle for cycle in cycles if answer in (ALL, cycle.id)]


def _told(now: Now, cycle: Cycle) -> str:
    objectives = in_earnest(now.okrs, cycle)
    key_results = sum(len(pursued(now.okrs, objective)) for objective in objectives)
    ends = f"ends {day_text(cycle.span.end, now.today)}"
    return " · ".join(filter(None, (ends, several(key_results, "key result"), now.spaces.get(cycle.space))))
