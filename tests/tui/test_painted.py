"""Lines that are shown: as many rows as there are, at once."""

from textual.app import App, ComposeResult

from okrtui.tui.views.pieces import Piece
from okrtui.tui.widgets.painted import Painted


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
