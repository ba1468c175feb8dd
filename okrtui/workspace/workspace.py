"""Workspace: one space of this installation, the only place where its steps become durable."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from okrtui.okr.errors import RefusedError, StorageError
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.step import Author, Step
from okrtui.replica.commits import BadCommitError, Commit, header_line, read_header, verify
from okrtui.replica.operations import DELETED, Operation, Reference, Set
from okrtui.replica.registers import stamps
from okrtui.store.faults import StoreFault
from okrtui.store.files import make_directory
from okrtui.store.identity import Identity
from okrtui.store.lock import locked
from okrtui.store.log import Logs
from okrtui.store.tables import About, DamagedTableError, Mark, Tables
from okrtui.workspace.facts import Clock, Entry, Refusal
from okrtui.workspace.journal import Journal
from okrtui.workspace.layout import files_at_start
from okrtui.workspace.sealing import Draft, ReplicaIds, sealed
from okrtui.workspace.state import State
from okrtui.workspace.translate import MAIN, operations
from okrtui.workspace.undoing import Given, Past, is_newest, reversals, stacks

FOLD = 1
"""The version of the fold: tables made by another are rebuilt from the logs."""


class Workspace:
    """Opens a space, performs steps on it, and keeps up with what other processes wrote."""

    def __init__(self, directory: Path, identity: Identity, clock: Callable[[], Clock]) -> None:
        self.identity = identity
        self.space = identity.remembered.space
        self.logs = Logs(directory / "log")
        self.tables = Tables(directory / "tables")
        self.ids = ReplicaIds(self.space, identity)
        self.notices: list[str] = []
        self._lock = directory / "lock"
        self._clock = clock
        self._journal = Journal(self.logs, self.space)
        self._fresh()

    def _fresh(self) -> None:
        self.state = State(self.space, self.load_all)
        self.marks: dict[str, Mark] = {}
        self.loaded: set[str] = set()
        self._vouched: dict[str, dict[str, Mark]] = {}
        self.unsaved = 0

    @property
    def okrs(self) -> Okrs:
        """The OKRs of this space as far as they are loaded."""
        return self.state.okrs

    # -- opening

    def open(self) -> None:
        """Read the tables and what the logs hold beyond them; tables that do not fit are rebuilt."""
        with _as_storage_error():
            make_directory(self.logs.directory)
            misfit = self._open_tables()
            if misfit is not None:
                self._rebuild(misfit)
            self._catch_up(is_opening=True)

    def _open_tables(self) -> str | None:
        """Load what is needed at the start; says why the tables have to be rebuilt, None when they fit."""
        try:
            main = self.tables.read(MAIN)
            if main is None:
                return "" if not self.tables.names() else "the main table is gone"
            about, documents = main
            if about.fold != FOLD:
                return ""
            if misfit := self._misfit(about):
                return misfit
            self._vouched = about.files
            self.marks = dict(about.logs)
            self.state.take(MAIN, documents)
            self.loaded.add(MAIN)
            for name in files_at_start(self.okrs, self._vouched, self._clock().now.date()):
                self._load(name)
        except DamagedTableError:
            return "a table could not be read"
        return None

    def _misfit(self, about: About) -> str | None:
        sizes = self.logs.sizes()
        if about.logs and not any(sizes.get(rid) for rid in about.logs):
            held = sum(mark.number for mark in about.logs.values())
            raise StoreFault(
                f"the log of this space is missing or empty although its tables hold {held:,} changes: "
                f"put {self.logs.directory} back from a backup; nothing was changed"
            )
        if any(name not in self.tables.names() for name in about.files):
            return "a table is gone"
        if all(self._journal.fits(rid, mark) for rid, mark in about.logs.items()):
            return None
        return "the log is not the one the tables were made from"

    def _rebuild(self, why: str) -> None:
        self._fresh()
        with locked(self._lock):
            if why and self.tables.names():
                kept = self.tables.set_aside()
                self.notices.append(
                    f"{why}: rebuilt from the log; the tables as they were are kept in {kept}"
                )
            else:
                self.tables.remove()

    def _load(self, name: str) -> None:
        found = self.tables.read(name)
        if found is None:
            raise DamagedTableError(f"{name}.json is gone")
        about, documents = found
        self.loaded.add(name)
        self.state.take(name, documents)
        if about.logs != self._vouched.get(name):
            self._replay(about.logs)

    def _replay(self, since: dict[str, Mark]) -> None:
        news = self._journal.read({rid: since[rid] for rid in since if rid in self.marks}, is_locked=False)
        self.state.fold(news.commits, is_opening=True)

    def load(self, name: str) -> None:
        """Open one more table file, if there is such a one."""
        if name in self._vouched and name not in self.loaded:
            with _as_storage_error():
                self._load(name)

    def load_all(self) -> None:
        """Open every table file: all cycles, all weeks."""
        for name in self._vouched:
            self.load(name)

    # -- keeping up

    def refresh(self) -> bool:
        """Take in what other processes wrote; whether there was anything."""
        with _as_storage_error():
            return self._journal.has_news(self.marks) and self._catch_up()

    def _catch_up(self, *, is_locked: bool = False, is_opening: bool = False) -> bool:
        news = self._journal.read(self.marks, is_locked=is_locked)
        self.marks = news.marks
        self.notices += news.notices
        self.unsaved += len(news.commits)
        return bool(news.commits) and bool(self.state.fold(news.commits, is_opening=is_opening))

    # -- steps

    def author(self, person: str | None = None) -> Author:
        """Me, or another person of this space, as the author of a step made now."""
        return Author(person or self.identity.remembered.me or "", self.space, self._clock().now, self.ids)

    def perform(self, *steps: Step) -> None:
        """Make steps durable: lock, catch up, ask their rules again, append; all or none."""
        with _as_storage_error(), locked(self._lock):
            self._catch_up(is_locked=True)
            self._guard()
            for step in steps:
                step.rule(self.okrs)
            last, commits = self.marks.get(self.identity.rid), list[Commit]()
            for step in steps:
                commits += self._commits(step, commits, last)
            self._append(commits)

    def _commits(self, step: Step, before: Sequence[Commit], last: Mark | None) -> list[Commit]:
        mark = _behind(before[-1], last) if before else last
        stamp = self._stamp(step.author, mark)
        made = operations(step, stamp[1], self.state.heads_seen(step.seen), self.state.writers)
        draft = Draft(step.author.person, step.title, stamp[0], self.ids.fresh().id)
        return sealed(made, draft, self.space, self.identity, mark)

    def _stamp(self, author: Author, last: Mark | None) -> tuple[datetime, int]:
        """The time for people and the never-decreasing milliseconds; a seeded home keeps the author's time."""
        at = author.now if self.identity.remembered.seed is not None else self._clock().stamp
        return at, max(int(at.timestamp() * 1000), (last.t + 1) if last else 0)

    def _append(self, commits: Sequence[Commit]) -> None:
        rid = self.identity.rid
        data = b"".join(commit.data for commit in commits)
        if rid not in self.marks and not self.logs.sizes().get(rid):
            data = header_line(self.space, self.identity.public_key) + data
        self.logs.append(rid, data)
        self.identity.remembered.number = commits[-1].opening.b
        self.identity.save(durable=False)
        self._catch_up(is_locked=True)

    def _guard(self) -> None:
        """Take a new replica when the one remembered may be in use elsewhere (share protocol §3)."""
        remembered = self.identity.remembered
        place = self.logs.place()
        mark = self.marks.get(self.identity.rid)
        number = mark.number if mark else 0
        is_moved = remembered.inode != 0 and place != (remembered.device, remembered.inode)
        if is_moved or remembered.number > number:
            self.identity.renew()
        if place is not None and place != (remembered.device, remembered.inode):
            remembered.device, remembered.inode = place
            self.identity.save()

    # -- undo

    def undo(self) -> str:
        """Take back my last step; what it was. RefusedError when there is none or somebody went on from it."""
        return self._reverse(0, "nothing to undo", "undid: ")

    def redo(self) -> str:
        """Do again what was undone last."""
        return self._reverse(1, "nothing to redo", "redid: ")

    def last_step(self, stack: int = 0) -> Past | None:
        """The step that undo (0) or redo (1) would take back now."""
        own = [c for rid in self.identity.remembered.own for c in self._journal.every_commit(rid)]
        steps = stacks(own)[stack]
        return steps[-1] if steps else None

    def _reverse(self, stack: int, nothing: str, verb: str) -> str:
        with _as_storage_error(), locked(self._lock):
            self._catch_up(is_locked=True)
            self._guard()
            step = self.last_step(stack)
            if step is None:
                raise RefusedError(nothing)
            self.load_all_for(step)
            did = step.did.removeprefix("undid: ").removeprefix("redid: ")
            if not is_newest(step, self.state.entities.get):
                raise RefusedError(f"cannot take back “{did}”: something changed there since")
            self._append(self._reversing(step, verb + did))
            return did

    def load_all_for(self, step: Past) -> None:
        """Open the tables that hold what a step touched."""
        touched = (o for commit in step.commits for _, o in stamps(commit))
        if any(self.state.entities.get(getattr(o, "e", "")) is None for o in touched):
            self.load_all()

    def _reversing(self, step: Past, title: str) -> list[Commit]:
        last = self.marks.get(self.identity.rid)
        author = self.author()
        at, t = self._stamp(author, last)
        made: list[Operation] = []
        for back in reversals(step, self._given):
            over = (
                (back.over,) if back.over else self.state.heads_seen(self.state.revision)(back.id, back.field)
            )
            is_deletion = back.field == DELETED and back.value is not None
            value: Any = {"seen": self.state.writers(back.id)} if is_deletion else back.value
            made.append(Set(back.id, back.field, value, over, t))
        draft = Draft(author.person, title, at, self.ids.fresh().id, undoes=step.cid)
        return sealed(made, draft, self.space, self.identity, last)

    def _given(self, place: Reference) -> Given | None:
        rid, number, cid = place
        for commit in self._journal.every_commit(rid):
            if commit.opening.a <= number <= commit.opening.b and commit.cid.startswith(cid):
                return next(pair for pair in stamps(commit) if pair[0][2] == number)
        return None

    # -- tables

    def checkpoint(self) -> bool:
        """Write what the tables do not hold yet; whether there was anything."""
        with _as_storage_error(), locked(self._lock):
            self._catch_up(is_locked=True)
            if not self.unsaved:
                return False
            changed = self.state.changed_documents()
            others = sorted(set(changed) - {MAIN}, key=lambda name: _takes_out(changed[name]))
            for name in others:
                self.tables.write(name, About(FOLD, self.marks), changed[name])
                self._vouched[name] = self.marks
            self.tables.write(MAIN, About(FOLD, self.marks, self._vouched), changed.get(MAIN, {}))
            self.loaded |= {*changed, MAIN}
            self.state.saved(changed)
            self.unsaved = 0
            return True

    # -- trust

    def history(self) -> list[Entry]:
        """Every step of every replica, the newest first."""
        entries = [
            Entry(
                cid=commit.cid,
                space=self.space,
                at=commit.opening.at,
                by=commit.opening.by,
                did=commit.opening.did,
                touched=tuple(dict.fromkeys(getattr(o, "e", "") for o in commit.operations)),
                t=max((o.t for o in commit.operations), default=0),
                undoes=commit.opening.undoes if isinstance(commit.opening.undoes, str) else None,
            )
            for rid in self.logs.sizes()
            for commit in self._journal.every_commit(rid)
        ]
        return sorted(entries, key=lambda entry: (entry.t, entry.cid), reverse=True)

    def every_commit(self) -> Iterator[Commit]:
        """All commits of all replicas."""
        for rid in sorted(self.logs.sizes()):
            yield from self._journal.every_commit(rid)

    def verify(self) -> tuple[int, list[Refusal]]:
        """Check every commit again: spelling, signature, chain; how many are good, and what is not."""
        good, bad = 0, []
        for rid in sorted(self.logs.sizes()):
            data = self.logs.read(rid)
            try:
                header = read_header(data[: max(0, data.find(b"\n"))], self.space, rid)
            except BadCommitError as error:
                bad.append(Refusal(rid, 0, str(error)))
                continue
            read, before = 0, None
            for commit in self._journal.readable(rid, data):
                read += len(commit.data)
                try:
                    verify(commit, self.space, header.key)
                    good += 1
                except BadCommitError as error:
                    bad.append(Refusal(rid, commit.opening.a, str(error)))
                if commit.opening.prev != before:
                    bad.append(Refusal(rid, commit.opening.a, "the step before it is missing"))
                before = commit.cid
            if read + data.find(b"\n") + 1 < len(data):
                bad.append(Refusal(rid, 0, f"{len(data) - read:,} bytes are no commits"))
        return good, bad


@contextmanager
def _as_storage_error() -> Iterator[None]:
    try:
        yield
    except StoreFault as fault:
        raise StorageError(str(fault)) from fault
    except OSError as error:
        raise StorageError(f"the disk failed: {error.strerror or error}") from error


def _behind(commit: Commit, last: Mark | None) -> Mark:
    t = max(operation.t for operation in commit.operations)
    return Mark(last.offset if last else 0, "", commit.opening.b, commit.cid, t)


def _takes_out(tables: dict[str, dict[str, Any]]) -> bool:
    return any(document is None for documents in tables.values() for document in documents.values())
