"""All keys, from the commands."""

from collections.abc import Collection, Iterator, Sequence

from okrtui.tui.commands import COMMANDS, GROUPS, Command
from okrtui.tui.dialogs.reading import Reading
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, width_of, wrapped

LABEL, TITLE, LEAST = 10, 18, 10
IN_A_CHECK_IN = (
    ("0 … 9 t", "confidence, t is 10"),
    ("enter", "next field, then record"),
    ("tab", "the note; of what happens next: a must or a comment"),
    ("g a r", "a metric’s colour: green, amber, red"),
)
IN_A_GRADE = (
    ("0 … 9 t", "a tenth; a second digit is hundredths, 8 5 = 0.85; t is 1.00"),
    ("enter", "in every field: records and goes on"),
)
MOUSE = ("mouse", "a click selects, a second one opens, on a key it presses that; the wheel scrolls")


def help_dialog(
    signs: Glyphs, groups: Collection[str] = tuple(GROUPS), commands: Sequence[Command] = COMMANDS
) -> Reading:
    """What each key does where one is: of these groups."""
    return Reading("Help", lambda width: list(_lines(groups, commands, width)), signs.cursor)


def _lines(groups: Collection[str], commands: Sequence[Command], width: int) -> Iterator[Line]:
    for group, title in GROUPS.items():
        if group not in groups:
            continue
        yield [Piece(title, "accent")]
        for command in (c for c in commands if c.group == group and c.label):
            yield from _told(command.label, command.title, command.help, width)
        if group == "list":
            yield from _told(MOUSE[0], "", MOUSE[1], width)
        yield []
    is_grade = "grading" in groups and "run" not in groups
    yield [Piece("In a grade" if is_grade else "In a check-in", "accent")]
    for key, told in IN_A_GRADE if is_grade else IN_A_CHECK_IN:
        yield from _told(key, "", told, width)


def _told(key: str, title: str, told: str, width: int) -> Iterator[Line]:
    """Key, title and what it does, which goes on below itself where it is long."""
    name = f"{title:<{TITLE}}" if title else ""
    begin = [Piece(f"  {key:<{LABEL}}", "key"), Piece(name)]
    first, *others = wrapped(told, max(LEAST, width - width_of(begin)))
    yield [*begin, Piece(first, "dim")]
    yield from ([Piece(" " * width_of(begin)), Piece(part, "dim")] for part in others)
