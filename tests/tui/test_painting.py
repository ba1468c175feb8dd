"""What the tests of the screens stand on paints whatever they come to rest on."""

import pytest

from okrtui.tui.widgets.lines import Lines

from .desk import Desk


async def test_a_fault_in_drawing_is_a_fault_of_the_test_that_comes_to_rest_on_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError

    async def moved() -> None:
        async with desk.open():
            monkeypatch.setattr(Lines, "render_line", fault)
            await desk.press("j")

    with pytest.raises(ZeroDivisionError):
        await moved()
