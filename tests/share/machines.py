"""People with a machine each, and the directory between them."""

from collections.abc import Sequence
from pathlib import Path

from okrtui.replica.commits import Commit
from okrtui.replica.markers import Marker, seal_marker
from okrtui.replica.operations import New, Operation, fresh_id, space_id
from okrtui.share.arrivals import Collected, Limits
from okrtui.share.collect import collect
from okrtui.share.marker import put
from okrtui.share.publish import Published, publish
from okrtui.share.quarantine import Seen, Verdict
from okrtui.share.repair import Repaired, repair
from okrtui.share.share import Log, opened
from okrtui.share.slices import Slice, slice_of
from tests.replica.signers import Replica

NONCE = "0123456789abcdef"
FOUNDER = Replica("founder")
SPACE = space_id(FOUNDER.rid, NONCE)
NOW = 1_763_759_016.0


def marker(name: str = "Platform") -> Marker:
    return seal_marker(name, "2026-11-21T21:03:36Z", NONCE, FOUNDER)


def founded(directory: Path) -> Path:
    """A directory made the share of the space."""
    directory.mkdir(parents=True, exist_ok=True)
    put(directory, marker())
    return directory


class Machine:
    """One installation: its replica, every log it holds, and what it remembers of the share."""

    def __init__(self, name: str, share: Path) -> None:
        self.replica = Replica(name, SPACE)
        self.share = share
        self.logs: dict[str, Log] = {}
        self.cids: dict[str, set[str]] = {}
        self.seen = Seen()
        self.now = NOW
        self.free = 10**12

    @classmethod
    def without_share(cls, name: str) -> "Machine":
        """Somebody who has nowhere to publish."""
        return cls(name, Path("nowhere"))

    @property
    def rid(self) -> str:
        return self.replica.rid

    @property
    def folder(self) -> Path:
        return self.share / "v1" / self.rid

    @property
    def files(self) -> list[str]:
        """The names in the own folder, in order."""
        return sorted(path.name for path in self.folder.iterdir())

    @property
    def verdicts(self) -> list[Verdict]:
        return self.seen.verdicts()

    def commit(self, value: object = "a", *, size: int = 0) -> Commit:
        """The next commit: a new idea of some size, or its title set again."""
        number = self.replica.number + 1
        nonce = f"{number:016x}"
        operation: Operation = New(
            fresh_id(self.rid, nonce), "idea", {"title": value, "x": "x" * size}, number, n=nonce
        )
        return self.commit_of(operation)

    def commit_of(self, *operations: Operation) -> Commit:
        commit = self.replica.commit(*operations)
        self.keep(self.rid, self.replica.header, [commit])
        return commit

    def keep(self, rid: str, header: bytes, commits: Sequence[Commit]) -> None:
        before = self.logs[rid].commits if rid in self.logs else ()
        self.logs[rid] = Log(rid, header, [*before, *commits])
        self.cids.setdefault(rid, set()).update(commit.cid for commit in commits)

    def publish(self) -> Published:
        with opened(self.share, SPACE) as share:
            return publish(share, self.own(), self.now)

    def own(self) -> list[Log]:
        return [self.logs[self.rid]] if self.rid in self.logs else []

    def collect(self, limits: Limits | None = None) -> Collected:
        """A round of collecting, and what came is kept."""
        with opened(self.share, SPACE) as share:
            found = collect(share, self.seen, self, self.now, limits)
        for arrival in found.arrivals.values():
            self.keep(arrival.rid, arrival.header, arrival.commits)
        found.remember(self.seen)
        return found

    def repair(self) -> Repaired:
        with opened(self.share, SPACE) as share:
            return repair(share, list(self.logs.values()))

    def holds(self) -> set[str]:
        """Every commit that is here."""
        return {cid for cids in self.cids.values() for cid in cids}

    def has(self, commit: Commit) -> bool:
        return commit.cid in self.cids.get(commit.rid, ())

    def size(self, rid: str) -> int:
        return sum(len(commit.data) for commit in self.logs[rid].commits) if rid in self.logs else 0

    def room(self) -> int:
        return self.free

    def slice(self, *commits: Commit) -> Slice:
        return slice_of(self.replica.header, commits)

    def place(self, name: str, data: bytes) -> Path:
        """A file as an engine or an enemy would put it into the own folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / name
        path.write_bytes(data)
        return path
