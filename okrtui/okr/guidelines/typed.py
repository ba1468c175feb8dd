"""What somebody types to settle the guidelines of a space: limits and words; codes stand in `codes`."""

from collections.abc import Iterable

from okrtui.okr.errors import BadInputError
from okrtui.okr.guidelines.finding import LIMITS
from okrtui.okr.text import cut, safe

MOST_WORDS, LONGEST, HIGHEST = 200, 60, 9999


def parse_limits(text: str) -> dict[str, int]:
    """Limits typed as `musts=7, lines 10`. BadInputError for a name or number that is none."""
    found = dict(_limit(part) for part in text.split(",") if part.strip())
    return {name: found[name] for name in LIMITS if name in found}


def _limit(part: str) -> tuple[str, int]:
    name, _, number = part.strip().replace("=", " ").rpartition(" ")
    name = "_".join(name.casefold().replace("-", " ").split())
    if name not in LIMITS:
        raise BadInputError(
            f"“{cut(part.strip(), 40)}” is no limit: type NAME=NUMBER, with one of {', '.join(LIMITS)}"
        )
    if not (number.isascii() and number.isdigit() and int(number[:5]) <= HIGHEST):
        raise BadInputError(
            f"“{cut(number, 40)}” is no limit for {name}: type a whole number up to {HIGHEST}"
        )
    return name, int(number)


def limits_text(limits: dict[str, int] | None) -> str:
    """Limits as they are typed."""
    return ", ".join(f"{safe(name)}={number}" for name, number in (limits or {}).items())


def parse_words(text: str) -> tuple[str, ...]:
    """Words with commas between them, `，` and `、` too; `-word` strikes one out."""
    parts = text.replace("，", ",").replace("、", ",").split(",")
    words = tuple(dict.fromkeys(word for part in parts if (word := " ".join(part.split()))))
    if len(words) > MOST_WORDS:
        raise BadInputError(f"{len(words)} words are too many: {MOST_WORDS} at most")
    if long := next((word for word in words if len(word) > LONGEST), ""):
        raise BadInputError(
            f"“{cut(long, 40)}” is too long: {LONGEST} letters at most, with commas between words"
        )
    return words


def words_text(words: Iterable[str] | None) -> str:
    """Words as they are typed."""
    return ", ".join(safe(word) for word in words or ())
