"""What an empty list says: one sentence what belongs there, and which key adds it."""

from okrtui.okr.text import safe
from okrtui.tui.views.cycles import CycleChoice
from okrtui.tui.views.pieces import Line, Piece

WAYS = ":import brings a file in, :sample shows a made-up team."


def nothing_here(
    choice: CycleChoice, others: int = 0, whose: str = "", *, is_all_empty: bool = False
) -> list[str]:
    """For a cycle or the backlog without objectives, or with those of `others` than is looked at alone.

    Where there is none anywhere, other ways to begin are named too.
    """
    ways = [WAYS] if is_all_empty else []
    if others:
        return [
            f"No objectives of {whose} in {safe(choice.name)}",
            "",
            f"There {'is one' if others == 1 else f'are {others:,}'} of others: p chooses whose are shown.",
            "O adds an objective.",
        ]
    if choice.is_backlog:
        return [
            "No drafts",
            "",
            "Objectives for no cycle yet belong here.",
            "O writes the first draft; a pasted outline or table is imported.",
            *ways,
        ]
    return [
        f"No objectives in {safe(choice.name)} yet",
        "",
        "What you want to reach, and how you will know, belongs here.",
        "O adds the first objective; a pasted outline or table is imported.",
        *ways,
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
        [Piece("    12 -> <= 5 %", "dim")],
        [Piece("  Runbooks for the worst alerts")],
        [Piece("    steps: disk, queue, login", "dim")],
    ]


def worked_example() -> list[Line]:
    """An objective beside what makes it one, and its key results with how they are typed."""
    key_results = (
        ("Deploys per week", "4 -> 20 deploys"),
        ("Change failure rate", "12 -> <= 5 %"),
        ("Runbooks for the worst alerts", "steps: disk, queue, login"),
    )
    return [
        [],
        [Piece("For example   ", "dim"), Piece("Make releases boring", "strong")],
        [Piece("              what will be different, without a number", "dim")],
        [Piece("how you know  ", "dim"), Piece("key results, which come next:", "dim")],
        *([Piece(f"              {title:<31}"), Piece(measure, "good")] for title, measure in key_results),
    ]
