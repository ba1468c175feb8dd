"""All keys, from the commands."""

from collections.abc import Collection, Iterator, Sequence

from okrtui.tui.commands import COMMANDS, GROUPS, Command
from okrtui.tui.dialogs.reading import Reading
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece

LABEL, TITLE = 10, 18
IN_A_CHECK_IN = (
    ("0 … 9 t", "confidence, t is 10"),
    ("enter", "next field, then record"),
    ("tab", "the note; of what happens next: a must or a comment"),
    ("g a r", "a metric’s colour: green, amber, red"),
)
MOUSE = ("mouse", "a click selects, a second one opens, the wheel scrolls")


def help_dialog(
    signs: Glyphs, groups: Collection[str] = tuple(GROUPS), commands: Sequence[Command] = COMMANDS
) -> Reading:
    """What each key does where one is: of these groups."""
    return Reading("Help", list(_lines(groups, commands)), signs.cursor)


def _lines(groups: Collection[str], commands: Sequence[Command]) -> Iterator[Line]:
    for group, title in GROUPS.items():
        if group not in groups:
            continue
        yield [Piece(title, "accent")]
        for command in (c for c in commands if c.group == group and c.label):
            yield [*_key(command.label), Piece(f"{command.title:<{TITLE}}"), Piece(command.help, "dim")]
        if group == "list":
            yield [*_key(MOUSE[0]), Piece(MOUSE[1], "dim")]
        yield []
    yield [Piece("In a check-in", "accent")]
    for key, told in IN_A_CHECK_IN:
        yield [*_key(key), Piece(told, "dim")]


def _key(label: str) -> Line:
    return [Piece(f"  {label:<{LABEL}}", "key")]
