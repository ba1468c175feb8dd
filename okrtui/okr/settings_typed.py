"""What somebody types to settle a space: weekdays and bands."""

from okrtui.okr.bands import WORDS, Scheme
from okrtui.okr.errors import BadInputError
from okrtui.okr.text import cut

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LEAST = 3
"""Letters that name a weekday or bands."""


def parse_weekday(text: str) -> int:
    """The number of a weekday, from Monday (0): `sunday`, `sun`, 周日. BadInputError for anything else."""
    word = text.strip().casefold()
    if len(word) == 2 and word[0] == "周" and word[1] in "一二三四五六日":
        return "一二三四五六日".index(word[1])
    found = [number for number, name in enumerate(WEEKDAYS) if word in (name, name[:LEAST])]
    if not found:
        raise BadInputError(f"“{cut(word, 40)}” is no weekday: use monday to sunday")
    return found[0]


def weekday_name(number: int) -> str:
    """`Sunday` for 6."""
    return WEEKDAYS[number].title()


def parse_bands(text: str) -> Scheme:
    """The bands somebody means, also by their beginning. BadInputError for anything else."""
    word = "-".join(text.casefold().split())
    found = [scheme for scheme in WORDS if len(word) >= LEAST and scheme.startswith(word)]
    if not found:
        raise BadInputError(f"“{cut(word, 40)}” are no bands: use {' or '.join(WORDS)}")
    return found[0]
