"""What is killed at each of its system calls: a check-in, a move to another cycle, a checkpoint.

`python -m tests.workspace.killed DIRECTORY SPACE`: prints a word after each that was acknowledged.
"""

import sys
from pathlib import Path

from okrtui.okr.steps.editing import edit
from tests.workspace.desk import Desk, checked_in


def main(directory: str, space: str) -> None:
    """Work in a home that has one key result, and a second cycle."""
    desk = Desk(Path(directory))
    desk.default = space
    home = desk.open()
    (key_result,) = home.okrs.key_results.values()
    checked_in(home, key_result, 9)
    print("checked in", flush=True)
    objective = home.okrs.objectives[key_result.objective or ""]
    now = home.okrs.cycles[objective.cycle or ""]
    (then,) = (c for c in home.okrs.cycles.values() if c.space == now.space and c.id != now.id)
    home.perform(edit(home.okrs, home.author(), objective, cycle=then.id))
    print("moved", flush=True)
    home.checkpoint()
    print("saved", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
