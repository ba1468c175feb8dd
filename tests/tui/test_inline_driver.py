from types import SimpleNamespace
from typing import Any

import pytest
from textual.geometry import Offset, Size

pytest.importorskip("termios")

from okrtui.tui.inline_driver import InlineDriver, rows_above


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


async def test_at_another_size_ours_is_cleared_once_and_nothing_is_written_below_it() -> None:
    written, posted = list[str](), list[Any]()

    async def post(event: Any) -> None:
        posted.append(event.size)

    app = SimpleNamespace(
        size=Size(80, 12),
        _previous_cursor_position=Offset(3, 4),
        _previous_inline_height=9,
        _post_message=post,
    )
    driver: Any = object.__new__(InlineDriver)
    driver._app, driver.write, driver._get_terminal_size = app, written.append, lambda: (60, 8)
    await driver._follow()
    assert (written, posted) == (["\x1b[8A\r\x1b[J"], [Size(60, 8)])
    assert app._previous_inline_height is None
