"""Numbers as people type and read them: typed text → exact decimal → text.

A number keeps the digits it was typed with.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from okrtui.okr.errors import BadInputError
from okrtui.okr.text import cut, narrow

EXACT = Context(prec=80)
"""How all arithmetic with such numbers is done."""

MOST_DIGITS = 30
_POWERS = {"": 0, "k": 3, "K": 3, "M": 6, "万": 4, "亿": 8}
_PART_OF_A_NUMBER = frozenset("0123456789.,_-")


@cache
def _number_shape(*, decimal_comma: bool) -> re.Pattern[str]:
    point, comma = (",", r"\.") if decimal_comma else (r"\.", ",")
    whole = rf"(?:\d+(?:_\d+)*|[1-9]\d{{0,2}}(?:{comma}\d{{3}})+)"
    digits = rf"(?P<digits>-?(?:{whole}(?:{point}\d+)?|{point}\d+))"
    return re.compile(rf"{digits}\s*(?P<power>[kKM万亿]?)", re.ASCII)


def parse_number(
    text: str, *, last: Decimal | None = None, decimal_comma: bool = False, unit: str | None = None
) -> Decimal:
    """The number somebody typed, with its digits kept (screens.md, "A value by measure").

    `+=3` and `-=3` count from `last`; `k`, `M`, `万`, `亿` multiply; a `%` sign and the measure's own
    `unit` are dropped. With `decimal_comma` comma and point change places. BadInputError for anything
    else and for more than 30 digits. Write it with `format(number, "f")`: `str` may choose an exponent.
    """
    typed = narrow(text).strip()
    if not typed.startswith(("+=", "-=")):
        return _plain_number(typed, unit, decimal_comma)
    if last is None or not fits(last):
        raise BadInputError("there is no last value to count from: type the number itself")
    step = _plain_number(typed[2:].strip(), unit, decimal_comma)
    return _short_enough(EXACT.add(last, step) if typed[0] == "+" else EXACT.subtract(last, step))


def _plain_number(typed: str, unit: str | None, decimal_comma: bool) -> Decimal:
    own_unit = narrow(unit or "").strip()
    comma = "." if decimal_comma else ","
    found = _number_shape(decimal_comma=decimal_comma).fullmatch(_without_unit(typed, own_unit))
    if found is None:
        raise _not_a_number(typed, decimal_comma)
    _refuse_a_second_power(typed, found["power"], own_unit)
    digits = found["digits"].replace(comma, "").replace("_", "").replace(",", ".")
    number = EXACT.scaleb(Decimal(digits), _POWERS[found["power"]])
    return _short_enough(number)


def _without_unit(typed: str, unit: str) -> str:
    if unit and typed.endswith(unit) and unit[0] not in _PART_OF_A_NUMBER:
        return typed.removesuffix(unit).strip()
    if unit and typed.startswith(unit) and unit[-1] not in _PART_OF_A_NUMBER:
        return typed.removeprefix(unit).strip()
    return typed.removesuffix("%").strip()


def _refuse_a_second_power(typed: str, power: str, unit: str) -> None:
    following = unit[1:2]
    if power and unit.startswith(power) and not (following.isascii() and following.isalpha()):
        meanings = f"can be read two ways, as the unit is “{cut(unit, 20)}”"
        raise BadInputError(f"“{cut(typed, 40)}” {meanings}: type it without “{power}”")


def _short_enough(number: Decimal) -> Decimal:
    if not fits(number):
        raise BadInputError(f"that number is too long: use at most {MOST_DIGITS} digits")
    plain = Decimal(format(number, "f"))
    return plain if plain else plain.copy_abs()


def fits(number: Decimal) -> bool:
    """Whether it is finite and has at most 30 digits when it is written without an exponent."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        return False
    return max(number.adjusted() + 1, 1) + max(-exponent, 0) <= MOST_DIGITS


def _not_a_number(typed: str, decimal_comma: bool) -> BadInputError:
    wrong, right, example = (".", ",", "99,95") if decimal_comma else (",", ".", "99.95")
    if not typed:
        return BadInputError(f"nothing was typed: type a number, such as {example}")
    if wrong not in typed:
        return BadInputError(
            f"“{cut(typed, 40)}” is not a number: type digits, such as {example}, -12 or 12k, or +=3 to add"
        )
    mended, name = typed.replace(wrong, right), "comma" if decimal_comma else "point"
    can_mend = _number_shape(decimal_comma=decimal_comma).fullmatch(mended)
    return BadInputError(
        f"“{cut(typed, 40)}” is not a number: use a {name}: {cut(mended, 40) if can_mend else example}"
    )


def number_text(number: Decimal) -> str:
    """The digits for people: a true minus, groups of three from 1,000 up, else as they were typed."""
    if not fits(number):
        return format(number, ".3e").replace("-", "−")
    groups = "," if number.copy_abs() >= 1_000 else ""
    return format(number, f"{groups}f").replace("-", "−")


def percent_text(raw: Decimal) -> str:
    """A share in whole percents: `81 %`, `130 %`, `−17 %`; what has not come all the way never rounds up to 100."""
    hundredths = (raw * 100).quantize(Decimal(1), ROUND_HALF_UP) + 0 if abs(raw) < 1_000 else raw * 100
    if raw < 1 <= hundredths / 100:
        hundredths = Decimal(99)
    if abs(hundredths) >= 1_000:
        return ">999%" if hundredths > 0 else "<−999%"
    return f"{hundredths:.0f} %".replace("-", "−")


def several(number: int, what: str) -> str:
    """`1 objective`, `3 objectives`, `1,200 objectives`."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
