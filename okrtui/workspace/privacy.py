"""What nobody but me may read: a team's space never names anything of the private one."""

import re
from collections.abc import Iterator, Sequence

from okrtui.okr.errors import RefusedError
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New
from okrtui.workspace.workspace import Workspace

_RUN = re.compile(rb"(?<![a-z2-7])[a-z2-7]{26,}")
"""What may be an id in JSON; a longer run may hold one behind an escaped character or inside a word."""


def require_nothing_private(private: Workspace, workspace: Workspace, commits: Sequence[Commit]) -> None:
    """RefusedError when what is about to be written for a team names anything of the private space."""
    if workspace is private:
        return
    made = {
        operation.e for commit in commits for operation in commit.operations if isinstance(operation, New)
    }
    named = {id_ for commit in commits for id_ in _ids_in(commit.data)}
    strangers = {id_ for id_ in named - made - workspace.replicas if id_ not in workspace.state.entities}
    if strangers:
        private.load_all()
    if any(private.state.entities.find(id_) for id_ in strangers):
        raise RefusedError("a team space never names something of your private space")


def _ids_in(data: bytes) -> Iterator[str]:
    """Whatever may be an id in what is about to be written."""
    for run in set(_RUN.findall(data)):
        yield from (run[start : start + 26].decode() for start in range(len(run) - 25))
