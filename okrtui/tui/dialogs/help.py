"""All keys, from the commands."""

from collections.abc import Iterator

from okrtui.tui.commands import COMMANDS, GROUPS
from okrtui.tui.dialogs.reading import Reading
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece


def help_dialog(signs: Glyphs) -> Reading:
    """What each key does."""
    return Reading("Help", list(_lines()), signs.cursor)


def _lines() -> Iterator[Line]:
    for group, title in GROUPS.items():
        yield [Piece(title, "accent")]
        for command in (c for c in COMMANDS if c.group == group and c.label):
            yield [
                Piece(f"  {command.label:<10}", "key"),
                Piece(f"{command.title:<18}"),
                Piece(command.help, "dim"),
            ]
        yield []
    yield [Piece("In a check-in", "accent")]
    yield [Piece("  0 … 9 t   ", "key"), Piece("confidence, t is 10", "dim")]
    yield [Piece("  enter     ", "key"), Piece("next field, then record", "dim")]
    yield [Piece("  tab       ", "key"), Piece("the note", "dim")]
