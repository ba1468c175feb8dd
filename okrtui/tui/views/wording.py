"""Days, shares and forecasts as people read them on a narrow line."""

from datetime import date, timedelta

from okrtui.okr.records import KeyResult

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FORECASTS = {"will": "will be met", "will_not": "will not be met"}
NEAR = timedelta(days=60)
"""So near, a day is told also across the end of a year: nobody takes it for one of this year."""


def forecast_told(key_result: KeyResult) -> str:
    """`forecast: will be met`; empty where nobody foretold it."""
    return f"forecast: {FORECASTS[key_result.forecast]}" if key_result.forecast else ""


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


def signed(change: int) -> str:
    """`+1`, `−2`, and nothing for no change."""
    return f"{change:+d}".replace("-", "−") if change else ""
