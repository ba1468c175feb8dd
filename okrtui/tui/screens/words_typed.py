"""Looking for words among what a screen lists, on a line that opens below it."""

from typing import Any, ClassVar

from textual import on
from textual.widgets import Input

from okrtui.tui.screens.framed import FramedScreen
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.search_line import SearchLine


class WordsTyped(FramedScreen):
    """Lists what holds the words while they are typed; `enter` keeps them, `esc` lists everything again."""

    WORDS_OF: ClassVar[str]
    """What the words may stand in, as the empty line says it."""

    @property
    def lines(self) -> Lines[Any]:
        """What is listed."""
        raise NotImplementedError

    @property
    def words(self) -> str:
        """What is looked for now; empty for nothing."""
        raise NotImplementedError

    def look_for(self, words: str) -> None:
        """List only what holds these words."""
        raise NotImplementedError

    def open_words(self) -> None:
        """Open the line to type them on, or go back to it."""
        if opened := self.query(SearchLine):
            self.set_focus(opened.first())
            return
        line = SearchLine(self.WORDS_OF, self.words)
        self.mount(line, before="#keys")
        self.set_focus(line)

    @on(Input.Changed, "#search")
    def _find(self, event: Input.Changed) -> None:
        self.look_for(event.value)

    @on(Input.Submitted, "#search")
    def _keep_words(self) -> None:
        self.query("#search").remove()
        self.set_focus(self.lines)

    @on(SearchLine.GivenUp)
    def _give_words_up(self) -> None:
        self._keep_words()
        self.look_for("")
