"""share join: taking part in a space that others share, as somebody."""

import sys
from argparse import Namespace
from pathlib import Path

from okrtui.cli.commands.setting_up import usual_name
from okrtui.cli.context import Context, warn
from okrtui.cli.share_answers import answered, directory_named, may_be_default
from okrtui.cli.share_views import brought_line
from okrtui.okr.errors import BadInputError, NotFoundError, StorageError
from okrtui.okr.naming import person_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.founding import PRIVATE
from okrtui.okr.steps.joining import person_called
from okrtui.workspace.home import Home
from okrtui.workspace.joining import Joining, begin_joining

LOOKS_AGAIN = 2.0
"""Seconds between two looks for a share that does not stand yet."""


def join(options: Namespace) -> int:
    """Take part in a space that others share."""
    context = Context(options, may_be_empty=True)
    home, directory = context.home, directory_named(options.directory)
    was_empty = home.is_empty
    joining = _found(home, directory, waits=options.wait)
    said = [_became(context, joining, options.person)]
    if was_empty:
        home.create_space(PRIVATE, home.okrs.person_name(home.me[joining.space]), private=True)
    said.append(brought_line(home.space_name(joining.space), joining.brought))
    may_be_default(context, joining.space, said)
    return answered(context, joining.space, said, joining.brought)


def _found(home: Home, directory: Path, *, waits: bool) -> Joining:
    """What is to be joined, as soon as it stands; StorageError where nobody waits for it."""
    from time import sleep

    is_told = False
    while True:
        try:
            joining, why = begin_joining(home, directory), f"no team's share stands in {directory} yet"
        except StorageError as error:
            joining, why = None, str(error)
        if joining is not None:
            return joining
        if not waits:
            raise StorageError(f"{why} (--wait waits for it)")
        if not is_told:
            warn(f"{why}: waiting for it")
            sys.stderr.flush()
        is_told = True
        sleep(LOOKS_AGAIN)


def _became(context: Context, joining: Joining, word: str | None) -> str:
    """Say who I am in it, once it is settled; nothing is joined where it cannot be."""
    okrs = Okrs.of(joining.people)
    try:
        if joining.me is not None:
            return f"you are {okrs.person_name(joining.me)} in team {joining.name}, as before"
        return _as_named(joining, okrs, word) if word else _as_usual(context, joining, okrs)
    except BaseException:
        joining.give_up()
        raise


def _as_named(joining: Joining, okrs: Okrs, word: str) -> str:
    try:
        person = person_called(okrs, joining.space, word) or person_named(okrs, word)
    except NotFoundError:
        joining.as_new(word)
        return f"you are {' '.join(word.split())}, new in team {joining.name}"
    joining.as_person(person.id)
    return f"you are {person.name} in team {joining.name}"


def _as_usual(context: Context, joining: Joining, okrs: Okrs) -> str:
    """The one person there who has my name; otherwise I have to say who I am."""
    home = context.home
    name = usual_name() if home.is_empty else home.okrs.person_name(home.me.get(home.private))
    person = person_called(okrs, joining.space, name)
    if person is None:
        names = ", ".join(person.name for person in joining.people)
        raise BadInputError(f"which of these are you: {names}? say it with --as; another name adds you")
    joining.as_person(person.id)
    return f"you are {person.name} in team {joining.name}"
