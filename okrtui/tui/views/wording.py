"""Days and shares as people read them on a narrow line."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NEAR = timedelta(days=60)
"""So near, a day is told also across the end of a year: nobody takes it for one of this year."""


def day_text(day: date | None, today: date) -> str:
    """`15 Dec`, and in another year `Dec’27` where that is not near; a dash for none."""
    if day is None or is_far(day, today):
        return month_text(day, today)
    return f"{day.day} {MONTHS[day.month - 1]}"


def is_far(day: date, today: date) -> bool:
    """Whether a day has to be told by its year."""
    return day.year != today.year and abs(day - today) > NEAR


def month_text(day: date | None, today: date) -> str:
    """`Dec’27`; a dash for none."""
    return "–" if day is None else f"{MONTHS[day.month - 1]}’{day.year % 100:02}"


def percent_text(raw: Decimal) -> str:
    """Whole percents with a true minus; what has not come all the way never rounds up to 100."""
    hundredths = (raw * 100).quantize(Decimal(1), ROUND_HALF_UP) if abs(raw) < 1_000 else raw * 100
    if raw < 1 <= hundredths / 100:
        hundredths = Decimal(99)
    if abs(hundredths) >= 1_000:
        return ">999%" if hundredths > 0 else "<−999%"
    return f"{hundredths:.0f} %".replace("-", "−")


def signed(change: int) -> str:
    """`+1`, `−2`, and nothing for no change."""
    return f"{change:+d}".replace("-", "−") if change else ""


def several(number: int, what: str) -> str:
    """`1 objective`, `3 objectives`."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
