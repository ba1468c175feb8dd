import time

from okrtui.tui.app import OkrApp
from okrtui.tui.toasts import Toasted

from .desk import Desk
from .team import DEPLOYS


def test_what_has_expired_goes_away_but_never_counts_down_a_negative_time() -> None:
    gone = Toasted("done", timeout=5, raised_at=time.time() - 10)
    assert gone.has_expired
    assert gone.time_left > 0
    shown = Toasted("done", timeout=5)
    assert not shown.has_expired
    assert 4 < shown.time_left <= 5


async def test_a_dialog_opened_as_a_toast_expires_is_answered(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        desk.app.tell("said a moment ago")
        await desk.rest()
        (said,) = desk.app._notifications
        assert isinstance(said, Toasted)
        said.raised_at = time.time() - said.timeout + 0.01
        await desk.press("o", "escape", "e", "escape")
        assert isinstance(desk.app, OkrApp)
        await desk.until(lambda: "said a moment ago" not in desk.text)
