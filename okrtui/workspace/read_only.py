"""What closed cycles refuse, also where their tables are not open: a rule can ask only for what is known."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from okrtui.okr.records import Record
from okrtui.okr.steps.closed import PutBack, is_of_the_unknown, require_reversible
from okrtui.okr.steps.step import Add, Step
from okrtui.workspace.documents import fields
from okrtui.workspace.holdings import Holdings
from okrtui.workspace.translate import to_record

if TYPE_CHECKING:
    from okrtui.workspace.undoing import Reversal


def open_what_is_meant(here: Holdings, steps: Sequence[Step]) -> None:
    """Open everything when a step says something of what is in no open file: its rule asks for its cycle."""
    added = {id_ for step in steps for id_ in step.added}
    for change in (change for step in steps for change in step.changes):
        record = change.record if isinstance(change, Add) else _record(here, change.id)
        if is_of_the_unknown(here.okrs, record, added):
            here.load_all()
            return


def require_open_for(here: Holdings, back: "Sequence[Reversal]") -> None:
    """RefusedError when what is to be put back reaches into a cycle that has been closed since."""
    records = [_record(here, each.id) for each in back]
    if any(is_of_the_unknown(here.okrs, record) for record in records):
        here.load_all()
    pairs = zip(records, back, strict=True)
    require_reversible(here.okrs, [PutBack(r, each.field, each.value) for r, each in pairs if r is not None])


def _record(here: Holdings, id_: str) -> Record | None:
    """A record as it is now, also from the trash; without a look through all that are immutable."""
    entity = here.state.entities.find(id_)
    return to_record(entity.kind or "", id_, here.space, fields(entity)) if entity else None
