"""Review: its keys. Each part is recorded when it is left by `tab`; what is not recorded stays a draft."""

from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from okrtui.okr.records import KeyResult
from okrtui.okr.steps.reviews import PARTS, review_of
from okrtui.tui import closing_messages as wishes
from okrtui.tui import messages
from okrtui.tui.commands import Command, bindings
from okrtui.tui.screens.review_shown import ShownReview
from okrtui.tui.views.review_rows import CHOOSE, FINDING, LOOK, MOVE, ReviewRow, said
from okrtui.tui.widgets.lines import Lines

FIRST = frozenset({"review_editor"})
"""What goes before the keys of the fields."""
WRITING, BELOW = frozenset({"review_next", "review_editor"}), frozenset({"review_take", "review_comment"})
"""What means something in a part, and what in the list below."""
BOTH = "it was changed meanwhile: both texts stand here now, tab records them"


def _review_bindings() -> list[BindingType]:
    made = [binding for binding in bindings("review") if isinstance(binding, Binding)]
    return [replace(binding, priority=binding.action in FIRST) for binding in made]


class ReviewScreen(ShownReview):
    """Writes part by part, then goes on to closing and the next cycle."""

    BINDINGS: ClassVar[list[BindingType]] = _review_bindings()
    _is_recording = False

    def _meant(self, shown: list[Command]) -> list[Command]:
        """Of the keys below those of the part one writes in, or of the list."""
        unmeant = BELOW if self.part else WRITING
        return [command for command in super()._meant(shown) if command.id not in unmeant]

    def groups(self) -> tuple[str, ...]:
        """While one writes only the keys of the review mean something."""
        return ("review",) if self.part else self.GROUPS

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys below."""
        self.show_frame()

    # -- writing

    @on(TextArea.Changed)
    def _keep(self, event: TextArea.Changed) -> None:
        """What is typed is a draft."""
        part = (event.text_area.id or "").removeprefix("part-")
        if part in PARTS and self.is_mounted:
            self.post_message(messages.Drafted(self.key(part), self.draft_of(part)))
            self.tell_part(part)

    def action_review_next(self) -> None:
        """Record the part, then the next one; behind the last the list."""
        self._leave_part(1)

    def action_review_before(self) -> None:
        """Record the part, then the one before."""
        self._leave_part(-1)

    def _leave_part(self, by: int) -> None:
        part = self.part
        if part is None or self.typed(part) is None or self.cycle.phase == "closed":
            self._step(by)
        else:
            self._record(part, by)

    def _step(self, by: int) -> None:
        stops = [*(self.field(part) for part in PARTS), self.lines]
        here = next((place for place, stop in enumerate(stops) if stop is self.focused), 0)
        self.set_focus(stops[(here + by) % len(stops)])

    def _record(self, part: str, by: int = 0) -> None:
        if self._is_recording or self._takes_both(part):
            return
        text, self._is_recording = self.field(part).text, True

        def told(fault: str) -> None:
            self._is_recording = False
            if fault:
                self.tell_part(part, fault)
                self.notify(fault, severity="error", markup=False)
                return
            self._known[part] = said(self.now, self.cycle, self._whose)[part]
            self.post_message(messages.Drafted(self.key(part), self.draft_of(part)))
            self.show_all()
            if self.part == part:
                self._step(by)

        self.post_message(wishes.PartWritten(self._shown, self._whose, part, text, told))

    def _takes_both(self, part: str) -> bool:
        """Whether somebody changed the part while it was written in: their text then stands above."""
        theirs = said(self.now, self.cycle, self._whose)[part]
        if theirs == self._known[part]:
            return False
        mine, self._known[part] = self.field(part).text, theirs
        self.field(part).edit_text("\n".join(filter(None, (theirs, mine))))
        self.notify(BOTH, severity="warning", markup=False)
        return True

    def action_review_editor(self) -> None:
        """Write on in one's own editor; what comes back is recorded."""
        part = self.part
        if part is None or self.cycle.phase == "closed":
            self.notify("ctrl+e opens a part: go to one with tab", markup=False)
            return

        def take(text: str) -> None:
            self.field(part).edit_text(text)
            if self.typed(part) is not None:
                self._record(part)

        self.post_message(wishes.EditorRequested(self.field(part).text, take))

    def action_review_leave(self) -> None:
        """Back; what is not recorded stays a draft, and that is said."""
        if any(self.typed(part) is not None for part in PARTS):
            self.notify("not recorded yet, and kept as a draft", markup=False)
        self.post_message(messages.BackRequested(self._shown))

    def action_leave_page(self) -> None:
        """From the list `q` leads back too."""
        self.action_review_leave()

    # -- what comes next

    @on(Lines.Chosen)
    def action_review_take(self) -> None:
        """Do what the cursor is at."""
        row = self.lines.selected
        match row.kind if row else "":
            case kind if kind == MOVE:
                self.post_message(wishes.MoveRequested(self._shown))
            case kind if kind == CHOOSE:
                self.post_message(messages.NextCycleRequested(self._shown))
            case kind if kind == LOOK:
                self.post_message(messages.SummaryRequested(self._shown))
            case kind if row and kind == FINDING:
                self._show_finding(row)

    def action_review_comment(self) -> None:
        """Say something about the review, once there is one."""
        review = review_of(self.now.okrs, self.cycle, self._whose)
        if review is None:
            self.notify("there is no review yet: tab records the first part", markup=False)
        else:
            self.post_message(messages.CommentRequested(review.id))

    def _show_finding(self, row: ReviewRow) -> None:
        record = self.now.okrs.get(row.record)
        if isinstance(record, KeyResult):
            self.post_message(messages.DetailsRequested(record.id))
        elif record is not None and record.id in self.now.okrs.objectives:
            self.post_message(messages.ShowRequested(record.id))
