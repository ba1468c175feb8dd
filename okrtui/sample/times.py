"""When things happen in the story: its cycles around today, and the hours of its people."""

from datetime import date, datetime, time, timedelta

from okrtui.okr.calendar import StandardCycle, Week, moved, quarter_of, week_of, weeks_of
from okrtui.okr.records import Level
from okrtui.sample.shapes import Slot

_PLANNED_BEFORE: dict[Level | None, int] = {"company": 12, "department": 10, "team": 7, None: 4}
_ADDED_AFTER: dict[Level | None, int] = {"company": 0, "department": 0, "team": 1, None: 2}


class Times:
    """The calendar of the story as seen from `now`; every moment it names is in the time zone of `now`."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.today = now.date()
        self.this_week = week_of(self.today)
        current = quarter_of(self.today)
        self.cycles: dict[Slot, StandardCycle] = {
            "q2": _latest(current, 2),
            "q4": _latest(current, 4),
            "previous": _before(current),
            "half": StandardCycle(current.year, (current.part + 1) // 2, 2),
            "current": current,
        }
        self.first = min(self.cycles.values(), key=lambda cycle: cycle.first_day)

    def at(self, day: date, hour: int = 8, minute: int = 0) -> datetime:
        """A moment of a day; minutes may run over the hour."""
        midnight = datetime.combine(day, time(), self.now.tzinfo)
        return midnight + timedelta(hours=hour, minutes=minute)

    def weekday(self, week: Week, day: int, hour: int = 8, minute: int = 0) -> datetime:
        """A moment of a week, Monday being day 0."""
        return self.at(moved(week.first_day(), day), hour, minute)

    def week(self, cycle: StandardCycle, number: int) -> Week:
        """The number-th week of a cycle, 1 for its first; its last one when it has fewer."""
        weeks = weeks_of(cycle.span)
        return weeks[min(number, len(weeks)) - 1]

    def told_weeks(self, cycle: StandardCycle) -> tuple[Week, ...]:
        """The weeks of a cycle up to this one."""
        return tuple(week for week in weeks_of(cycle.span) if week <= self.this_week)

    def is_over(self, cycle: StandardCycle) -> bool:
        """Whether the last day of a cycle has passed."""
        return cycle.last_day < self.today

    def planned(self, cycle: StandardCycle, level: Level | None, first: StandardCycle) -> datetime:
        """When the objectives of a level are written down: before the cycle, in the very first cycle in it."""
        if cycle == first:
            return self.at(cycle.first_day, 9 + 24 * _ADDED_AFTER[level], 30)
        return self.at(moved(cycle.first_day, -_PLANNED_BEFORE[level]), 9, 30)


def _before(cycle: StandardCycle) -> StandardCycle:
    return quarter_of(moved(cycle.first_day, -1))


def _latest(current: StandardCycle, part: int) -> StandardCycle:
    """The latest quarter of this number that has begun."""
    return StandardCycle(current.year - (part > current.part), part, 4)
