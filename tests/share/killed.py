"""What is killed at each of its system calls: a round of publishing.

`python -m tests.share.killed DIRECTORY`: ann publishes her third step where two are published; says how it went.
"""

import os
import sys
from pathlib import Path

from okrtui.share.faults import ShareFault
from tests.share.machines import Machine


def ann(share: Path, steps: int) -> Machine:
    """Ann, who has made so many steps: always the same ones."""
    machine = Machine("ann", share)
    for _ in range(steps):
        machine.commit()
    return machine


def main(share: Path) -> None:
    """Publish; a fault of the share is a sentence."""
    try:
        said = str(ann(share, 3).publish().operations)
    except ShareFault as fault:
        said = str(fault)
    os.write(1, f"{said}\n".encode())  # in one call, so that it is known which one it is


if __name__ == "__main__":
    main(Path(sys.argv[1]))
