import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.ordering import between, spread

DIGITS = string.digits + string.ascii_lowercase
SALTS = st.text(DIGITS, min_size=2, max_size=2)
PLACES = st.lists(st.tuples(st.integers(0, 1000), SALTS), max_size=60)


def test_the_first_index_leaves_room_on_both_sides() -> None:
    assert between(None, None, "a7") == "i0a7"


def test_an_added_line_takes_the_nearest_place_after_the_last() -> None:
    assert between("i0a7", None, "q3") == "i1q3"


def test_a_line_put_first_takes_the_nearest_place_before_the_first() -> None:
    assert between(None, "i0a7", "q3") == "hzq3"


def test_a_line_put_between_two_takes_the_middle() -> None:
    assert between("i0a7", "k0b1", "q3") == "j0q3"
    assert between("i0a7", "i1b1", "q3") > "i0a7"


def test_two_copies_that_fill_one_gap_differ_by_their_two_random_characters() -> None:
    assert between("i0a7", "k0b1", "q3") != between("i0a7", "k0b1", "x9")


def test_an_index_never_ends_in_0_even_when_its_salt_does() -> None:
    assert between(None, None, "a0") == "i0a1"
    assert spread(1, "00") == ("i001",)


def test_neighbours_that_two_copies_gave_one_place_give_the_place_just_after() -> None:
    assert "i0a7" < between("i0a7", "i0a7", "q3") < "i1"
    assert "k0a7" < between("k0a7", "i0b1", "q3") < "k1"


@pytest.mark.parametrize("hostile", ["", "ÄÖ", "I0A7", "~~~", "i0 7", "z" * 5000, "000"])
def test_what_is_no_index_counts_as_an_open_end(hostile: str) -> None:
    assert between(hostile, None, "q3") == between(None, None, "q3")
    assert between(None, hostile, "q3") == between(None, None, "q3")


@pytest.mark.parametrize("salt", ["", "a", "abc", "A1", "é1"])
def test_a_salt_is_two_characters(salt: str) -> None:
    with pytest.raises(ValueError, match="not two characters"):
        between(None, None, salt)


def test_a_thousand_added_lines_cost_one_character() -> None:
    index = None
    for _ in range(1000):
        index = between(index, None, "5k")
    assert len(index or "") <= 5


def test_a_thousand_lines_put_first_cost_one_character() -> None:
    index = None
    for _ in range(1000):
        index = between(None, index, "5k")
    assert len(index or "") <= 5


@pytest.mark.parametrize("keeps_low", [True, False])
def test_inserts_at_one_place_cost_a_character_for_five(*, keeps_low: bool) -> None:
    low, high = "i0a7", "i1b1"
    for _ in range(200):
        new = between(low, high, "5k")
        low, high = (low, new) if keeps_low else (new, high)
    assert max(len(low), len(high)) <= 4 + 200 // 5 + 2


@given(PLACES)
def test_an_index_is_always_strictly_between_its_neighbours(inserts: list[tuple[int, str]]) -> None:
    indices: list[str] = []
    for wanted, salt in inserts:
        place = wanted % (len(indices) + 1)
        before = indices[place - 1] if place else None
        after = indices[place] if place < len(indices) else None
        indices.insert(place, between(before, after, salt))
    assert all(low < high for low, high in pairwise(indices))
    assert not any(index.endswith("0") for index in indices)


INDICES = st.text(DIGITS, min_size=1, max_size=12).map(lambda text: text.rstrip("0") + "1")


@given(INDICES, INDICES, SALTS)
def test_there_is_room_between_any_two_indices(one: str, other: str, salt: str) -> None:
    low, high = sorted((one, other))
    new = between(low, high, salt)
    assert low < new
    assert low == high or new < high


@given(INDICES, SALTS)
def test_there_is_room_before_and_after_any_index(index: str, salt: str) -> None:
    assert between(None, index, salt) < index < between(index, None, salt)


@given(st.one_of(st.none(), st.text(max_size=8)), st.one_of(st.none(), st.text(max_size=8)), SALTS)
def test_any_text_from_elsewhere_gives_an_index(before: str | None, after: str | None, salt: str) -> None:
    assert set(between(before, after, salt)) <= set(DIGITS)


@given(st.integers(0, 3000), SALTS)
def test_indices_for_many_new_things_are_in_order_with_room_between(amount: int, salt: str) -> None:
    indices = spread(amount, salt)
    assert len(indices) == amount
    assert all(low < high for low, high in pairwise(indices))
    assert all(len(between(low, high, salt)) <= len(low) for low, high in pairwise(indices))
