import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.share.names import (
    STEM,
    SliceName,
    is_ignored,
    is_replica,
    is_temporary,
    slice_name,
    temporary_name,
)

HASH = "0123456789abcdef" * 2
PLACE = f"0000000017-0000000018-{HASH}"
NAMES = st.builds(
    lambda a, more, hash_: SliceName(a, a + more, hash_),
    st.integers(1, 10**9),
    st.integers(0, 10**9),
    st.text("0123456789abcdef", min_size=32, max_size=32),
)


@given(NAMES)
def test_a_name_says_what_it_was_made_of(name: SliceName) -> None:
    assert slice_name(name.text) == name


@given(NAMES)
def test_a_name_is_safe_on_every_disk_and_engine(name: SliceName) -> None:
    assert len(name.text) <= 60
    assert set(name.text) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")


@pytest.mark.parametrize(
    "ending",
    [
        ".okl",
        " (1).okl",
        ".okl (1)",
        ".sync-conflict-20261121-210336-ABCDEFG.okl",
        " (Bob's conflicted copy 2026-11-21).okl",
        "-DESKTOP-17.okl",
        ".variant-a1b2.okl",
    ],
)
def test_what_engines_call_a_duplicate_is_the_same_slice(ending: str) -> None:
    assert slice_name(PLACE + ending) == SliceName(17, 18, HASH)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "README.txt",
        f"17-18-{HASH}.okl",
        f"0000000017-0000000018-{HASH[1:]}.okl",
        f"0000000017-0000000018-{HASH}0.okl",
        f"0000000017-0000000018-{HASH.upper()}.okl",
        f"0000000018-0000000017-{HASH}.okl",
        f"0000000000-0000000017-{HASH}.okl",
        f"x{PLACE}.okl",
        f"\u0660{PLACE[1:]}.okl",
    ],
)
def test_other_names_promise_nothing(name: str) -> None:
    assert slice_name(name) is None


@given(st.text())
def test_any_name_at_all_can_be_asked_about(name: str) -> None:
    found = slice_name(name)
    assert found is None or name.startswith(found.stem)
    assert not (is_replica(name) and is_ignored(name))


@pytest.mark.parametrize("name", [".stfolder", "~lock", "tmp-0123456789ab.part", ".syncthing.x.tmp"])
def test_what_engines_and_writers_keep_for_themselves_is_ignored(name: str) -> None:
    assert is_ignored(name)


def test_a_file_being_written_has_a_name_of_its_own_each_time() -> None:
    names = {temporary_name() for _ in range(20)}
    assert len(names) == 20
    assert all(is_temporary(name) and is_ignored(name) for name in names)


@pytest.mark.parametrize("name", ["a" * 25, "a" * 27, "A" * 26, "../" + "a" * 23, "1" * 26, ""])
def test_a_folder_that_is_named_otherwise_is_no_replica(name: str) -> None:
    assert not is_replica(name)


@given(NAMES)
def test_the_beginning_of_every_name_is_as_long(name: SliceName) -> None:
    assert name.text[:STEM] == name.stem
