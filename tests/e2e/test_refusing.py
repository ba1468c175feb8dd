"""A disk that refuses one system call of `okrtui checkin`: one sentence, nothing lost, and it goes on."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from okrtui.cli.context import MANY
from okrtui.okr.records import KeyResult
from okrtui.store.identity import Identity
from tests.e2e.strace import WRITING, Call, Ended, touching, traced, why_not
from tests.workspace.desk import Desk, checked_in, key_result, last_quarter, objective

pytestmark = [pytest.mark.kill, pytest.mark.skipif(bool(why_not()), reason=why_not())]

ERRORS = ("EIO", "ESTALE", "ENOSPC")
CHECK_IN = ("checkin", "Deploys per week", "9", "--confidence", "7")
LISTED = ("state", "data/spaces")
TRIALS = 3


class Refusal(NamedTuple):
    """Which call fails, and with what."""

    call: Call
    error: str


class Case(NamedTuple):
    """A home to copy, and whether a copy is noticed as one; with how many check-ins."""

    desk: Desk
    is_noticed: bool
    check_ins: int


def founded(directory: Path, check_ins: int) -> Desk:
    """A home with one key result, in its tables, and so many check-ins beyond them."""
    desk = Desk(directory)
    home = desk.found()
    kr = key_result(home, objective(home))
    last_quarter(home)
    home.checkpoint()
    for _ in range(check_ins):
        checked_in(home, kr, 5)
    home.write_brief()
    return desk


def copied(case: Case, directory: Path) -> Desk:
    copy = case.desk.copied(directory)
    for path in copy.state.glob("*/identity.json"):
        if not case.is_noticed:
            identity = Identity.load(path.parent)
            place = (copy.data / "spaces" / identity.remembered.space / "log").stat()
            identity.remembered.device, identity.remembered.inode = place.st_dev, place.st_ino
            identity.save()
    return copy


def found_calls(case: Case, directory: Path) -> list[Call]:
    """What a check-in that is let be calls on the files of a home."""
    desk = copied(case, directory / "counted")
    done = traced(desk.directory, directory / "counted.log", *CHECK_IN)
    assert (done.code, done.complained) == (0, "")
    return touching(desk.directory, done.calls)


def is_listing(call: Call) -> bool:
    return any(f'/counted/{name}", ' in call.about for name in LISTED)


def is_saving(call: Call) -> bool:
    """Whether a call is one that makes the step durable."""
    return call.name in {"write", "fsync"} and "/log/" in call.about


def refusals(calls: Sequence[Call], fully: Sequence[str]) -> list[Refusal]:
    """Every call with one of the errors in turn, those of some kinds with each."""
    return [
        Refusal(call, error)
        for number, call in enumerate(calls)
        for place, error in enumerate(ERRORS)
        if call.name in fully or place == number % len(ERRORS)
    ]


def refused(case: Case, refusal: Refusal, directory: Path) -> tuple[Desk, Ended]:
    """A home whose call was refused.

    It is tried anew where Python opened more or fewer files of its own than when the calls were counted.
    """
    (name, number, _), error = refusal
    for trial in range(TRIALS):
        desk = copied(case, directory / f"{name}-{number}-{error}-{trial}")
        inject, log = f"{name}:error={error}:when={number}", desk.directory.with_suffix(".log")
        done = traced(desk.directory, log, *CHECK_IN, inject=inject)
        hit = [line for line in done.calls.splitlines() if "(INJECTED)" in line]
        if len(hit) == 1 and f"{desk.directory}/" in hit[0]:
            return desk, done
    raise AssertionError((refusal, hit))


def check_ins(desk: Desk) -> int:
    """How many there are to see, after a plain start."""
    home = desk.open()
    (found,) = home.okrs.key_results.values()
    assert all(workspace.verify()[1] == [] for workspace in home.workspaces.values())
    return len(home.okrs.check_ins.get(found.id, ()))


def require_one_sentence(done: Ended, codes: Sequence[int], about: object) -> None:
    assert done.code in codes, (about, done.complained)
    assert bool(done.said) or done.code != 0, about
    if done.complained:
        assert done.complained.startswith("okrtui: "), about
        assert done.complained.count("\n") == 1, (about, done.complained)
    else:
        assert done.code == 0, about


def require_going_on(desk: Desk, about: object) -> None:
    """A later check-in and a checkpoint are as if nothing had been."""
    before, home = check_ins(desk), desk.open()
    (found,) = home.okrs.key_results.values()
    assert isinstance(found, KeyResult)
    checked_in(home, found, 10)
    home.checkpoint()
    assert check_ins(desk) == before + 1, about
    assert desk.open().notices() == [], about
    assert desk.open().unsaved == 0, about


@pytest.mark.parametrize(
    ("waiting", "is_noticed", "codes"),
    [(1, False, (0, 4)), (1, True, (0, 3, 4)), (MANY, False, (0, 4))],
    ids=["at home", "in a copy that takes a new replica", "with a checkpoint"],
)
def test_whatever_call_the_disk_refuses_there_is_one_sentence_and_nothing_is_lost(
    tmp_path: Path, waiting: int, is_noticed: bool, codes: Sequence[int]
) -> None:
    """A copy whose new replica could not be kept at first asks for the step once more (3)."""
    case = Case(founded(tmp_path / "base", waiting), is_noticed, waiting)
    calls = [call for call in found_calls(case, tmp_path) if not is_listing(call)]
    assert {"openat", "write", "fsync", "rename"} <= {call.name for call in calls}
    wanted = refusals(calls, () if is_noticed else WRITING)
    if waiting == MANY:  # what the check-in itself does is done above
        wanted = [refusal for refusal in wanted if "/tables/." in refusal.call.about]
        assert len(wanted) >= 3 * 2 * len(ERRORS)
    with ThreadPoolExecutor(2) as pool:
        for refusal, (desk, done) in zip(
            wanted, pool.map(lambda each: refused(case, each, tmp_path), wanted), strict=True
        ):
            require_one_sentence(done, codes, refusal)
            assert done.code == 4 or not is_saving(refusal.call), refusal
            assert check_ins(desk) == case.check_ins + bool(done.said), (refusal, done)
            require_going_on(desk, refusal)


def test_a_step_that_could_neither_be_forced_to_the_disk_nor_taken_back_is_uncertain_and_found_later(
    tmp_path: Path,
) -> None:
    case = Case(founded(tmp_path / "base", 1), False, 1)
    desk = copied(case, tmp_path / "copy")
    done = traced(desk.directory, tmp_path / "log", *CHECK_IN, inject="fsync,ftruncate:error=EIO:when=1")
    assert done.calls.count("(INJECTED)") == 2
    require_one_sentence(done, (4,), done)
    assert done.said == ""
    assert "it is not certain that this was saved: look before doing it again" in done.complained
    assert check_ins(desk) == 2
    require_going_on(desk, done)


@pytest.mark.parametrize("name", LISTED)
def test_a_directory_of_the_home_that_cannot_be_listed_is_one_sentence(tmp_path: Path, name: str) -> None:
    case = Case(founded(tmp_path / "base", 1), False, 1)
    (call,) = (c for c in found_calls(case, tmp_path) if f'/counted/{name}", ' in c.about)
    desk, done = refused(case, Refusal(call, "EIO"), tmp_path)
    require_one_sentence(done, (4,), name)
    assert check_ins(desk) == 1
