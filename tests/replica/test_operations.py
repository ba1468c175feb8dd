from base64 import b32encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, UnsetType

from okrtui.replica.operations import New, fresh_id, natural_id, natural_key, proves_its_maker
from tests.replica.signers import SPACE, Replica

ANN, BOB = Replica("ann"), Replica("bob")
NONCE = "0123456789abcdef"


def made(e: str, n: str | UnsetType = UNSET, key: str | UnsetType = UNSET, kind: str = "cycle") -> New:
    return New(e, kind, {}, 1, n=n, key=key)


def by_hand(*lines: str) -> str:
    return b32encode(sha256("\n".join(lines).encode("ascii")).digest()).decode().lower()[:26]


def test_a_fresh_id_follows_from_its_replica_and_nonce_as_the_protocol_says() -> None:
    assert fresh_id(ANN.rid, NONCE) == by_hand("okrtui-id-1", ANN.rid, NONCE)
    assert fresh_id("a" * 26, NONCE) == "wsfjz2hnvmireqktxizhzi7lwi"


def test_a_natural_id_follows_from_its_space_kind_and_key_as_the_protocol_says() -> None:
    assert natural_key("carry", "x", "2026-Q4") == '["carry","x","2026-Q4"]'
    assert natural_id(SPACE, "cycle", "2026-Q4") == by_hand("okrtui-key-1", SPACE, "cycle", '["2026-Q4"]')


def test_only_the_replica_with_that_id_could_have_made_a_fresh_entity() -> None:
    new = made(fresh_id(ANN.rid, NONCE), n=NONCE)
    assert proves_its_maker(new, SPACE, ANN.rid)
    assert not proves_its_maker(new, SPACE, BOB.rid)


@given(st.text(st.sampled_from("0123456789abcdef"), min_size=16, max_size=16))
def test_another_nonce_is_another_id(nonce: str) -> None:
    assert proves_its_maker(made(fresh_id(ANN.rid, NONCE), n=nonce), SPACE, ANN.rid) == (nonce == NONCE)


def test_a_natural_entity_is_the_same_whoever_makes_it_and_another_in_another_space_or_kind() -> None:
    new = made(natural_id(SPACE, "cycle", "2026-Q4"), key=natural_key("2026-Q4"))
    assert proves_its_maker(new, SPACE, ANN.rid)
    assert proves_its_maker(new, SPACE, BOB.rid)
    assert not proves_its_maker(new, "t" * 26, ANN.rid)
    assert not proves_its_maker(made(new.e, key='["2026-Q4"]', kind="review"), SPACE, ANN.rid)


@pytest.mark.parametrize(
    "proof", [{}, {"n": "x"}, {"key": '["2027-Q1"]'}, {"n": NONCE, "key": '["2026-Q4"]'}]
)
def test_an_id_without_its_proof_is_nobody_s(proof: dict[str, str]) -> None:
    assert not proves_its_maker(made(natural_id(SPACE, "cycle", "2026-Q4"), **proof), SPACE, ANN.rid)
