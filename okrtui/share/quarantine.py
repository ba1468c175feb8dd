"""What was refused and why: a verdict of this machine, never a change on the share (share protocol §6)."""

from collections.abc import Callable, Collection
from enum import StrEnum

from msgspec import Struct, field

from okrtui.share.names import STEM

QUIET = 600
"""Seconds before a refusal is told: until then the file may be half delivered. Also between two tries."""

SLACK = 64
"""How many files that are no more are remembered in any case."""

MOST = 10_000
"""How many verdicts are kept."""


class Kind(StrEnum):
    """REFUSED is told after a while; NEWER waits for an update of okrtui; UNREADABLE could not be read."""

    REFUSED = "refused"
    NEWER = "newer"
    UNREADABLE = "unreadable"


class Verdict(Struct):
    """One file that was not taken, or not wholly. Times are seconds since 1970; `modified` in nanoseconds.

    `name` is foreign text: show it only through `okr.text.safe`; it is empty when the replica's folder itself
    is none. `operations` is what the name promises.
    """

    rid: str
    name: str
    size: int
    modified: int
    why: str
    kind: Kind
    since: float
    tried: float
    operations: int = 0

    def is_told(self, now: float) -> bool:
        """Whether it is time to tell a person: at once when only a newer version helps, else when it stayed."""
        return self.kind is Kind.NEWER or now - self.since >= QUIET

    def is_due(self, size: int, modified: int, now: float) -> bool:
        """Whether to try again: the file changed, a while went by, or the clock went back."""
        return (size, modified) != (self.size, self.modified) or not 0 <= now - self.tried < QUIET


class Seen(Struct):
    """What is remembered of a share between two rounds; may be kept as JSON, and may be lost.

    `taken` is, by replica, the beginnings (a-b-hash) of names whose commits are all in its local log: forget
    a replica's when its log was replaced. `refused` is by replica and name. `next` is the folder the next
    round begins with.
    """

    taken: dict[str, set[str]] = field(default_factory=dict)
    refused: dict[str, dict[str, Verdict]] = field(default_factory=dict)
    next: str = ""

    def forget(self, rid: str) -> None:
        """Read all files of a replica again."""
        self.taken.pop(rid, None)
        self.refused.pop(rid, None)

    def take(self, rid: str, stems: Collection[str]) -> None:
        """Files are taken, named by the beginnings of their names: what was said against them is over."""
        self.taken.setdefault(rid, set()).update(stems)
        self._keep_verdicts(rid, lambda name: name[:STEM] not in stems)

    def verdicts(self) -> list[Verdict]:
        """Every verdict, in order of replica and name."""
        return [of[name] for _, of in sorted(self.refused.items()) for name in sorted(of)]

    def refuse(self, verdict: Verdict) -> None:
        """Remember a verdict; one of the same file keeps its first day."""
        of = self.refused.setdefault(verdict.rid, {})
        before = of.get(verdict.name)
        if before is not None:
            verdict.since = before.since
        elif sum(map(len, self.refused.values())) >= MOST:
            return
        of[verdict.name] = verdict

    def prune(self, rid: str, names: Collection[str]) -> None:
        """Drop what was taken from files that are no more, once that is most of it."""
        taken = self.taken.get(rid, set())
        if len(taken) > 2 * len(names) + SLACK:
            self.taken[rid] = taken & {name[:STEM] for name in names}

    def keep_only(self, rid: str, names: Collection[str]) -> None:
        """Drop the verdicts of a replica about files that are no more."""
        self._keep_verdicts(rid, lambda name: name in names)

    def _keep_verdicts(self, rid: str, is_kept: Callable[[str], bool]) -> None:
        kept = {name: verdict for name, verdict in self.refused.pop(rid, {}).items() if is_kept(name)}
        if kept:
            self.refused[rid] = kept
