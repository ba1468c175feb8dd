"""What stood in registers before commits were folded: what the author of a step had seen."""

from collections import defaultdict

from okrtui.replica.commits import Commit
from okrtui.replica.operations import Reference, Set
from okrtui.workspace.entities import Entities

RegisterName = tuple[str, str]
"""An entity and one of its registers."""


class HeadsBefore:
    """The heads of each register that changed since the space was opened, with the revision that changed them."""

    def __init__(self) -> None:
        self._before: dict[RegisterName, list[tuple[int, tuple[Reference, ...]]]] = defaultdict(list)

    def remember(self, revision: int, entities: Entities, commit: Commit) -> None:
        """Note what stands where a commit is about to change something, which makes this revision."""
        for operation in commit.operations:
            if isinstance(operation, Set):
                heads = _heads_now(entities, operation.e, operation.f)
                self._before[(operation.e, operation.f)].append((revision, heads))

    def at(self, revision: int, entities: Entities, id_: str, name: str) -> tuple[Reference, ...]:
        """The heads of a register as they were at a revision."""
        for changed_at, before in self._before.get((id_, name), ()):
            if changed_at > revision:
                return before
        return _heads_now(entities, id_, name)


def _heads_now(entities: Entities, id_: str, name: str) -> tuple[Reference, ...]:
    entity = entities.find(id_)
    return tuple(head.reference for head in entity.heads(name)) if entity else ()
