"""The words of an outline's lines: `(@mei, team Platform)`, `4 → 20 deploys`, `≤ 5 %`."""

import re

from msgspec import Struct

from okrtui.okr.errors import BadInputError
from okrtui.okr.text import cut

_NUMBER = r"[-+−]?(?:\d[\d.,_]*|\.\d+)[kKM万亿]?"
_PARENTHESES = re.compile(r"(?P<text>.*\S)\s*\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)", re.DOTALL)
_REACH = re.compile(
    rf"(?P<title>.+?):?\s+(?P<start>{_NUMBER})\s*(?:→|->|➔)\s*(?P<target>{_NUMBER})(?P<unit>.*)"
)
_LIMIT = re.compile(rf"(?P<title>.+?):?\s*(?P<sign>≥|>=|≤|<=)\s*(?P<target>{_NUMBER})(?P<unit>.*)")
_AFTER_DUE = re.compile(r"due\s+(?P<it>\S.*)", re.IGNORECASE)
_AFTER_START = re.compile(r"start\s+(?P<it>\S.*)", re.IGNORECASE)
_AFTER_NOW = re.compile(r"now\s+(?P<it>\S.*)", re.IGNORECASE)
_AFTER_WEIGHT = re.compile(r"weight\s+(?P<it>\S.*)", re.IGNORECASE)
_CONFIDENCE = re.compile(
    r"(?:confidence\s+)?(?P<it>\d{1,2})\s*/\s*10|confidence\s+(?P<alone>\d+)", re.IGNORECASE
)
_BARE = re.compile(rf"(?P<it>{_NUMBER})\s*%?")
_OWNER = re.compile(r"@(?P<it>\S.*)")
_UNIT = re.compile(r"(?:team|department|unit)\s+(?P<it>\S.*)|(?P<company>company)", re.IGNORECASE)
_ORIGIN = re.compile(r"(?P<it>bottom[- _]up|top[- _]down)", re.IGNORECASE)
_KIND = re.compile(r"(?P<it>committed|aspirational)", re.IGNORECASE)
_SUPPORTS = re.compile(r"""supports\s+[“"]?(?P<it>[^”"]+)[”"]?""", re.IGNORECASE)


class Details(Struct):
    """What stands in the parentheses of a key result."""

    key_result_owner: str = ""
    due: str = ""
    start: str = ""
    value: str = ""
    confidence: str = ""
    weight: str = ""


_OF_KEY_RESULT = (
    ("key_result_owner", _OWNER), ("due", _AFTER_DUE), ("start", _AFTER_START), ("value", _AFTER_NOW),
    ("weight", _AFTER_WEIGHT), ("confidence", _CONFIDENCE), ("value", _BARE),
)  # fmt: skip
_OF_OBJECTIVE = (
    ("owner", _OWNER), ("unit", _UNIT), ("origin", _ORIGIN), ("kind", _KIND), ("supports", _SUPPORTS),
)  # fmt: skip


def details_of(text: str) -> tuple[str, Details]:
    """A key result's line without its details, and those."""
    title, found = _split(text, _OF_KEY_RESULT)
    return title, Details(**found)


def objective_details(text: str) -> tuple[str, dict[str, str]]:
    """An objective's title, and what stands in its parentheses, by column."""
    return _split(text, _OF_OBJECTIVE)


def _split(text: str, shapes: tuple[tuple[str, re.Pattern[str]], ...]) -> tuple[str, dict[str, str]]:
    """Parentheses of which nothing is understood belong to the title; half understood ones are refused."""
    whole = _PARENTHESES.fullmatch(text.strip())
    if whole is None:
        return text.strip(), {}
    items = _items(whole["inside"])
    read = [_read(item, shapes) for item in items]
    if not any(read):
        return text.strip(), {}
    found: dict[str, str] = {}
    for item, pair in zip(items, read, strict=True):
        if pair is None:
            raise BadInputError(f"“{cut(item, 40)}” in the parentheses is not understood")
        if pair[0] in found:
            raise BadInputError(f"the {pair[0]} is given twice in the parentheses")
        found[pair[0]] = pair[1]
    return whole["text"].strip(), found


def _items(text: str) -> list[str]:
    """What stands between commas, those inside quotes aside."""
    items, is_quoted = [""], False
    for character in text:
        is_quoted = character == "“" or (is_quoted != (character == '"') and character != "”")
        if character == "," and not is_quoted:
            items.append("")
        else:
            items[-1] += character
    return [stripped for item in items if (stripped := item.strip())]


def _read(item: str, shapes: tuple[tuple[str, re.Pattern[str]], ...]) -> tuple[str, str] | None:
    for name, shape in shapes:
        if found := shape.fullmatch(item):
            return name, next(group for group in found.groups() if group).strip()
    return None


def measure_of(text: str) -> tuple[str, dict[str, str]]:
    """A key result's title, and its measure as cells; no cells where the line says none."""
    if found := _REACH.fullmatch(text):
        cells = {"measure": "reach", "start": found["start"], "target": found["target"]}
    elif found := _LIMIT.fullmatch(text):
        kind = "at_least" if found["sign"] in ("≥", ">=") else "at_most"
        cells = {"measure": kind, "target": found["target"]}
    else:
        return text.removesuffix(":").strip(), {}
    if unit := found["unit"].strip():
        cells["unit_of_measure"] = unit
    return found["title"].rstrip(":").strip(), cells
