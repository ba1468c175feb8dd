"""share: create, join, list, leave, and which devices are known or ignored."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from okrtui.cli.commands.setting_up import usual_name
from okrtui.cli.context import Context, warn
from okrtui.cli.share_views import brought_line, share_facts, share_lines
from okrtui.okr.errors import BadInputError, NotFoundError, StorageError
from okrtui.okr.naming import person_named
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.founding import PRIVATE, team_name
from okrtui.okr.steps.joining import person_called
from okrtui.settings import write_setting
from okrtui.workspace.fresh_start import create_share_afresh
from okrtui.workspace.home import Home
from okrtui.workspace.joining import Joining, begin_joining
from okrtui.workspace.share_status import devices_of, status_of
from okrtui.workspace.sharing import again_readable, create_share, device_named, leave_share, vouch_for
from okrtui.workspace.sharing import ignore as ignore_device
from okrtui.workspace.taking_in import Brought
from okrtui.workspace.workspace import Workspace

LOOKS_AGAIN = 2.0
"""Seconds between two looks for a share that does not stand yet."""


def list_shares(options: Namespace) -> int:
    """Every team's space: its share, how that stands, and who writes there."""
    context = Context(options)
    home, now = context.home, context.home.clock().stamp
    spaces = [s for s in home.workspaces if s == context.space] if context.is_narrowed else home.workspaces
    teams = [home.workspaces[s] for s in sorted(spaces, key=home.space_name) if s != home.private]
    told = [(status_of(here, home.space_name(here.space)), devices_of(here)) for here in teams]
    lines = [line for status, devices in told for line in share_lines(status, devices, now)]
    put_by = sorted(home.installation.put_by())
    lines += [
        f"put by with its history before a fresh start: okrtui list --space {space}" for space in put_by
    ]
    nothing = "nothing is shared: okrtui share create DIR, or okrtui share join DIR"
    context.say(lines or nothing, {"spaces": [share_facts(*each) for each in told], "put_by": put_by})
    return 0


def create(options: Namespace) -> int:
    """Give the default or named team's space its share."""
    context = Context(options)
    home, directory = context.home, _absolute(options.directory)
    space = _space_to_share(context, directory)
    if options.fresh:
        return _create_afresh(context, space, directory)
    texts = again_readable(home.workspaces[space])
    brought = create_share(home, space, directory)
    if texts:
        warn(
            f"{'1 text that was' if texts == 1 else f'{texts:,} texts that were'} deleted or corrected "
            f"can be read in {directory} with the rest of its history"
        )
    said = [
        f"{home.space_name(space)} is shared through {directory}",
        brought_line(home.space_name(space), brought),
    ]
    _may_be_default(context, space, said)
    return _answered(context, space, said, brought)


def _create_afresh(context: Context, space: str, directory: Path) -> int:
    """Share what a space shows now in a new one; the old one is put by."""
    home, was_default = context.home, context.home.default == space
    began = create_share_afresh(home, space, directory)
    name = home.space_name(began.space)
    records = several(began.records, "record")
    said = [
        f"{name} begins afresh: {records}, as they are now, in a new team space",
        f"{name} is shared through {directory}",
        brought_line(name, began.brought),
        f"as it was, with its history, it is put by on this machine: okrtui list --space {space}",
    ]
    if was_default:
        write_setting(context.places, "default_space", began.space)
    else:
        _may_be_default(context, began.space, said)
    return _answered(context, began.space, said, began.brought, instead_of=space, records=began.records)


def _space_to_share(context: Context, directory: Path) -> str:
    """The named or default team's space; where there is no team, one called as asked or like the directory."""
    home, word = context.home, getattr(context.options, "space", None)
    teams = [space for space in home.workspaces if space != home.private]
    if word is None and teams and context.space == home.private:
        raise BadInputError("which team's? name it with --space")
    try:
        return context.space if word or teams else _founded(home, directory.name)
    except NotFoundError:
        return _founded(home, str(word))


def _founded(home: Home, name: str) -> str:
    me = home.okrs.person_name(home.me.get(home.private))
    return home.create_space(team_name(name), me, private=False)


def join(options: Namespace) -> int:
    """Take part in a space that others share."""
    context = Context(options, may_be_empty=True)
    home, directory = context.home, _absolute(options.directory)
    was_empty = home.is_empty
    joining = _found(home, directory, waits=options.wait)
    said = [_became(context, joining, options.person)]
    if was_empty:
        home.create_space(PRIVATE, home.okrs.person_name(home.me[joining.space]), private=True)
    said.append(brought_line(home.space_name(joining.space), joining.brought))
    _may_be_default(context, joining.space, said)
    return _answered(context, joining.space, said, joining.brought)


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
        return f"you are {' '.join(word.split())} in team {joining.name}, who is new there"
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


def leave(options: Namespace) -> int:
    """No longer share a space."""
    context = Context(options)
    name = context.home.space_name(context.space)
    directory = leave_share(context.home.workspaces[context.space])
    said = f"{name} is no longer shared through {directory}; everything in it stays here"
    context.say(said, {"space": name, "directory": directory})
    return 0


def known(options: Namespace) -> int:
    """A device is whose it says it is."""
    return _settled(options, vouch_for, "{} is known as {}")


def ignore(options: Namespace) -> int:
    """Take nothing more from a device."""
    return _settled(options, ignore_device, "nothing more is taken from {}, which says it is {}")


def _settled(options: Namespace, settle: Callable[[Workspace, str], None], told: str) -> int:
    context = Context(options)
    here, device = device_named(context.home.workspaces.values(), options.device)
    settle(here, device.rid)
    after = next(each for each in devices_of(here) if each.rid == device.rid)
    facts = {"device": device.rid, "says": device.says, "standing": after.standing}
    context.say(told.format(f"{device.rid[:8]}…", device.says), facts)
    return 0


def _may_be_default(context: Context, space: str, said: list[str]) -> None:
    """A shared space becomes the default on an explicit yes, or while nothing private is there."""
    home = context.home
    if space != home.default and (context.options.default or home.is_bare):
        home.make_default(space)
        write_setting(context.places, "default_space", space)
        said.append("new things go there")


def _answered(context: Context, space: str, said: list[str], brought: Brought, **facts: Any) -> int:
    """The answer; 4 where the share stands but could not be read or written whole."""
    context.home.show()
    here = context.home.workspaces[space]
    status = status_of(here, context.home.space_name(space))
    context.say(said, {**share_facts(status, devices_of(here)), **facts})
    if brought.fault:
        raise StorageError(brought.fault)
    context.settle()
    return 0


def _absolute(name: str) -> Path:
    return Path(name).expanduser().absolute()
