"""What `--field value` means for a record: names of fields, words, days, people, units."""

from argparse import Namespace
from collections.abc import Iterable, Mapping
from typing import Any

from okrtui.cli.context import Context
from okrtui.okr.days_typed import day_for
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import cycle_named, kind_of, person_named, unit_named
from okrtui.okr.numbers import parse_number
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Record, Whose

FIELDS = {"unit": "for_", "supports": "parent", "kr": "key_result"}
"""Options that are called otherwise than the field they change."""
DATES = frozenset({"due", "starts", "away-until", "left"})
WORDS = {
    "kind": ("aspirational", "committed"),
    "origin": ("bottom-up", "top-down"),
    "forecast": ("will", "will-not"),
    "level": ("company", "department", "team"),
    "rank": ("must", "should"),
}
STATES = {
    "objective": ("draft", "active", "dropped"),
    "key_result": ("active", "dropped"),
    "priority": ("open", "done", "dropped"),
    "outlook": ("open", "done", "dropped"),
}
NEVER_EMPTY = frozenset({"title", "name", "text", "kind", "origin", "state", "level", "rank"})


def fields_typed(
    context: Context, record: Record, options: Namespace, names: Iterable[str]
) -> dict[str, Any]:
    """The values somebody typed for fields of a record, by the fields' names; an empty one clears."""
    typed: Mapping[str, str | None] = {name: getattr(options, name.replace("-", "_")) for name in names}
    given = {name: text for name, text in typed.items() if text is not None}
    for name in given:
        if _field(name) not in record.__struct_fields__:
            raise BadInputError(f"{kind_of(record)} has no {name}")
    return {_field(name): _value(context, record, name, text) for name, text in given.items()}


def _field(name: str) -> str:
    return FIELDS.get(name, name).replace("-", "_")


def _value(context: Context, record: Record, name: str, text: str) -> Any:
    okrs = context.home.okrs_of(record.space)
    if text == "":
        return _nothing(name)
    if name == "state" and record.KIND not in STATES:
        raise BadInputError(f"{kind_of(record)} is answered by okrtui {record.KIND} adopt, decline or reopen")
    if name == "state":
        return _word(name, text, STATES[record.KIND])
    if name in WORDS:
        return _word(name, text, WORDS[name])
    if name in DATES:
        return day_for(okrs, record, text, context.author().today)
    if name == "weight":
        return parse_number(text, decimal_comma=context.settings.decimal_comma)
    return _reference(context, okrs, name, text)


def _nothing(name: str) -> Whose | None:
    if name in NEVER_EMPTY:
        raise BadInputError(f"the {name} cannot be empty")
    return Whose() if _field(name) == "for_" else None


def _word(name: str, text: str, words: tuple[str, ...]) -> str:
    word = text.strip().lower().replace("_", "-")
    if word not in words:
        raise BadInputError(f"“{text}” is no {name}: use {' or '.join(words)}")
    return word.replace("-", "_")


def _reference(context: Context, okrs: Okrs, name: str, text: str) -> Any:
    match name:
        case "owner" | "keeper":
            return person_named(okrs, text).id
        case "unit":
            return Whose(unit=unit_named(okrs, text).id)
        case "cycle":
            return cycle_named(okrs, text).id
        case "supports":
            return context.found(text, Objective, KeyResult).id
        case "objective":
            return context.objective(text).id
        case "kr":
            return context.key_result(text).id
        case "parent":
            return unit_named(okrs, text).id
        case _:
            return text
