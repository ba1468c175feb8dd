"""What the app does with wishes of the week board."""

from textual import on

from okrtui.tui import board_messages as wishes
from okrtui.tui import planning, watching
from okrtui.tui.doing import DoingApp


class BoardApp(DoingApp):
    """Hears wishes about lines of plans, metrics and wins."""

    @on(wishes.LineChangeRequested)
    def _change_line(self, wish: wishes.LineChangeRequested) -> None:
        self.start(planning.change_line(self, wish.record, wish.verb))

    @on(wishes.OrderRequested)
    def _order_line(self, wish: wishes.OrderRequested) -> None:
        self.start(planning.order_line(self, wish))

    @on(wishes.CarryRequested)
    def _carry(self, wish: wishes.CarryRequested) -> None:
        self.start(planning.carry_lines(self, wish.records))

    @on(wishes.LineTyped)
    def _add_line(self, wish: wishes.LineTyped) -> None:
        self.start(planning.add_line(self, wish), is_patient=True)

    @on(wishes.PassByRequested)
    def _look_in_passing(self, wish: wishes.PassByRequested) -> None:
        self.pass_by(wish.scope)

    @on(wishes.MetricRequested)
    def _add_metric(self, wish: wishes.MetricRequested) -> None:
        self.start(watching.add_metric_for(self, wish))

    @on(wishes.WinRequested)
    def _note_win(self, wish: wishes.WinRequested) -> None:
        self.start(watching.note_win_of(self, wish))
