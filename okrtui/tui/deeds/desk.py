"""The desk at which deeds are done: who asks, who makes steps durable, and what both have in common."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from okrtui.okr.errors import OkrError
from okrtui.okr.records import Objective, Record
from okrtui.okr.steps.step import Author, Step
from okrtui.tui.dialogs.dialog import Dialog, Repeatable
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs

T = TypeVar("T")
Done = TypeVar("Done")


class Desk(Protocol):
    """Where deeds are done: what is known, someone to ask, and a hand that makes steps durable."""

    signs: Glyphs
    decimal_comma: bool

    @property
    def now(self) -> Now:
        """What is known."""

    def know(self) -> None:
        """Take over what came in by now."""

    def author(self, space: str) -> Author:
        """Me in a space."""

    async def ask(self, dialog: Dialog[T]) -> T | None:
        """The answer to a question, None when it was left."""

    async def perform(self, step: Step, *, point_at: str | None = None) -> None:
        """Make a step durable and show it."""


async def ask_and_do(desk: Desk, dialog: Repeatable[T], do: Callable[[T], Awaitable[Done]]) -> Done | None:
    """Ask, and do what was answered; what came of it, None when the question was left.

    Where that fails nothing typed is lost: it is asked once more as it was left, with the reason.
    """
    while (answer := await desk.ask(dialog)) is not None:
        try:
            return await do(answer)
        except OkrError as error:
            desk.know()
            dialog = dialog.again(str(error))
    return None


def any_record(desk: Desk, id_: str) -> Record:
    """The record with this id, of whatever kind; NotFoundError when it is gone."""
    record = desk.now.okrs.get(id_)
    if record is None or record.deleted:
        return objective_or_key_result(desk, id_)
    return record


def objective_or_key_result(desk: Desk, id_: str) -> Record:
    """The record with this id; NotFoundError when it is gone."""
    known: Record | None = desk.now.okrs.key_results.get(id_)
    return known if known is not None else desk.now.okrs.find(Objective, id_)
