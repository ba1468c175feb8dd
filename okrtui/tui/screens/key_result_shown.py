"""A key result on a screen: title and facts, three cards, a chart, and the tabs with its history."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.reactive import var
from textual.widget import Widget

from okrtui.okr.measured import Source
from okrtui.okr.naming import is_hidden
from okrtui.okr.records import CheckIn, KeyResult
from okrtui.tui.now import Now
from okrtui.tui.screens.acting import ActingScreen
from okrtui.tui.views.beside import metrics_beside
from okrtui.tui.views.cycles import current, holding
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.key_result_cards import card_lines, cards, takes_two_lines
from okrtui.tui.views.key_result_chart import chart_lines, chart_title
from okrtui.tui.views.key_result_head import gone, head
from okrtui.tui.views.key_result_rows import EMPTY, SOURCE, TABS, Row, rows_of, source_rows, tabs_of
from okrtui.tui.views.key_result_story import Teller
from okrtui.tui.views.pieces import Line
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.tabs_line import TabsLine
from okrtui.tui.widgets.titled import show_title

STACKED_FROM, STACKED_UNTIL = 36, 160
"""Chart above the tabs from so many lines on, beside them again where the screen is so wide."""
CHART_FROM = 66
EDGES = 4
"""Cells of a part that its border and the blanks beside it take."""
ROOMY_FROM = 30


class ShownKeyResult(ActingScreen):
    """Wires cards, chart and tabs to what is known now."""

    CSS_PATH = "key_result.tcss"
    measured_by: var[Mapping[str, Source]] = var({}, init=False)
    """The commands that measure key results on this machine."""
    NAME: ClassVar[str] = "Objectives"
    GROUPS: ClassVar[tuple[str, ...]] = ("key_result", "record", "app")

    def __init__(self, now: Now, signs: Glyphs, truth: str, id_: str, among: Sequence[str] = ()) -> None:
        super().__init__(now, signs, truth)
        self._shown, self._among = id_, among
        self._choice = holding(now.okrs, id_, self._choice)
        self._tab = TABS[0]
        self._places: dict[str, str] = {}
        self._teller = Teller(now, KeyResult())

    def body(self) -> Iterable[Widget]:
        """Head, cards, chart, tabs."""
        self._arrange()
        yield Painted(id="head")
        yield Horizontal(*(Painted(id=f"card-{place}", classes="card") for place in range(3)), id="cards")
        lines = Lines[Row](self._draw, mark=self._signs.cursor, id="story")
        with_tabs = Vertical(TabsLine(id="tabs"), lines, Painted(id="told"), id="tabbed")
        yield Container(Painted(id="chart"), with_tabs, id="course")

    def _arrange(self) -> None:
        size = self.size or self.app.size
        self.set_class(size.height >= STACKED_FROM and size.width < STACKED_UNTIL, "stacked")
        self.set_class(size.width < CHART_FROM, "chartless")
        self.set_class(size.height >= ROOMY_FROM, "roomy")

    def _make_room(self) -> None:
        """A line more for cards, for the line told in full and for metrics, where there is something to say."""
        room = self.width - EDGES if self.has_class("stacked") else self.width * 3 // 5 - EDGES
        self.set_class(self._teller.tells_much(room), "noted")
        if key_result := self.key_result:
            self.set_class(bool(metrics_beside(self.now, key_result.objective)), "watched")
            shown = cards(key_result, self._reckoner)
            self.set_class(takes_two_lines(shown, self.width // 3 - EDGES), "talkative")

    # -- what is shown

    @property
    def lines(self) -> Lines[Row]:
        """The lines of the tab."""
        return self.query_one("#story", Lines)

    @property
    def key_result(self) -> KeyResult | None:
        """The key result shown, None when it is gone."""
        known = self.now.okrs.key_results.get(self._shown)
        return None if known is None or is_hidden(self.now.okrs, known) else known

    @property
    def source(self) -> Source | None:
        """The command that measures it on this machine."""
        return self.measured_by.get(self._shown)

    def watch_measured_by(self) -> None:
        """Another command, or another outcome."""
        if self.is_mounted:
            self._show_tab()

    @property
    def here(self) -> str | None:
        """The key result shown."""
        return self._shown if self.key_result else None

    def on_mount(self) -> None:
        """Show what is known."""
        super().on_mount()
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self._tell, init=False)

    def on_resize(self) -> None:
        """Everything follows the size."""
        self._arrange()
        self._make_room()
        self.show_frame()

    def choose_for(self, before: Now, now: Now) -> None:
        """The frame tells of the cycle that the key result stands in."""
        self._choice = holding(now.okrs, self._shown, current(now.okrs, now.today))

    def show_all(self) -> None:
        """The frame, the tab, what is drawn."""
        super().show_all()
        self.set_class(self.key_result is None, "gone")
        self._show_tab()
        self._show_drawn()

    def _show_tab(self) -> None:
        tabs, lines = self.query_one(TabsLine), self.lines
        every = {tab: self._rows(tab) for tab in tabs_of(self.source)}
        if self._tab not in every:
            self._tab = TABS[0]
        self.set_class(self._tab == SOURCE, "on-source")
        self._teller = Teller(self.now, self.key_result or KeyResult(), every[self._tab])
        tabs.show_tabs(self._tab, {tab: 0 if tab == SOURCE else len(rows) for tab, rows in every.items()})
        lines.empty = EMPTY.get(self._tab, ())
        lines.show(every[self._tab])
        self._make_room()
        self._tell()

    def _rows(self, tab: str) -> list[Row]:
        key_result, source = self.key_result, self.source
        if key_result is None:
            return []
        if tab == SOURCE and source is not None:
            return source_rows(source, self.now, key_result)
        return rows_of(tab, self.now, key_result)

    def _show_drawn(self) -> None:
        """What depends on how large each part is: each follows its own size."""
        key_result, reckoner, signs = self.key_result, self._reckoner, self._signs
        top, chart = self.query_one("#head", Painted), self.query_one("#chart", Painted)
        if key_result is None:
            top.draw(lambda width, _: gone(width))
            return
        top.draw(lambda width, _: head(key_result, reckoner, width, signs))
        for place, card in enumerate(cards(key_result, reckoner)):
            painted = self.query_one(f"#card-{place}", Painted)
            show_title(painted, card.title)
            painted.draw(partial(card_lines, card, signs=signs))
        show_title(chart, chart_title(key_result))
        chart.draw(partial(chart_lines, key_result, reckoner, signs=signs))
        if self.focused is None:
            self.set_focus(self.lines)

    def _draw(self, row: Row, width: int) -> Line:
        return self._teller.draw(row, width)

    def _tell(self) -> None:
        """The line under the cursor in full."""
        told, row, teller = self.query_one("#told", Painted), self.lines.selected, self._teller
        told.draw(lambda width, height: teller.tell(row, width, height) if row else [])
        self.show_keys()

    def called(self) -> Mapping[str, str]:
        """`e` changes the key result, but a check-in is corrected, and on its tab the command is changed."""
        row = self.lines.selected
        if self._tab == SOURCE:
            return {"edit": "Command"}
        return {"edit": "Correct"} if row and isinstance(row.record, CheckIn) else {}

    # -- where we are

    @on(TabsLine.Chosen)
    def _choose_tab(self, event: TabsLine.Chosen) -> None:
        self._go_to_tab(event.tab)

    def _go_to_tab(self, tab: str) -> None:
        lines = self.lines
        if lines.selected:
            self._places[self._tab] = lines.selected.id
        self._tab = tab
        self._show_tab()
        lines.move_to(0)
        lines.select(self._places.get(tab, ""))
        self._tell()

    def _go_to(self, id_: str) -> None:
        """Show another key result, at the newest line of the same tab."""
        self._shown, self._places = id_, {}
        self.choose_for(self.now, self.now)
        self.show_all()
        self.lines.move_to(0)
