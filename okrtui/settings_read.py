"""Settings from the text of their file: every line that can be is in use, every other one is told by its number."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import msgspec

from okrtui.okr.text import cut, safe
from okrtui.settings import FILE, GLYPHS, Settings

EXPECTED = {
    "default_space": "text in quotes: the id of a team space",
    "theme": "the name of a theme in quotes",
    "glyphs": " or ".join(GLYPHS),
    "decimal_comma": "true or false",
    "keymap": "a table: [keymap], then lines such as check_in = \"B\"",
    "sources": "tables that okrtui source set writes",
}  # fmt: skip
LONGEST = 40
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")
_TABLE = re.compile(r"""\s*\[\s*["']?([\w-]+)["']?\s*\]""")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def understood(data: bytes) -> Settings:
    """What the file says, as far as it can be understood."""
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    values, faults = _read(lines)
    stands = _where(lines)
    good = dict[str, Any]()
    for name, value in values.items():
        if not (wrong := list(_wrong(name, value, stands))):
            good[name] = value
        elif name == "keymap" and isinstance(value, dict):
            good[name] = {id_: keys for id_, keys in value.items() if isinstance(keys, str)}
        faults += wrong
    used = {*good, *(f"keymap.{id_}" for id_ in good.get("keymap", ()))}
    held = {key: number for key, number in stands.items() if key in used}
    return Settings(**good, lines=held, faults=tuple(told for _, told in sorted(faults)))


Fault = tuple[int, str]
"""On which line, and the sentence."""


def _read(lines: list[str]) -> tuple[Mapping[str, Any], list[Fault]]:
    """The values; of lines that are no TOML each is left out alone."""
    faults = list[Fault]()
    while True:
        try:
            return tomllib.loads("\n".join(lines)), faults
        except tomllib.TOMLDecodeError as error:
            number = _line_of(error, lines)
            if not lines[number - 1].strip():  # no line can be named
                return {}, [(0, f"{FILE}: {error}")]
            typed = cut(safe(lines[number - 1].strip()), LONGEST)
            why = f"“{typed}” is left out: {_reason(error)}"
            faults.append((number, f"{FILE}, line {number}: {why}"))
            lines = [*lines[: number - 1], "", *lines[number:]]


def _line_of(error: tomllib.TOMLDecodeError, lines: list[str]) -> int:
    """The line that a fault is in: that which is none alone, else that which TOML names."""
    alone = next((place for place, line in enumerate(lines, 1) if not _stands_alone(line)), 0)
    found = _PLACE.search(str(error))
    named = int(found[1]) if found and found[1] else len(lines)
    return alone or min(named, len(lines))


def _stands_alone(line: str) -> bool:
    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _reason(error: tomllib.TOMLDecodeError) -> str:
    if "overwrite" in str(error) or "twice" in str(error):
        return "it is set further up already"
    return "write name = value, and text in quotes"


def _where(lines: list[str]) -> dict[str, int]:
    """On which line each setting stands, and each command of the keymap."""
    found, table = dict[str, int](), ""
    for number, line in enumerate(lines, 1):
        if begun := _TABLE.match(line):
            table = f"{begun[1]}."
            found.setdefault(begun[1], number)
        elif key := _KEY.match(line):
            found.setdefault(f"{table}{key[1]}", number)
    return found


def _wrong(name: str, value: object, stands: Mapping[str, int]) -> Iterator[Fault]:
    """What is wrong with one setting."""
    if name not in EXPECTED:
        near = get_close_matches(name, EXPECTED, 1)
        hint = f": did you mean “{near[0]}”?" if near else f"; there are {', '.join(EXPECTED)}"
        yield _at(name, f"there is no setting “{cut(safe(name), LONGEST)}”{hint}", stands)
    elif name == "keymap" and isinstance(value, dict):
        for id_, keys in value.items():
            if not isinstance(keys, str):
                told = f'the key of “{cut(safe(id_), LONGEST)}” must be text in quotes, such as "B" or "f5,ctrl+r"'
                yield _at(f"keymap.{id_}", told, stands)
    elif not _fits(name, value):
        yield _at(name, f"{name} must be {EXPECTED[name]}", stands)


def _fits(name: str, value: object) -> bool:
    match name:
        case "glyphs":
            return value in GLYPHS
        case "decimal_comma":
            return isinstance(value, bool)
        case "keymap":
            return isinstance(value, dict)
        case "sources":
            return _are_commands(value)
        case _:
            return isinstance(value, str)


def _are_commands(value: object) -> bool:
    """Whether they are words of a command, by space and key result."""
    try:
        msgspec.convert(value, dict[str, dict[str, list[str]]])
    except msgspec.ValidationError:
        return False
    return True


def _at(key: str, told: str, stands: Mapping[str, int]) -> Fault:
    number = stands.get(key) or stands.get(key.partition(".")[0], 0)
    return number, f"{FILE}, line {number}: {told}" if number else f"{FILE}: {told}"
