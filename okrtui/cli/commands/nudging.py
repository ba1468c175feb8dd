"""nudge: who has open check-ins."""

from argparse import Namespace
from typing import Any

from okrtui.cli.context import Context
from okrtui.okr.errors import RefusedError
from okrtui.okr.naming import public_id, unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.waiting import Waiting, waiting
from okrtui.reports.nudge import nudge as nudge_text


def nudge(options: Namespace) -> int:
    """Markdown to paste into a chat, of a unit or of one space.

    RefusedError for the private space unless it was named: what is private stays out of a team's chat.
    """
    context = Context(options)
    unit = unit_named(context.okrs, options.unit) if options.unit else None
    space = unit.space if unit else context.space
    if space == context.home.private and not context.is_narrowed:
        raise RefusedError(
            "that is your private space: --space NAME names a team’s, --space private takes what is yours"
        )
    okrs, today = context.home.okrs_of(space), context.author(space).today
    scope = Scope("unit", unit.id) if unit else EVERYBODY
    whose = unit.name if unit else context.home.space_name(space)
    markdown = nudge_text(okrs, scope, whose, today)
    facts = {
        "space": context.home.space_name(space),
        "unit": unit.name if unit else None,
        "open": [_facts(okrs, each) for each in waiting(okrs, scope, today)],
        "markdown": markdown,
    }
    context.say(markdown.splitlines(), facts)
    return 0


def _facts(okrs: Okrs, each: Waiting) -> dict[str, Any]:
    owner = okrs.get(each.owner)
    return {
        "owner": public_id(owner) if owner else None,
        "owner_name": okrs.person_name(each.owner) or None,
        "key_results": [{"id": public_id(kr), "title": kr.title} for kr in each.key_results],
    }
