"""A team in one process: people with wild clocks, an engine that carries files badly, disks that are put back.

Everything that happens follows from a seed. Each person has a copy of the share; the engine carries single
files between the copies: late, torn, twice, under other names, with other line ends.
"""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from okrtui.replica.commits import Commit
from okrtui.replica.operations import New, Operation, Reference, Set, fresh_id
from okrtui.replica.registers import reference, stamps
from okrtui.share.faults import ShareFault
from okrtui.share.names import MARKER, slice_name
from okrtui.share.slices import slice_of, whole
from tests.replica.histories import YEAR_1970, YEAR_2026, YEAR_2099
from tests.replica.readers import App, Reader, View
from tests.replica.signers import Replica
from tests.share.machines import SPACE, Machine, founded
from tests.share.systems import Killed, System

PEOPLE = ("ann", "bob", "eve")
FIELDS = ("title", "parent")


class Person(Machine):
    """An installation that edits what it sees; `reader` is its fold, filled in the order commits came in."""

    def __init__(self, name: str, share: Path, make: Callable[[], Reader]) -> None:
        super().__init__(name, share)
        self.name = name
        self.own_replicas = [self.replica]
        self.make = make
        self.order: list[Commit] = []
        self.nonces = 0
        self.backup: list[Commit] | None = None

    def keep(self, rid: str, header: bytes, commits: list[Commit]) -> None:  # type: ignore[override]
        super().keep(rid, header, commits)
        self.order += commits

    def own(self):  # type: ignore[no-untyped-def]
        return [self.logs[replica.rid] for replica in self.own_replicas if replica.rid in self.logs]

    def view(self) -> View:
        reader = self.make()
        for commit in self.order:
            reader.take(commit)
        return reader.view()

    def heads(self, id_: str, name: str) -> tuple[Reference, ...]:
        """What the app of this person shows for a register, as later operations name it."""
        app = App()
        for commit in self.order:
            app.take(commit)
        entity = app.entities.get(id_)
        return tuple(head.reference for head in entity.heads(name)) if entity else ()

    def renew(self) -> None:
        """Take a new replica, as whoever finds their log folder replaced."""
        self.replica = Replica(f"{self.name} {len(self.own_replicas)}", SPACE)
        self.own_replicas.append(self.replica)

    def restore(self, random: Random) -> None:
        """Put the disk back to a backup. The installation notices; or it does not, and its replica forks."""
        if self.backup is None:
            return
        kept, headers = self.backup, {rid: log.header for rid, log in self.logs.items()}
        self.logs, self.cids, self.order = {}, {}, []
        for commit in kept:
            self.keep(commit.rid, headers[commit.rid], [commit])
        for rid in headers:
            self.seen.forget(rid)
        last = [commit for commit in kept if commit.rid == self.rid]
        self.replica.number = last[-1].opening.b if last else 0
        self.replica.last = last[-1].cid if last else None
        if random.random() < 0.5:
            self.renew()


class World:
    """A run: what was acknowledged, and what may have been lost with a disk that was put back."""

    def __init__(self, directory: Path, seed: int, system: System, make: Callable[[], Reader] = App) -> None:
        self.random = Random(seed)
        self.system = system
        self.made: list[Commit] = []
        self.known_before: dict[str, set[str]] = {}
        self.forged: set[str] = set()
        self.put_back: set[str] = set()
        self.is_rotten = False
        self.people = [Person(name, founded(directory / name), make) for name in PEOPLE]
        for number, person in enumerate(self.people):
            person.nonces = number * 1_000_000

    def run(self, acts: int) -> None:
        """So many things happen; then the engine delivers all there is, and whoever can publishes."""
        calamities = [
            self.wipe,
            self.set_back,
            self.unmount,
            self.back_up,
            self.restore,
            self.forge,
            self.rot,
        ]
        deeds = [self.edit] * 6 + [self.publish] * 4 + [self.collect] * 4 + [self.carry] * 12
        deeds += self.random.sample(calamities, self.random.randint(0, len(calamities)))
        for _ in range(acts):
            self.random.choice(deeds)(self.random.choice(self.people))
        for person in self.people:
            self._mount(person)

    def settle(self) -> None:
        """Everybody publishes, everything is delivered, everybody collects."""
        for person in self.people:
            person.now += 10_000
            person.publish()
        self._deliver()
        for person in self.people:
            while person.collect().is_more:
                pass

    def repair(self) -> None:
        """Whatever anybody holds is put back; then all is delivered again."""
        for person in self.people:
            person.repair()
        self.settle()

    # -- what people do

    def edit(self, person: Person) -> None:
        known = person.holds()
        ids = sorted({o.e for c in person.order for o in c.operations if isinstance(o, (New, Set))})
        t = self.random.choice([YEAR_1970, YEAR_2099, YEAR_2026 + self.random.randrange(5)])
        operation: Operation
        if not ids or self.random.random() < 0.2:
            person.nonces += 1
            nonce = f"{person.nonces:016x}"
            operation = New(fresh_id(person.rid, nonce), "idea", {"title": "new"}, t, n=nonce)
        else:
            id_, name = self.random.choice(ids), self.random.choice(FIELDS)
            operation = Set(id_, name, f"{self.random.randrange(9)}", person.heads(id_, name), t)
        commit = person.commit_of(operation)
        self.made.append(commit)
        self.known_before[commit.cid] = known

    def publish(self, person: Person) -> None:
        self._perhaps_failing(person, person.publish)

    def collect(self, person: Person) -> None:
        self._perhaps_failing(person, person.collect)
        if self.random.random() < 0.1:
            person.seen = type(person.seen)()

    def _perhaps_failing(self, person: Person, deed: Callable[[], object]) -> None:
        """Do it; a call of the system fails, or the process is killed there, or all is well."""
        person.now += self.random.choice([1, 700])
        call = self.random.choice(["write", "fsync", "replace", "open", "scandir", "mkdir", "unlink"])
        code = self.random.choice([errno.ENOSPC, errno.EIO, errno.ESTALE, errno.EACCES, None, 0, 0, 0])
        try:
            if code == 0:
                deed()
            else:
                with self.system.failing(call, self.random.randint(1, 6), code):
                    deed()
        except (ShareFault, Killed):
            pass

    # -- what happens to them

    def back_up(self, person: Person) -> None:
        person.backup = list(person.order)

    def restore(self, person: Person) -> None:
        self.put_back |= person.holds()
        person.restore(self.random)

    def unmount(self, person: Person) -> None:
        """The directory is an empty mount point until it is mounted again."""
        if person.share.with_name(f"{person.name}-away").exists():
            self._mount(person)
        else:
            person.share.rename(person.share.with_name(f"{person.name}-away"))
            person.share.mkdir()

    def _mount(self, person: Person) -> None:
        away = person.share.with_name(f"{person.name}-away")
        if away.exists():
            person.share.rmdir()  # fails when anything was written under the mount point
            away.rename(person.share)

    def wipe(self, person: Person) -> None:
        files = self._files(person)
        for path in self.random.sample(files, self.random.randint(0, len(files))):
            path.unlink()

    def set_back(self, person: Person) -> None:
        """The copy of the share is restored from a backup, or becomes one."""
        kept = person.share.with_name(f"{person.name}-kept")
        if not kept.exists():
            shutil.copytree(person.share, kept)
        elif (kept / MARKER).exists() and (person.share / MARKER).exists():
            shutil.rmtree(person.share)
            kept.rename(person.share)

    def rot(self, person: Person) -> None:
        if files := self._files(person):
            path = self.random.choice(files)
            data = bytearray(path.read_bytes())
            if data:
                data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
                path.write_bytes(data)
                self.is_rotten = True

    def forge(self, person: Person) -> None:
        """Somebody without the key writes a step in another's name, under the hash its file really has."""
        victim = self.random.choice(self.people)
        if commits := [commit for commit in victim.order if commit.rid == victim.rid]:
            stranger = Replica("stranger", SPACE)
            stranger.number, stranger.last = commits[-1].opening.b, commits[-1].cid
            forged = stranger.commit(Set("e", "title", "forged", (), YEAR_2099))
            slice_ = slice_of(victim.replica.header, [forged])
            self._put(person, Path("v1") / victim.rid / slice_.name.text, slice_.data)

    # -- the engine

    def carry(self, person: Person) -> None:
        """One file comes from another's copy: whole, torn, with other line ends, or as a duplicate."""
        other = self.random.choice(self.people)
        if not (files := self._files(other)):
            return
        path = self.random.choice(files)
        data, place = path.read_bytes(), path.relative_to(other.share)
        match self.random.randrange(8):
            case 0:
                data = data[: self.random.randint(0, len(data))]
            case 1:  # torn where a line ends
                lines = data.splitlines(keepends=True)
                data = b"".join(lines[: self.random.randint(0, len(lines))])
            case 2:
                data = data.replace(b"\n", b"\r\n")
            case 3:
                place = place.with_name(place.stem[:54] + ".sync-conflict-20261121-210336-ABCDEFG.okl")
        self._put(person, place, data)

    def _deliver(self) -> None:
        """Every copy gets every file; of several versions the whole one keeps the name."""
        versions: dict[Path, set[bytes]] = {}
        for person in self.people:
            for path in self._files(person):
                versions.setdefault(path.relative_to(person.share), set()).add(path.read_bytes())
        for place, found in versions.items():
            promised = slice_name(place.name)
            fitting = [data for data in sorted(found) if promised and whole(data, promised) is not None]
            for person in self.people:
                self._put(person, place, (fitting or sorted(found))[0])

    def _files(self, person: Person) -> list[Path]:
        return sorted(path for path in person.share.glob("v1/*/*") if not path.name.startswith("tmp-"))

    def _put(self, person: Person, place: Path, data: bytes) -> None:
        path = person.share / place
        if (person.share / MARKER).exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def violations(world: World) -> list[str]:
    """What does not hold of what must hold whatever happened."""
    found = []
    held = [person.holds() for person in world.people]
    made = {commit.cid for commit in world.made}
    if any(cids != held[0] for cids in held):
        found.append("not everybody holds the same")
    if made - world.put_back - held[0].intersection(*held[1:]):
        found.append("an acknowledged commit is lost")
    if held[0].union(*held[1:]) - made:
        found.append("a commit was accepted that nobody made")
    truth = App()
    for commit in world.made:
        if commit.cid in held[0]:
            truth.take(commit)
    views = [person.view() for person in world.people]
    if any(view != truth.view() for view in views):
        found.append("not everybody sees the same")
    if any(_overruled(world, view) for view in views):
        found.append("an edit was overruled by one that its author had seen")
    return found


def _overruled(world: World, view: View) -> bool:
    """Whether a step shows although somebody who had seen it set its register again (I7).

    Where something that the author had seen was lost with a disk, what that had replaced may show again.
    """
    by_cid = {commit.cid: commit for commit in world.made}
    held = world.people[0].holds()
    heads = {register: {reference(stamp) for stamp, _ in shown} for register, (shown, _) in view.items()}
    return any(
        reference(stamp) in heads.get(register, ())
        for commit in world.made
        if held.issuperset((commit.cid, *world.known_before[commit.cid]))
        for cid in world.known_before[commit.cid] & by_cid.keys()
        for stamp, operation in stamps(by_cid[cid])
        for register in registers(operation) & _set_by(commit)
    )


def _set_by(commit: Commit) -> set[tuple[str, str]]:
    return {(o.e, o.f) for o in commit.operations if isinstance(o, Set)}


def registers(operation: Operation) -> set[tuple[str, str]]:
    match operation:
        case Set(e=id_, f=name):
            return {(id_, name)}
        case New(e=id_, b=body):
            return {(id_, name) for name in body}
        case _:
            return set()
