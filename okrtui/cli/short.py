"""`okrtui status --short`: one line for a prompt, from brief.json with json and datetime alone."""

from __future__ import annotations

import json
import os
from datetime import date, datetime, timedelta

from okrtui.places import stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def short_status(data: str, settings: str) -> str | None:
    """The line, or None when the brief is missing, old or not understood and must be written anew."""
    try:
        with open(os.path.join(data, "brief.json"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            brief = json.load(file)
        if brief["fmt"] != 1 or brief["settings"] != stamp(settings) or not _fits(data, brief["logs"]):
            return None
        return line(brief, _today())
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _fits(data: str, logs: dict[str, int]) -> bool:
    """Whether every log has the size it had when the brief was written, and no log has come."""
    spaces = {name.split("/")[0] for name in logs}
    found: dict[str, int] = {}
    for space in spaces:
        with os.scandir(os.path.join(data, "spaces", space, "log")) as entries:  # noqa: PTH118
            found |= {f"{space}/{e.name.removesuffix('.okl')}": e.stat().st_size for e in entries}
    return found == logs


def _today() -> date:
    fixed = os.environ.get("OKRTUI_NOW")
    return datetime.fromisoformat(fixed).astimezone().date() if fixed else date.today()


def line(brief: dict[str, Any], today: date) -> str:
    """Cycle, week, my mean progress and confidence, what is due; parts that say nothing are left out."""
    spaces = brief["spaces"]
    mine = [each for space in spaces for each in space["mine"]]
    given = [each["confidence"] for each in mine if each["confidence"] is not None]
    due = sum(_due(space, today) for space in spaces)
    conflicts = sum(space["conflicts"] for space in spaces)
    unpublished = sum(space["unpublished"] for space in spaces)
    parts = [_when(brief, today)]
    if mine:
        parts.append(f"{sum(each['progress'] for each in mine) / len(mine):.0%}")
    if given:
        parts.append(f"conf {round(sum(given) / len(given))}")
    counts = ((due, "due"), (unpublished, "only here"), (conflicts, "in conflict"))
    return " · ".join([" ".join(part for part in parts if part), *(f"{n} {word}" for n, word in counts if n)])


def _when(brief: dict[str, Any], today: date) -> str:
    space = next((s for s in brief["spaces"] if s["id"] == brief["default"]), brief["spaces"][0])
    cycle = space["cycle"]["name"] if space["cycle"] else ""
    year, dash, rest = cycle.partition("-")
    thursday = first_day(today, space["week_start"]) + timedelta(days=(3 - space["week_start"]) % 7)
    return f"{rest if dash and year.isdigit() else cycle} W{thursday.isocalendar()[1]:02}".strip()


def first_day(day: date, week_start: int) -> date:
    """The first day of the week a day lies in."""
    return day - timedelta(days=(day.weekday() - week_start) % 7)


def _due(space: dict[str, Any], today: date) -> int:
    away = space["away_until"]
    if away and today <= date.fromisoformat(away):
        return 0
    first = first_day(today, space["week_start"])
    due_from = first + timedelta(days=(space["check_in_day"] - first.weekday()) % 7)
    rated = [each["on"] for each in space["mine"]]
    return sum(on is None or (today >= due_from and date.fromisoformat(on) < first) for on in rated)
