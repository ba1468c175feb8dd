"""dump, verify: what can be compared and checked."""

from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.okr.text import safe
from okrtui.workspace.facts import Refusal
from okrtui.workspace.repairing import refused_files
from okrtui.workspace.trust import dump as dump_of
from okrtui.workspace.workspace import Workspace


def dump(options: Namespace) -> int:
    """The digests of one space; with --canonical every register."""
    context = Context(options)
    facts = dump_of(context.home.workspaces[context.space])
    if not options.canonical:
        del facts["registers"]
    if options.canonical:
        options.json = True
    context.say((f"{name}  {value}" for name, value in facts.items()), facts)
    return 0


def verify(options: Namespace) -> int:
    """Check every commit of every space again; 1 when something is not as it should be."""
    context = Context(options)
    found = {space: _checked(workspace) for space, workspace in context.home.workspaces.items()}
    facts = [
        {
            "space": context.home.space_name(space),
            "good": good,
            "refused": [{"replica": r.replica, "number": r.number, "why": r.why} for r in refused],
        }
        for space, (good, refused) in found.items()
    ]
    lines = [f"{safe(context.home.space_name(space))}: {_signed(good)}" for space, (good, _) in found.items()]
    lines += [
        f"  {r.replica[:4]}…{f' change {r.number}' if r.number else ''}: {safe(r.why)}"
        for _, refused in found.values()
        for r in refused
    ]
    context.say(lines, {"spaces": facts})
    return 1 if any(refused for _, refused in found.values()) else 0


def _checked(workspace: Workspace) -> tuple[int, list[Refusal]]:
    """What the logs hold, and what of the share cannot be taken."""
    good, refused = workspace.verify()
    return good, refused + (refused_files(workspace) if workspace.identity.remembered.share else [])


def _signed(steps: int) -> str:
    return "1 step is as it was signed" if steps == 1 else f"{steps:,} steps are as they were signed"
