"""The newest step of all spaces, taken back or done again; sharing an objective was one step in two of them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, Literal

from okrtui.okr.errors import RefusedError
from okrtui.workspace.undoing import Past, first_of, is_founding, left_to, made_by
from okrtui.workspace.workspace import IsKnown, Workspace

if TYPE_CHECKING:
    from okrtui.workspace.spaces import Spaces

DONE: Final = 0
UNDONE: Final = 1
Reverse = Callable[[Workspace, IsKnown], str]


def reverse_newest(spaces: "Spaces", stack: Literal[0, 1], reverse: Reverse, knows: IsKnown) -> str:
    """Reverse the newest of the steps that were done (DONE) or taken back (UNDONE); what it was.

    RefusedError where there is none.
    """
    last = _last_steps(spaces, stack)
    if not last:
        raise RefusedError("nothing to undo" if stack == DONE else "nothing to redo")
    newest = max(last, key=lambda space: (last[space].t, space))
    shared = _shared(spaces, last)
    if newest not in shared:
        return reverse(spaces.workspaces[newest], knows)
    team, private = shared
    reverse(spaces.workspaces[team], knows)
    did = reverse(spaces.workspaces[private], knows)
    if stack == UNDONE:
        return did
    return f"{did}; the copy lies in the trash of {spaces.space_name(team)}, where it can be read"


def _last_steps(spaces: "Spaces", stack: Literal[0, 1]) -> dict[str, Past]:
    """The last step of each space; not what made the private or the default one: nothing could be done without."""
    last = {space: step for space, w in spaces.workspaces.items() if (step := w.last_step(stack))}
    needed = (spaces.private, spaces.default)
    return {space: step for space, step in last.items() if space not in needed or not is_founding(step)}


def _shared(spaces: "Spaces", last: Mapping[str, Past]) -> tuple[str, ...]:
    """The team's and the private space, where their last steps shared an objective; else none."""

    def first(space: str) -> Past:
        return first_of(last[space], spaces.workspaces[space].own_commits())

    copies = left_to(first(spaces.private)) if spaces.private in last else set()
    teams = (space for space in last if copies and space != spaces.private)
    return next(((team, spaces.private) for team in teams if copies & made_by(first(team))), ())
