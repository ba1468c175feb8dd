"""What the power is cut in: somebody publishes, step by step, to a share on a disk of its own.

`python -m tests.power.publishing SHARE DISK`: each round that ended well is marked on the disk.
"""

import sys
from contextlib import suppress
from pathlib import Path

from tests.share.killed import ann
from tests.share.machines import founded

ROUNDS = 6


def main(share: str, disk: str) -> None:
    """Found a share, and publish a step more in each round."""
    founded(Path(share))
    for number in range(1, ROUNDS + 1):
        ann(Path(share), number).publish()
        with suppress(FileNotFoundError):
            (Path(disk) / f"mark-{number}").stat()


if __name__ == "__main__":
    main(*sys.argv[1:])
