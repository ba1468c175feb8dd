"""How a run ended, in what is told of every run: check-ins or grades."""

from typing import NamedTuple

from okrtui.tui.views.pieces import Line

KEPT = " · what you typed is kept as a draft"


class Ending(NamedTuple):
    """How a run ended: a sentence where it was stopped, else none, and the lines that tell what it did."""

    stopped: str
    lines: tuple[Line, ...]
    has_draft: bool = False
    """Whether something typed was not recorded."""


def time_text(seconds: float) -> str:
    """`48 s`, `2 min 5 s`."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
