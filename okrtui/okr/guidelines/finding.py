"""A finding: what a guideline says of a record, and a way out (method.md, "Guidelines")."""

from typing import Literal

from msgspec import Struct

from okrtui.okr.records import KeyResult, Objective, Settings

Level = Literal["error", "warning", "hint"]

LIMITS = {
    "unchanged_weeks": 4,
    "low_confidence": 3,
    "musts": 5,
    "lines": 8,
    "carried": 3,
    "unserved_weeks": 3,
    "sure_confidence": 7,
    "page_lines": 60,
    "objectives": 5,
    "team_objectives": 1,
    "key_results": 4,
    "least_key_results": 3,
    "bottom_up_percent": 60,
}
"""The limits guidelines speak at, by the names the settings of a space know them by."""


class Finding(Struct, frozen=True):
    """One hit of a guideline: `record` is the id of what it is about, empty where it is about no one thing."""

    code: str
    level: Level
    record: str
    sentence: str
    way_out: str


def about(code: str, level: Level, record: Objective | KeyResult, said: str, way_out: str) -> Finding:
    """A finding about an objective or key result; its sentence begins with the title."""
    return Finding(code, level, record.id, f"“{record.title}” {said}", way_out)


def bare(finding: Finding, name: str) -> str:
    """The sentence without the name it begins with, for where that stands already."""
    return finding.sentence.removeprefix(f"“{name}” ")


def keep_told(most: int) -> str:
    """The way out where there are more than `most` of something."""
    return "keep the one that matters most" if most == 1 else f"keep the {most} that matter most"


def limit(settings: Settings, name: str) -> int:
    """A limit as the space has settled it, else as the method gives it; below 0 counts as not settled."""
    settled = (settings.limits or {}).get(name, -1)
    return settled if settled >= 0 else LIMITS[name]


def is_off(settings: Settings, code: str) -> bool:
    """Whether the space has switched a guideline off."""
    return code in (settings.guidelines_off or ())
