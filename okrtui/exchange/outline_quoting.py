"""Titles and names on an outline's lines: what would be read as the line's form is marked, and read back.

A backslash before ASCII punctuation means the sign itself, as in Markdown; the few other signs that have a
meaning in an outline are written as character references. While a line is read, signs so marked stand as
halves of characters, which no text can hold, so that no shape of a line fits them.
"""

import re

from okrtui.okr.text import safe

_OTHERS = "→➔≥≤“”"
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_HIDING = {sign: chr(0xDC00 + place) for place, sign in enumerate(_PUNCTUATION + _OTHERS)}
_SHOWING = {ord(hidden): sign for sign, hidden in _HIDING.items()}
_MARKED = {ord(_HIDING[sign]): f"\\{sign}" if sign in _PUNCTUATION else f"&#{ord(sign)};" for sign in _HIDING}
_IN_FILE = re.compile(rf"\\([{re.escape(_PUNCTUATION)}])|&#({'|'.join(str(ord(sign)) for sign in _OTHERS)});")
_ARROW = re.compile(r"(?:→|➔|->|≥|>=|≤|<=)(?=\s*[-+−]?\.?\d)")
_END = re.compile(r":$")
_OF_NAMES = re.compile(f'[{re.escape("@(),")}"“”]')
_BACKSLASH = re.compile(r"\\|&(?=#\d)")


def hidden(line: str) -> str:
    """A line of a file with every marked sign hidden from the shapes of lines."""
    return _IN_FILE.sub(lambda found: _HIDING[found[1] or chr(int(found[2]))], line)


def shown(text: str) -> str:
    """Text of such a line as it reads."""
    return text.translate(_SHOWING)


def plain_title(text: str) -> str:
    """A title for an outline that is read again, with as few marks as that takes; still hidden."""
    hiding = _hide(_BACKSLASH, safe(text).strip() or "…")
    return _hide(_END, _ARROW.sub(lambda found: _HIDING[found[0][0]] + found[0][1:], hiding))


def plain_name(text: str) -> str:
    """A name or title between parentheses, where commas and quotes separate; still hidden."""
    return _hide(_OF_NAMES, _hide(_BACKSLASH, safe(text).strip() or "…"))


def closed(body: str) -> str:
    """A line's text with nothing in parentheses behind it: none at its end are taken for that; still hidden."""
    return body[:-1] + _HIDING[")"] if body.endswith(")") else body


def marked(line: str) -> str:
    """A hidden line as it is written."""
    return line.translate(_MARKED)


def _hide(shape: re.Pattern[str], text: str) -> str:
    return shape.sub(lambda found: "".join(_HIDING[sign] for sign in found[0]), text)
