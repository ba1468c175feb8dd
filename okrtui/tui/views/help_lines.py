"""All keys as lines, those of where one is first; narrowed to words or a key, which then stand out."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from okrtui.okr.text import safe
from okrtui.tui.commands import GROUPS, Command
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
ELSEWHERE = "Elsewhere"


class Told(NamedTuple):
    """A key, the name of what it does, and what that is."""

    key: str
    title: str
    help: str


class Section(NamedTuple):
    """The keys of one place."""

    title: str
    keys: Sequence[Told]


def help_lines(
    here: Collection[str], commands: Sequence[Command], width: int, words: str = "", *, is_all: bool = False
) -> list[Line]:
    """The keys of these groups; with words those of all groups that hold them; at last all others when asked."""
    wanted = safe(words).split()
    sections = list(_of(here, commands))
    shown = _narrowed(sections, wanted)
    others = _narrowed(_others(here, commands), wanted) if is_all or wanted else []
    if not shown and not others:
        return [[Piece(f"no key and no help holds “{' '.join(wanted)}”", "dim")]]
    lines = [line for section in shown for line in _lines(section, wanted, width)]
    if others:
        lines.append([Piece(ELSEWHERE, "dim")])
    return [*lines, *(line for section in others for line in _lines(section, wanted, width))][:-1]


def _of(here: Collection[str], commands: Sequence[Command]) -> Iterator[Section]:
    """The places these groups belong to, and what is typed there."""
    for group, title in GROUPS.items():
        if group in here:
            mouse = [Told(MOUSE[0], "", MOUSE[1])] if group == "list" else []
            yield Section(title, [*_keys(group, commands), *mouse])
    is_grade = "grading" in here and "run" not in here
    yield _typed("In a grade", IN_A_GRADE) if is_grade else _typed("In a check-in", IN_A_CHECK_IN)


def _others(here: Collection[str], commands: Sequence[Command]) -> list[Section]:
    others = [(group, title) for group, title in GROUPS.items() if group not in here]
    return [Section(title, _keys(group, commands)) for group, title in others]


def _keys(group: str, commands: Sequence[Command]) -> list[Told]:
    return [Told(c.label, c.title, c.help) for c in commands if c.group == group and c.label]


def _typed(title: str, keys: Sequence[tuple[str, str]]) -> Section:
    return Section(title, [Told(key, "", told) for key, told in keys])


def _narrowed(sections: Sequence[Section], wanted: Sequence[str]) -> list[Section]:
    """What holds all the words; the name of a place counts for all its keys."""
    kept = (
        section._replace(keys=[told for told in section.keys if _holds(told, section.title, wanted)])
        for section in sections
    )
    return [section for section in kept if section.keys]


def _holds(told: Told, place: str, wanted: Sequence[str]) -> bool:
    text = f"{told.key} {told.title} {told.help} {place}".casefold()
    return all(word in told.key.split() if len(word) == 1 else word.casefold() in text for word in wanted)


def _lines(section: Section, wanted: Sequence[str], width: int) -> Iterator[Line]:
    yield [Piece(section.title, "accent")]
    for told in section.keys:
        yield from _told(told, wanted, width)
    yield []


def _told(told: Told, wanted: Sequence[str], width: int) -> Iterator[Line]:
    """Key, title and what it does, which goes on below itself where it is long."""
    name = f"{told.title:<{TITLE}}" if told.title else ""
    begin = [Piece(f"  {told.key:<{LABEL}}", "key"), *_marked(Piece(name), wanted)]
    first, *others = wrapped(told.help, max(LEAST, width - width_of(begin)))
    yield [*begin, *_marked(Piece(first, "dim"), wanted)]
    blank = Piece(" " * width_of(begin))
    yield from ([blank, *_marked(Piece(part, "dim"), wanted)] for part in others)


def _marked(piece: Piece, wanted: Sequence[str]) -> Iterator[Piece]:
    """The piece, what was looked for standing out in it."""
    text, folded = piece.text, piece.text.casefold()
    if len(folded) != len(text):
        yield piece
        return
    words = sorted((word.casefold() for word in wanted if len(word) > 1), key=len, reverse=True)
    begin = at = 0
    while at < len(text):
        word = next((word for word in words if folded.startswith(word, at)), "")
        if word:
            yield from (piece._replace(text=text[begin:at]), Piece(text[at : at + len(word)], "strong"))
            begin = at + len(word)
        at += len(word) or 1
    yield piece._replace(text=text[begin:])
