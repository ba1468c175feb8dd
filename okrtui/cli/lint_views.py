"""Findings as `lint` tells them: text, and the values of `--json`."""

from collections.abc import Mapping, Sequence
from typing import Any

from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.naming import name_of, public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Record, Space
from okrtui.okr.short_ids import short_ids
from okrtui.okr.text import safe

SPACE = "space"
"""What stands for the id where a finding is about the whole space."""


def tags_of(okrs: Okrs) -> Mapping[str, str]:
    """Short ids that no record a finding may be about shares with another."""
    parts = (
        okrs.objectives, okrs.key_results, okrs.priorities, okrs.outlooks, okrs.units, okrs.people, okrs.cycles,
    )  # fmt: skip
    return short_ids(id_ for part in parts for id_ in part)


def line(found: Finding, tags: Mapping[str, str]) -> str:
    """`k7f3: K1 warning: “Make releases boring” has 5 key results`."""
    return f"{tags.get(found.record, SPACE)}: {found.code} {found.level}: {safe(found.sentence)}"


def facts(okrs: Okrs, space: str, findings: Sequence[Finding]) -> dict[str, Any]:
    """All findings of a space, as JSON gives them."""
    counted = {level: sum(f.level == level for f in findings) for level in ("error", "warning", "hint")}
    return {
        "space": space,
        "errors": counted["error"],
        "warnings": counted["warning"],
        "hints": counted["hint"],
        "findings": [{**_about(okrs.get(f.record)), **_said(f)} for f in findings],
    }


def _about(record: Record | None) -> dict[str, Any]:
    """What a finding is about: null and `space` where it is about the whole."""
    if record is None or isinstance(record, Space):
        return {"id": None, "record": SPACE, "title": None}
    return {"id": public_id(record), "record": record.KIND, "title": name_of(record)}


def _said(found: Finding) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ("code", "level", "sentence", "way_out")}
