"""Lines that are shown: as many rows as there are, at once."""

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from okrtui.okr.text import cells, clusters
from okrtui.tui.views.pieces import Piece, cut_line
from okrtui.tui.widgets.painted import Painted, changed_cells


class _Page(App[None]):
    def compose(self) -> ComposeResult:
        yield Painted(id="lines")


async def test_lines_get_their_rows_also_where_a_layout_was_just_done_without_them() -> None:
    app = _Page()
    async with app.run_test() as pilot:
        await pilot.pause()
        lines = app.screen.query_one(Painted)
        lines.refresh(layout=True)
        app.screen._clear_arrangement_cache()
        app.screen._refresh_layout()  # something else asked for it, before the wish of these lines was handled
        lines.show([[Piece("one")], [Piece("two")]])
        await pilot.pause()
        assert lines.region.height == 2


LINES = st.lists(
    st.builds(Piece, st.sampled_from(["", "ab", "a中", "status  "]), st.sampled_from(["", "dim"])), max_size=5
)


def seen(line: list[Piece], width: int) -> list[tuple[str, str]]:
    """What stands in each cell, and how it looks; the right half of a wide character holds nothing."""
    shown = [
        (half, piece.role)
        for piece in cut_line(line, width)
        for cluster in clusters(piece.text)
        for half in (cluster, "")[: cells(cluster)]
    ]
    return [*shown, *[(" ", "")] * (width - len(shown))]


@given(LINES, LINES, st.integers(1, 30))
def test_what_is_drawn_of_a_line_is_all_that_changed(old: list[Piece], new: list[Piece], width: int) -> None:
    begin, end = changed_cells(old, new, width)
    before, after = seen(old, width), seen(new, width)
    assert [*before[:begin], *after[begin:end], *before[end:]] == after


def test_a_label_that_stays_is_not_drawn_again() -> None:
    label = Piece("status     ", "dim")
    assert changed_cells([label, Piece("new")], [label, Piece("on track")], 30) == (11, 19)
    assert changed_cells([label, Piece("new")], [label, Piece("on track")], 18) == (0, 19)
