"""The numbers beside the objectives that must not get worse."""

from decimal import Decimal

from okrtui.okr.records import Limits
from okrtui.sample.content.people import COMPANY
from okrtui.sample.shapes import Gauge


def _limits(green: str, amber: str, direction: str) -> Limits:
    return Limits(Decimal(green), Decimal(amber), "up" if direction == "up" else "down")


GAUGES = (
    Gauge(
        "metric:volume",
        "order volume +100 %",
        COMPANY,
        "yawen",
        "4 9 15 21 30 38 45 52 60 69 78 88 97",
        "%",
        _limits("50", "25", "up"),
        goal="leader",
        quiet=1,
        notes={6: "Half of it in the evening."},
    ),
    Gauge(
        "metric:morale",
        "Team morale",
        "Platform",
        "mei",
        "3.8 3.8 3.9 4.0 3.9 4.1 4.1 4.2",
        "of 5",
        _limits("4", "3", "up"),
        notes={6: "Two quiet on-call weeks in a row."},
    ),
    Gauge(
        "metric:pages",
        "Pages per night",
        "Platform",
        "ken",
        "1.2 1.4 1.1 1.8 2.2 2.0 2.6 2.8",
        "pages",
        _limits("2", "4", "down"),
        notes={8: "Mostly the geocoder. Testing is on it."},
    ),
    Gauge(
        "metric:review",
        "Review wait",
        "Platform",
        "priya",
        "11 9 14 17 16 22 27 31",
        "h",
        _limits("12", "24", "down"),
        notes={7: "Everybody deploys, nobody reviews.", 8: "The rota starts on Monday."},
    ),
    Gauge(
        "metric:trust",
        "Trust in the test results",
        "Testing",
        "chenli",
        "r r a a a a g g",
        notes={7: "For the first time nobody asked for a rerun in the stand-up."},
    ),
    Gauge(
        "metric:fill",
        "Couriers for open shifts",
        "App",
        "amina",
        "97 96 97 95 96 94 95 96",
        "%",
        _limits("95", "90", "up"),
    ),
)
