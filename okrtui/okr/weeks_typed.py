"""A week as people type it: `W47`, `47`, `2026-W47`, `last`, 下周 → that week, or a clear refusal."""

import re

from okrtui.okr.calendar import Week
from okrtui.okr.errors import BadInputError
from okrtui.okr.text import cut, narrow

_WITH_YEAR = re.compile(r"(\d{4})-?w(\d{1,2})", re.ASCII)
_ALONE = re.compile(r"w?(\d{1,2})", re.ASCII)
_AWAY = {"last": -1, "this": 0, "next": 1, "上周": -1, "本周": 0, "这周": 0, "下周": 1}


def parse_week(text: str, this_week: Week) -> Week:
    """The week somebody typed; a number without its year is the nearest such week, of two the one to come.

    BadInputError when it is no week, or when none of that number is near.
    """
    words = narrow(text).strip().casefold()
    if words in _AWAY:
        return this_week.shifted(_AWAY[words])
    if found := _WITH_YEAR.fullmatch(words):
        return Week.parse(f"{found[1]}-W{found[2]}")
    found = _ALONE.fullmatch(words)
    near = _near(this_week, int(found[1])) if found else []
    if not near:
        raise BadInputError(f"“{cut(text, 40)}” is not a week: type its ISO number, such as W47 or 2026-W47")
    return min(near, key=lambda week: (abs(weeks_between(this_week, week)), week < this_week))


def weeks_between(one: Week, other: Week) -> int:
    """By how many weeks the other is later than the one; negative when it is earlier."""
    return (other.thursday - one.thursday).days // 7


def _near(this_week: Week, number: int) -> list[Week]:
    """The weeks of that number in the years around; a number past a year's last week names none."""
    years = (this_week.year - 1, this_week.year, this_week.year + 1)
    return [week for year in years if (week := Week(year, 1).shifted(number - 1)).year == year]
