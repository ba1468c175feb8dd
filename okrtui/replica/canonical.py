"""Canonical JSON: one spelling for every value, so that bytes can be hashed, signed and compared.

Keys sorted, no spaces, UTF-8, only whole numbers with |n| < 2**53; other numbers are decimal strings.
"""

import re
from typing import Any, NoReturn, TypeAlias

import msgspec

Value: TypeAlias = Any
"""None, a boolean, a whole number, text, or lists and dicts of these (msgspec cannot say it recursively)."""

MAX_INTEGER = 2**53
MAX_DEPTH = 32

_LARGE = re.compile(b"[1-9][0-9]{15}")
"""A line without it says no number of so many digits that it may be too large."""

_encoder = msgspec.json.Encoder(order="sorted")


class NotCanonicalError(ValueError):
    """Bytes that another writer would have spelled otherwise, or that say what this format cannot."""


def canonical(value: object) -> bytes:
    """The one spelling of a value made of None, booleans, whole numbers, text, lists and dicts."""
    return _encoder.encode(value)


def require_canonical(line: bytes) -> Value:
    """The value of a line; NotCanonicalError unless writing it again gives the same bytes."""
    try:
        value: Value = _decoder.decode(line)
        if _LARGE.search(line) or line.count(b"[") + line.count(b"{") >= MAX_DEPTH:
            _require_known(value, MAX_DEPTH)
        spelled = canonical(value)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise NotCanonicalError(str(error)) from error
    if spelled != line:
        raise NotCanonicalError("not the canonical spelling")
    return value


def _refuse_number(_: str) -> NoReturn:
    raise NotCanonicalError("a number that is not whole or too large")


_decoder = msgspec.json.Decoder(float_hook=_refuse_number)


def _require_known(value: object, depth: int) -> None:
    if depth == 0:
        raise NotCanonicalError("nested too deep")
    match value:
        case None | bool() | str():
            pass
        case int() if abs(value) < MAX_INTEGER:
            pass
        case list():
            for item in value:
                _require_known(item, depth - 1)
        case dict():
            for item in value.values():
                _require_known(item, depth - 1)
        case _:
            raise NotCanonicalError("a number that is not whole or too large")
