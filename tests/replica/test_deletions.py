"""What a deletion knew of, and what was done without knowing of it."""

from itertools import permutations
from typing import Any

import pytest

from okrtui.replica.commits import Commit
from okrtui.replica.operations import DELETED, New, Reference, Set, fresh_id
from okrtui.replica.registers import Entity, fold, unseen_by_deletion
from tests.replica.signers import SPACE, Replica

NONCE = "0" * 16


class Pair:
    """Two replicas and the one entity that the first of them made."""

    def __init__(self) -> None:
        self.mei, self.ken = Replica("mei"), Replica("ken")
        self.id = fresh_id(self.mei.rid, NONCE)
        self.commits = [self.mei.commit(New(self.id, "objective", {"title": "a"}, 1, n=NONCE))]

    def sets(self, who: Replica, *fields: tuple[str, Any]) -> None:
        """One commit that gives fields values, without having seen any other."""
        self.commits.append(who.commit(*(Set(self.id, name, value, (), 2) for name, value in fields)))

    @property
    def unseen(self) -> set[Reference]:
        """What the deletion did not know, which is the same in every order."""
        found = {frozenset(unseen_by_deletion(self._entity(each))) for each in permutations(self.commits)}
        (only,) = found
        return set(only)

    def _entity(self, commits: tuple[Commit, ...]) -> Entity:
        entities: dict[str, Entity] = {}
        for commit in commits:
            fold(entities, SPACE, commit)
        return entities[self.id]


@pytest.fixture
def pair() -> Pair:
    return Pair()


def test_what_another_did_without_knowing_is_unseen(pair: Pair) -> None:
    pair.sets(pair.mei, (DELETED, {"seen": {pair.mei.rid: 1}}))
    pair.sets(pair.ken, ("title", "b"))
    assert {place[:2] for place in pair.unseen} == {(pair.ken.rid, 1)}


def test_what_the_deletion_knew_is_not(pair: Pair) -> None:
    pair.sets(pair.ken, ("title", "b"))
    pair.sets(pair.mei, (DELETED, {"seen": {pair.mei.rid: 1, pair.ken.rid: 1}}))
    assert pair.unseen == set()


def test_what_the_same_step_or_replica_did_is_no_surprise_to_it(pair: Pair) -> None:
    pair.sets(pair.mei, ("title", "b"), (DELETED, {"seen": {pair.mei.rid: 1}}), ("why", "c"))
    pair.sets(pair.mei, ("title", "d"))
    assert pair.unseen == set()


def test_two_deletions_know_together(pair: Pair) -> None:
    anna = Replica("anna")
    pair.sets(anna, ("title", "b"))
    pair.sets(pair.mei, (DELETED, {"seen": {pair.mei.rid: 1}}))
    pair.sets(pair.ken, (DELETED, {"seen": {anna.rid: 1}}))
    assert pair.unseen == set()


def test_a_deletion_that_says_nothing_knew_nothing_of_others(pair: Pair) -> None:
    for value in (True, {"seen": None}, {"seen": {pair.mei.rid: "1"}}, {}):
        pair = Pair()
        pair.sets(pair.ken, (DELETED, value))
        assert {place[:2] for place in pair.unseen} == {(pair.mei.rid, 1)}


def test_without_a_deletion_nothing_is_unseen(pair: Pair) -> None:
    pair.sets(pair.ken, ("title", "b"), (DELETED, None))
    assert pair.unseen == set()
