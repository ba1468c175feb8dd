"""What `--week-start sunday` and its like settle for a space."""

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from okrtui.cli.changing_arguments import SETTINGS
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import kind_of
from okrtui.okr.records import Record, Settings, Space
from okrtui.okr.settings_typed import parse_weekday
from okrtui.okr.text import cut

SPACE = "space"
"""The word for the space itself: the named one, or the default."""
FIELDS = {
    "week-start": "week_start", "check-in-day": "check_in_day", "fiscal-month": "fiscal_year_month",
    "guidelines-off": "guidelines_off", "limits": "limits", "vague-words": "vague_words",
    "task-words": "task_words",
}  # fmt: skip


def typed(options: Namespace) -> dict[str, str]:
    """The settings somebody typed, by the options' names."""
    found = {name: getattr(options, name.replace("-", "_")) for name in SETTINGS}
    return {name: text for name, text in found.items() if text is not None}


def settings_typed(record: Record, options: Namespace) -> Settings | None:
    """The settings a space is to have, an empty value clears one; None where none was typed."""
    given = typed(options)
    if not given:
        return None
    if not isinstance(record, Space):
        raise BadInputError(f"{kind_of(record)} has no {next(iter(given))}")
    return replace(record.settings, **{FIELDS[name]: _value(name, text) for name, text in given.items()})


def _value(name: str, text: str) -> Any:
    return _readers()[name](text.strip()) if text.strip() else None


def _readers() -> dict[str, Callable[[str], Any]]:
    from okrtui.okr.guidelines.codes import parse_codes
    from okrtui.okr.guidelines.typed import parse_limits, parse_words

    return {
        "week-start": parse_weekday,
        "check-in-day": parse_weekday,
        "fiscal-month": _month,
        "guidelines-off": parse_codes,
        "limits": parse_limits,
        "vague-words": parse_words,
        "task-words": parse_words,
    }


def _month(word: str) -> int:
    if not (word.isascii() and word.isdigit() and 1 <= int(word[:3]) <= 12):
        raise BadInputError(f"“{cut(word, 40)}” is no month: use 1 for January to 12 for December")
    return int(word)
