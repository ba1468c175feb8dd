"""Screens on which one sees who supports whom: the keys that ask others for support, and answer that."""

from typing import ClassVar

from textual.binding import BindingType

from okrtui.okr.cascading import waits
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.acting import NOTHING_HERE, ActingScreen

NOT_ASKED = "A answers what was derived for a unit or person: it is marked “waits”"


class CascadingScreen(ActingScreen):
    """Wishes about what supports the record that is `here`."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("tree")

    def why_not(self, command: str) -> str:
        """Only what waits is answered."""
        if command not in ("derive", "answer"):
            return super().why_not(command)
        if self.here is None:
            return NOTHING_HERE
        objective = self.now.okrs.objectives.get(self.here)
        is_waiting = objective is not None and waits(objective)
        return NOT_ASKED if command == "answer" and not is_waiting else ""

    def action_derive(self) -> None:
        """Ask others to support it."""
        self.wish("derive", messages.DeriveRequested)

    def action_answer(self) -> None:
        """Accept or decline it."""
        self.wish("answer", messages.AnswerRequested)
