"""The limits of a health metric typed on one line: `>= 4, amber 3` is green from 4 and amber from 3."""

import re

from okrtui.okr.errors import BadInputError
from okrtui.okr.numbers import number_text, parse_number
from okrtui.okr.records import Limits
from okrtui.okr.text import narrow

EXAMPLES = ">= 4, amber 3 · <= 30, amber 45 · empty: rated by hand"
_SHAPE = (
    r"(?P<sign>>=|<=|≥|≤|>|<)\s*(?P<green>[^\s;]+?)(?:(?:\s*[,;]?\s*amber\s+|\s*;\s*|,?\s+)(?P<amber>\S+))?"
)


def parse_limits(text: str, *, decimal_comma: bool = False) -> Limits:
    """The limits somebody typed; BadInputError with the ways of writing them."""
    found = re.fullmatch(_SHAPE, narrow(text).strip(), re.IGNORECASE)
    if found is None:
        raise BadInputError(f"say from where on it is green: {EXAMPLES}")
    green = parse_number(found["green"], decimal_comma=decimal_comma)
    amber = parse_number(found["amber"], decimal_comma=decimal_comma) if found["amber"] else None
    return Limits(green, amber, "up" if found["sign"] in (">=", "≥", ">") else "down")


def is_up(limits: Limits) -> bool:
    """Whether more is better: as it is said, else as green and amber stand to each other."""
    if limits.direction is not None:
        return limits.direction == "up"
    green, amber = limits.green, limits.amber
    if green is None or amber is None or not (green.is_finite() and amber.is_finite()):
        return True
    return green >= amber


def typed_limits(limits: Limits | None, *, decimal_comma: bool = False) -> str:
    """Limits as somebody would type them, so that `parse_limits` reads them again; empty without any."""
    if limits is None or limits.green is None:
        return ""
    sign = ">=" if is_up(limits) else "<="
    green, amber = (
        "" if end is None else f"{end:f}".replace(".", "," if decimal_comma else ".")
        for end in (limits.green, limits.amber)
    )
    return f"{sign} {green}" + (f", amber {amber}" if amber else "")


def limits_told(limits: Limits | None) -> str:
    """`green from 4, amber from 3`, or that it is rated by hand."""
    if limits is None or limits.green is None:
        return "rated by hand"
    word = "from" if is_up(limits) else "up to"
    amber = "" if limits.amber is None else f", amber {word} {number_text(limits.amber)}"
    return f"green {word} {number_text(limits.green)}{amber}"
