"""The one list."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import App, ComposeResult

from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.lines import Lines


class Item(NamedTuple):
    id: str


class Listing(App[None]):
    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self.items = items
        self.drawn: list[str] = []

    def compose(self) -> ComposeResult:
        yield Lines[Item](self.draw)

    def draw(self, item: Item, width: int) -> Line:
        self.drawn.append(item.id)
        return [Piece(f" {item.id}")]

    def on_mount(self) -> None:
        self.lines.show(self.items)

    @property
    def lines(self) -> Lines[Item]:
        return self.query_one(Lines)


def items(*numbers: int) -> list[Item]:
    return [Item(f"row {number}") for number in numbers]


async def test_only_what_is_seen_is_drawn_even_of_fifty_thousand() -> None:
    app = Listing(items(*range(50_000)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.drawn.clear()
        await pilot.press(*["j"] * 10)
        await pilot.press("G")
        assert app.lines.cursor == 49_999
        assert len(app.drawn) < 150


async def test_a_key_draws_one_line_anew() -> None:
    app = Listing(items(*range(300)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.drawn.clear()
        await pilot.press("j")
        await pilot.pause()
        assert app.drawn == ["row 0", "row 1"]


async def test_of_as_many_rows_those_that_say_something_else_are_painted() -> None:
    app = Listing(items(1, 2, 3, 4, 5))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.lines.show(items(1, 2, 9, 4, 5))
        assert {(region.y, region.height) for region in app.lines._repaint_regions} == {(2, 1)}
        await pilot.pause()
        assert "row 9" in app.screen._compositor.render_strips()[2].text
        app.lines.show(items(1, 2, 9, 4))
        await pilot.pause()
        assert "row 5" not in "".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_where_there_are_no_rows_what_is_said_instead_changes_at_once() -> None:
    app = Listing([])
    async with app.run_test(size=(80, 24)) as pilot:
        app.lines.empty = ("reading…",)
        app.lines.show([])
        await pilot.pause()
        app.lines.empty = ("The list is empty",)
        app.lines.show([])
        await pilot.pause()
        shown = "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "The list is empty" in shown
        assert "reading…" not in shown


async def test_the_cursor_stays_on_its_row_when_rows_come_and_go() -> None:
    app = Listing(items(1, 2, 3, 4, 5))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "j")
        app.lines.show(items(0, 1, 2, 3, 9))
        assert app.lines.selected == Item("row 3")
        app.lines.show(items(0, 1, 2, 9))
        assert app.lines.selected == Item("row 9") or app.lines.selected == Item("row 2")
        app.lines.show([])
        assert app.lines.selected is None
        app.lines.show(items(7))
        assert app.lines.selected == Item("row 7")


async def test_the_row_below_is_taken_when_the_own_is_gone() -> None:
    app = Listing(items(1, 2, 3, 4))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j")
        app.lines.show(items(1, 3, 4))
        assert app.lines.selected == Item("row 3")
        await pilot.press("G")
        app.lines.show(items(1, 3))
        assert app.lines.selected == Item("row 3")


async def test_a_click_selects_and_a_second_one_chooses() -> None:
    chosen: list[str] = []

    class Choosing(Listing):
        def on_lines_chosen(self) -> None:
            chosen.append(self.lines.selected.id if self.lines.selected else "")

    app = Choosing(items(*range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(Lines, offset=(3, 4))
        assert (app.lines.cursor, chosen) == (4, [])
        await pilot.click(Lines, offset=(3, 4))
        assert chosen == ["row 4"]


async def test_a_line_that_goes_below_the_scrollbar_is_cut_with_a_mark() -> None:
    app = Listing([Item("x" * 90), *items(*range(23))])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.lines.render_line(0).text == "▌" + "x" * 78 + "…"
        app.lines.show([*app.lines.rows, Item("one more")])
        await pilot.pause()
        assert app.lines.render_line(0).text == "▌" + "x" * 77 + "… "


async def test_the_wheel_scrolls() -> None:
    app = Listing(items(*range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "none"
        await pilot._post_mouse_events([_wheel()], Lines, offset=(3, 4))
        await pilot.pause()
        assert app.lines.scroll_offset.y > 0
        assert app.lines.cursor == 0


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_a_row_that_moves_among_the_others_leaves_them_where_they_are() -> None:
    app = Listing(items(*range(10)))
    async with app.run_test(size=(80, 6)) as pilot:
        await pilot.press("j", "j")
        app.lines.show(items(0, 1, 3, 2, *range(4, 10)))
        await pilot.pause()
        assert (app.lines.cursor, app.lines.scroll_offset.y) == (3, 0)
        app.lines.show(items(99, 0, 1, 3, 2, *range(4, 10)))
        await pilot.pause()
        assert (app.lines.cursor, app.lines.scroll_offset.y) == (4, 1)
