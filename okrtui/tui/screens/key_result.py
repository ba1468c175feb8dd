"""Key result: the screen with all its keys; it wishes, the app carries out."""

from typing import ClassVar

from textual.binding import BindingType

from okrtui.okr.records import CheckIn
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.key_result_shown import ShownKeyResult
from okrtui.tui.views.key_result_rows import SOURCE, tabs_of


class KeyResultScreen(ShownKeyResult):
    """The keys that move between tabs and key results, and those that ask for something."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("key_result")

    def action_back(self) -> None:
        """To the screen it was opened from."""
        self.post_message(messages.BackRequested(self._shown))

    def action_next_tab(self) -> None:
        """The tab to the right."""
        self._step_tab(1)

    def action_previous_tab(self) -> None:
        """The tab to the left."""
        self._step_tab(-1)

    def _step_tab(self, by: int) -> None:
        tabs = tabs_of(self.source)
        place = tabs.index(self._tab) + by
        if 0 <= place < len(tabs):
            self._go_to_tab(tabs[place])

    def action_next_key_result(self) -> None:
        """The key result after this one in the list it was opened from."""
        self._step_key_result(1)

    def action_previous_key_result(self) -> None:
        """The one before it."""
        self._step_key_result(-1)

    def _step_key_result(self, by: int) -> None:
        known = self.now.okrs.key_results
        listed = [id_ for id_ in self._among if id_ in known or id_ == self._shown]
        place = listed.index(self._shown) + by if self._shown in listed else -1
        if 0 <= place < len(listed):
            self._go_to(listed[place])
        else:
            self.notify("that was the last one" if by > 0 else "that was the first one", markup=False)

    def action_edit(self) -> None:
        """Correct the check-in under the cursor; the command on its tab; anywhere else change the key result."""
        row = self.lines.selected
        if self._tab == SOURCE:
            self.action_measure_by()
        elif self.here and row and isinstance(row.record, CheckIn):
            counting = row.instead.id if row.instead else row.id
            self.post_message(messages.CorrectionRequested(self.here, counting))
        else:
            super().action_edit()
