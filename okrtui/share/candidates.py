"""Names in a replica's folder that are worth a look, and what is said of those that were not taken."""

import os
from collections.abc import Iterable
from typing import NamedTuple

from okrtui.replica.commits import BadCommitError
from okrtui.share.names import STEM, SUFFIX, SliceName, is_ignored, slice_name
from okrtui.share.quarantine import Kind, Verdict


class Candidate(NamedTuple):
    """A name in a replica's folder, and what it promises; the empty name is the folder itself."""

    rid: str
    name: str
    promised: SliceName | None

    def slice(self) -> SliceName:
        """What the name promises; BadCommitError when it is not that of a slice."""
        if self.promised is None:
            raise BadCommitError("its name is none that okrtui gives to a file")
        return self.promised

    def verdict(self, status: os.stat_result | None, why: str, kind: Kind, now: float) -> Verdict:
        """Why it was not taken at this time."""
        size, modified = (status.st_size, status.st_mtime_ns) if status else (0, 0)
        count = self.promised.size if self.promised else 0
        return Verdict(self.rid, self.name, size, modified, why, kind, now, now, count)


def candidates(rid: str, names: Iterable[str], taken: set[str]) -> list[Candidate]:
    """What is not taken yet; a file that was taken is known by the beginning of its name alone.

    Names that neither promise a slice nor end like one are none of ours.
    """
    left = (name for name in names if name[:STEM] not in taken and not is_ignored(name))
    found = (Candidate(rid, name, slice_name(name)) for name in left)
    return [one for one in found if one.promised or one.name.endswith(SUFFIX)]
