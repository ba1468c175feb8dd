"""dump, verify: what can be compared and checked."""

from argparse import Namespace
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from okrtui.cli.context import Context, warn
from okrtui.cli.share_views import changes, waiting_facts
from okrtui.okr.errors import StorageError
from okrtui.okr.text import safe
from okrtui.workspace.facts import Refusal, Waiting
from okrtui.workspace.repairing import missing_on_share, refused_files
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


class Checked(NamedTuple):
    """What checking one space came to; `fault` says why its share could not be asked what it lacks."""

    name: str
    good: int
    refused: list[Refusal]
    missing: list[Waiting]
    fault: str = ""

    @property
    def is_fine(self) -> bool:
        """Whether all is as it should be, as far as it could be asked."""
        return not self.refused and not self.missing


def verify(options: Namespace) -> int:
    """Check every commit of every space again; 1 when something is not as it should be, 4 when a share is absent."""
    context = Context(options)
    checked = (_checked(here, context.home.space_name(id_)) for id_, here in context.home.workspaces.items())
    found = sorted(checked, key=lambda each: each.name)
    context.say(chain.from_iterable(map(_lines, found)), {"spaces": [_facts(each) for each in found]})
    faults = [each.fault for each in found if each.fault]
    for fault in faults:
        warn(fault)
    if not all(each.is_fine for each in found):
        return 1
    return 4 if faults else 0


def _checked(here: Workspace, name: str) -> Checked:
    """What the logs hold, what of the share cannot be taken, and what it lacks."""
    good, refused = here.verify()
    if here.identity.remembered.share is None:
        return Checked(name, good, refused, [])
    refused += refused_files(here)
    try:
        return Checked(name, good, refused, missing_on_share(here))
    except StorageError as fault:
        return Checked(name, good, refused, [], str(fault))


def _lines(found: Checked) -> Iterator[str]:
    yield f"{safe(found.name)}: {_signed(found.good)}"
    for refusal in found.refused:
        place = f" change {refusal.number}" if refusal.number else ""
        yield f"  {refusal.replica[:4]}…{place}: {safe(refusal.why)}"
    for each in found.missing:
        lacking = f"the share lacks {changes(each.changes)} of {safe(each.who)}"
        yield f"  {each.device[:4]}…: {lacking}; `okrtui repair` puts back what it lost"


def _facts(found: Checked) -> dict[str, object]:
    return {
        "space": found.name,
        "good": found.good,
        "refused": [{"replica": r.replica, "number": r.number, "why": r.why} for r in found.refused],
        "missing": [waiting_facts(each) for each in found.missing],
        "fault": found.fault or None,
    }


def _signed(steps: int) -> str:
    return "1 step is as it was signed" if steps == 1 else f"{steps:,} steps are as they were signed"
