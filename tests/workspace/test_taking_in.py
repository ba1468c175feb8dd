"""What is missing and who forked is told as the whole logs say, in whatever order commits come."""

from collections.abc import Sequence
from itertools import permutations

from okrtui.replica.commits import Commit
from okrtui.replica.operations import Set
from okrtui.share.arrivals import Arrival, Collected
from okrtui.share.holes import holes, is_forked
from okrtui.share.quarantine import Seen
from okrtui.workspace.carried import read_carried
from okrtui.workspace.carrying import Carriage
from okrtui.workspace.held import FEW, Held
from okrtui.workspace.home import Home
from okrtui.workspace.taking_in import take_in
from okrtui.workspace.workspace import Workspace
from tests.replica.signers import Replica


def arrives(here: Workspace, of: Replica, *commits: Commit) -> None:
    """A round that brought these."""
    collected = Collected({of.rid: Arrival(of.rid, of.header, list(commits))})
    take_in(here, Carriage(collected=collected, seen=Seen()))


def written(name: str, space: str) -> tuple[Replica, Sequence[Commit]]:
    """Three steps of a replica, and one more of a copy of it that did not know of the third."""
    replica = Replica(name, space)
    first, second = (replica.commit(Set("e" * 26, "title", n, (), n)) for n in (1, 2))
    third = replica.commit(Set("e" * 26, "title", 3, (), 3))
    replica.number, replica.last = second.opening.b, second.cid
    return replica, (first, second, third, replica.commit(Set("e" * 26, "title", 4, (), 4)))


def test_holes_and_forks_are_told_as_the_whole_log_says_after_each_commit_in_any_order(home: Home) -> None:
    here = home.workspaces[home.default]
    for order in permutations(range(4)):
        replica, commits = written(str(order), here.space)
        for place in order:
            arrives(here, replica, commits[place])
            known, carried = here.journal.every_commit(replica.rid), read_carried(here.identity.directory)
            hole = carried.holes.get(replica.rid)
            assert (hole.missing if hole else 0) == sum(each.size for each in holes(known)), order
            assert (replica.rid in carried.forked) == is_forked(known), order


def test_a_log_is_known_to_hold_what_it_holds_however_much_is_asked(home: Home) -> None:
    here = home.workspaces[home.default]
    replica, commits = written("ann", here.space)
    arrives(here, replica, commits[1], commits[3])
    held = Held(here)
    for _ in range(FEW):
        assert [held.has(commit) for commit in commits] == [False, True, False, True]
    assert not Held(here).has(commits[0])
