"""A share as format 1 wrote it: it is read for ever, and to the same digests."""

import shutil
from pathlib import Path

from tests.share.machines import Machine
from tests.share.second import digests

GOLDEN = Path(__file__).with_name("golden") / "format-1"
COMMITS_DIGEST = "f76f0d1a641250ae5b683ad627ccb17e1f3a472f264e1c29f5e0701636dab5c0"
STATE_DIGEST = "8a7d458a859ff14c8933fe84b463816e1a161b4808898b1923b3790473f9c19a"


def test_a_share_of_format_one_is_read_and_its_writer_finds_nothing_lacking(tmp_path: Path) -> None:
    share = tmp_path / "share"
    shutil.copytree(GOLDEN, share)
    ann, bob = Machine("ann", share), Machine("bob", share)
    for title in ("Failure rate", "更快 \u2028", "later"):
        ann.commit(title)
    bob.collect()
    assert bob.holds() == ann.holds()
    assert bob.verdicts == []
    assert ann.publish().written == 0
    told = digests(share)
    assert (told["commits_digest"], told["state_digest"]) == (COMMITS_DIGEST, STATE_DIGEST)
