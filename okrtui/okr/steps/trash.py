"""Dropping, deleting and bringing back."""

from okrtui.okr.errors import RefusedError
from okrtui.okr.kinds import kind_words
from okrtui.okr.naming import kind_of, name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Outlook, Priority, Record
from okrtui.okr.steps.rules import require_here, require_known, require_open
from okrtui.okr.steps.step import Author, Change, Step, step

DELETED = "_del"
"""The register that hides a record; hiding is all that deleting does."""


def drop(okrs: Okrs, author: Author, record: Record) -> Step:
    """No longer pursue a record: it stays in history and leaves every roll-up."""
    if not isinstance(record, Objective | KeyResult | Priority | Outlook):
        raise RefusedError(f"{kind_of(record)} cannot be dropped; delete it instead")
    if record.state == "dropped":
        raise RefusedError(f"“{name_of(record)}” is dropped already")
    return step(
        okrs,
        author,
        f"dropped “{name_of(record)}”",
        Change(record.id, "state", record.state, "dropped"),
        rule=lambda okrs: _require_pursued(okrs, record),
    )


def delete(okrs: Okrs, author: Author, record: Record) -> Step:
    """Move a record to the trash, from where it can be brought back as it was."""
    if record.deleted:
        raise RefusedError(f"“{name_of(record)}” is in the trash already")
    return step(
        okrs,
        author,
        f"moved “{name_of(record)}” to the trash",
        Change(record.id, DELETED, None, True),
        rule=lambda okrs: _require_deletable(okrs, record),
    )


def restore(okrs: Okrs, author: Author, record: Record) -> Step:
    """Bring back what was deleted or dropped."""
    changes = []
    if record.deleted:
        changes.append(Change(record.id, DELETED, True, None))
    if getattr(record, "state", None) == "dropped":
        changes.append(Change(record.id, "state", "dropped", _pursued_state(record)))
    if not changes:
        raise RefusedError(f"“{name_of(record)}” is neither deleted nor dropped")
    return step(
        okrs,
        author,
        f"restored “{name_of(record)}”",
        *changes,
        rule=lambda okrs: _require_there(okrs, record),
    )


def _pursued_state(record: Record) -> str:
    return "active" if isinstance(record, Objective | KeyResult) else "open"


def _require_pursued(okrs: Okrs, record: Record) -> None:
    _require_there(okrs, record)
    if isinstance(record, Priority | Outlook):
        require_here(okrs, record)


def _require_deletable(okrs: Okrs, record: Record) -> None:
    from okrtui.okr.steps.units import (
        require_not_needed,  # what only deleting asks: other commands do without
    )

    _require_there(okrs, record)
    require_not_needed(okrs, record)


def _require_there(okrs: Okrs, record: Record) -> None:
    require_known(okrs, record.id, kind_words(record.KIND), type(record))
    require_open(okrs, record)
