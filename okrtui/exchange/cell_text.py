"""Values as the text of a cell, and of a match key."""

from decimal import Decimal

from okrtui.exchange.csv_columns import STEPS_BY
from okrtui.exchange.soundness import require_plain
from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import Value

NO_STEPS = "none"
"""What a cell says of a milestones key result of which no step is done."""


def step_cell(name: str) -> str:
    """A step's name as it stands in a cell, where `|` separates steps."""
    return name.replace("|", "¦")


def spelled(value: Value | None) -> str:
    """A value as it takes part in a match key: the same for 3.8 and 3.80."""
    match value:
        case None:
            return ""
        case tuple():
            return STEPS_BY.join(sorted(value))
        case _ if not value:
            return "0"
        case _:
            digits = format(value, "f")
            return digits.rstrip("0").rstrip(".") if "." in digits else digits


def same(one: Value | None, other: Value | None) -> bool:
    """Whether two values say the same."""
    return spelled(one) == spelled(other)


def plain_number(number: Decimal | None) -> str:
    """A number for a cell, empty for none and for what nobody can have typed."""
    if number is None:
        return ""
    try:
        require_plain(number)
    except BadInputError:
        return ""
    return format(number, "f")
