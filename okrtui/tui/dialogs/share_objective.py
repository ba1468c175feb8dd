"""The question whether a private objective is to go on in a team's space, and with which team."""

from collections.abc import Sequence

from okrtui.okr.records import Objective
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, wrapped_lines

WIDTH = 68
STAYS = "Notes, comments and earlier values stay private, with the objective itself: it is dropped."


def share_objective_question(
    private: Objective, what: str, teams: Sequence[tuple[str, str]], signs: Glyphs
) -> Question:
    """`what` goes to one of these teams, given as (space, name), and cannot be unshared."""
    goes = f"A copy of its {what} goes to the team, and cannot be unshared."
    told: Line = [Piece(goes, "warn"), Piece(STAYS, "dim")]
    notes = [[Piece(cut(safe(private.title), WIDTH), "strong")], *wrapped_lines(told, WIDTH), []]
    options = [Option(space, f"Share it with {safe(name)}") for space, name in teams]
    return Question("Share with a team", options, signs, notes=notes)
