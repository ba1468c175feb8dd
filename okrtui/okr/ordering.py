"""Places in a list that two people may choose at the same time: fractional indices over [0-9a-z].

An index is read as the digits after the point of a number in base 36, so text order is list order and
there is always room between two of them. It never ends in 0 and closes with two random characters given
by the caller, so that two copies filling one gap hardly ever choose alike (share-protocol.md, "order").
"""

import re
from collections.abc import Iterable, Sequence
from itertools import count, pairwise

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_INDEX = re.compile("[0-9a-z]{1,999}")
_SALT = re.compile("[0-9a-z]{2}")


def between(before: str | None, after: str | None, salt: str) -> str:
    """A new index after `before` and before `after`; None is the open end of the list.

    At an open end it takes the nearest place, so a thousand added lines cost one character; in a gap it
    takes the middle, so five inserts at one place cost one. Neighbours that are equal or the wrong way
    round (two copies may bring that about) give the place just after `before`; text that is no index
    counts as an open end. Raises ValueError when `salt` is not two of [0-9a-z].
    """
    low, high = _fraction(before), _fraction(after)
    ending = _ending(salt)
    if low and high and low >= high:
        return f"{low}i{ending}"
    room_wanted = 2 if low and high else len(_DIGITS) + 1
    length = next(size for size in count(2) if _ceiling(high, size) - _floor(low, size) >= room_wanted)
    return _text(_place(low, high, length), length) + ending


def behind(places: Iterable[str], salt: str) -> str:
    """A new index behind all of these; the salt is an id, whose last two characters count."""
    return between(max(places, default=None), None, salt[-2:])


def spread(amount: int, salt: str) -> tuple[str, ...]:
    """Indices in order for so many new things, evenly apart with room between them."""
    ending = _ending(salt)
    length = next(size for size in count(2) if len(_DIGITS) ** (size - 1) > amount)
    whole = len(_DIGITS) ** length
    places = (whole * number // (amount + 1) for number in range(1, amount + 1))
    return tuple(_text(place, length) + ending for place in places)


def _fraction(index: str | None) -> str:
    return index.rstrip("0") if index and _INDEX.fullmatch(index) else ""


def _ending(salt: str) -> str:
    if not _SALT.fullmatch(salt):
        raise ValueError(f"not two characters of [0-9a-z]: {salt!r}")
    return salt if salt[-1] != "0" else salt[0] + "1"


def _floor(low: str, length: int) -> int:
    return int(low[:length].ljust(length, "0"), len(_DIGITS))


def _ceiling(high: str, length: int) -> int:
    return _floor(high, length) if high else len(_DIGITS) ** length


def _place(low: str, high: str, length: int) -> int:
    floor, ceiling = _floor(low, length), _ceiling(high, length)
    match bool(low), bool(high):
        case True, False:
            return floor + 1
        case False, True:
            return ceiling - 1
        case _:
            return (floor + ceiling) // 2


def _text(number: int, length: int) -> str:
    digits = ""
    for _ in range(length):
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits


def placed(places: Sequence[str], moved: int, salt: str) -> list[str]:
    """Indices for things in the order they are wanted in, of which one was `moved` there.

    Only that one gets another index where those of the others rise and leave room; else all of them do.
    """
    others = [index for number, index in enumerate(places) if number != moved]
    if not all(_fraction(index) for index in others) or any(low >= high for low, high in pairwise(others)):
        return list(spread(len(places), salt))
    low = others[moved - 1] if moved else None
    high = others[moved] if moved < len(others) else None
    return [*others[:moved], between(low, high, salt), *others[moved:]]
