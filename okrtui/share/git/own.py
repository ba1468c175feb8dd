"""Which files of a work tree are mine to commit: the slices in the own folders, and what only a founder writes."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from stat import S_ISREG

from msgspec import Struct

from okrtui.share.coverage import LIMITS
from okrtui.share.folders import Folder, NotPlainError
from okrtui.share.marker import ATTRIBUTES
from okrtui.share.names import LAYOUT, MARKER, slice_name

FOUNDED = (MARKER, ATTRIBUTES)


class Own(Struct, frozen=True):
    """The replicas whose key is held here; whoever founded the space also commits the marker, once."""

    rids: tuple[str, ...]
    is_founder: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """At or below these lies everything that may be committed."""
        return (*(f"{LAYOUT}/{rid}" for rid in self.rids), *(FOUNDED if self.is_founder else ()))

    def is_mine(self, path: str, *, is_new: bool) -> bool:
        """Whether a change in the work tree is mine; of what is written once only that it is there at all."""
        if self.is_founder and is_new and path in FOUNDED:
            return True
        return path.startswith(self._below)

    @property
    def _below(self) -> tuple[str, ...]:
        return tuple(f"{LAYOUT}/{rid}/" for rid in self.rids)

    def missing(self, root: Folder, known: Collection[bytes]) -> Iterator[bytes]:
        """Every file of mine that git does not know yet; what is still being written is none."""
        yield from (path for path in self._files(root) if path not in known)

    def _files(self, root: Folder) -> Iterator[bytes]:
        if self.is_founder:
            yield from (name.encode() for name in FOUNDED if _is_file(root, name))
        for rid in self.rids:
            with suppress(FileNotFoundError, NotPlainError), _folder(root, rid) as folder:
                slices = filter(slice_name, folder.names(LIMITS.names))
                yield from (f"{LAYOUT}/{rid}/{n}".encode() for n in slices if _is_file(folder, n))


@contextmanager
def _folder(root: Folder, rid: str) -> Iterator[Folder]:
    with root.inner(LAYOUT) as replicas, replicas.inner(rid) as folder:
        yield folder


def _is_file(folder: Folder, name: str) -> bool:
    with suppress(OSError):
        return S_ISREG(folder.status(name).st_mode)
    return False
