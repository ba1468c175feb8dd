"""Holdings: what is known of one space here, from its tables and what its logs hold beyond them."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from okrtui.okr.errors import StorageError
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.replica.commits import Commit
from okrtui.store.faults import StoreFault
from okrtui.store.files import make_directory
from okrtui.store.identity import Identity
from okrtui.store.lock import locked
from okrtui.store.log import Logs
from okrtui.store.tables import About, DamagedTableError, Mark, Tables
from okrtui.workspace.checkpoints import is_of_this_fold, require_every_table, save
from okrtui.workspace.facts import Clock
from okrtui.workspace.journal import Journal, mark_at
from okrtui.workspace.layout import files_at_start
from okrtui.workspace.state import State
from okrtui.workspace.translate import MAIN


class Appended(NamedTuple):
    """Commits that were appended to a log, and its size before and after."""

    rid: str
    commits: Sequence[Commit]
    before: int
    size: int


class Holdings:
    """Opens the tables of a space, keeps up with its logs, and lets the tables catch up."""

    opens_current_only = False
    """Whether the last cycle and the weeks are left until something in them is asked for."""

    def __init__(self, directory: Path, identity: Identity, clock: Callable[[], Clock]) -> None:
        self.identity = identity
        self.space = identity.remembered.space
        self.clock = clock
        self.logs = Logs(directory / "log")
        self.tables = Tables(directory / "tables")
        self.journal = Journal(self.logs, self.space, identity.key_of)
        self.notices: list[str] = []
        self.state = State(self.space, self.load_all)
        self._lock = directory / "lock"
        self._is_alone = False
        self._forget()

    def _forget(self) -> None:
        self.state = State(self.space, self.load_all, self.state)
        self.marks: dict[str, Mark] = {}
        self.loaded: set[str] = set()
        self.vouched: dict[str, dict[str, Mark]] = {}
        self.unsaved = 0

    @property
    def okrs(self) -> Okrs:
        """The OKRs of this space as far as they are loaded."""
        return self.state.okrs

    @contextmanager
    def alone(self) -> Iterator[None]:
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
        with as_storage_error(), collecting_nothing():
            make_directory(self.logs.directory)
            self._require_log()
            misfit = self._open_tables()
            if misfit is not None:
                self._rebuild(misfit)
            self.catch_up(is_opening=True)

    def _require_log(self) -> None:
        number = self.identity.remembered.number
        if number and not any(self.journal.has_commits(rid) for rid in self.logs.sizes()):
            raise self._log_is_gone(number)

    def _log_is_gone(self, number: int) -> StoreFault:
        return StoreFault(
            f"the log is missing or empty although it held {several(number, 'change')}: "
            f"put {self.logs.directory} back from a backup; nothing was changed"
        )

    def _open_tables(self) -> str | None:
        """Load what is needed at the start; says why the tables have to be rebuilt, None when they fit."""
        try:
            main = self.tables.read(MAIN)
            if main is None:
                return "" if not self.tables.names() else "the main table is gone"
            about, documents = main
            if not is_of_this_fold(about):
                return ""
            if misfit := self._misfit(about):
                return misfit
            self.vouched = about.files
            self.marks = dict(about.logs)
            self.state.take(MAIN, documents)
            self.loaded.add(MAIN)
            for name in self._files_at_start():
                self._load(name)
        except DamagedTableError:
            return "a table could not be read"
        return None

    def _files_at_start(self) -> list[str]:
        today = self.clock().now.date()
        return files_at_start(self.okrs, self.vouched, today, current_only=self.opens_current_only)

    def _misfit(self, about: About) -> str | None:
        unfit = {rid: mark for rid, mark in about.logs.items() if not self.journal.fits(rid, mark)}
        if lost := [mark.number for rid, mark in unfit.items() if not self.journal.has_commits(rid)]:
            raise self._log_is_gone(sum(lost))
        if about.files.keys() - self.tables.names():
            return "a table is gone"
        return "the log is not the one the tables were made from" if unfit else None

    def _rebuild(self, why: str) -> None:
        self._forget()
        if not self.tables.names():
            return
        with self.alone():
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
        is_replayed = about.logs != self.vouched.get(name)
        if is_replayed and not all(self.journal.fits(rid, mark) for rid, mark in about.logs.items()):
            raise DamagedTableError(f"{name}.json was made from another log")
        self.loaded.add(name)
        self.state.take(name, documents)
        if is_replayed:
            self._replay(about.logs)

    def _replay(self, since: dict[str, Mark]) -> None:
        """Fold what a file that is older or newer than its vouched state may lack."""
        news = self.journal.read(since, mends=False)
        self.unsaved += len(news.commits)
        self.state.fold(news.commits, is_opening=True)

    def load(self, name: str) -> None:
        """Open one more table file, if there is such a one."""
        if name not in self.vouched or name in self.loaded:
            return
        with as_storage_error():
            try:
                self._load(name)
            except DamagedTableError:
                self._rebuild("a table could not be read")
                self.catch_up(is_opening=True)

    def load_all(self) -> None:
        """Open every table file: all cycles, all weeks."""
        for name in self.vouched:
            self.load(name)

    # -- keeping up

    def refresh(self) -> bool:
        """Take in what other processes wrote; whether there was anything."""
        with as_storage_error():
            return self.journal.has_news(self.marks) and self.catch_up()

    def catch_up(self, *, is_opening: bool = False) -> bool:
        """Fold what the logs hold beyond what is known, and mend their ends; whether there was anything."""
        news = self.journal.read(self.marks, mends=self._is_alone)
        if news.needs_mending and not self._is_alone:
            with self.alone():
                news = self.journal.read(self.marks, mends=True)
        self.marks = news.marks
        self.notices += news.notices
        self.unsaved += len(news.commits)
        return bool(news.commits) and bool(self.state.fold(news.commits, is_opening=is_opening))

    def fold_appended(self, appended: Sequence[Appended], *, is_opening: bool = False) -> None:
        """Fold commits that were put behind all that is known of their logs just now, under the lock.

        They need not be read again; a log whose end was not known is read.
        """
        known = {rid: mark.offset for rid, mark in self.marks.items()}
        at_ends = [news for news in appended if news.before == known.get(news.rid, 0)]
        commits = [commit for news in at_ends for commit in news.commits]
        self.marks = {**self.marks, **{news.rid: mark_at(news.size, news.commits[-1]) for news in at_ends}}
        self.unsaved += len(commits)
        if commits:
            self.state.fold(commits, is_opening=is_opening)
        if len(at_ends) < len(appended):
            self.catch_up(is_opening=is_opening)

    # -- tables

    def checkpoint(self) -> bool:
        """Write what the tables do not hold yet; whether there was anything."""
        with as_storage_error(), self.alone(), collecting_nothing():
            self.catch_up()
            if not self.unsaved and not self.state.dirty:
                return False
            try:
                require_every_table(self)
                save(self)
            except DamagedTableError as damage:
                self._rebuild(str(damage))
                self.catch_up(is_opening=True)
                save(self)
            self.identity.remove_leftovers()
            return True


@contextmanager
def as_storage_error() -> Iterator[None]:
    """What the disk refuses, as a sentence for people."""
    try:
        yield
    except StoreFault as fault:
        raise StorageError(str(fault)) from fault
    except OSError as error:
        raise StorageError(f"the disk failed: {error.strerror or error}") from error


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """What opening and rebuilding make all stays: looking for garbage in it takes a third of the time."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()
