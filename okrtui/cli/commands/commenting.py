"""comment: saying something about any record, and what was said about it."""

from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.cli.meaning import looked_at
from okrtui.cli.said_views import comment_facts, comment_lines, said_facts
from okrtui.okr.errors import AmbiguousError
from okrtui.okr.naming import name_of, named, public_id
from okrtui.okr.records import (
    Cycle,
    HealthMetric,
    Idea,
    KeyResult,
    Objective,
    Outlook,
    Person,
    Priority,
    Record,
    Review,
    Unit,
    Win,
)
from okrtui.okr.steps import comments
from okrtui.okr.text import safe

NAMED = (
    Objective, KeyResult, Priority, Outlook, HealthMetric, Unit, Cycle, Idea, Review, Win, Person,
)  # fmt: skip
"""What a word of a title or name is looked for in."""


def comment(options: Namespace) -> int:
    """Say something about a record; without a text, what was said about it."""
    context = Context(options)
    about = _about(context, options.id)
    return _list(context, about) if options.text is None else _say(context, about, options.text)


def _about(context: Context, word: str) -> Record:
    """What a word names; of people and cycles that several spaces have those of the default one."""
    try:
        return looked_at(context, word, *NAMED)
    except AmbiguousError:
        return named(context.home.okrs_of(context.space), word, *NAMED)


def _say(context: Context, about: Record, text: str) -> int:
    okrs, author = context.home.okrs_of(about.space), context.author(about.space)
    step = comments.comment(okrs, author, about, text)
    context.home.perform(step)
    okrs = context.home.okrs
    said = next(c for c in okrs.comments[about.id] if c.id == step.added[0])
    where = safe(context.home.space_name(about.space))
    answer = f"commented on “{safe(name_of(about))}” in {where}: {safe(said.text)}"
    context.say(answer, comment_facts(okrs, said) | {"about": public_id(about)})
    context.tidy()
    return 0


def _list(context: Context, about: Record) -> int:
    context.home.load_all()
    lines = list(comment_lines(context.okrs, about))
    head = safe(name_of(about))
    page = [head, *lines] if lines else [f"{head}: nothing was said yet"]
    context.say(page, {"about": public_id(about)} | said_facts(context.okrs, about))
    return 0
