"""Work that a dead mount may hold for ever: in a thread of its own, that nobody waits for when okrtui ends."""

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from okrtui.okr.errors import StorageError
from okrtui.workspace.carried import NO_ANSWER

if TYPE_CHECKING:
    from concurrent.futures import Future

P = ParamSpec("P")
T = TypeVar("T")


class NoAnswerError(StorageError):
    """A directory that neither does what it was asked nor says why not."""


def started(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
    """What a work will come to; the thread ends with the program, whatever holds it."""
    from concurrent.futures import Future  # no command waits for the import

    future: Future[T] = Future()
    future.set_running_or_notify_cancel()  # whoever stops waiting cannot stop it

    def run() -> None:
        try:
            future.set_result(work(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)

    _begin(run)
    return future


def within(seconds: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a work came to; NoAnswerError when it takes longer, and then nobody hears of it any more."""
    results, failures = list[T](), list[BaseException]()

    def run() -> None:
        try:
            results.append(work(*args, **kwargs))
        except BaseException as error:
            failures.append(error)

    _begin(run).join(seconds)
    if failures:
        raise failures[0]
    if not results:
        raise NoAnswerError(NO_ANSWER)
    return results[0]


def _begin(run: Callable[[], None]) -> Thread:
    thread = Thread(target=run, daemon=True, name="share")
    thread.start()
    return thread
