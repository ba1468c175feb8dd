"""Errors at each system call: a sentence, nothing half written, and it heals."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from okrtui.share.arrivals import Collected
from okrtui.share.faults import Cause, ShareFault
from okrtui.share.marker import put
from okrtui.share.names import slice_name
from okrtui.share.patience import WAITS, patiently
from okrtui.share.publish import Published
from okrtui.share.quarantine import Kind
from okrtui.share.repair import missing, repair
from okrtui.share.share import opened
from okrtui.share.slices import whole
from tests.share.machines import SPACE, Machine, founded, marker
from tests.share.systems import System

CODES = (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.EINVAL)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    return System(monkeypatch)


def half_written(machine: Machine) -> list[str]:
    """Files whose bytes do not fit their names, and those left behind."""
    names = machine.files if machine.folder.exists() else []
    return [name for name in names if not is_whole(machine.folder / name)]


def is_whole(path: Path) -> bool:
    promised = slice_name(path.name)
    return promised is not None and whole(path.read_bytes(), promised) is not None


def prepared(share: Path, number: int) -> tuple[Machine, Machine]:
    """Ann has published one step and not another; bob has seen nothing."""
    founded(share.parent / f"share-{number}")
    ann, bob = (Machine(name, share.parent / f"share-{number}") for name in ("ann", "bob"))
    ann.commit()
    ann.publish()
    ann.commit()
    return ann, bob


def told(deed: Callable[[], Collected | Published]) -> str | None:
    """What a round said of itself; anything but a fault of the share goes through."""
    try:
        match deed():
            case Collected(fault=ShareFault() as fault):
                return str(fault)
            case _:
                return None
    except ShareFault as fault:
        return str(fault)


def every_call(
    share: Path, system: System, deed: Callable[[Machine, Machine], object]
) -> list[tuple[str, int]]:
    people = prepared(share, 0)
    with system.counted() as made:
        deed(*people)
    return [(call, number) for call in made for number in range(1, made[call] + 1)]


@pytest.mark.parametrize("code", CODES, ids=lambda code: errno.errorcode[code])
def test_publishing_that_fails_at_any_call_says_so_leaves_nothing_half_written_and_heals(
    share: Path, system: System, code: int
) -> None:
    calls = every_call(share, system, lambda ann, bob: ann.publish())
    assert {call for call, _ in calls} >= {"open", "write", "fsync", "replace", "scandir", "stat"}
    for number, (call, place) in enumerate(calls, 1):
        ann, bob = prepared(share, number)
        with system.failing(call, place, code):
            said = told(ann.publish)
        assert said is None or said.startswith(("the share could not be ", "the marker ")), (call, place)
        assert half_written(ann) == [], (call, place)
        ann.publish()
        bob.collect()
        assert bob.holds() == ann.holds(), (call, place)


@pytest.mark.parametrize("code", CODES, ids=lambda code: errno.errorcode[code])
def test_collecting_that_fails_at_any_call_says_so_and_heals(share: Path, system: System, code: int) -> None:
    def deed(ann: Machine, bob: Machine) -> None:
        ann.publish()
        bob.collect()

    for number, (call, place) in enumerate(every_call(share, system, deed), 1):
        ann, bob = prepared(share, number)
        ann.publish()
        with system.failing(call, place, code):
            said = told(bob.collect)
        assert said or bob.verdicts or bob.holds() == ann.holds(), (call, place)
        bob.now += 600
        assert bob.collect().fault is None
        assert bob.holds() == ann.holds(), (call, place)


@pytest.mark.parametrize(
    ("code", "sentence", "cause"),
    [
        (errno.ENOSPC, "the share could not be written: the disk is full", Cause.FULL),
        (errno.EROFS, "the share could not be written: the disk is read-only", Cause.READ_ONLY),
        (errno.ESTALE, "the share could not be written: the network folder went away", Cause.ABSENT),
        (errno.EIO, "the share could not be written: the disk reports an error", Cause.FAILING),
        (
            errno.ETIMEDOUT,
            "the share could not be written: the network folder does not answer",
            Cause.FAILING,
        ),
    ],
)
def test_a_fault_says_what_and_why(
    ann: Machine, system: System, code: int, sentence: str, cause: Cause
) -> None:
    ann.commit()
    with system.failing("write", 1, code), pytest.raises(ShareFault) as failure:
        ann.publish()
    assert (str(failure.value), failure.value.cause) == (sentence, cause)
    assert ann.files == []


def test_everything_that_reads_or_writes_says_what_it_could_not_do(
    ann: Machine, tmp_path: Path, system: System
) -> None:
    ann.commit()
    ann.publish()
    log = ann.logs[ann.rid]
    (tmp_path / "new").mkdir()
    with opened(ann.share, SPACE) as share:
        for deed, sentence in (
            (lambda: missing(share, [log]), "the share could not be read"),
            (lambda: repair(share, [log]), "the share could not be repaired"),
        ):
            with system.failing("scandir", 1, errno.EIO), pytest.raises(ShareFault, match=sentence):
                deed()
    with system.failing("write", 1, errno.ENOSPC), pytest.raises(ShareFault, match="made a share"):
        put(tmp_path / "new", marker())
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EPERM, errno.EACCES, errno.EXDEV])
def test_where_nothing_can_be_renamed_a_file_gets_its_name_at_once(
    ann: Machine, bob: Machine, system: System, code: int
) -> None:
    ann.commit()
    with system.failing("replace", 1, code):
        assert ann.publish().written == 1
    assert half_written(ann) == []
    bob.collect()
    assert bob.holds() == ann.holds()


def test_where_nothing_can_be_renamed_a_full_disk_leaves_no_short_file(
    ann: Machine, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.commit()
    ann.folder.mkdir(parents=True)
    with system.failing("write", 2, errno.ENOSPC):
        monkeypatch.setattr("okrtui.share.folders.NO_RENAME", frozenset({errno.EIO}))
        monkeypatch.setattr("os.replace", lambda *_, **__: _raise(errno.EIO))
        with pytest.raises(ShareFault, match="the disk is full"):
            ann.publish()
    assert ann.files == []


def _raise(code: int) -> None:
    raise OSError(code, "no")


def test_what_was_written_before_a_fault_counts(ann: Machine, bob: Machine, system: System) -> None:
    for _ in range(3):
        ann.commit(size=3_000_000)
    with system.failing("replace", 2, errno.ENOSPC), pytest.raises(ShareFault):
        ann.publish()
    assert len(ann.files) == 1
    assert ann.publish().written == 2
    bob.collect()
    assert bob.holds() == ann.holds()


def test_a_share_that_goes_away_ends_the_round_at_once_and_what_came_is_kept(
    ann: Machine, bob: Machine, share: Path, system: System
) -> None:
    people = sorted((Machine(name, share) for name in ("eve", "kim", "lee")), key=lambda one: one.rid)
    for person in people:
        person.commit()
        person.publish()
    with system.counted() as made:
        Machine("uma", share).collect()
        opens = made["open"]
    with system.failing("open", opens, errno.ESTALE):
        found = bob.collect()
    assert str(found.fault) == "the share could not be read: the network folder went away"
    assert bob.holds() == people[0].holds() | people[1].holds()


def test_a_disk_that_fails_at_every_file_is_said_once(ann: Machine, bob: Machine, system: System) -> None:
    for _ in range(25):
        slice_ = ann.slice(ann.commit())
        ann.place(slice_.name.text, slice_.data)
    with system.failing("fstat", 2, errno.EIO, onwards=True):
        found = bob.collect()
    assert str(found.fault) == "the share could not be read: the disk reports an error"
    assert len(bob.verdicts) == 20
    assert {verdict.kind for verdict in bob.verdicts} == {Kind.UNREADABLE}


def test_another_program_that_holds_a_file_is_waited_for_a_few_times() -> None:
    waited: list[float] = []
    tries = iter([5, 32, 33])

    def deed() -> None:
        if code := next(tries, None):
            raise _held(code)

    patiently(deed, waited.append)
    assert waited == list(WAITS[:3])


def test_who_holds_a_file_for_good_is_an_error() -> None:
    waited: list[float] = []

    def deed() -> None:
        raise _held(32)

    with pytest.raises(OSError, match="held"):
        patiently(deed, waited.append)
    assert waited == list(WAITS)


def test_other_errors_are_not_waited_for() -> None:
    waited: list[float] = []
    with pytest.raises(OSError, match="no"):
        patiently(lambda: _raise(errno.EIO), waited.append)
    assert waited == []


def _held(code: int) -> OSError:
    error = OSError(13, "held")
    error.winerror = code  # type: ignore[attr-defined]
    return error
