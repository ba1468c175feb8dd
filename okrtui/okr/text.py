"""Foreign text made safe to show, measured in terminal cells, and typed text made narrow.

Titles, names and notes come from colleagues, imports and hostile hands. `safe` is the only way they
reach a screen or a terminal: what could steer the terminal or turn the reading direction becomes visible,
and emoji lose what terminals do not agree on, so that every line is as wide as was counted.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

_DANGEROUS = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_JOINERS = re.compile("[\u200d\ufe0e\ufe0f]")
_TONED = re.compile("(^|.)([\U0001f3fb-\U0001f3ff]+)")
_PLAIN = re.compile("[\x20-\x7e]*")
_ONE_EACH = re.compile(
    "[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u22ff\u2500-\u25fc\u2800-\u28ff]*"
)
"""Letters of the West, and the signs that lines, bars and charts are drawn with."""
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x2212: "-", 0xFFE5: "¥"}


def safe(text: str) -> str:
    """The text on one line, with control, direction and invisible characters made visible."""
    if _PLAIN.fullmatch(text):
        return text
    shown = _DANGEROUS.sub(_visible, text)
    return _TONED.sub(_without_tones, _JOINERS.sub("", shown))


def safe_lines(text: str) -> list[str]:
    """Text of several lines, each made safe."""
    return [safe(line) for line in re.split("\r\n|[\n\r\u2028\u2029]", text)]


def _visible(found: re.Match[str]) -> str:
    code = ord(found.group())
    if found.group() in "\n\r\u2028\u2029":
        return "⏎"
    if found.group() == "\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹{code:X}›"


def _without_tones(found: re.Match[str]) -> str:
    """A hand without its skin tone, which takes two cells more or none; a tone without a hand is named."""
    before, tones = found.groups()
    if before and unicodedata.category(before) == "So":
        return str(before)
    return before + "".join(f"‹{ord(tone):X}›" for tone in tones)


@lru_cache(maxsize=4096)
def cells(text: str) -> int:
    """How many terminal cells the safe text takes."""
    if takes_one_each(text):
        return len(text)
    return sum(cluster_cells(cluster) for cluster in clusters(text))


def takes_one_each(text: str) -> bool:
    """Whether each character takes one cell and none is drawn onto another, as far as is seen at once."""
    return text.isascii() or _ONE_EACH.fullmatch(text) is not None


def clusters(text: str) -> list[str]:
    """The text cut where a terminal moves its cursor: a character with what combines onto it."""
    found: list[str] = []
    for character in text:
        if found and _joins(character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _joins(character: str) -> bool:
    """Whether it is drawn onto the one before: an accent, or the vowel and end of a Korean syllable."""
    return (
        character == "\u200c"
        or "\u1160" <= character <= "\u11ff"
        or unicodedata.category(character) in ("Mn", "Me")
    )


def cluster_cells(cluster: str) -> int:
    """The width of one cluster: 2 for East Asian wide characters and emoji, else 1."""
    if unicodedata.east_asian_width(cluster[0]) in "WF":
        return 2
    return 0 if _joins(cluster[0]) else 1


def cut(text: str, width: int, mark: str = "…") -> str:
    """The text, cut with a mark when it takes more than `width` cells."""
    if cells(text) <= width:
        return text
    room = width - cells(mark)
    if room < 0:
        return ""
    pieces = clusters(text)
    ends = accumulate(map(cluster_cells, pieces))
    return "".join(piece for piece, end in zip(pieces, ends, strict=True) if end <= room) + mark


def fit(text: str, width: int, align: str = "<") -> str:
    """The text cut or padded to exactly `width` cells; `align` is `<` or `>`."""
    shown = cut(text, width)
    padding = " " * (width - cells(shown))
    return padding + shown if align == ">" else shown + padding


def narrow(text: str) -> str:
    """The text with full-width letters, digits and signs as narrow ones, and the true minus as a hyphen."""
    return text.translate(_NARROW)
