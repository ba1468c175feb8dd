"""What happens next with a key result that was rated low: one question, which `esc` leaves for later."""

from collections.abc import Iterable
from typing import ClassVar, Self

from textual.binding import Binding, BindingType
from textual.widget import Widget

from okrtui.okr.drafts import NOTHING, Draft, passed_key
from okrtui.okr.run_again import as_passed, last_rating
from okrtui.okr.run_asked import NextAsked, NextSaid
from okrtui.tui import messages
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, Repeatable
from okrtui.tui.views.readings import head
from okrtui.tui.views.run_next import AskedNext
from okrtui.tui.widgets.next_field import NextField
from okrtui.tui.widgets.painted import Painted


class WhatNextDialog(Repeatable[NextSaid]):
    """The same question as at the end of a run; what is typed is a draft until it is recorded."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "other", show=False, priority=True)]

    def __init__(self, asked: AskedNext, draft: Draft | None = None, fault: str = "") -> None:
        super().__init__("What happens next?", "enter Record · tab Must or comment · esc Later")
        self._asked, self._draft, self._fault = asked, draft, fault

    def again(self, fault: str) -> Self:
        """The same field with what was typed."""
        return type(self)(self._asked, self._draft, fault)

    def parts(self) -> Iterable[Widget]:
        """What it is about, then the answer and what that becomes."""
        about = head(self._asked.now, self._asked.key_result, FAULT_WIDTH)
        yield Painted([*about, []], classes="notes")
        yield NextField(self._asked, self._draft or NOTHING, "flat")

    def on_mount(self) -> None:
        """Why it is asked once more."""
        self.say(self._fault)

    def action_other(self) -> None:
        """A comment instead of a must, and back."""
        self.query_one(NextField).open_note()

    def on_answering_said(self, event: NextField.Said) -> None:
        """Say what is wrong."""
        self.say(event.sentence)

    def on_answering_typed(self) -> None:
        """What is typed is kept as a draft."""
        self._draft = self.query_one(NextField).typed
        self.post_message(messages.Drafted(NextAsked(self._asked.key_result.id).key, self._draft))

    def on_answering_passed(self) -> None:
        """An empty answer is one: it is not asked again this week."""
        key_result = self._asked.key_result
        if rating := last_rating(self._asked.now.okrs, key_result):
            self.post_message(messages.Drafted(passed_key(key_result.id), as_passed(rating)))
        self.dismiss(None)

    def on_answering_given(self, event: NextField.Given) -> None:
        """That is the answer."""
        if isinstance(event.answer, NextSaid):
            self.dismiss(event.answer)
