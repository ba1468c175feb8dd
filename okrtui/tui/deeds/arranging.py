"""What is done with one or several records as one step: drop, trash, owner, what they support."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.owned import Owned, in_hands_of
from okrtui.okr.records import HealthMetric, KeyResult, Objective, Record
from okrtui.okr.steps.health import retire
from okrtui.okr.steps.objectives import support
from okrtui.okr.steps.owning import hand_over
from okrtui.okr.steps.reordering import reorder_goal
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.together import together
from okrtui.okr.steps.trash import delete, drop, restore
from okrtui.okr.text import cut, safe
from okrtui.tui.deeds.desk import Desk, any_record, ask_and_do, objective_or_key_result
from okrtui.tui.messages import PlaceRequested

Goal = Objective | KeyResult
R = TypeVar("R", bound=Record)


class ArrangingDesk(Desk, Protocol):
    """A desk where several lines may be marked."""

    def tell(self, sentence: str, way_back: str = "", *, severity: Any = "information") -> None:
        """Say a sentence in the corner."""

    def clear_marks(self) -> None:
        """What was marked has been handled."""


async def drop_or_take_up(desk: ArrangingDesk, ids: Sequence[str]) -> None:
    """No longer pursue these; where all are dropped already, take them up again."""
    records = _records(desk, ids)
    pursued = [record for record in records if not _is_dropped(record)]
    if pursued:
        await _do(desk, pursued, _dropping, ("dropped", ""))
    else:
        await _do(desk, records, _taking_up, ("took", " up again"))


def _is_dropped(record: Record) -> bool:
    return getattr(record, "state", None) == "dropped" or getattr(record, "retired", False)


def _dropping(okrs: Okrs, author: Author, record: Record) -> Step:
    if isinstance(record, HealthMetric):
        return retire(okrs, author, record)
    return drop(okrs, author, record)


def _taking_up(okrs: Okrs, author: Author, record: Record) -> Step:
    if isinstance(record, HealthMetric):
        return retire(okrs, author, record, is_retired=False)
    return restore(okrs, author, record)


async def move_to_trash(desk: ArrangingDesk, ids: Sequence[str]) -> None:
    """Put these into the trash."""
    await _do(desk, _records(desk, ids), delete, ("moved", " to the trash"))


async def hand_over_to(desk: ArrangingDesk, ids: Sequence[str]) -> None:
    """Give these to somebody else."""
    from okrtui.tui.dialogs.choose import Chooser
    from okrtui.tui.views.choices import Choice, owners

    okrs, owned = desk.now.okrs, _owned(desk, ids)

    async def give(chosen: Choice) -> None:
        owner = chosen.id or None
        others = [each for each in owned if in_hands_of(each) != owner] or owned
        told = ("handed", f" to {chosen.title}") if owner else ("left", " to nobody")
        await _do(desk, others, partial(hand_over, owner=owner), told, okrs)

    picker = Chooser(f"Owner of {_told(owned)}", owners(desk.now, owned), desk.signs.cursor, hint="a name")
    await ask_and_do(desk, picker, give)


async def tie_to(desk: ArrangingDesk, ids: Sequence[str]) -> None:
    """Let these objectives support something else, or nothing."""
    from okrtui.tui.dialogs.choose import Chooser
    from okrtui.tui.views.choices import Choice, parents

    okrs, objectives = desk.now.okrs, _objectives(desk, ids)

    async def tie(chosen: Choice) -> None:
        parent = chosen.id or None
        others = [objective for objective in objectives if objective.parent != parent]
        if not others:
            raise RefusedError(f"{_told(objectives)} supports {chosen.title} already")
        told = ("tied", f" to “{chosen.title}”" if parent else " to nothing")
        await _do(desk, others, partial(support, parent=parent), told, okrs)

    find = parents(desk.now, objectives)
    picker = Chooser(f"{_told(objectives)} supports …", find, desk.signs.cursor, hint="a title, a unit")
    await ask_and_do(desk, picker, tie)


async def put_at(desk: ArrangingDesk, wish: PlaceRequested) -> None:
    """Let an objective or key result stand at another place among its siblings."""
    okrs, goal = desk.now.okrs, _goals(desk, [wish.record])[0]
    siblings = _goals(desk, wish.among)
    await desk.perform(reorder_goal(okrs, desk.author(goal.space), siblings, goal, wish.place))


async def show_trash(desk: ArrangingDesk) -> None:
    """What lies in the trash; what is chosen comes back."""
    from okrtui.tui.dialogs.choose import Chooser
    from okrtui.tui.views.choices import Choice, trash

    async def take_out(chosen: Choice) -> None:
        record = desk.now.okrs.trash.get(chosen.id)
        if record is None:
            raise BadInputError(f"“{chosen.title}” is no longer in the trash")
        await bring_back(desk, record)

    picker = Chooser(
        "Trash · enter brings back", trash(desk.now), desk.signs.cursor, hint="words of a title",
        empty=("The trash is empty", "", "d moves an objective or key result here."),
    )  # fmt: skip
    await ask_and_do(desk, picker, take_out)


async def bring_back(desk: ArrangingDesk, record: Record) -> None:
    """Restore one record from the trash, and say where it is where that cannot be seen."""
    okrs = desk.now.okrs
    above = okrs.trash.get(record.objective or "") if isinstance(record, KeyResult) else None
    is_shown = above is None and isinstance(record, Objective | KeyResult)
    step = restore(okrs, desk.author(record.space), record)
    await desk.perform(step, point_at=record.id if is_shown else None)
    if above is not None:
        desk.tell(
            f"its objective “{name_of(above)}” is still in the trash: bring that back to see it",
            severity="warning",
        )


# -- several as one


async def _do(
    desk: ArrangingDesk,
    records: Sequence[R],
    step_for: Callable[[Okrs, Author, R], Step],
    told: tuple[str, str],
    seen: Okrs | None = None,
) -> None:
    """Do it to all as one step, built from the OKRs the person has `seen`: those of now unless said."""
    okrs = seen or desk.now.okrs
    steps = [step_for(okrs, desk.author(record.space), record) for record in records]
    several = f"{told[0]} {len(steps)}{told[1]}" if len(steps) > 1 else ""
    await desk.perform(together(steps, several))
    desk.clear_marks()


def _records(desk: ArrangingDesk, ids: Sequence[str]) -> list[Record]:
    return [any_record(desk, id_) for id_ in ids]


def _owned(desk: ArrangingDesk, ids: Sequence[str]) -> list[Owned]:
    owned = [record for record in _records(desk, ids) if isinstance(record, Owned)]
    if not owned:
        raise RefusedError("nobody owns that: o hands over objectives, key results, lines and metrics")
    return owned


def _goals(desk: ArrangingDesk, ids: Sequence[str]) -> list[Goal]:
    records = (objective_or_key_result(desk, id_) for id_ in ids)
    return [record for record in records if isinstance(record, Objective | KeyResult)]


def _objectives(desk: ArrangingDesk, ids: Sequence[str]) -> list[Objective]:
    goals = _goals(desk, ids)
    if any(isinstance(goal, KeyResult) for goal in goals):
        raise RefusedError("t ties objectives to what they support; a key result belongs to its objective")
    objectives = [goal for goal in goals if isinstance(goal, Objective)]
    if len({objective.space for objective in objectives}) > 1:
        together([support(desk.now.okrs, desk.author(o.space), o, o.parent) for o in objectives])
    return objectives


def _told(records: Sequence[Record]) -> str:
    return f"“{cut(safe(name_of(records[0])), 40)}”" if len(records) == 1 else f"{len(records)} marked"
