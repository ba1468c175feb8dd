"""What sharing and joining answer alike: how the share stands, and whether its space becomes the default."""

from pathlib import Path
from typing import Any

from okrtui.cli.context import Context
from okrtui.cli.share_views import share_facts
from okrtui.okr.errors import StorageError
from okrtui.settings import write_setting
from okrtui.workspace.share_status import devices_of, status_of
from okrtui.workspace.taking_in import Brought


def may_be_default(context: Context, space: str, said: list[str]) -> None:
    """A shared space becomes the default on an explicit yes, or while nothing private is there."""
    home = context.home
    if space != home.default and (context.options.default or home.is_bare):
        home.make_default(space)
        write_setting(context.places, "default_space", space)
        said.append("new things go there")


def answered(context: Context, space: str, said: list[str], brought: Brought, **facts: Any) -> int:
    """The answer; 4 where the share stands but could not be read or written whole."""
    context.home.show()
    here = context.home.workspaces[space]
    status = status_of(here, context.home.space_name(space))
    context.say(said, {**share_facts(status, devices_of(here)), **facts})
    if brought.fault:
        raise StorageError(brought.fault)
    context.settle()
    return 0


def directory_named(name: str) -> Path:
    """The directory that is meant from where the command is run."""
    return Path(name).expanduser().absolute()
