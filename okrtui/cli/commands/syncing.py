"""sync, repair: what goes to a share and comes from it."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from okrtui.cli.context import Context, warn
from okrtui.cli.share_views import brought_line, share_facts
from okrtui.okr.errors import RefusedError, StorageError
from okrtui.okr.numbers import several
from okrtui.okr.text import safe
from okrtui.workspace.conflicts import how_many
from okrtui.workspace.repairing import repair as repair_share
from okrtui.workspace.share_status import devices_of, status_of
from okrtui.workspace.taking_in import Brought, synchronise
from okrtui.workspace.workspace import Workspace

EVERY = 5.0
"""Seconds between two rounds of `sync --watch`."""


def sync(options: Namespace) -> int:
    """Send what is only here and take in what is new; 4 when a share was absent or took nothing, or git did not."""
    context = Context(options)
    shared = _shared(context)
    if options.watch:
        return _watch(context, shared)
    before = how_many(context.home)
    brought = {here.space: synchronise(here) for here in shared}
    context.home.show()
    context.say(
        [brought_line(context.home.space_name(space), each) for space, each in brought.items()],
        {"spaces": [_facts(context, here, brought[here.space]) for here in shared]},
    )
    context.settle()
    _warn(context, list(brought.values()), how_many(context.home) - before)
    return 4 if any(each.fault or each.git for each in brought.values()) else 0


def _warn(context: Context, brought: list[Brought], conflicts: int) -> None:
    """What a person should know of a round: faults, files that cannot be taken, new conflicts."""
    for sentence in _told(brought):
        warn(sentence)
    if conflicts > 0:
        warn(f"{conflicts} more in conflict: `okrtui conflicts` lists them")


def _told(brought: list[Brought]) -> Iterator[str]:
    for each in brought:
        yield from (*each.refused, *each.stopped)
        yield from filter(None, (each.fault, each.git))


def _watch(context: Context, shared: list[Workspace]) -> int:
    """Again and again, a line for each round that moved something; until somebody ends it."""
    from time import sleep

    faults = dict.fromkeys((here.space for here in shared), "")
    while True:
        for here in shared:
            brought = synchronise(here)
            context.home.show()
            if brought.sent or brought.taken:
                context.say(
                    brought_line(context.home.space_name(here.space), brought), _facts(context, here, brought)
                )
                sys.stdout.flush()
            fault = brought.fault or brought.git
            if fault and fault != faults[here.space]:
                warn(fault)
            faults[here.space] = fault
        sleep(EVERY)


def _facts(context: Context, here: Workspace, brought: Brought) -> dict[str, object]:
    status = status_of(here, context.home.space_name(here.space))
    return {"sent": brought.sent, "taken": brought.taken, **share_facts(status, devices_of(here))}


def _shared(context: Context) -> list[Workspace]:
    """The shared spaces asked for; RefusedError where there is none."""
    home = context.home
    wanted = [home.workspaces[context.space]] if context.is_narrowed else list(home.workspaces.values())
    shared = [here for here in wanted if here.identity.remembered.share is not None]
    if not shared:
        raise RefusedError("nothing is shared: `okrtui share create DIR` or `okrtui share join DIR` begins")
    return shared


def repair(options: Namespace) -> int:
    """Put back on the shares what they lost and this machine holds."""
    context = Context(options)
    told, facts, faults = list[str](), list[dict[str, object]](), list[str]()
    for here in _shared(context):
        name = context.home.space_name(here.space)
        try:
            repaired = repair_share(here)
        except StorageError as fault:
            faults.append(str(fault))
            continue
        put_back = f"{several(repaired, 'change')} put back" if repaired else "nothing was missing"
        told.append(f"{safe(name)}: {put_back}")
        facts.append({"space": name, "put_back": repaired})
    context.say(told, {"spaces": facts})
    for sentence in faults:
        warn(sentence)
    return 4 if faults else 0
