"""A canvas of fine dots: layers drawn over each other, read as lines of pieces."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from okrtui.tui.views.glyphs import ChartSigns
from okrtui.tui.views.pieces import Piece

BRAILLE = 0x2800
DOT_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""The bit of each dot of a braille sign, by column and row."""


class Ground(NamedTuple):
    """Where a chart stands: cells across and down."""

    width: int
    height: int


class Canvas:
    """Places are shares of the ground: (0, 0) is the bottom left cell's middle, (1, 1) the top right one's."""

    def __init__(self, ground: Ground, signs: ChartSigns) -> None:
        self._ground, self._signs = ground, signs
        self._cells: dict[tuple[int, int], Piece] = {}
        self._dots: dict[tuple[int, int], int] = {}
        self._roles: dict[tuple[int, int], str] = {}

    def sign(self, x: float, y: float, piece: Piece, *, below: bool = False) -> None:
        """Put one sign; `below` only where nothing else stands."""
        place = self._cell(x, y)
        if not below or (place not in self._cells and place not in self._dots):
            self._cells[place] = piece

    def upright(self, x: float, piece: Piece) -> None:
        """A line from top to bottom, behind all else."""
        for row in range(self._ground.height):
            self.sign(x, 1 - row / max(1, self._ground.height - 1), piece, below=True)

    def line(
        self, begin: tuple[float, float], end: tuple[float, float], role: str, *, every: int = 1
    ) -> None:
        """A straight line; with `every` only each so-manieth dot of it."""
        (x0, y0), (x1, y1) = self._dot(*begin), self._dot(*end)
        count = max(abs(x1 - x0), abs(y1 - y0), 1)
        for step in range(0, count + 1, every):
            x, y = x0 + (x1 - x0) * step / count, y0 + (y1 - y0) * step / count
            self._put(round(x), round(y), role)

    def rows(self) -> list[list[Piece]]:
        """The lines, from the top."""
        across: list[list[int]] = [[] for _ in range(self._ground.height)]
        for x, y in sorted({*self._cells, *self._dots}):
            if 0 <= x < self._ground.width and 0 <= y < self._ground.height:
                across[y].append(x)
        return [_runs([*self._pieces(places, y)]) for y, places in enumerate(across)]

    def _pieces(self, places: list[int], y: int) -> Iterator[Piece]:
        """What stands at these places of a line, from the left, and the blanks around it."""
        end = 0
        for x in places:
            yield Piece(" " * (x - end))
            yield self._piece(x, y)
            end = x + 1
        yield Piece(" " * (self._ground.width - end))

    def _dot(self, x: float, y: float) -> tuple[int, int]:
        across, down = self._signs.dots
        row = (1 - y) * (self._ground.height - 1) * down + (down - 1) / 2
        return round(x * (self._ground.width - 1) * across + (across - 1) / 2), round(row)

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        return round(x * (self._ground.width - 1)), round((1 - y) * (self._ground.height - 1))

    def _put(self, x: int, y: int, role: str) -> None:
        across, down = self._signs.dots
        place = x // across, y // down
        bit = DOT_BITS[x % across][y % down]
        if self._roles.get(place, role) == role:
            self._dots[place] = self._dots.get(place, 0) | bit
            self._roles[place] = role

    def _piece(self, x: int, y: int) -> Piece:
        place = (x, y)
        if place in self._cells:
            return self._cells[place]
        role = self._roles[place]
        if self._signs.dots == (1, 1):
            return Piece(self._signs.value if role == "curve" else self._signs.plan, role)
        return Piece(chr(BRAILLE + self._dots[place]), role)


def _runs(pieces: list[Piece]) -> list[Piece]:
    grouped = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.role)
    return [Piece("".join(piece.text for piece in run), role) for role, run in grouped]
