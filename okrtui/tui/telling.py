"""What is said in the corner: what was done, what went wrong, and what is to be known."""

from collections.abc import Iterable
from typing import Any

from textual.notifications import Notify
from textual.widgets._toast import ToastRack

from okrtui.okr.text import cut, safe
from okrtui.tui.colouring import ColouringApp
from okrtui.tui.toasts import Toasted, beside
from okrtui.tui.widgets.said_toast import show_toasts

MOST_TOLD = 240
"""Cells of one sentence that are told."""


class TellingApp(ColouringApp):
    """Tells sentences, few at a time; foreign text in them is never markup."""

    def __init__(self) -> None:
        super().__init__()
        self._complaint = ""
        self._said: list[Toasted] = []

    def tell(self, sentence: str, way_back: str = "", *, severity: Any = "information") -> None:
        """Say a sentence in the corner, and how to take it back; its text is never markup."""
        told = "\n".join(filter(None, (cut(safe(sentence), MOST_TOLD), way_back)))
        self.notify(told, severity=severity, markup=False)

    def warn(self, sentences: Iterable[str]) -> None:
        """Say several sentences at once, for as long as they take to be read."""
        lines = [cut(safe(sentence), MOST_TOLD) for sentence in sentences]
        if lines:
            seconds = self.NOTIFICATION_TIMEOUT * len(lines)
            self.notify("\n".join(lines), severity="warning", timeout=seconds, markup=False)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Any = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a notification among few; its time never runs below nothing."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        new = Toasted(message, title, severity, seconds, markup=markup)
        kept = beside(self._said, new)
        for old in self._said:
            old.is_replaced = old not in kept
        self._said = [*kept, new]
        self.post_message(Notify(new))

    def _refresh_notifications(self) -> None:
        for screen in self.screen_stack[-1:]:
            for rack in screen.query_children(ToastRack):
                self.call_later(show_toasts, rack, self._notifications)

    def complain_once(self, sentence: str) -> None:
        """Tell of a fault that its teller does not repeat."""
        self.tell(sentence, severity="error")

    def complain(self, sentence: str) -> None:
        """Tell of a fault, once as long as it lasts; with empty text it is over."""
        if sentence and sentence != self._complaint:
            self.tell(sentence, severity="error")
        self._complaint = sentence
