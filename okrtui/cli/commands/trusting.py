"""dump, verify: what can be compared and checked."""

from argparse import Namespace
from collections.abc import Iterator
from itertools import chain, starmap

from okrtui.cli.context import Context, warn
from okrtui.cli.share_views import waiting_facts
from okrtui.okr.text import safe
from okrtui.workspace.facts import Checked
from okrtui.workspace.repairing import checked
from okrtui.workspace.share_told import lacking_told, refusal_told, signed_told
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
    """Check every commit of every space again; 1 when something is not as it should be, 4 when a share is absent."""
    context = Context(options)
    named = {context.home.space_name(id_): here for id_, here in context.home.workspaces.items()}
    found = [(name, checked(named[name])) for name in sorted(named)]
    context.say(chain.from_iterable(starmap(_lines, found)), {"spaces": list(starmap(_facts, found))})
    faults = [each.fault for _, each in found if each.fault]
    for fault in faults:
        warn(fault)
    if not all(each.is_fine for _, each in found):
        return 1
    return 4 if faults else 0


def _lines(name: str, found: Checked) -> Iterator[str]:
    yield f"{safe(name)}: {signed_told(found.good)}"
    yield from (f"  {safe(refusal_told(each))}" for each in found.refused)
    yield from (
        f"  {safe(lacking_told(each))}; `okrtui repair` puts back what it lost" for each in found.missing
    )


def _facts(name: str, found: Checked) -> dict[str, object]:
    return {
        "space": name,
        "good": found.good,
        "refused": [{"replica": r.replica, "number": r.number, "why": r.why} for r in found.refused],
        "missing": [waiting_facts(each) for each in found.missing],
        "fault": found.fault or None,
    }
