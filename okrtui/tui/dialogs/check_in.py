"""The check-in: a value by its measure, a confidence that is always a deliberate press, a note, a day."""

from collections.abc import Iterable
from typing import ClassVar, Self

from textual.reactive import var
from textual.widget import Widget

from okrtui.okr.drafts import NOTHING, Draft
from okrtui.okr.records import KeyResult
from okrtui.okr.run_asked import Rated
from okrtui.tui import messages
from okrtui.tui.dialogs.dialog import Repeatable
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line
from okrtui.tui.views.readings import Asked, draft_told, gone_told, head, last_note
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.reading_fields import ReadingFields
from okrtui.tui.widgets.steps import MOST

BESIDE_STEPS, LEAST_STEPS = 18, 3
"""Lines that all but the steps may take, and how many steps are shown even so."""


class CheckInDialog(Repeatable[Rated]):
    """One reading of one key result; what is typed is a draft until it is recorded."""

    now: var[Now] = var(Now(), init=False)
    FOLLOWS: ClassVar[bool] = True

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
        self.set_reactive(CheckInDialog.now, now)
        self._asked = Asked.of(now, key_result, decimal_comma=decimal_comma)
        self._draft, self._signs, self._fault = draft, signs, fault

    def again(self, fault: str) -> Self:
        """The same fields with all that was typed."""
        asked = self._asked
        return type(self)(
            self.now, asked.key_result, self._signs,
            decimal_comma=asked.decimal_comma, draft=self._draft, fault=fault,
        )  # fmt: skip

    def parts(self) -> Iterable[Widget]:
        """What it is about, then value, confidence, note and day."""
        about = Painted(id="about", classes="notes")
        about.draw(self._about)
        yield about
        most = max(LEAST_STEPS, min(MOST, self.app.size.height - BESIDE_STEPS))
        yield ReadingFields(self._asked, self._draft or NOTHING, self._signs, most_steps=most)

    def _about(self, width: int, _height: int) -> list[Line]:
        now, key_result = self._asked.now, self._asked.key_result
        since = gone_told(now, key_result) or (draft_told(self._draft, now.today) if self._draft else ())
        about = [*head(now, key_result, width), *last_note(now, key_result, width)]
        return [*about, *([since] if since else []), []]

    def on_mount(self) -> None:
        """Why it is asked once more."""
        self.say(self._fault)

    @property
    def how_to_leave(self) -> str:
        """What leads out of here."""
        return "esc keeps what you typed as a draft; q leaves okrtui from a screen"

    def watch_now(self, now: Now) -> None:
        """Something changed: say so, and leave alone what is typed."""
        if self.is_mounted and self.is_current:
            known = now.okrs.key_results.get(self._asked.key_result.id, self._asked.key_result)
            self._asked = Asked.of(now, known, decimal_comma=self._asked.decimal_comma)
            self.query_one("#about", Painted).draw(self._about)
            self.query_one(ReadingFields).follow(self._asked)

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
