"""Who supports whom; circles are cut when read (share protocol §2), never when merged."""

from collections.abc import Callable, Iterator
from typing import Any

from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Unit


def supported_by_link(okrs: Okrs, parent: str | None) -> Objective | None:
    """The objective that a parent link leads to: itself, or the one whose key result it names."""
    key_result = okrs.key_results.get(parent or "")
    return okrs.objectives.get((key_result.objective if key_result else parent) or "")


def supported(okrs: Okrs, objective: Objective) -> Objective | None:
    """The objective this one supports; None at the root and where a circle was cut."""
    return None if objective.id in okrs.cut else supported_by_link(okrs, objective.parent)


def upwards(okrs: Okrs, objective: Objective) -> Iterator[Objective]:
    """What an objective supports, step by step up to the root."""
    above = supported(okrs, objective)
    while above is not None:
        yield above
        above = supported(okrs, above)


def cut_links(okrs: Okrs, age: Callable[[str], Any]) -> frozenset[str]:
    """The objectives whose support link is cut: of each circle the one whose link is youngest.

    `age` gives the stamp of an objective's parent register; the greatest stamp is the youngest link.
    """
    done: set[str] = set()
    cut: set[str] = set()
    for start in okrs.objectives.values():
        path: list[str] = []
        node: Objective | None = start
        while node is not None and node.id not in done and node.id not in path:
            path.append(node.id)
            node = supported_by_link(okrs, node.parent)
        if node is not None and node.id in path:
            cut.add(max(path[path.index(node.id) :], key=age))
        done.update(path)
    return frozenset(cut)


def require_no_circle(okrs: Okrs, objective: Objective, parent: str | None) -> None:
    """RefusedError when supporting this parent would make a circle."""
    target = supported_by_link(okrs, parent)
    if target is None:
        return
    chain = [target, *upwards(okrs, target)]
    if any(above.id == objective.id for above in chain):
        way = " → ".join(f"“{above.title}”" for above in (objective, *chain))
        raise RefusedError(f"that would make a circle: {way}")


def require_no_unit_circle(okrs: Okrs, unit: Unit, parent: str | None) -> None:
    """RefusedError when a unit would come to stand below itself."""
    above, seen = okrs.units.get(parent or ""), set[str]()
    while above is not None and above.id not in seen:
        if above.id == unit.id:
            raise RefusedError(f"“{unit.name}” cannot stand below itself")
        seen.add(above.id)
        above = okrs.units.get(above.parent or "")


def parent_title(okrs: Okrs, objective: Objective) -> str:
    """The title of the objective or key result it supports, empty when there is none."""
    parent = okrs.key_results.get(objective.parent or "") or okrs.objectives.get(objective.parent or "")
    return parent.title if isinstance(parent, KeyResult | Objective) else ""
