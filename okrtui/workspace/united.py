"""The OKRs of several spaces as one value, and what it is made of from one moment to the next."""

from collections import ChainMap
from collections.abc import Sequence
from typing import Any

from okrtui.okr.okrs import CHILDREN, Okrs

LAZY = frozenset({"check_ins", "target_changes"})
"""Tables whose records wait until somebody looks; they are laid over each other, never copied."""


def united(parts: Sequence[Okrs], before: Sequence[Okrs] = (), known: Okrs | None = None) -> Okrs:
    """The OKRs of several spaces as one; what has not changed since `before` is taken from what is known."""
    if len(parts) == 1:
        return parts[0]
    together: dict[str, Any] = {}
    for name in Okrs.__struct_fields__:
        values = [getattr(part, name) for part in parts]
        is_known = len(before) == len(parts) and all(
            value is getattr(part, name) for value, part in zip(values, before, strict=True)
        )
        together[name] = getattr(known, name) if is_known else _merged(name, values)
    return Okrs(**together)


def _merged(name: str, parts: list[Any]) -> Any:
    if name == "cut":
        return frozenset().union(*parts)
    if name in LAZY:
        return ChainMap(*parts)
    if name in {table for table, _ in CHILDREN.values()}:
        return {key: tuple(r for part in parts for r in part.get(key, ())) for part in parts for key in part}
    return {key: value for part in parts for key, value in part.items()}
