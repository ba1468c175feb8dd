"""checkin without a key result: the weekly run, inline under the prompt."""

import sys
from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.cli.terminal import draws_screens
from okrtui.okr.drafts import Draft, DraftOf, record_of
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import person_named, unit_named
from okrtui.okr.run import NOTHING_DUE, begin
from okrtui.okr.scope import ME, Scope, first_scope

NO_TERMINAL = "here nobody can be asked: name the key result, okrtui checkin KR VALUE --confidence N"
MEANT_FOR_ONE = ("value", "confidence", "note", "on", "fixes")


def weekly_run(options: Namespace) -> int:
    """Ask what is due of whose OKRs are named, else of mine; what was done stays behind as plain lines."""
    _require_somebody(options)
    context = Context(options)
    me, today = frozenset(context.home.me.values()), context.author().today
    run = begin(context.okrs, scope_of(context, options, me), me, today, _drafts(context))
    if not run.asked:
        context.say(NOTHING_DUE, None)
        return 0
    from okrtui.tui import run_inline

    context.say(run_inline(context.home, context.settings, run), None)
    return 0


def _require_somebody(options: Namespace) -> None:
    """BadInputError where an answer is given but not to what, and where nobody can be asked."""
    if any(getattr(options, name) is not None for name in MEANT_FOR_ONE):
        raise BadInputError("which key result? name it first: okrtui checkin KR VALUE")
    if not is_watched() or getattr(options, "json", False):
        raise BadInputError(NO_TERMINAL)


def is_watched() -> bool:
    """Whether a terminal stands behind all three streams: keys come by one, the screen goes by another."""
    return draws_screens() and sys.stderr.isatty()


def scope_of(context: Context, options: Namespace, me: frozenset[str]) -> Scope:
    """Whose OKRs are asked about: a unit's, a person's, else mine, and everybody's where I own nothing."""
    if options.unit and options.owner:
        raise BadInputError("whose? give --unit or --owner, not both")
    if options.unit:
        return Scope("unit", unit_named(context.okrs, options.unit).id)
    if not options.owner:
        return first_scope(context.okrs, me)
    people = context.each(person_named, options.owner)
    if people & me:
        return ME
    if len(people) > 1:
        raise BadInputError(f"“{options.owner}” is somebody in several spaces: name one with --space")
    return Scope("person", next(iter(people)))


def _drafts(context: Context) -> DraftOf:
    def of(key: str) -> Draft | None:
        record = context.home.okrs.get(record_of(key))
        return context.home.drafts.of(record.space, key) if record else None

    return of
