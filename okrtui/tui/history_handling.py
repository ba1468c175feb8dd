"""What the app does about history: has it read beside the keys, opens what a line is about."""

from textual import on

from okrtui.tui import deeds
from okrtui.tui import history_messages as wishes
from okrtui.tui.conflict_handling import ConflictsApp


class HistoryApp(ConflictsApp):
    """Hears wishes about what happened."""

    def action_history(self) -> None:
        """Who did what and when, wherever one is."""
        self.start(self.go_to_screen("history"))

    # -- reading: logs only grow, so that steps which are taken meanwhile need not wait

    @on(wishes.OlderRequested)
    def _read_older(self, wish: wishes.OlderRequested) -> None:
        self.run_worker(deeds.history.read_older(self, wish), group="history")

    @on(wishes.NewerRequested)
    def _read_newer(self, wish: wishes.NewerRequested) -> None:
        self.run_worker(deeds.history.read_newer(self, wish), group="history")

    @on(wishes.ThrownRequested)
    def _find_thrown(self, wish: wishes.ThrownRequested) -> None:
        self.look_for("thrown", self.keeper.thrown, wish.take)

    # -- choosing and opening

    @on(wishes.NarrowingRequested)
    def _narrow(self, wish: wishes.NarrowingRequested) -> None:
        self.start(deeds.history.choose_narrowing(self, wish))

    @on(wishes.RestoreRequested)
    def _restore(self, wish: wishes.RestoreRequested) -> None:
        self.start(deeds.history.bring_back(self, wish.record))

    @on(wishes.RecordOpened)
    def _open_record(self, wish: wishes.RecordOpened) -> None:
        self.start(deeds.history.open_where_it_stands(self, wish.record))
