"""Wins: something worth showing at the end of the week."""

from datetime import date

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Unit, Win
from okrtui.okr.steps.rules import require_open, require_text, require_there
from okrtui.okr.steps.step import Add, Author, Step, step


def note_win(
    okrs: Okrs,
    author: Author,
    text: str,
    *,
    about: Unit | Objective | KeyResult | None = None,
    on: date | None = None,
) -> Step:
    """Note a win, of today unless another day is given."""
    made = author.ids.fresh()
    win = Win(
        id=made.id,
        space=author.space,
        about=about.id if about else None,
        on=on or author.today,
        text=require_text(text, "the win"),
        by=author.person,
    )

    def rule(okrs: Okrs) -> None:
        if about is not None:
            require_open(okrs, require_there(okrs, about))

    return step(okrs, author, f"noted the win “{win.text}”", Add(win, made), rule=rule)
