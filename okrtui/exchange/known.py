"""Finding what a row means among the objectives and key results a space already has."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeAlias

from okrtui.exchange.csv_columns import fold
from okrtui.okr.errors import BadInputError
from okrtui.okr.kinds import kind_words
from okrtui.okr.naming import outside_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Record, Whose
from okrtui.okr.text import cut

Identity: TypeAlias = tuple[str, str, str, str]
"""An objective without an id: its cycle's id, `unit` or `owner`, that one's name, its title; folded."""


def identity(cycle: str | None, unit: str, owner: str, title: str) -> Identity:
    """What tells objectives apart where no id does: the unit when there is one, else the owner."""
    return (cycle or "", *(("unit", fold(unit)) if unit else ("owner", fold(owner))), fold(title))


class Known:
    """The objectives and key results of one space by every way a file may name them."""

    def __init__(self, okrs: Okrs) -> None:
        self._okrs = okrs

    # -- objectives

    @cached_property
    def _alike(self) -> dict[Identity, list[Objective]]:
        alike: dict[Identity, list[Objective]] = defaultdict(list)
        for objective in sorted(self._okrs.objectives.values(), key=lambda o: o.id):
            for whose in dict.fromkeys(self._whose(objective)):
                alike[identity(objective.cycle, *whose, objective.title)].append(objective)
        return alike

    def _whose(self, objective: Objective) -> Iterable[tuple[str, str]]:
        name = self._okrs.whose_name(objective.for_)
        if objective.for_.unit and name:
            yield name, ""
        else:
            yield "", name
            yield "", self._okrs.person_name(objective.owner)

    def objective_like(self, wanted: Identity) -> Objective | None:
        """The objective of that cycle, unit or owner and title; the first by id of several."""
        return next(iter(self._alike.get(wanted, ())), None)

    # -- key results

    @cached_property
    def _by_id(self) -> dict[str, KeyResult]:
        hidden = (record for record in self._okrs.trash.values() if isinstance(record, KeyResult))
        key_results = [*hidden, *self._okrs.key_results.values()]
        return {o: kr for kr in key_results if (o := outside_id(kr))} | {kr.id: kr for kr in key_results}

    @cached_property
    def _by_external_id(self) -> dict[str, list[KeyResult]]:
        found: dict[str, list[KeyResult]] = defaultdict(list)
        for key_result in self._okrs.key_results.values():
            if key_result.external_id:
                found[key_result.external_id].append(key_result)
        return found

    @cached_property
    def _by_title(self) -> dict[tuple[str, str], list[KeyResult]]:
        found: dict[tuple[str, str], list[KeyResult]] = defaultdict(list)
        for objective, key_results in self._okrs.key_results_of.items():
            for key_result in key_results:
                found[(objective, fold(key_result.title))].append(key_result)
        return found

    def key_result_with_id(self, id_: str) -> KeyResult | None:
        """The key result that goes by this id here, or did in the JSON file it came from."""
        return self._by_id.get(id_)

    def key_results_from_outside(self, external_id: str) -> Sequence[KeyResult]:
        """The key results that some source knew by this id."""
        return self._by_external_id.get(external_id, ())

    def key_result_from_outside(self, external_id: str) -> KeyResult | None:
        """The one key result that some source knew by this id; None also when several did."""
        found = self.key_results_from_outside(external_id)
        return found[0] if len(found) == 1 else None

    def key_results_like(self, objective: str, title: str) -> Iterable[KeyResult]:
        """The key results of an objective with this title, in their order."""
        return self._by_title.get((objective, fold(title)), ())

    # -- whatever may be supported

    @cached_property
    def titles(self) -> dict[str, list[Record]]:
        """Objectives and key results by title."""
        found: dict[str, list[Record]] = defaultdict(list)
        for objective in self._okrs.objectives.values():
            found[fold(objective.title)].append(objective)
        for key_result in self._okrs.key_results.values():
            found[fold(key_result.title)].append(key_result)
        return found

    @cached_property
    def _objective_ids(self) -> dict[str, Objective]:
        objectives = list(self._okrs.objectives.values())
        outside = {name: o for o in objectives for name in (o.external_id, outside_id(o)) if name is not None}
        return outside | {o.id: o for o in objectives}

    def with_id(self, id_: str) -> Record | None:
        """The objective or key result with this id, whoever gave it."""
        key_result = self.key_result_with_id(id_) or self.key_result_from_outside(id_)
        if key_result is not None and key_result.deleted:
            key_result = None
        return self._objective_ids.get(id_) or key_result

    @cached_property
    def _objectives_sorted(self) -> list[str]:
        return sorted(self._okrs.objectives)

    @cached_property
    def _key_results_sorted(self) -> list[str]:
        return sorted(self._okrs.key_results)

    def by_prefix(self, prefix: str, kind: type[Record]) -> Record:
        """The one objective or key result whose id begins so; BadInputError otherwise."""
        if (whole := self.with_id(prefix)) is not None and isinstance(whole, kind):
            return whole
        pool = self._okrs.objectives if kind is Objective else self._okrs.key_results
        ids = self._objectives_sorted if kind is Objective else self._key_results_sorted
        at = bisect_left(ids, prefix)
        found = [id_ for id_ in ids[at : at + 2] if id_.startswith(prefix)]
        if len(found) != 1:
            what = kind_words(kind.KIND)
            many = "several have" if found else "none here has"
            raise BadInputError(f"“^{cut(prefix, 30)}” names no {what}: {many} an id that begins so")
        return pool[found[0]]


def whose_of(unit: str | None, owner: str | None) -> Whose:
    """For the unit when there is one, else for the owner, else for nobody."""
    return Whose(unit=unit) if unit else Whose(person=owner)
