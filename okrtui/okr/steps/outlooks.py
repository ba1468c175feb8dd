"""The next four weeks: adding an outlook line."""

from okrtui.okr.calendar import Week
from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Outlook, Rank, Whose
from okrtui.okr.steps.plan import last_order, names_what_is_there, sound_week, this_week
from okrtui.okr.steps.rules import require_text
from okrtui.okr.steps.step import Add, Author, Step, step


def add_outlook(
    okrs: Okrs,
    author: Author,
    text: str,
    week: Week | str,
    *,
    rank: Rank | None = None,
    owner: str | None = None,
    whose: Whose | None = None,
    key_result: str | None = None,
) -> Step:
    """A new line of a week to come, mine and for me unless said otherwise."""
    made = author.ids.fresh()
    ahead = sound_week(week)
    if ahead <= this_week(okrs, author):
        raise RefusedError(f"{ahead.label} is no week to come: add it to this week’s plan")
    line = Outlook(
        id=made.id,
        space=author.space,
        week=str(ahead),
        text=require_text(text, "the line"),
        rank=rank,
        owner=owner or author.person,
        for_=whose or Whose(person=author.person),
        key_result=key_result,
        order=last_order(okrs, author.space, str(ahead), made.id),
    )
    title = f"planned “{line.text}” for {ahead.label}"
    return step(okrs, author, title, Add(line, made), rule=names_what_is_there(line))
