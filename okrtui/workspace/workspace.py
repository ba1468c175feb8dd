"""Workspace: one space of this installation, the only place where its steps become durable."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.step import Add, Author, Step
from okrtui.replica.commits import Commit, header_line
from okrtui.replica.operations import DELETED, Operation, Set, fresh_id
from okrtui.replica.registers import stamps
from okrtui.store.faults import StoreFault
from okrtui.store.identity import Identity
from okrtui.store.tables import Mark
from okrtui.workspace.facts import Clock, Entry, Refusal
from okrtui.workspace.holdings import Holdings, as_storage_error
from okrtui.workspace.journal import mark_at
from okrtui.workspace.read_only import open_what_is_meant, require_open_for
from okrtui.workspace.sealing import Draft, ReplicaIds, sealed
from okrtui.workspace.translate import operations

if TYPE_CHECKING:
    from okrtui.workspace.undoing import Past, Reversal

IsKnown = Callable[[str], bool]
"""Whether there is a record with this id in any space."""


class Workspace(Holdings):
    """Performs steps on a space, takes them back, and tells what happened in it."""

    def __init__(self, directory: Path, identity: Identity, clock: Callable[[], Clock]) -> None:
        super().__init__(directory, identity, clock)
        self.ids = ReplicaIds(self.space, identity)

    @property
    def replicas(self) -> frozenset[str]:
        """The replicas whose logs are here, and those this installation was."""
        return frozenset((*self.marks, *self.identity.remembered.own))

    def open(self) -> None:
        """Open the space; a copy of another installation's data gets a replica of its own."""
        super().open()
        if self._may_be_a_copy():
            with (
                as_storage_error(),
                suppress(StoreFault),
                self.alone(),
            ):  # what can only be read needs no replica
                self._guard()

    # -- steps

    def author(self, person: str | None = None) -> Author:
        """Me, or another person of this space, as the author of a step made now."""
        return Author(person or self.identity.remembered.me or "", self.space, self.clock().now, self.ids)

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
        with as_storage_error(), self.alone():
            self.catch_up()
            self._guard()
            self._require_no_heir()
            open_what_is_meant(self, steps)
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
        seen = self._known() if _closes_a_cycle(made) else None
        draft = Draft(step.author.person, step.title, stamp[0], self.ids.fresh().id, seen=seen)
        return sealed(made, draft, self.space, self.identity, mark)

    def _known(self) -> dict[str, int]:
        """How far every replica is known here."""
        return {rid: mark.number for rid, mark in self.marks.items()}

    def _stamp(self, author: Author, last: Mark | None) -> tuple[datetime, int]:
        """The time for people and the milliseconds, which never decrease in all replicas this installation was.

        A seeded home keeps the author's time.
        """
        at = author.now if self.identity.remembered.seed is not None else self.clock().stamp
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

    def _require_no_heir(self) -> None:
        """RefusedError when this space began afresh as another: what is added here would not be seen."""
        if self.identity.remembered.heir is not None:
            raise RefusedError("this team began afresh on this machine: start okrtui again to go on with it")

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
                raise RefusedError("that is of another team, or private: change it there")

    # -- undo

    def undo(self, is_known: IsKnown | None = None) -> str:
        """Take back my last step; what it was. RefusedError when there is none or somebody went on from it.

        What it tied to something else is tied again to what it was, if that is known.
        """
        return self._reverse(0, "nothing to undo", "undid: ", is_known)

    def redo(self, is_known: IsKnown | None = None) -> str:
        """Do again what was undone last."""
        return self._reverse(1, "nothing to redo", "redid: ", is_known)

    def last_step(self, stack: int = 0) -> "Past | None":
        """The step that undo (0) or redo (1) would take back now."""
        from okrtui.workspace.undoing import stacks

        steps = stacks(self.own_commits())[stack]
        return steps[-1] if steps else None

    def own_commits(self) -> list[Commit]:
        """All commits of the replicas this installation was."""
        return [c for rid in self.identity.remembered.own for c in self.journal.every_commit(rid)]

    def _reverse(self, stack: int, nothing: str, verb: str, is_known: IsKnown | None) -> str:
        from okrtui.workspace.undoing import Ledger, is_founding, is_newest, reversals, supported_again

        with as_storage_error(), self.alone():
            self.catch_up()
            self._guard()
            self._require_no_heir()
            step = self.last_step(stack)
            if step is None or (self.identity.remembered.instead_of and is_founding(step)):
                raise RefusedError(nothing)
            self.load_all_for(step)
            did = step.did.removeprefix("undid: ").removeprefix("redid: ")
            ledger = Ledger(self.own_commits(), self.journal.every_commit)
            if not is_newest(step, self.state.entities.find, ledger):
                raise RefusedError(f"cannot take back “{did}”: something changed there since")
            require_open_for(self, back := reversals(step, ledger))
            if is_known and not all(is_known(id_) for id_ in supported_again(back)):
                raise RefusedError(f"cannot take back “{did}”: what it named before is here no more")
            self._append(self._reversing(step, back, verb + did))
            return did

    def load_all_for(self, step: "Past") -> None:
        """Open the tables that hold what a step touched."""
        touched = (o for commit in step.commits for _, o in stamps(commit))
        if any(self.state.entities.find(getattr(o, "e", "")) is None for o in touched):
            self.load_all()

    def _reversing(self, step: "Past", back: "Sequence[Reversal]", title: str) -> list[Commit]:
        last = self.marks.get(self.identity.rid)
        author = self.author()
        at, t = self._stamp(author, last)
        made: list[Operation] = []
        heads_now = self.state.heads_seen(self.state.revision)
        for id_, field, given in back:
            is_deletion = field == DELETED and given is not None
            value: Any = {"seen": self.state.writers(id_)} if is_deletion else given
            made.append(Set(id_, field, value, heads_now(id_, field), t))
        seen = self._known() if _closes_a_cycle(made) else None
        draft = Draft(author.person, title, at, self.ids.fresh().id, undoes=step.cid, seen=seen)
        return sealed(made, draft, self.space, self.identity, last)

    # -- what happened

    def history(self) -> list[Entry]:
        """Every step of every replica, the newest first."""
        from okrtui.workspace.history import entries

        return entries(self.space, self.every_commit())

    def every_commit(self) -> Iterator[Commit]:
        """All commits of all replicas."""
        for rid in sorted(self.logs.sizes()):
            yield from self.journal.every_commit(rid)

    def verify(self) -> tuple[int, list[Refusal]]:
        """Check every commit again: spelling, signature, chain; how many are good, and what is not."""
        from okrtui.workspace.verifying import verified

        return verified(self.space, self.logs, self.journal)


def _closes_a_cycle(made: Iterable[Operation]) -> bool:
    return any(isinstance(each, Set) and (each.f, each.v) == ("phase", "closed") for each in made)


def _behind(commit: Commit, last: Mark | None) -> Mark:
    t = max(operation.t for operation in commit.operations)
    return Mark(last.offset if last else 0, "", commit.opening.b, commit.cid, t)
