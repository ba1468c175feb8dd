"""Numbers drawn large, three lines high."""

_FONT = {
    "0": "111 101 101 101 111", "1": "010 110 010 010 111", "2": "111 001 111 100 111",
    "3": "111 001 111 001 111", "4": "101 101 111 001 001", "5": "111 100 111 001 111",
    "6": "111 100 111 101 111", "7": "111 001 001 001 001", "8": "111 101 111 101 111",
    "9": "111 101 111 001 111", "%": "101 001 010 100 101", "d": "001 001 111 101 111",
    "−": "000 000 111 000 000", "–": "000 000 111 000 000", "°": "111 101 111 000 000",
    ">": "100 010 001 010 100", "<": "001 010 100 010 001",
}  # fmt: skip
"""Dots of each sign, row by row."""
_HALVES = {"00": " ", "10": "▀", "01": "▄", "11": "█"}
HEIGHT = 3


def big(text: str) -> list[str]:
    """The three lines of a number; empty when it holds a sign that has no large form."""
    signs = [_FONT.get(sign) for sign in text if sign != " "]
    if not all(signs):
        return []
    drawn = [[_halves(f"{sign} 000".split(), row) for sign in signs] for row in range(HEIGHT)]
    return [" ".join(parts) for parts in drawn]


def _halves(dots: list[str], row: int) -> str:
    above, below = dots[2 * row], dots[2 * row + 1]
    return "".join(_HALVES[upper + lower] for upper, lower in zip(above, below, strict=True))
