"""Colours that can be read on what is behind them: the contrast ratio of WCAG 2, and a colour moved until it is met."""

from textual.color import Color

BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)
TEXT, LINE = 4.5, 3.0
"""The least contrast of words, and of lines and other signs."""
STEPS = 20


def contrast(one: Color, other: Color) -> float:
    """From 1 for the same to 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: Color, paper: Color, least: float) -> Color:
    """The colour, moved towards black or white as little as gives at least so much contrast on the paper."""
    if contrast(colour, paper) >= least:
        return colour
    pole = max(BLACK, WHITE, key=lambda pole: contrast(pole, paper))
    moved = (colour.blend(pole, step / STEPS) for step in range(1, STEPS + 1))
    return next((each for each in moved if contrast(each, paper) >= least), pole)


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
