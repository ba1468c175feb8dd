"""The question when the disk refuses what was typed: stay, or leave with it printed."""

from collections.abc import Sequence

from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import FAULT_WIDTH
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Piece

STAY, LEAVE = "stay", "leave"
OPTIONS = (
    Option(STAY, "Stay", "what you typed is still here; make room and q again"),
    Option(LEAVE, "Leave", "what you typed is printed into the terminal"),
)


def leave_question(names: Sequence[str], fault: str, signs: Glyphs) -> Question:
    """Whether to leave what was typed about these behind, and why it cannot be kept."""
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    said = f"what you typed about “{cut(safe(names[0]), 24)}”{more} is on no disk"
    return Question(
        "Leave okrtui?", OPTIONS, signs, notes=[[Piece(cut(said, FAULT_WIDTH), "warn")], []], fault=fault
    )
