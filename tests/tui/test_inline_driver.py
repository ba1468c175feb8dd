import pytest
from textual.geometry import Offset

pytest.importorskip("termios")

from okrtui.tui.inline_driver import rows_above


@pytest.mark.parametrize(
    ("cursor", "before", "width", "rows"),
    [
        (Offset(20, 5), 80, 80, 5),
        (Offset(20, 5), 80, 120, 5),
        (Offset(20, 5), 80, 60, 10),
        (Offset(70, 5), 80, 60, 11),
        (Offset(70, 5), 80, 20, 23),
        (Offset(0, 0), 80, 40, 0),
        (Offset(20, 5), 80, 0, 5),
    ],
)
def test_a_narrower_terminal_has_wrapped_each_of_our_lines(
    cursor: Offset, before: int, width: int, rows: int
) -> None:
    assert rows_above(cursor, before, width) == rows
