"""A line to draw, as pieces of safe text with the role each plays; colours come from the theme later."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from okrtui.okr.text import cells, clusters, cut, safe, takes_one_each

_WORD = re.compile(" |[^ ]+")


class Piece(NamedTuple):
    """Safe text and its role: plain, dim, faint, strong, accent, good, warn or bad.

    `does` is what a click on it asks for, such as the id of a command; foreign text does nothing.
    """

    text: str
    role: str = ""
    does: str = ""


Line = Sequence[Piece]


def width_of(line: Iterable[Piece]) -> int:
    """How many cells a line takes."""
    return sum(cells(piece.text) for piece in line)


def does_at(line: Iterable[Piece], cell: int) -> str:
    """What a click on a cell of a line asks for; empty where it asks for nothing."""
    end = 0
    for piece in line:
        end += cells(piece.text)
        if 0 <= cell < end:
            return piece.does
    return ""


def spread(left: Line, right: Line, width: int) -> list[Piece]:
    """A line with one part at each end; the left one is cut where both do not fit."""
    room = width - width_of(right)
    kept = cut_line(left, max(0, room))
    return [*kept, Piece(" " * max(0, room - width_of(kept))), *right]


def cut_line(line: Line, width: int) -> list[Piece]:
    """The line, cut from the right with a mark where it takes more cells; blanks at its end are no loss."""
    if width_of(line) <= width:
        return list(line)
    if cells("".join(piece.text for piece in line).rstrip(" ")) <= width:
        return _cropped(line, width)
    kept = _cropped(line, width - 1)
    return [*kept, Piece("…", line[len(kept) - 1].role if kept else "")] if width > 0 else []


def _cropped(line: Line, width: int) -> list[Piece]:
    """As many pieces as fit, the last one in part."""
    kept, room = list[Piece](), width
    for piece in line:
        taken = cells(piece.text)
        kept.append(piece if taken <= room else piece._replace(text=cut(piece.text, room, "")))
        room -= taken
        if room <= 0:
            break
    return kept


def wrapped(text: str, width: int, most: int = 100) -> list[str]:
    """Foreign text as safe lines of at most `width` cells, broken at spaces and between wide characters."""
    lines = [""]
    for token in _tokens(safe(text)):
        if cells(lines[-1] + token) <= width:
            lines[-1] += token
        elif token != " ":
            lines[-1:] = [*([lines[-1].rstrip(" ")] if lines[-1].strip(" ") else []), *_broken(token, width)]
    return [*lines[: most - 1], cut(lines[most - 1] + "…", width)] if len(lines) > most else lines


def wrapped_lines(told: Line, width: int, most: int = 100) -> list[Line]:
    """Each piece as lines of its own, at most so many."""
    return [[Piece(text, piece.role)] for piece in told for text in wrapped(piece.text, max(1, width), most)]


def _tokens(text: str) -> list[str]:
    if takes_one_each(text):
        return _WORD.findall(text)
    tokens: list[str] = []
    for cluster in clusters(text):
        is_glued = bool(tokens) and " " not in (cluster, tokens[-1]) and cells(cluster) == 1
        if is_glued and cells(tokens[-1][-1]) < 2:
            tokens[-1] += cluster
        else:
            tokens.append(cluster)
    return tokens


def _broken(token: str, width: int) -> list[str]:
    lines = [""]
    for cluster in clusters(token):
        if cells(lines[-1] + cluster) > width:
            lines.append("")
        lines[-1] += cluster
    return lines
