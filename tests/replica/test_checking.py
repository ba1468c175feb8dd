"""Many commits are checked as each would be alone, in their order, however many help."""

import pytest
from msgspec.structs import replace

from okrtui.replica import checking
from okrtui.replica.checking import FEW, checked
from okrtui.replica.commits import read_header
from okrtui.replica.operations import Set
from tests.replica.signers import SPACE, Replica

FORGED = (0, 7, 30, 59)


@pytest.mark.parametrize("helpers", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, 60])
def test_what_is_forged_is_named_at_its_place(
    helpers: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "HELPERS", helpers)
    ann = Replica("ann")
    key = read_header(ann.header[:-1], SPACE, ann.rid).key
    commits = [ann.commit(Set("e" * 26, "title", f"v{n}", (), n)) for n in range(count)]
    for place in (place for place in FORGED if place < count):
        commits[place] = replace(commits[place], data=commits[place].data.replace(b'"v', b'"w'))
    reasons = list(checked(commits, SPACE, key))
    assert len(reasons) == count
    assert [place for place, why in enumerate(reasons) if why] == [p for p in FORGED if p < count]
    assert {why for why in reasons if why} <= {"the signature is missing or wrong"}
