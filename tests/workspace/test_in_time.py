"""Work that may never end: whoever waits stops waiting, and what it comes to later harms nobody."""

from threading import Event

import pytest

from okrtui.okr.errors import RefusedError
from okrtui.workspace.in_time import NoAnswerError, started, within


def test_what_ends_in_time_is_handed_back() -> None:
    assert within(10, max, 3, 4) == 4


def test_what_goes_wrong_in_it_goes_wrong_for_who_waits() -> None:
    def refuse() -> None:
        raise RefusedError("no")

    with pytest.raises(RefusedError, match="no"):
        within(10, refuse)


def test_what_takes_longer_is_left_behind() -> None:
    released = Event()
    with pytest.raises(NoAnswerError, match="does not answer"):
        within(0.01, released.wait)
    released.set()


def test_who_stops_waiting_does_not_stop_it() -> None:
    released, done = Event(), Event()

    def work() -> None:
        released.wait()
        done.set()

    future = started(work)
    assert not future.cancel()
    released.set()
    future.result(10)
    assert done.is_set()
