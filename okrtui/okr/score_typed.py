"""Scores and adjustments as people type them: key by key in a run, or as one word behind a command."""

from decimal import Decimal

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.numbers import EXACT, parse_number
from okrtui.okr.scores import LARGEST_ADJUSTMENT, TWO_PLACES, rounded
from okrtui.okr.text import cut, narrow

TEN = "t"
"""The key that is 1.00."""
SUGGESTED = "="
"""Takes the suggested score."""


def with_key(typed: str, key: str) -> str:
    """What is typed of a score after a digit or `t`: a second digit is hundredths, a third begins anew."""
    is_first = typed in ("", TEN) or len(typed) == 2 or key == TEN
    return key if is_first else typed + key


def score_of_keys(typed: str) -> Decimal | None:
    """The score that keys make: `8` is 0.80, `85` is 0.85, `t` is 1.00; None of none."""
    if typed == TEN:
        return Decimal("1.00")
    return (Decimal(typed.ljust(2, "0")) / 100).quantize(TWO_PLACES) if typed else None


def keys_of_score(score: Decimal | None) -> str:
    """The keys that make a score as it is shown: `81`, `05`, `t`; none for none."""
    if score is None:
        return ""
    shown = rounded(score)
    return TEN if shown == 1 else f"{shown:.2f}".removeprefix("0.")


def is_made_of_keys(typed: str) -> bool:
    """Whether a text is what the keys of a score make: two digits at most, or `t`."""
    return typed in ("", TEN) or (len(typed) <= 2 and typed.isascii() and typed.isdecimal())


def parse_score(text: str, *, decimal_comma: bool = False) -> Decimal:
    """The score behind a command: `0.81`; BadInputError for anything but 0.00 to 1.00 with two places."""
    shown = cut(narrow(text).strip(), 40)
    if "%" in shown:
        raise BadInputError(f"“{shown}” is progress: a score is 0.00 to 1.00")
    if not any(character.isdigit() for character in shown):
        raise BadInputError(f"“{shown}” is not a score: use 0.00 to 1.00")
    return require_score(parse_number(text, decimal_comma=decimal_comma))


def parse_adjustment(text: str, *, decimal_comma: bool = False) -> Decimal:
    """The adjustment behind a command, with its sign or without: `+0.05`, `-0.03`."""
    typed = narrow(text).strip().removeprefix("+")
    return require_adjustment(parse_number(typed, decimal_comma=decimal_comma))


def require_score(score: Decimal) -> Decimal:
    """The score; BadInputError unless it lies in 0…1 and has at most two places."""
    if not (score.is_finite() and 0 <= score <= 1):
        raise BadInputError(f"{score} is not a score: use 0.00 to 1.00")
    if not _has_two_places(score):
        raise BadInputError(
            f"{score} is too fine for a score: two places, such as 0.81, are what one can tell"
        )
    return score


def require_adjustment(adjustment: Decimal) -> Decimal:
    """The adjustment; RefusedError when it is above 0.05 either way, BadInputError for more than two places."""
    if not adjustment.is_finite() or abs(adjustment) > LARGEST_ADJUSTMENT:
        raise RefusedError(f"effort and market conditions adjust a score by at most {LARGEST_ADJUSTMENT}")
    if not _has_two_places(adjustment):
        raise BadInputError(f"{adjustment} is too fine for an adjustment: use two places, such as 0.03")
    return adjustment


def _has_two_places(number: Decimal) -> bool:
    return number == number.quantize(TWO_PLACES)


def nudged(adjustment: Decimal, *, up: bool) -> Decimal:
    """The adjustment one hundredth further up or down, as far as it may go."""
    further = EXACT.add(adjustment, TWO_PLACES if up else -TWO_PLACES)
    return min(max(further, -LARGEST_ADJUSTMENT), LARGEST_ADJUSTMENT)
