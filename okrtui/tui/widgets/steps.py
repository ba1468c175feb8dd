"""The steps of a milestones measure in a column: `space` says done or not done."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.message import Message

from okrtui.okr.records import Measure
from okrtui.okr.text import fit, safe
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.lines import Lines

MOST = 8


class StepRow(NamedTuple):
    """One step, and whether it is done."""

    id: str
    name: str
    is_done: bool


class Steps(Lines[StepRow]):
    """A list of steps to be toggled, at most so many lines high."""

    BINDINGS: ClassVar[list[BindingType]] = [("space", "toggle_step", "Done"), ("enter", "settle", "Next")]

    class Settled(Message):
        """`enter` was pressed."""

    class Toggled(Message):
        """A step was done, or is not after all."""

    def __init__(self, signs: Glyphs, *, most: int = MOST, id: str) -> None:
        super().__init__(_draw, mark=signs.cursor, id=id)
        self._steps: list[StepRow] = []
        self._most = most

    @property
    def done(self) -> tuple[str, ...]:
        """The ids of the steps that are done."""
        return tuple(step.id for step in self._steps if step.is_done)

    def ask(self, measure: Measure, done: Iterable[str]) -> None:
        """Ask for the steps of a measure, with those done that were."""
        before = frozenset(done)
        self._steps = [StepRow(step.id, safe(step.name), step.id in before) for step in measure.steps]
        self.styles.height = min(self._most, max(1, len(self._steps)))
        self.show(self._steps)

    def action_toggle_step(self) -> None:
        """Done, or not done after all."""
        if step := self.selected:
            self._steps = [s._replace(is_done=not s.is_done) if s.id == step.id else s for s in self._steps]
            self.show(self._steps)
            self.post_message(self.Toggled())

    def on_click(self, event: events.Click) -> None:
        """A click on a step says that it is done, or is not after all."""
        event.prevent_default()
        if self.clicked(event):
            self.action_toggle_step()

    def action_settle(self) -> None:
        """That is all."""
        self.post_message(self.Settled())


def _draw(step: StepRow, width: int) -> Line:
    return [Piece(f"  [{'x' if step.is_done else ' '}] "), Piece(fit(step.name, max(0, width - 6)))]
