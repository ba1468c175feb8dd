"""A checkpoint: the tables catch up with the log, in an order that a crash anywhere in between does not harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from okrtui.store.tables import About, Changes, DamagedTableError
from okrtui.workspace.translate import MAIN

if TYPE_CHECKING:
    from okrtui.workspace.holdings import Holdings

FOLD = 3
"""The version of the fold: tables made by another are rebuilt from the logs."""
BEGUN = 0
"""No fold's version: what the first main file says until all that it would vouch for is there."""


def is_of_this_fold(about: About) -> bool:
    """Whether a file was made by the fold that this version makes."""
    return about.fold == FOLD


def require_every_table(held: Holdings) -> None:
    """DamagedTableError when a file is gone: what is written next must not vouch for what was in it."""
    known = {*held.vouched, MAIN} if MAIN in held.loaded else set()
    if known - set(held.tables.names()):
        raise DamagedTableError("a table is gone")


def save(held: Holdings) -> None:
    """Write what changed so that a crash in between leaves every document in some file.

    First what comes into a file, then the main file, at last what went out of one; a file that still
    has to lose documents says until then that it holds no more than before, so that it is replayed.
    Where there was no main file yet, there is one first by which no other is believed.
    """
    if MAIN not in held.loaded:
        held.tables.write(MAIN, About(BEGUN, {}), {})
    changed, marks = held.state.changed_documents(), held.marks
    before, now = held.vouched, {**held.vouched, **dict.fromkeys(changed.keys() - {MAIN}, marks)}
    losing = [name for name in changed if name != MAIN and _takes_out(changed[name])]
    for name in changed.keys() - {MAIN}:
        if coming := _coming_in(changed[name]):
            vouched = before.get(name, {}) if name in losing else marks
            held.tables.write(name, About(FOLD, vouched), coming)
    held.tables.write(MAIN, About(FOLD, marks, now), changed.get(MAIN, {}))
    for name in losing:
        held.tables.write(name, About(FOLD, marks), changed[name])
    held.vouched = now
    held.loaded |= {*(name for name in changed if name not in before), MAIN}
    held.state.saved(changed)
    held.unsaved = 0


def _takes_out(tables: Changes) -> bool:
    return any(document is None for documents in tables.values() for document in documents.values())


def _coming_in(tables: dict[str, dict[str, dict[str, Any] | None]]) -> Changes:
    coming = {
        table: {id_: document for id_, document in documents.items() if document is not None}
        for table, documents in tables.items()
    }
    return {table: documents for table, documents in coming.items() if documents}
