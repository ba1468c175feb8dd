"""The names of the tabs of a key result on one line."""

from okrtui.okr.text import cells
from okrtui.tui.views.pieces import Line, Piece


def tabs_line(active: str, counts: dict[str, int]) -> Line:
    """The tabs by name, each with how many lines it has."""
    return [
        Piece(f" {tab} {counts[tab]} " if counts[tab] else f" {tab} ", "active" if tab == active else "dim")
        for tab in counts
    ]


def tab_at(x: int, counts: dict[str, int]) -> str | None:
    """The tab that stands at a cell of their line."""
    begin = 0
    for tab, piece in zip(counts, tabs_line("", counts), strict=True):
        if begin <= x < begin + cells(piece.text):
            return tab
        begin += cells(piece.text)
    return None
