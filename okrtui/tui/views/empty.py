"""What an empty list says: one sentence what belongs there, and which key adds it."""

from okrtui.okr.text import safe
from okrtui.tui.views.cycles import CycleChoice
from okrtui.tui.views.pieces import Line, Piece


def nothing_here(choice: CycleChoice) -> list[str]:
    """For a cycle or the backlog without objectives."""
    if choice.is_backlog:
        return ["No drafts", "", "Objectives for no cycle yet belong here.", "O writes the first draft."]
    return [
        f"No objectives in {safe(choice.name)} yet",
        "",
        "What you want to reach, and how you will know, belongs here.",
        "O adds the first objective.",
    ]


def example() -> list[Line]:
    """An objective with its key results, to begin from."""
    return [
        [Piece("For example", "dim")],
        [],
        [Piece("Make releases boring", "strong")],
        [Piece("  Deploys per week")],
        [Piece("    4 -> 20 deploys", "dim")],
        [Piece("  Change failure rate")],
        [Piece("    <= 5 %", "dim")],
        [Piece("  Runbooks for the worst alerts")],
        [Piece("    steps: disk, queue, login", "dim")],
    ]
