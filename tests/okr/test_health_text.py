from decimal import Decimal

import pytest

from okrtui.okr.health_text import limits_text, read_text
from okrtui.okr.records import Light, Limits
from tests.okr.lines import DOWN, UP, metric


@pytest.mark.parametrize(
    ("limits", "unit", "told"),
    [
        (UP, None, "green from 4 up · amber from 3 · else red"),
        (DOWN, "h", "green up to 2 · amber up to 4 · else red"),
        (Limits(Decimal(1200)), None, "green from 1,200 up · else red"),
        (Limits(Decimal(2), Decimal(4)), None, "green up to 2 · amber up to 4 · else red"),
        (None, "h", "counted in h, no limits"),
        (None, None, "rated by hand"),
        (Limits(None, Decimal(4)), None, "rated by hand"),
    ],
)
def test_limits_in_words(limits: Limits | None, unit: str | None, told: str) -> None:
    assert limits_text(metric("morale", limits=limits, unit=unit)) == told


@pytest.mark.parametrize(
    ("value", "light", "told"),
    [
        ("4.20", None, "4.20 h · green"),
        ("4.20", "red", "4.20 h · red"),
        (None, "amber", "amber"),
        ("-1", None, "−1 h · red"),
    ],
)
def test_what_was_read_in_words(value: str | None, light: Light | None, told: str) -> None:
    kept = metric("morale", limits=UP, unit="h")
    assert read_text(kept, None if value is None else Decimal(value), light) == told


def test_a_number_without_limits_has_no_colour() -> None:
    assert read_text(metric("wait", unit="h"), Decimal(31), None) == "31 h"
