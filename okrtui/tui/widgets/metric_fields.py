"""The fields of a metric's reading: a number or a colour, and a note."""

from textual.app import ComposeResult
from textual.widgets import Input

from okrtui.okr.drafts import Draft
from okrtui.okr.errors import OkrError
from okrtui.okr.run_asked import MetricRead
from okrtui.okr.text import cells, safe
from okrtui.tui.views.pieces import Piece
from okrtui.tui.views.run_metric import AskedMetric
from okrtui.tui.widgets.answering import Answering
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.rows import fill, one_line, row
from okrtui.tui.widgets.typed_line import TypedLine

ROOM = 40


class MetricFields(Answering[AskedMetric]):
    """`enter` records at once; nothing is pre-filled, and nothing typed records nothing."""

    def compose(self) -> ComposeResult:
        """The reading with what is said of it, the note."""
        yield row("reading", TypedLine(id="value", leaves="?？"), Painted(id="below-value", classes="below"))
        yield row("note", TypedLine(id="note", placeholder="tab opens it"))

    @property
    def _value(self) -> Input:
        return self.query_one("#value", Input)

    @property
    def _note(self) -> Input:
        return self.query_one("#note", Input)

    def ask(self, asked: AskedMetric, typed: Draft) -> None:
        """Ask for a reading, with what was typed before."""
        self._asked = asked
        fill(self._value, typed.value)
        fill(self._note, typed.note)
        self._last = self.typed
        self.tell()
        self.step_back()

    def follow(self, asked: AskedMetric) -> None:
        """The same metric as it is known now."""
        self._asked = asked
        self.tell()

    def open_note(self) -> None:
        """To the note, and back."""
        self.screen.set_focus(self._value if self._note.has_focus else self._note)

    def step_back(self) -> None:
        """To the reading, the first field."""
        self.screen.set_focus(self._value)

    @property
    def typed(self) -> Draft:
        """What stands in the fields."""
        return Draft(value=self._value.value, note=self._note.value)

    @property
    def is_writing(self) -> bool:
        """Whether letters are text now."""
        return self._note.has_focus

    def tell(self) -> None:
        """How the reading reads, beside its field."""
        below = self.query_one("#below-value", Painted)
        below.show(one_line(self._asked.told(self._value.value), self._room))

    @property
    def _room(self) -> int:
        return self.query_one("#below-value").size.width or ROOM

    # -- keys and mouse

    def on_painted_clicked(self, event: Painted.Clicked) -> None:
        """The letter of a colour."""
        event.stop()
        fill(self._value, event.does)
        self.step_back()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how it reads while it is typed."""
        event.stop()
        self.has_typed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Record, from either field."""
        event.stop()
        try:
            value, light = self._asked.read(self._value.value)
        except OkrError as error:
            self._refuse(str(error))
            return
        self.post_message(self.Given(MetricRead(value, light, self._note.value.strip() or None)))

    def _refuse(self, sentence: str) -> None:
        """Say it beside the field, or where there is too little room on the line above."""
        if cells(safe(sentence)) > self._room:
            self.say(sentence)
        else:
            self.query_one("#below-value", Painted).show([[Piece(safe(sentence), "bad")]])
        self.screen.set_focus(self._value)

    def on_typed_line_back(self) -> None:
        """From the empty note to the reading."""
        self.step_back()
