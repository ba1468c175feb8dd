"""Which registers of an entity are contested: values stand there whose givers did not see each other."""

from collections.abc import Iterable

from okrtui.okr.records import KINDS
from okrtui.replica.operations import DELETED
from okrtui.replica.registers import Entity, unseen_by_deletion


def contested_registers(entity: Entity) -> frozenset[str]:
    """The registers of an entity in conflict; of a deleted one only whether it should stay so."""
    if entity.value(DELETED) is not None:
        is_open = entity.rivals(DELETED) or unseen_by_deletion(entity)
        return frozenset({DELETED}) if is_open else frozenset()
    kind = KINDS.get(entity.kind or "")
    if kind is None or kind.IMMUTABLE:
        names: Iterable[str] = (DELETED,)
    else:
        names = tuple(entity.registers)
    return frozenset(name for name in names if entity.rivals(name))
