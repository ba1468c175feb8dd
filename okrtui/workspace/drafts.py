"""drafts.json: what was typed and not recorded, one file a space, in machine-local state."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

import msgspec

from okrtui.okr.drafts import Draft
from okrtui.okr.errors import StorageError
from okrtui.store.faults import StoreFault
from okrtui.store.files import write_whole

Kept = dict[str, Draft]
_decoder = msgspec.json.Decoder(Kept)


class Drafts:
    """The drafts of every space: at once in memory, on the disk when `write` is called."""

    def __init__(self, place: Callable[[str], Path]) -> None:
        self._place = place
        self._known: dict[str, Kept] = {}
        self._changed: dict[str, dict[str, Draft | None]] = {}
        self._notices: list[str] = []
        self._turn = Lock()

    def of(self, space: str, id_: str) -> Draft | None:
        """The draft of a key result."""
        return self._of_space(space).get(id_)

    def keep(self, space: str, id_: str, draft: Draft | None) -> None:
        """Remember a draft in the place of the one before; None forgets it."""
        known = self._of_space(space)
        if draft is None and id_ not in known:
            return
        if draft is None:
            del known[id_]
        else:
            known[id_] = draft
        self._changed.setdefault(space, {})[id_] = draft

    def told(self) -> list[str]:
        """Sentences about drafts that could not be read, each told once."""
        told, self._notices = self._notices, []
        return told

    @property
    def is_written(self) -> bool:
        """Whether the disk has all of them."""
        return not self._changed and not self._turn.locked()

    def unwritten(self) -> list[tuple[str, Draft]]:
        """What was typed and is not on the disk, each with the id it is kept by."""
        changed = [each for space in self._changed.values() for each in space.items()]
        return [(id_, draft) for id_, draft in changed if draft is not None]

    def write(self) -> None:
        """Put what changed on the disk, beside what other processes put there; StorageError where it refuses.

        Who writes while another thread does waits for it, and then writes what that one could not.
        """
        with self._turn:
            self._write_changed()

    def _write_changed(self) -> None:
        for space in tuple(self._changed):
            changed = self._changed.pop(space)
            try:
                self._write(space, changed)
            except StoreFault as fault:
                self._changed[space] = {**changed, **self._changed.get(space, {})}
                raise StorageError(f"a draft could not be kept: {fault}") from fault

    def _write(self, space: str, changed: dict[str, Draft | None]) -> None:
        together = {**self._read(space), **changed}
        kept = {id_: draft for id_, draft in together.items() if draft is not None}
        write_whole(self._place(space) / "drafts.json", msgspec.json.encode(kept))

    def _of_space(self, space: str) -> Kept:
        if space not in self._known:
            self._known[space] = self._read(space)
        return self._known[space]

    def _read(self, space: str) -> Kept:
        path = self._place(space) / "drafts.json"
        try:
            return _decoder.decode(path.read_bytes())
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._notices.append(f"your drafts cannot be read: {error.strerror} ({path})")
        except (msgspec.MsgspecError, UnicodeError):
            self._set_aside(path)
        return {}

    def _set_aside(self, path: Path) -> None:
        aside = path.with_name("drafts.damaged.json")
        try:
            path.replace(aside)
        except OSError:
            aside = path
        self._notices.append(f"your drafts were damaged and are set aside ({aside})")
