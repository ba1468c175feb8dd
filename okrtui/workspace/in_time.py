"""Work that a dead mount may hold for ever: in a thread of its own, that nobody waits for when okrtui ends."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import ParamSpec, TypeVar

from okrtui.okr.errors import StorageError
from okrtui.workspace.carried import NO_ANSWER

P = ParamSpec("P")
T = TypeVar("T")


class NoAnswerError(StorageError):
    """A directory that neither does what it was asked nor says why not."""


def started(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
    """What a work will come to; the thread ends with the program, whatever holds it."""
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()  # whoever stops waiting cannot stop it

    def run() -> None:
        try:
            future.set_result(work(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, daemon=True, name="share").start()
    return future


def within(seconds: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a work came to; NoAnswerError when it takes longer, and then nobody hears of it any more."""
    try:
        return started(work, *args, **kwargs).result(seconds)
    except TimeoutError as late:
        raise NoAnswerError(NO_ANSWER) from late
