"""A space for tests of imports: made-up ids, me, this quarter; and what an intake makes of it."""

from base64 import b32encode
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec

from okrtui.exchange.intake import Intake
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import SETS, Record, Settings
from okrtui.okr.steps.founding import found
from okrtui.okr.steps.step import Add, Author, Change, Made
from okrtui.okr.steps.trash import DELETED

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class FakeIds:
    """Ids as a replica makes them: natural ones from their key, fresh ones by counting."""

    def __init__(self, space: str) -> None:
        self._space = space
        self._count = 0

    def fresh(self) -> Made:
        self._count += 1
        return Made(_hash(self._space, "fresh", str(self._count)), nonce=f"{self._count:016x}")

    def keyed(self, kind: str, *key: str) -> Made:
        spelled = msgspec.json.encode(key).decode()
        return Made(_hash(self._space, kind, spelled), key=spelled)


def _hash(*parts: str) -> str:
    return b32encode(sha256("\n".join(parts).encode()).digest()).decode()[:26].lower()


class Desk:
    """One space, its OKRs, and me in it."""

    def __init__(
        self, space: str = "north", name: str = "North", me: str = "Mei", now: datetime = NOW
    ) -> None:
        self.ids = FakeIds(space)
        made = self.ids.fresh()
        self.me = made.id
        self.author = Author(made.id, space, now, self.ids)
        step = found(Okrs(), self.author, made, name, me)
        self.okrs = with_changes(Okrs(), step.changes)

    def later(self, now: datetime) -> None:
        self.author = msgspec.structs.replace(self.author, now=now)

    def take(self, intake: Intake) -> Intake:
        assert [str(problem) for problem in intake.problems] == []
        self.okrs = with_changes(self.okrs, intake.changes)
        return intake

    def one(self, part: str, **values: object) -> Any:
        found = [
            record
            for record in getattr(self.okrs, part).values()
            if all(getattr(record, name) == value for name, value in values.items())
        ]
        assert len(found) == 1, found
        return found[0]


def with_changes(okrs: Okrs, changes: tuple[Add | Change, ...]) -> Okrs:
    """What performing these changes makes, without a workspace."""
    changed: dict[str, Record] = {}
    known = {record.id: record for record in okrs.records()}
    for change in changes:
        if isinstance(change, Add):
            assert change.record.id == change.made.id
            assert change.made.id not in known
            assert change.made.id not in changed
            changed[change.made.id] = keyed(change)
        else:
            record = changed.get(change.id) or known[change.id]
            changed[change.id] = _with_change(record, change)
    return okrs.with_records(changed.values())


def keyed(change: Add) -> Record:
    return msgspec.structs.replace(change.record, key=change.made.key)


def _with_change(record: Record, change: Change) -> Record:
    if change.field == DELETED:
        return msgspec.structs.replace(record, deleted=bool(change.after))
    field, _, member = change.field.partition("/")
    if field not in SETS.get(record.KIND, ()):
        name = "for_" if field == "for" else field
        return msgspec.structs.replace(record, **{name: change.after})
    before: Any = getattr(record, field)
    if isinstance(before, Settings):
        return msgspec.structs.replace(
            record, settings=msgspec.structs.replace(before, **{member: change.after})
        )
    members = set(before) | {member} if change.after else set(before) - {member}
    return msgspec.structs.replace(record, **{field: tuple(sorted(members))})
