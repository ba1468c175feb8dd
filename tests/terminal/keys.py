"""Textual's key names → the bytes a terminal sends for them."""

import re

_PLAIN = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
}
_LETTERED = {"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H"}
_NUMBERED = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6, "f5": 15, "f6": 17, "f7": 18, "f8": 19}
_NUMBERED |= {"f9": 20, "f10": 21, "f11": 23, "f12": 24}
_FUNCTION = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}
_MODIFIED = re.compile(r"((?:(?:ctrl|alt|shift)\+)+)(.+)")


def key_bytes(name: str) -> bytes:
    """The bytes of one key; what is no key name is text and stands for itself."""
    if match := _MODIFIED.fullmatch(name):
        return _modified(name, match[1].rstrip("+").split("+"), match[2]).encode()
    return _unmodified(name).encode()


def _unmodified(name: str) -> str:
    if name in _LETTERED:
        return f"\x1b[{_LETTERED[name]}"
    if name in _NUMBERED:
        return f"\x1b[{_NUMBERED[name]}~"
    if name in _FUNCTION:
        return f"\x1bO{_FUNCTION[name]}"
    return _PLAIN.get(name, name)


def _modified(name: str, modifiers: list[str], key: str) -> str:
    code = 1 + sum(_MODIFIERS[modifier] for modifier in modifiers)
    if letter := (_LETTERED | _FUNCTION).get(key):
        return f"\x1b[1;{code}{letter}"
    if key in _NUMBERED:
        return f"\x1b[{_NUMBERED[key]};{code}~"
    if name in _PLAIN:
        return _PLAIN[name]
    if modifiers == ["alt"]:
        return "\x1b" + _unmodified(key)
    if modifiers == ["ctrl"] and (len(key) == 1 or key == "space"):
        return chr(ord(key if len(key) == 1 else "@") & 0x1F)
    raise ValueError(f"a terminal has no bytes for {name!r}")
