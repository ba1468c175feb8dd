"""Drafting: what is typed and not recorded, kept at once in memory and soon after on the disk."""

from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from msgspec.structs import replace

from okrtui.okr.drafts import Draft, is_typed, record_of
from okrtui.okr.errors import StorageError
from okrtui.tui.keeper import Keeper
from okrtui.tui.views.unkept import draft_name

WRITE_AFTER, AGAIN_AFTER = 0.5, 5.0
Later = Callable[[float, Callable[[], Coroutine[Any, Any, None]]], object]


class Drafting:
    """The drafts of a home; the disk is never waited for, and a disk that refuses is told of once."""

    def __init__(self, keeper: Keeper, later: Later, tell: Callable[[str], None]) -> None:
        self._keeper, self._later, self._tell = keeper, later, tell
        self._is_waiting = False
        self._complaint = ""
        self._touched: set[str] = set()

    def of(self, key: str) -> Draft | None:
        """What is kept under the key of a draft; what was found damaged on the way is told."""
        space = self._space(key)
        found = self._keeper.home.drafts.of(space, key) if space else None
        for notice in self._keeper.home.drafts.told():
            self._tell(notice)
        return found

    def keep(self, key: str, draft: Draft | None) -> None:
        """Remember what is typed; of nothing typed there is no draft."""
        typed, known, home = draft if draft and not draft.is_empty else None, self.of(key), self._keeper.home
        space = self._space(key)
        if not space or typed is known or (typed is not None and typed.says_as(known)):
            return
        if is_typed(key):
            self._touched.add(key)
        home.drafts.keep(space, key, replace(typed, at=home.clock().now) if typed else None)
        self._write_after(WRITE_AFTER)

    def unsaid(self) -> list[str]:
        """The names of what was typed about since the last time this was asked, and is not recorded."""
        touched, self._touched = self._touched, set()
        okrs, kept = self._keeper.home.okrs, [(key, self.of(key)) for key in sorted(touched)]
        records = {key: okrs.get(record_of(key)) for key in touched}
        is_there = {key for key, record in records.items() if record is not None and not record.deleted}
        return [draft_name(okrs, key, draft) for key, draft in kept if draft and key in is_there]

    def unwritten(self) -> list[tuple[str, Draft]]:
        """What was typed and the disk has not taken: it is lost by leaving."""
        return self._keeper.home.drafts.unwritten()

    async def written(self) -> str:
        """Put what waits on the disk now; why that cannot be, empty where it could."""
        try:
            await self._keeper.keep_drafts()
        except StorageError as error:
            self._complaint = str(error)
            self._write_after(AGAIN_AFTER)
        else:
            self._complaint = ""
        return self._complaint

    def write_now(self) -> None:
        """Put what waits on the disk, at the end; what it refuses is left to who asks for the `unwritten`."""
        with suppress(StorageError):
            self._keeper.home.drafts.write()

    def _space(self, key: str) -> str:
        record = self._keeper.home.okrs.get(record_of(key))
        return record.space if record else ""

    def _write_after(self, seconds: float) -> None:
        if not self._is_waiting:
            self._is_waiting = True
            self._later(seconds, self._write)

    async def _write(self) -> None:
        self._is_waiting = False
        before = self._complaint
        if (fault := await self.written()) and fault != before:
            self._tell(fault)
