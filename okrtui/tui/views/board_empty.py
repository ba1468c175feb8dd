"""What each empty quadrant says: what belongs there, and which key adds it."""

from collections.abc import Sequence

PLANNED = ("", "What must be done, and what should be, belongs here.", "a adds a line.")
PURSUED = ("", "What is pursued stands here, with its confidence.", "a adds an objective.")
UNCYCLED = ("", "A week belongs to the cycle that holds its Thursday: Q shows them, a there adds one.")
WATCHED = ("No health metrics", "", "What must not get worse belongs here.", "a adds one.")
OVER = ("", "A week that is over is history; what is coming goes into this week and those ahead.")

Sentences = Sequence[str]


def nothing_planned(label: str, *, is_now: bool, is_over: bool) -> Sentences:
    """Quadrant 2 of one week."""
    if is_now:
        return ("Nothing planned for this week", *PLANNED)
    return (f"Nothing planned in {label}", *(OVER if is_over else PLANNED))


def nothing_pursued(label: str, *, is_now: bool, has_cycle: bool) -> Sentences:
    """Quadrant 1."""
    if not has_cycle:
        return (f"{'This week' if is_now else label} is in no cycle", *UNCYCLED)
    return (f"No objectives in {'this week’s' if is_now else 'that'} cycle", *PURSUED)


def no_musts(span: str) -> Sentences:
    """Quadrant 2 of several weeks."""
    return (f"No musts in {span}",)
