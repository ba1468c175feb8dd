"""review: what a unit or a person says of a cycle at its end."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from okrtui.cli.context import Context
from okrtui.cli.said_views import comment_lines, said_facts
from okrtui.okr.errors import BadInputError, NotFoundError
from okrtui.okr.naming import cycle_called, person_named, public_id, unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Review, Whose
from okrtui.okr.steps.reviews import PARTS, review_of, write_review
from okrtui.okr.text import safe, safe_lines
from okrtui.reports.cycle import OUTCOME, cycle_to_report


def review(options: Namespace) -> int:
    """Say parts of a review; without any, what was said so far."""
    context = Context(options)
    okrs, author = context.home.okrs_of(context.space), context.author()
    cycle, whose = _cycle(context, okrs, options.name), _whose(okrs, author.person, options.whose)
    said = {name: text for name in PARTS if (text := getattr(options, name)) is not None}
    if said:
        context.home.perform(write_review(okrs, author, cycle, whose, **said))
        okrs = context.home.okrs_of(context.space)
    known = review_of(okrs, cycle, whose)
    below = list(comment_lines(okrs, known)) if known else []
    context.say([*_page(okrs, cycle, whose, known), *below], _facts(okrs, cycle, whose, known))
    context.tidy()
    return 0


def _cycle(context: Context, okrs: Okrs, word: str | None) -> Cycle:
    """The cycle that is named, else the one being graded, that runs or was closed last."""
    if word is not None:
        return cycle_called(okrs, context.space, word)
    found = cycle_to_report(okrs, context.space, context.author().today, OUTCOME)
    if found is None:
        raise BadInputError("there is no cycle to review: okrtui cycle new 2027-Q1")
    return found


def _whose(okrs: Okrs, me: str, word: str | None) -> Whose:
    """The unit or the person a word names; mine without one."""
    if word is None:
        return Whose(person=me)
    try:
        return Whose(unit=unit_named(okrs, word).id)
    except NotFoundError:
        return Whose(person=_person(okrs, word))


def _person(okrs: Okrs, word: str) -> str:
    try:
        return person_named(okrs, word).id
    except NotFoundError:
        raise NotFoundError("unit or person", word) from None


def _page(okrs: Okrs, cycle: Cycle, whose: Whose, known: Review | None) -> Iterator[str]:
    yield f"{safe(cycle.name)} ({cycle.phase}), review of {safe(okrs.whose_name(whose))}"
    if known is None:
        yield "  nothing was said yet: --went-well, --went-badly, --lessons, --next"
    for name, what in PARTS.items():
        lines = [line for line in safe_lines(getattr(known, name, None) or "") if line]
        yield from (f"  {what if number == 0 else '':<16}{line}" for number, line in enumerate(lines))


def _facts(okrs: Okrs, cycle: Cycle, whose: Whose, known: Review | None) -> dict[str, Any]:
    about = okrs.get(whose.unit or whose.person)
    return {
        "id": public_id(known) if known else None,
        "cycle": cycle.name,
        "for": {"unit" if whose.unit else "person": public_id(about) if about else None},
        "for_name": okrs.whose_name(whose),
        **{name: getattr(known, name) if known else None for name in PARTS},
        **(said_facts(okrs, known) if known else {"comments": []}),
    }
