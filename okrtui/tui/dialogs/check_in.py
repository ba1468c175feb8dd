"""The check-in: a value by its measure, a confidence that is always a deliberate press, a note, a day."""

from collections.abc import Iterable
from typing import Self

from textual.widget import Widget

from okrtui.okr.drafts import NOTHING, Draft
from okrtui.okr.records import KeyResult
from okrtui.okr.run_asked import Rated
from okrtui.tui import messages
from okrtui.tui.dialogs.dialog import Repeatable
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.readings import Asked, draft_told, head, last_note
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.reading_fields import ReadingFields
from okrtui.tui.widgets.steps import MOST

WIDTH = 68
BESIDE_STEPS, LEAST_STEPS = 18, 3
"""Lines that all but the steps may take, and how many steps are shown even so."""


class CheckInDialog(Repeatable[Rated]):
    """One reading of one key result; what is typed is a draft until it is recorded."""

    def __init__(
        self,
        now: Now,
        key_result: KeyResult,
        signs: Glyphs,
        *,
        decimal_comma: bool,
        draft: Draft | None = None,
        fault: str = "",
    ) -> None:
        super().__init__("Check in", "enter Next · tab Field · esc Cancel")
        self._asked = Asked.of(now, key_result, decimal_comma=decimal_comma)
        self._draft, self._signs, self._fault = draft, signs, fault

    def again(self, fault: str) -> Self:
        """The same fields with all that was typed."""
        asked = self._asked
        return type(self)(
            asked.now, asked.key_result, self._signs,
            decimal_comma=asked.decimal_comma, draft=self._draft, fault=fault,
        )  # fmt: skip

    def parts(self) -> Iterable[Widget]:
        """What it is about, then value, confidence, note and day."""
        now, key_result = self._asked.now, self._asked.key_result
        about = [*head(now, key_result, WIDTH), *last_note(now, key_result, WIDTH)]
        since = [draft_told(self._draft, now.today)] if self._draft else []
        yield Painted([*about, *since, []], classes="notes")
        most = max(LEAST_STEPS, min(MOST, self.app.size.height - BESIDE_STEPS))
        yield ReadingFields(self._asked, self._draft or NOTHING, self._signs, most_steps=most)

    def on_mount(self) -> None:
        """Why it is asked once more."""
        self.say(self._fault)

    def on_answering_typed(self) -> None:
        """What is typed is kept as a draft."""
        typed = self.query_one(ReadingFields).typed
        self.post_message(messages.Drafted(self._asked.key_result.id, typed))

    def on_answering_said(self, event: ReadingFields.Said) -> None:
        """Say what is wrong."""
        self.say(event.sentence)

    def on_answering_given(self, event: ReadingFields.Given) -> None:
        """That is the answer."""
        if isinstance(event.answer, Rated):
            self._draft = self.query_one(ReadingFields).typed
            self.dismiss(event.answer)
