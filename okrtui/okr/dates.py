"""Days as people type them: `2026-11-20`, `fri`, `+2w`, `eoq`, `下周五` → a date, or a clear refusal."""

import re
from collections.abc import Callable
from datetime import date
from itertools import product
from typing import NamedTuple, NoReturn

from okrtui.okr.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    Week,
    month_end,
    months_later,
    moved,
    quarter_of,
    week_of,
)
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import Span
from okrtui.okr.text import cut, narrow


class _Question(NamedTuple):
    words: str
    today: date
    cycle: Span
    week_start: int


def parse_day(text: str, today: date, *, cycle: Span | None = None, week_start: int = 0) -> date:
    """The day somebody typed; BadInputError for anything that is not one certain day of 1900–2200.

    | typed | is |
    |---|---|
    | `2026-11-20` | that day |
    | `11-20`, `20.11.` | that day of the cycle, if only one day in it can be meant |
    | `today`, `tomorrow`, `yesterday`, 今天, 明天, 后天, 昨天, 前天 | counted from today |
    | `fri`, `friday`, 周五, 星期五, 礼拜五 | the next such day after today, never today |
    | `last fri` | the last such day before today |
    | 本周五, 这周五, 下周五, 上周五 | the Friday of this, the next, the last week, by where weeks begin |
    | `+3d`, `-1w`, `+1m` | counted from today; months stop at a shorter month's end |
    | `eow`, `eom`, `eoy`, 月底, 年底 | the last day of the week, month, calendar year |
    | `eoq`, 季末, 季度末 | the last day of the cycle, else of the calendar quarter |
    | `w42`, `2026-w42` | the Friday of that week, of today's ISO year when none is typed |
    """
    words = " ".join(narrow(text).casefold().split())
    question = _Question(words, today, cycle or Span(), week_start)
    readings = (
        reader(question, *found.groups()) for shape, reader in _SHAPES if (found := shape.fullmatch(words))
    )
    day = next(readings, None)
    if day is None:
        _refuse(words, "is not a day")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        _refuse(words, f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _refuse(words: str, why: str) -> NoReturn:
    raise BadInputError(f"“{cut(words, 40)}” {why}: type 2026-11-20, fri, +2w, eoq or 下周五")


def _whole_date(question: _Question, year: str, month: str, day: str) -> date:
    return _date(int(year), int(month), int(day)) or _refuse(question.words, "is not in the calendar")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_and_month(question: _Question, day: str, month: str) -> date:
    return _only_day(question, [(int(month), int(day))])


def _either_order(question: _Question, one: str, other: str) -> date:
    return _only_day(question, [(int(one), int(other)), (int(other), int(one))])


def _only_day(question: _Question, months_and_days: list[tuple[int, int]]) -> date:
    start, end = question.cycle.start or date.max, question.cycle.end or date.min
    years = range(start.year, end.year + 1)
    read = (_date(year, month, day) for year, (month, day) in product(years, months_and_days))
    meant = {day for day in read if day and start <= day <= end}
    if len(meant) != 1:
        _refuse(question.words, "is not one certain day without its year")
    return meant.pop()


_DAYS_AWAY = {
    "today": 0, "tomorrow": 1, "yesterday": -1, "今天": 0, "明天": 1, "后天": 2, "昨天": -1, "前天": -2,
}  # fmt: skip


def _day_away(question: _Question, word: str) -> date:
    return moved(question.today, _DAYS_AWAY[word])


def _counted(question: _Question, sign: str, digits: str, unit: str) -> date:
    amount = int(sign + digits)
    if unit == "m":
        return months_later(question.today, amount)
    return moved(question.today, amount * (7 if unit == "w" else 1))


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _weekday(question: _Question, last: str | None, name: str) -> date:
    return _nearest(question.today, _WEEKDAYS.index(name[:3]), is_past=bool(last))


def _nearest(today: date, weekday: int, *, is_past: bool) -> date:
    if is_past:
        return moved(today, -((today.weekday() - weekday - 1) % 7 + 1))
    return moved(today, (weekday - today.weekday() - 1) % 7 + 1)


_WEEKS_AWAY = {"上": -1, "本": 0, "这": 0, "下": 1}


def _chinese_weekday(question: _Question, which: str | None, name: str) -> date:
    weekday = "一二三四五六日".index(name.replace("天", "日"))
    if which is None:
        return _nearest(question.today, weekday, is_past=False)
    week = week_of(question.today, question.week_start).shifted(_WEEKS_AWAY[which])
    return _day_of_week(week, weekday, question.week_start)


def _day_of_week(week: Week, weekday: int, week_start: int) -> date:
    return moved(week.first_day(week_start), (weekday - week_start) % 7)


def _friday_of_week(question: _Question, year: str | None, number: str) -> date:
    this_week = week_of(question.today, question.week_start)
    week = Week.parse(f"{year or this_week.year}-W{number}")
    return _day_of_week(week, 4, question.week_start)


def _end_of_week(question: _Question) -> date:
    return week_of(question.today, question.week_start).last_day(question.week_start)


def _end_of_month(question: _Question) -> date:
    return month_end(question.today)


def _end_of_cycle(question: _Question) -> date:
    return question.cycle.end or quarter_of(question.today).last_day


def _end_of_year(question: _Question) -> date:
    return question.today.replace(month=12, day=31)


_Reader = Callable[..., date]
_SHAPES: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(shape, re.ASCII), reader)
    for shape, reader in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", _whole_date),
        (r"(\d{1,2})\.(\d{1,2})\.", _day_and_month),
        (r"(\d{1,2})[-.](\d{1,2})", _either_order),
        (f"({'|'.join(_DAYS_AWAY)})", _day_away),
        (r"([+-])(\d{1,4})([dwm])", _counted),
        (r"(last )?(mon|tue|wed|thu|fri|sat|sun)", _weekday),
        (r"(last )?((?:mon|tues|wednes|thurs|fri|satur|sun)day)", _weekday),
        (r"(?:(上|本|这|下)个?)?(?:周|星期|礼拜)([一二三四五六日天])", _chinese_weekday),
        (r"(?:(\d{4})-)?w(\d{1,2})", _friday_of_week),
        ("eow", _end_of_week),
        ("eom|本?月底", _end_of_month),
        ("eoq|季度?末", _end_of_cycle),
        ("eoy|年底", _end_of_year),
    )
)
