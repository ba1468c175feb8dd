"""All keys, from the commands: those of where one is, all others with `tab`, and what is searched for with `/`."""

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from okrtui.tui.commands import COMMANDS, GROUPS, Command
from okrtui.tui.dialogs.reading import Reading
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.help_lines import help_lines
from okrtui.tui.views.pieces import Line
from okrtui.tui.widgets.box import Box
from okrtui.tui.widgets.typed_line import TypedLine

KEYS = "/ Search · tab {} · j k Move · esc Close"
SEARCHED = "type a word or a key · ↑ ↓ Move · esc All again"


class Help(Reading):
    """What each key does; `esc` ends a search, then closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", show=False),
        Binding("tab", "all_keys", show=False),
        Binding("down,ctrl+n", "lead('down')", show=False),
        Binding("up,ctrl+p", "lead('up')", show=False),
        Binding("pagedown", "lead('half_down')", show=False),
        Binding("pageup", "lead('half_up')", show=False),
    ]

    def __init__(self, groups: Collection[str], commands: Sequence[Command], mark: str) -> None:
        super().__init__("Help", self._made, mark)
        self._keys = KEYS.format("All keys")
        self._groups, self._commands = groups, commands
        self._is_all = False

    def parts(self) -> Iterable[Widget]:
        """The line to search on, which is there only while one does, and the keys."""
        line = TypedLine(id="narrow", placeholder="a word or a key")
        line.display = False
        yield line
        yield from super().parts()

    def _made(self, width: int) -> Sequence[Line]:
        return help_lines(self._groups, self._commands, width, self._words, is_all=self._is_all)

    @property
    def _line(self) -> TypedLine:
        return self.query_one("#narrow", TypedLine)

    @property
    def _words(self) -> str:
        return self._line.value

    def action_search(self) -> None:
        """Narrow the keys by words, also those of elsewhere."""
        self._line.display = True
        self.set_focus(self._line)
        self._show_keys()

    @on(Input.Changed, "#narrow")
    def _narrow(self) -> None:
        self.show_lines()
        self.lines.move_to(0)

    @on(Input.Submitted, "#narrow")
    def _look(self) -> None:
        self.set_focus(self.lines)

    def action_all_keys(self) -> None:
        """Also the keys of elsewhere, or no longer."""
        self._is_all = not self._is_all
        self._show_keys()
        self.show_lines()

    def action_cancel(self) -> None:
        """End the search; where there is none, close."""
        if not self._line.display:
            super().action_cancel()
            return
        self._line.value = ""
        self._line.display = False
        self.set_focus(self.lines)
        self._show_keys()
        self.show_lines()

    def _show_keys(self) -> None:
        others = "Keys here" if self._is_all else "All keys"
        self.query_one(Box).show_keys(SEARCHED if self._line.display else KEYS.format(others))

    def action_lead(self, way: str) -> None:
        """Move in the keys, while typing goes on."""
        getattr(self.lines, f"action_{way}")()


def help_dialog(
    signs: Glyphs, groups: Collection[str] = tuple(GROUPS), commands: Sequence[Command] = COMMANDS
) -> Help:
    """What each key does where one is: of these groups."""
    return Help(groups, commands, signs.cursor)
