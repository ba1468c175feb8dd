"""Workspace: one space of this installation, the only place where its steps become durable."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from okrtui.okr.errors import RefusedError, StorageError
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.step import Add, Author, Step
from okrtui.replica.commits import BadCommitError, Commit, header_line, read_header, verify
from okrtui.replica.operations import DELETED, Operation, Set, fresh_id
from okrtui.replica.registers import stamps
from okrtui.store.faults import StoreFault
from okrtui.store.files import make_directory
from okrtui.store.identity import Identity
from okrtui.store.lock import locked
from okrtui.store.log import Logs
from okrtui.store.tables import About, Changes, DamagedTableError, Mark, Tables
from okrtui.workspace.facts import Clock, Entry, Refusal
from okrtui.workspace.journal import Journal, mark_at
from okrtui.workspace.layout import files_at_start
from okrtui.workspace.sealing import Draft, ReplicaIds, sealed
from okrtui.workspace.state import State
from okrtui.workspace.translate import MAIN, operations
from okrtui.workspace.undoing import Ledger, Past, is_newest, reversals, stacks

FOLD = 1
"""The version of the fold: tables made by another are rebuilt from the logs."""


class Workspace:
    """Opens a space, performs steps on it, and keeps up with what other processes wrote."""

    opens_last_cycle = True
    """Whether the cycle before this one is opened at the start, or only when something in it is asked for."""

    def __init__(self, directory: Path, identity: Identity, clock: Callable[[], Clock]) -> None:
        self.identity = identity
        self.space = identity.remembered.space
        self.logs = Logs(directory / "log")
        self.tables = Tables(directory / "tables")
        self.ids = ReplicaIds(self.space, identity)
        self.notices: list[str] = []
        self.state = State(self.space, self.load_all)
        self._lock = directory / "lock"
        self._is_alone = False
        self._clock = clock
        self._journal = Journal(self.logs, self.space, identity.key_of)
        self._fresh()

    def _fresh(self) -> None:
        self.state = State(self.space, self.load_all, self.state)
        self.marks: dict[str, Mark] = {}
        self.loaded: set[str] = set()
        self._vouched: dict[str, dict[str, Mark]] = {}
        self.unsaved = 0

    @property
    def replicas(self) -> frozenset[str]:
        """The replicas whose logs are here, and those this installation was."""
        return frozenset((*self.marks, *self.identity.remembered.own))

    @property
    def okrs(self) -> Okrs:
        """The OKRs of this space as far as they are loaded."""
        return self.state.okrs

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock between processes; inside itself it is held already."""
        if self._is_alone:
            yield
            return
        with locked(self._lock):
            self._is_alone = True
            try:
                yield
            finally:
                self._is_alone = False

    # -- opening

    def open(self) -> None:
        """Read the tables and what the logs hold beyond them; tables that do not fit are rebuilt."""
        with _as_storage_error(), _collecting_nothing():
            make_directory(self.logs.directory)
            self._require_log()
            misfit = self._open_tables()
            if misfit is not None:
                self._rebuild(misfit)
            self._catch_up(is_opening=True)
            if self._may_be_a_copy():
                with suppress(StoreFault), self._alone():  # what can only be read needs no replica
                    self._guard()

    def _require_log(self) -> None:
        number = self.identity.remembered.number
        if number and not any(self._journal.has_commits(rid) for rid in self.logs.sizes()):
            raise self._log_is_gone(number)

    def _log_is_gone(self, number: int) -> StoreFault:
        return StoreFault(
            f"the log of this space is missing or empty although {number:,} changes were made: "
            f"put {self.logs.directory} back from a backup; nothing was changed"
        )

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
            for name in self._files_at_start():
                self._load(name)
        except DamagedTableError:
            return "a table could not be read"
        return None

    def _files_at_start(self) -> list[str]:
        today = self._clock().now.date()
        return files_at_start(self.okrs, self._vouched, today, with_last=self.opens_last_cycle)

    def _misfit(self, about: About) -> str | None:
        unfit = {rid: mark for rid, mark in about.logs.items() if not self._journal.fits(rid, mark)}
        if lost := [mark.number for rid, mark in unfit.items() if not self._journal.has_commits(rid)]:
            raise self._log_is_gone(sum(lost))
        if about.files.keys() - self.tables.names():
            return "a table is gone"
        return "the log is not the one the tables were made from" if unfit else None

    def _rebuild(self, why: str) -> None:
        self._fresh()
        if not self.tables.names():
            return
        with self._alone():
            if why:
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
        is_replayed = about.logs != self._vouched.get(name)
        if is_replayed and not all(self._journal.fits(rid, mark) for rid, mark in about.logs.items()):
            raise DamagedTableError(f"{name}.json was made from another log")
        self.loaded.add(name)
        self.state.take(name, documents)
        if is_replayed:
            self._replay(about.logs)

    def _replay(self, since: dict[str, Mark]) -> None:
        """Fold what a file that is older or newer than its vouched state may lack."""
        news = self._journal.read(since, mends=False)
        self.unsaved += len(news.commits)
        self.state.fold(news.commits, is_opening=True)

    def load(self, name: str) -> None:
        """Open one more table file, if there is such a one."""
        if name not in self._vouched or name in self.loaded:
            return
        with _as_storage_error():
            try:
                self._load(name)
            except DamagedTableError:
                self._rebuild("a table could not be read")
                self._catch_up(is_opening=True)

    def load_all(self) -> None:
        """Open every table file: all cycles, all weeks."""
        for name in self._vouched:
            self.load(name)

    # -- keeping up

    def refresh(self) -> bool:
        """Take in what other processes wrote; whether there was anything."""
        with _as_storage_error():
            return self._journal.has_news(self.marks) and self._catch_up()

    def _catch_up(self, *, is_opening: bool = False) -> bool:
        news = self._journal.read(self.marks, mends=self._is_alone)
        if news.needs_mending and not self._is_alone:
            with self._alone():
                news = self._journal.read(self.marks, mends=True)
        self.marks = news.marks
        self.notices += news.notices
        self.unsaved += len(news.commits)
        return bool(news.commits) and bool(self.state.fold(news.commits, is_opening=is_opening))

    # -- steps

    def author(self, person: str | None = None) -> Author:
        """Me, or another person of this space, as the author of a step made now."""
        return Author(person or self.identity.remembered.me or "", self.space, self._clock().now, self.ids)

    def perform(
        self,
        *steps: Step,
        among: Callable[[Okrs], Okrs] | None = None,
        inspect: Callable[[Sequence[Commit]], None] | None = None,
    ) -> None:
        """Make steps durable: lock, catch up, ask their rules again, append; all or none.

        `among` puts this space's OKRs beside those of the others, which a rule may ask for; `inspect` sees
        what is about to be written and may refuse it.
        """
        with _as_storage_error(), self._alone():
            self._catch_up()
            self._guard()
            known = among(self.okrs) if among else self.okrs
            added = {id_ for step in steps for id_ in step.added}
            for step in steps:
                step.rule(known)
                self._require_own_ids(step)
                self._require_here(step, added)
            last, commits = self.marks.get(self.identity.rid), list[Commit]()
            for step in steps:
                commits += self._commits(step, commits, last)
            if inspect is not None:
                inspect(commits)
            self._append(commits)

    def _commits(self, step: Step, before: Sequence[Commit], last: Mark | None) -> list[Commit]:
        mark = _behind(before[-1], last) if before else last
        stamp = self._stamp(step.author, mark)
        made = operations(step, stamp[1], self.state.heads_seen(step.seen), self.state.writers)
        draft = Draft(step.author.person, step.title, stamp[0], self.ids.fresh().id)
        return sealed(made, draft, self.space, self.identity, mark)

    def _stamp(self, author: Author, last: Mark | None) -> tuple[datetime, int]:
        """The time for people and the milliseconds, which never decrease in all replicas this installation was.

        A seeded home keeps the author's time.
        """
        at = author.now if self.identity.remembered.seed is not None else self._clock().stamp
        own = [self.marks[rid].t for rid in self.identity.remembered.own if rid in self.marks]
        latest = max([*own, last.t] if last else own, default=-1)
        return at, max(int(at.timestamp() * 1000), latest + 1)

    def _append(self, commits: Sequence[Commit]) -> None:
        rid = self.identity.rid
        data = b"".join(commit.data for commit in commits)
        if rid not in self.marks and not self.logs.sizes().get(rid):
            data = header_line(self.space, self.identity.public_key) + data
        size = self.logs.append(rid, data)
        self.identity.note(commits[-1].opening.b)
        self.marks = {**self.marks, rid: mark_at(size, commits[-1])}
        self.unsaved += len(commits)
        self.state.fold(commits)

    def _guard(self) -> None:
        """Take a new replica when the one remembered may be in use elsewhere (share protocol §3)."""
        self.identity.reload()
        if not self._may_be_a_copy():
            return
        remembered = self.identity.remembered
        if remembered.inode != 0:
            self.identity.renew()
        remembered.device, remembered.inode = self.logs.place() or (0, 0)
        self.identity.save()

    def _may_be_a_copy(self) -> bool:
        remembered = self.identity.remembered
        mark = self.marks.get(self.identity.rid)
        is_behind = remembered.number > (mark.number if mark else 0)
        return is_behind or self.logs.place() != (remembered.device, remembered.inode)

    def _require_own_ids(self, step: Step) -> None:
        """RefusedError when a step's new ids are of a replica that is no longer this one: nobody would take them."""
        for change in step.changes:
            nonce = change.made.nonce if isinstance(change, Add) else None
            if isinstance(change, Add) and nonce and change.made.id != fresh_id(self.identity.rid, nonce):
                raise RefusedError("okrtui's data was put back from a backup just now: do it once more")

    def _require_here(self, step: Step, added: set[str]) -> None:
        """RefusedError when a step would change a record that lives in another space."""
        for change in step.changes:
            if isinstance(change, Add) or change.id in added or self.state.entities.find(change.id):
                continue
            self.load_all()
            if self.state.entities.find(change.id) is None:
                raise RefusedError("that lives in another space: change it there")

    # -- undo

    def undo(self) -> str:
        """Take back my last step; what it was. RefusedError when there is none or somebody went on from it."""
        return self._reverse(0, "nothing to undo", "undid: ")

    def redo(self) -> str:
        """Do again what was undone last."""
        return self._reverse(1, "nothing to redo", "redid: ")

    def last_step(self, stack: int = 0) -> Past | None:
        """The step that undo (0) or redo (1) would take back now."""
        steps = stacks(self._own_commits())[stack]
        return steps[-1] if steps else None

    def _own_commits(self) -> list[Commit]:
        return [c for rid in self.identity.remembered.own for c in self._journal.every_commit(rid)]

    def _reverse(self, stack: int, nothing: str, verb: str) -> str:
        with _as_storage_error(), self._alone():
            self._catch_up()
            self._guard()
            step = self.last_step(stack)
            if step is None:
                raise RefusedError(nothing)
            self.load_all_for(step)
            did = step.did.removeprefix("undid: ").removeprefix("redid: ")
            ledger = Ledger(self._own_commits(), self._journal.every_commit)
            if not is_newest(step, self.state.entities.find, ledger):
                raise RefusedError(f"cannot take back “{did}”: something changed there since")
            self._append(self._reversing(step, ledger, verb + did))
            return did

    def load_all_for(self, step: Past) -> None:
        """Open the tables that hold what a step touched."""
        touched = (o for commit in step.commits for _, o in stamps(commit))
        if any(self.state.entities.find(getattr(o, "e", "")) is None for o in touched):
            self.load_all()

    def _reversing(self, step: Past, ledger: Ledger, title: str) -> list[Commit]:
        last = self.marks.get(self.identity.rid)
        author = self.author()
        at, t = self._stamp(author, last)
        made: list[Operation] = []
        heads_now = self.state.heads_seen(self.state.revision)
        for back in reversals(step, ledger):
            is_deletion = back.field == DELETED and back.value is not None
            value: Any = {"seen": self.state.writers(back.id)} if is_deletion else back.value
            made.append(Set(back.id, back.field, value, heads_now(back.id, back.field), t))
        draft = Draft(author.person, title, at, self.ids.fresh().id, undoes=step.cid)
        return sealed(made, draft, self.space, self.identity, last)

    # -- tables

    def checkpoint(self) -> bool:
        """Write what the tables do not hold yet; whether there was anything."""
        with _as_storage_error(), self._alone(), _collecting_nothing():
            self._catch_up()
            if not self.unsaved and not self.state.dirty:
                return False
            try:
                self._require_tables()
                self._save()
            except DamagedTableError as damage:
                self._rebuild(str(damage))
                self._catch_up(is_opening=True)
                self._save()
            return True

    def _require_tables(self) -> None:
        """DamagedTableError when a file is gone: what is written next must not vouch for what was in it."""
        known = {*self._vouched, MAIN} if MAIN in self.loaded else set()
        if known - set(self.tables.names()):
            raise DamagedTableError("a table is gone")

    def _save(self) -> None:
        """Write what changed so that a crash in between leaves every document in some file.

        First what comes into a file, then the main file, at last what went out of one; a file that still
        has to lose documents says until then that it holds no more than before, so that it is replayed.
        """
        changed, marks = self.state.changed_documents(), self.marks
        before, now = self._vouched, {**self._vouched, **dict.fromkeys(changed.keys() - {MAIN}, marks)}
        losing = [name for name in changed if name != MAIN and _takes_out(changed[name])]
        for name in changed.keys() - {MAIN}:
            if coming := _coming_in(changed[name]):
                held = before.get(name, {}) if name in losing else marks
                self.tables.write(name, About(FOLD, held), coming)
        self.tables.write(MAIN, About(FOLD, marks, now), changed.get(MAIN, {}))
        for name in losing:
            self.tables.write(name, About(FOLD, marks), changed[name])
        self._vouched = now
        self.loaded |= {*(name for name in changed if name not in before), MAIN}
        self.state.saved(changed)
        self.unsaved = 0

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
            read, known = 0, dict[str | None, int]({None: 0})
            for commit in self._journal.readable(rid, data):
                read += len(commit.data)
                try:
                    verify(commit, self.space, header.key)
                    good += 1
                except BadCommitError as error:
                    bad.append(Refusal(rid, commit.opening.a, str(error)))
                if known.get(commit.opening.prev) != commit.opening.a - 1:
                    bad.append(Refusal(rid, commit.opening.a, "the step before it is missing"))
                known[commit.cid] = commit.opening.b
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


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """What opening and rebuilding make all stays: looking for garbage in it takes a third of the time."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def _behind(commit: Commit, last: Mark | None) -> Mark:
    t = max(operation.t for operation in commit.operations)
    return Mark(last.offset if last else 0, "", commit.opening.b, commit.cid, t)


def _takes_out(tables: Changes) -> bool:
    return any(document is None for documents in tables.values() for document in documents.values())


def _coming_in(tables: dict[str, dict[str, dict[str, Any] | None]]) -> Changes:
    coming = {
        table: {id_: document for id_, document in documents.items() if document is not None}
        for table, documents in tables.items()
    }
    return {table: documents for table, documents in coming.items() if documents}
