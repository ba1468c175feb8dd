"""What is asked of a list that was edited as text: lines that are gone, and targets that are other ones."""

from collections.abc import Sequence

from okrtui.okr.measures import measure_text
from okrtui.okr.naming import name_of
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import FAULT_WIDTH
from okrtui.tui.dialogs.lines_read import AGAIN
from okrtui.tui.dialogs.measure_change import MeasureQuestion
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece

SHOWN = 5
REMOVED = (
    Option("leave", "Leave as it was", "it was taken out of the text only"),
    Option("drop", "Drop", "no longer pursued; it stays in the history"),
    Option("delete", "To the trash", "from where it can come back"),
    Option(AGAIN, "Edit again", "the text as you left it"),
)


def removal_question(removed: Sequence[Objective | KeyResult], signs: Glyphs) -> Question:
    """What becomes of the records whose lines are gone."""
    lines: list[Line] = [[Piece(cut(safe(name_of(each)), FAULT_WIDTH))] for each in removed[:SHOWN]]
    if len(removed) > SHOWN:
        lines.append([Piece(f"and {len(removed) - SHOWN:,} more", "dim")])
    one = len(removed) == 1
    title = "A line was taken out" if one else f"{len(removed):,} lines were taken out"
    return Question(title, REMOVED, signs, notes=[*lines, []])


def targets_question(retargeted: Sequence[KeyResult], signs: Glyphs) -> Question:
    """Whether targets of key results with check-ins are mended or change from today."""
    before = ", ".join(measure_text(key_result.measure) for key_result in retargeted[:SHOWN])
    return MeasureQuestion(targets_told(retargeted), f"before: {before}", signs)


def targets_told(retargeted: Sequence[KeyResult]) -> str:
    """Which key results get another target."""
    named = ", ".join(f"“{cut(key_result.title, 40)}”" for key_result in retargeted[:SHOWN])
    return named if len(retargeted) <= SHOWN else f"{named} and {len(retargeted) - SHOWN:,} more"
