"""share: create, list, leave, and which devices are known or ignored."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from okrtui.cli.context import Context, warn
from okrtui.cli.share_answers import answered, directory_named, may_be_default
from okrtui.cli.share_views import brought_line, share_facts, share_lines
from okrtui.okr.errors import BadInputError, NotFoundError
from okrtui.okr.numbers import several
from okrtui.okr.steps.founding import team_name
from okrtui.settings import write_setting
from okrtui.workspace.fresh_start import create_share_afresh
from okrtui.workspace.home import Home
from okrtui.workspace.share_status import devices_of, status_of
from okrtui.workspace.sharing import again_readable, create_share, device_named, leave_share, vouch_for
from okrtui.workspace.sharing import ignore as ignore_device
from okrtui.workspace.workspace import Workspace


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
    home, directory = context.home, directory_named(options.directory)
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
    may_be_default(context, space, said)
    return answered(context, space, said, brought)


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
        may_be_default(context, began.space, said)
    return answered(context, began.space, said, began.brought, instead_of=space, records=began.records)


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
