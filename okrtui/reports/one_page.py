"""The one page as a value: what a unit, a space or a person wants in a cycle, and how far it has come.

A unit's own objectives stand in full, those of the units and people below it in one line each.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from okrtui.okr.board import key_result_row
from okrtui.okr.calendar import week_of
from okrtui.okr.grouping import Holder, holder_of
from okrtui.okr.health import beside, recent_weeks
from okrtui.okr.naming import name_of, public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import mean_confidence, objective_progress, pursued
from okrtui.okr.records import Commitment, Cycle, Objective
from okrtui.okr.rhythm import start_of
from okrtui.okr.scope import Scope, in_scope, place_of
from okrtui.reports.grade_parts import cut_off, exactly, known_id
from okrtui.reports.outcome_parts import SpanPart
from okrtui.reports.parts import FindingPart, KeyResultPart, MetricPart, Whose
from okrtui.reports.quarter import span_part
from okrtui.reports.taking import key_result_part, metric_part
from okrtui.reports.whose import whose_of

MOST = 32
"""More lines than this are printed closely, so that they stay on one sheet of A4."""


class KeyResultOnPage(Struct, frozen=True):
    """A key result with how far it has come, which may lie outside 0…1."""

    key_result: KeyResultPart
    raw: Decimal
    progress: Decimal


class ObjectiveOnPage(Struct, frozen=True):
    """An objective in full."""

    id: str
    title: str
    owner: str | None
    owner_name: str | None
    kind: Commitment
    supports_title: str | None
    progress: Decimal | None
    key_results: tuple[KeyResultOnPage, ...]
    metrics: tuple[MetricPart, ...] = ()
    """What is watched beside it; no key result, and no line that counts."""


class ObjectiveBelow(Struct, frozen=True):
    """An objective in one line; `confidence` is the mean of those given in its key results."""

    id: str
    title: str
    owner_name: str | None
    progress: Decimal | None
    confidence: Decimal | None
    key_results: int


class Below(Struct, frozen=True):
    """A unit or a person below, with their objectives."""

    name: str
    objectives: tuple[ObjectiveBelow, ...]


class OnePage(Struct, frozen=True, kw_only=True):
    """The OKRs of a scope in a cycle; its fields are the keys of `report one-page --json`."""

    report: str = "one-page"
    whose: Whose
    cycle: SpanPart
    mission: str | None
    objectives: tuple[ObjectiveOnPage, ...]
    below: tuple[Below, ...]
    lines: int = 0
    """How many lines the objectives fill as Markdown, without those below."""
    findings: tuple[FindingPart, ...] = ()
    spaces: tuple[str, ...]
    """The spaces that what it says comes from."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.objectives or self.below)

    @property
    def is_long(self) -> bool:
        """Whether the page has to be printed closely to stay one."""
        rows = sum(1 + len(each.key_results) + len(each.metrics) for each in self.objectives)
        return rows + sum(len(each.objectives) for each in self.below) > MOST

    @property
    def is_very_long(self) -> bool:
        """What does not fit then is too much for one page."""
        return False


def one_page(
    okrs: Okrs, scope: Scope, me: Collection[str], cycles: Sequence[Cycle], today: date, *, team: str = ""
) -> OnePage:
    """The OKRs of a scope in a cycle, which several spaces may have by the same name."""
    held = [o for each in cycles for o in okrs.objectives_in.get(each.id, ()) if _is_pursued(o, each)]
    within = sorted(in_scope(okrs, scope, me, held), key=lambda o: place_of(okrs, me, o))
    tops = _tops(okrs, scope, cycles[0].space)
    own = [o for o in within if not tops or o.for_.unit in tops]
    return OnePage(
        whose=whose_of(okrs, scope, me, team),
        cycle=span_part(okrs, cycles[0], today),
        mission=_mission(okrs, scope, cycles[0].space),
        objectives=tuple(_in_full(okrs, each, today) for each in own),
        below=tuple(_below(okrs, (o for o in within if o not in own))),
        spaces=tuple(sorted({objective.space for objective in within})),
    )


def _is_pursued(objective: Objective, cycle: Cycle) -> bool:
    return objective.state == "active" or (objective.state == "draft" and cycle.phase == "planning")


def _tops(okrs: Okrs, scope: Scope, space: str) -> frozenset[str]:
    """The units whose objectives stand in full; none where all do."""
    if scope.kind == "unit":
        return frozenset({scope.id})
    if scope.kind != "everybody":
        return frozenset()
    return frozenset(u.id for u in okrs.units.values() if u.space == space and u.parent not in okrs.units)


def _mission(okrs: Okrs, scope: Scope, space: str) -> str | None:
    match scope.kind:
        case "unit":
            return okrs.units[scope.id].mission if scope.id in okrs.units else None
        case "everybody":
            return okrs.spaces[space].mission if space in okrs.spaces else None
        case _:
            return None


def _in_full(okrs: Okrs, objective: Objective, today: date) -> ObjectiveOnPage:
    above = okrs.get(objective.parent)
    return ObjectiveOnPage(
        id=public_id(objective),
        title=objective.title,
        owner=known_id(okrs, objective.owner),
        owner_name=okrs.person_name(objective.owner) or None,
        kind=objective.kind,
        supports_title=name_of(above) if above is not None and not above.deleted else None,
        progress=exactly(objective_progress(okrs, objective)),
        key_results=tuple(_key_results(okrs, objective, today)),
        metrics=tuple(_metrics(okrs, objective, today)),
    )


def _metrics(okrs: Okrs, objective: Objective, today: date) -> Iterator[MetricPart]:
    weeks = recent_weeks(week_of(today, start_of(okrs, objective.space)))
    return (metric_part(okrs, row) for row in beside(okrs, objective.id, weeks))


def _key_results(okrs: Okrs, objective: Objective, today: date) -> Iterator[KeyResultOnPage]:
    week = week_of(today, start_of(okrs, objective.space))
    for key_result in pursued(okrs, objective):
        row = key_result_row(okrs, key_result, week, today)
        part = key_result_part(okrs, row)
        yield KeyResultOnPage(part, cut_off(row.at.raw), cut_off(row.at.progress))


def _below(okrs: Okrs, objectives: Iterable[Objective]) -> Iterator[Below]:
    for holder, group in groupby(objectives, key=lambda objective: holder_of(okrs, objective)):
        yield Below(_holder_name(okrs, holder), tuple(_in_one_line(okrs, each) for each in group))


def _holder_name(okrs: Okrs, holder: Holder) -> str:
    unit = okrs.units.get(holder.id)
    return unit.name if unit else okrs.person_name(holder.id) or "nobody"


def _in_one_line(okrs: Okrs, objective: Objective) -> ObjectiveBelow:
    key_results = pursued(okrs, objective)
    return ObjectiveBelow(
        id=public_id(objective),
        title=objective.title,
        owner_name=okrs.person_name(objective.owner) or None,
        progress=exactly(objective_progress(okrs, objective)),
        confidence=exactly(mean_confidence(okrs, key_results)[0]),
        key_results=len(key_results),
    )
