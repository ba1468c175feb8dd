"""Every commit checked again: spelling, signature, chain."""

from okrtui.replica.checking import checked
from okrtui.replica.commits import BadCommitError, read_header
from okrtui.store.log import Logs
from okrtui.workspace.facts import Refusal
from okrtui.workspace.journal import Journal


def verified(space: str, logs: Logs, journal: Journal) -> tuple[int, list[Refusal]]:
    """How many commits of all replicas are good, and what is not."""
    found = [_verified_log(space, rid, logs.read(rid), journal) for rid in sorted(logs.sizes())]
    return sum(good for good, _ in found), [refusal for _, refused in found for refusal in refused]


def _verified_log(space: str, rid: str, data: bytes, journal: Journal) -> tuple[int, list[Refusal]]:
    head = data.find(b"\n") + 1
    try:
        key = read_header(data[: max(0, head - 1)], space, rid).key
    except BadCommitError as error:
        return 0, [Refusal(rid, 0, str(error))]
    good, refused, read = 0, list[Refusal](), head
    commits = list(journal.readable(rid, data))
    ends: dict[str | None, int] = {None: 0} | {commit.cid: commit.opening.b for commit in commits}
    for commit, why in zip(commits, checked(commits, space, key), strict=True):
        opening = commit.opening
        if why:
            refused.append(Refusal(rid, opening.a, why))
        good += not why
        if ends.get(opening.prev) != opening.a - 1:
            refused.append(Refusal(rid, opening.a, "the step before it is missing"))
        read += len(commit.data)
    if read < len(data):
        refused.append(Refusal(rid, 0, f"{len(data) - read:,} bytes belong to no step"))
    return good, refused
