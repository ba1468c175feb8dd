"""What is said where there is nothing: sentences in the middle, broken where they do not fit."""

from collections.abc import Sequence
from functools import lru_cache

from okrtui.okr.text import cells
from okrtui.tui.views.pieces import Line, Piece, wrapped

EDGE = 1
"""Cells that stay free at each side, where there is room."""


def centred(told: Sequence[Piece], width: int, height: int) -> list[Line]:
    """Each sentence wrapped and in the middle, all of them a third of the room down."""
    room = max(1, width - 2 * EDGE if width > 20 else width)
    lines = [_in_middle(part, piece.role, width) for piece in told for part in balanced(piece.text, room)]
    return [[]] * max(0, (height - len(lines)) // 3) + lines


@lru_cache(maxsize=64)
def balanced(text: str, room: int) -> tuple[str, ...]:
    """A sentence in as few lines as there is room for, all about as long: no word stands alone on the last.

    No word is broken for it that has room on a line.
    """
    lines = wrapped(text, room)
    longest = max(cells(word) for line in lines for word in line.split(" "))
    narrow = range(max(1, longest, cells(text) // len(lines)), room)
    return tuple(next((so for width in narrow if len(so := wrapped(text, width)) == len(lines)), lines))


def _in_middle(text: str, role: str, width: int) -> Line:
    left = max(0, width - cells(text)) // 2
    return [Piece(" " * left), Piece(text, role)]
