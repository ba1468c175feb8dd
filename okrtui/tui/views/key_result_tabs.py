"""The names of the tabs of a key result on one line."""

from okrtui.okr.text import cells
from okrtui.tui.views.pieces import Line, Piece, width_of


def tabs_line(active: str, counts: dict[str, int], width: int = 80) -> Line:
    """The tabs by name, each with how many lines it has where there is room for that."""
    line = [
        Piece(f" {tab} {count} " if count else f" {tab} ", "active" if tab == active else "dim")
        for tab, count in counts.items()
    ]
    if width_of(line) > width and any(counts.values()):
        return tabs_line(active, dict.fromkeys(counts, 0), width)
    return line


def tab_at(x: int, counts: dict[str, int], width: int = 80) -> str | None:
    """The tab that stands at a cell of their line."""
    begin = 0
    for tab, piece in zip(counts, tabs_line("", counts, width), strict=True):
        if begin <= x < begin + cells(piece.text):
            return tab
        begin += cells(piece.text)
    return None
