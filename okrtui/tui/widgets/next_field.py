"""The field of “what happens next?”: one line that becomes a must, or a comment."""

from textual.app import ComposeResult
from textual.widgets import Input

from okrtui.okr.drafts import Draft
from okrtui.okr.run_asked import NextSaid
from okrtui.tui.views.run_next import AskedNext
from okrtui.tui.widgets.answering import Answering
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.rows import fill, row
from okrtui.tui.widgets.typed_line import TypedLine

RECORDED = "it is recorded already: other words and enter go on from there"


class NextField(Answering[AskedNext]):
    """A question, not a duty: nothing typed goes on."""

    _is_comment = False

    def compose(self) -> ComposeResult:
        """The question, the answer, and what it becomes."""
        yield Painted(id="question")
        yield row("next", TypedLine(id="next", leaves="?？", leaves_when_empty=True))
        yield row("", Painted(id="becomes"))

    @property
    def _field(self) -> Input:
        return self.query_one("#next", Input)

    def ask(self, asked: AskedNext, typed: Draft) -> None:
        """Ask, with what was typed before."""
        self._asked, self._is_comment = asked, typed.is_comment
        fill(self._field, typed.note)
        self._last = self.typed
        self.tell()
        self.screen.set_focus(self._field)

    def follow(self, asked: AskedNext) -> None:
        """The same key result as it is known now."""
        self._asked = asked
        self.tell()

    def open_note(self) -> None:
        """A must becomes a comment, and the other way round; not what is recorded."""
        if self._asked.said:
            self.say(RECORDED)
            return
        self._is_comment = not self._is_comment
        self.has_typed()
        self.tell()

    def step_back(self) -> None:
        """There is one field only."""

    @property
    def typed(self) -> Draft:
        """What stands in the field; what nothing would become is not worth keeping."""
        text = self._field.value
        return Draft(note=text, is_comment=self._is_comment and bool(text))

    @property
    def is_writing(self) -> bool:
        """Whether letters are text now."""
        return bool(self._field.value)

    def tell(self) -> None:
        """The question, and what the answer becomes."""
        self.query_one("#question", Painted).show([self._asked.question])
        self.query_one("#becomes", Painted).show([self._asked.becomes(is_comment=self._is_comment)])

    # -- keys

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed is a draft."""
        event.stop()
        self.has_typed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Record what stands there; where nothing does, go on."""
        event.stop()
        text = self._field.value.strip()
        if text:
            self.post_message(self.Given(NextSaid(text, "comment" if self._is_comment else "must")))
        else:
            self.post_message(self.Passed())
