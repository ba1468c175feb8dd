from decimal import Decimal

import pytest

from okrtui.okr.health_text import read_text
from okrtui.okr.records import Light
from tests.okr.lines import UP, metric


@pytest.mark.parametrize(
    ("value", "light", "told"),
    [
        ("4.20", None, "4.20 h · green"),
        ("4.20", "red", "4.20 h · red"),
        (None, "amber", "amber"),
        ("-1", None, "−1 h · red"),
        ("1200", None, "1,200 h · green"),
    ],
)
def test_what_was_read_in_words(value: str | None, light: Light | None, told: str) -> None:
    kept = metric("morale", limits=UP, unit="h")
    assert read_text(kept, None if value is None else Decimal(value), light) == told


def test_a_number_without_limits_has_no_colour() -> None:
    assert read_text(metric("wait", unit="h"), Decimal(31), None) == "31 h"
