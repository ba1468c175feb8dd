"""dump, verify: what can be compared and checked."""

from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.okr.text import safe
from okrtui.workspace.repairing import checked
from okrtui.workspace.share_told import refusal_told, signed_told
from okrtui.workspace.trust import dump as dump_of


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
    found = {space: checked(workspace) for space, workspace in context.home.workspaces.items()}
    facts = [
        {
            "space": context.home.space_name(space),
            "good": good,
            "refused": [{"replica": r.replica, "number": r.number, "why": r.why} for r in refused],
        }
        for space, (good, refused) in found.items()
    ]
    lines = [
        f"{safe(context.home.space_name(space))}: {signed_told(good)}" for space, (good, _) in found.items()
    ]
    lines += [f"  {safe(refusal_told(each))}" for _, refused in found.values() for each in refused]
    context.say(lines, {"spaces": facts})
    return 1 if any(refused for _, refused in found.values()) else 0
