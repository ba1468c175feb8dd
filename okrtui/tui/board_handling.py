"""What the app does with wishes of the week board."""

from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var

from okrtui.okr.errors import OkrError
from okrtui.tui import board_messages as wishes
from okrtui.tui import deeds
from okrtui.tui.handling import HandlingApp

if TYPE_CHECKING:
    from okrtui.okr.scope import Scope
    from okrtui.okr.since import Since


class BoardApp(HandlingApp):
    """Hears wishes about lines of plans, metrics and wins; knows what is new."""

    news: var["Since | None"] = var(None, init=False)
    """What others did in the scope since I looked last; None until it is known."""

    def find_news(self) -> None:
        """Ask what is new, in the background."""
        self.run_worker(self._find_news(self.now.scope), group="news", exclusive=True)

    async def _find_news(self, scope: "Scope") -> None:
        try:
            self.news = await self.keeper.news(scope)
        except OkrError as error:
            self.complain_once(str(error))

    @on(wishes.LineChangeRequested)
    def _change_line(self, wish: wishes.LineChangeRequested) -> None:
        self.start(deeds.planning.change_line(self, wish.record, wish.verb))

    @on(wishes.OrderRequested)
    def _order_line(self, wish: wishes.OrderRequested) -> None:
        self.start(deeds.planning.order_line(self, wish))

    @on(wishes.CarryRequested)
    def _carry(self, wish: wishes.CarryRequested) -> None:
        self.start(deeds.planning.carry_lines(self, wish.records))

    @on(wishes.LineTyped)
    def _add_line(self, wish: wishes.LineTyped) -> None:
        self.start(deeds.planning.add_line(self, wish), is_patient=True)

    @on(wishes.PlanPasted)
    def _plan_pasted(self, wish: wishes.PlanPasted) -> None:
        self.start(deeds.pasting.plan_pasted(self, wish))

    @on(wishes.PassByRequested)
    def _look_in_passing(self, wish: wishes.PassByRequested) -> None:
        self.pass_by(wish.scope)

    @on(wishes.SearchRequested)
    def _search(self) -> None:
        self.start(deeds.watching.search_boards(self))

    @on(wishes.NewsRequested)
    def _list_news(self) -> None:
        self.start(deeds.watching.list_news(self, self.news))

    @on(wishes.MetricRequested)
    def _add_metric(self, wish: wishes.MetricRequested) -> None:
        self.start(deeds.watching.add_metric_for(self, wish))

    @on(wishes.WinRequested)
    def _note_win(self, wish: wishes.WinRequested) -> None:
        self.start(deeds.watching.note_win_of(self, wish))

    @on(wishes.ReportRequested)
    def _copy_report(self, wish: wishes.ReportRequested) -> None:
        self.start(deeds.watching.copy_report(self, wish.weeks))

    @on(wishes.ReadingRequested)
    def _read_metric(self, wish: wishes.ReadingRequested) -> None:
        self.start(deeds.watching.read_metric_now(self, wish.record))
