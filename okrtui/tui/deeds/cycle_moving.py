"""What is done with a cycle: one is added, started, graded, closed, reopened; each after a question."""

from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from okrtui.okr.cycle_moves import cycles_to_begin
from okrtui.okr.grading import in_earnest, ungraded
from okrtui.okr.guidelines.findings import of_draft
from okrtui.okr.left_open import left_open
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Phase, Span
from okrtui.okr.steps import cycles as steps
from okrtui.okr.steps.step import Add, Author, Step
from okrtui.tui.deeds.desk import Desk, ask_and_do
from okrtui.tui.deeds.looking import LookingDesk
from okrtui.tui.dialogs import cycle_form as questions
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.dialogs.question import Option

Act = Callable[[Okrs, Author, Cycle], Step]
HERE, EVERYWHERE, WITHOUT, BACK = "here", "everywhere", "without", "back"


class Asked(NamedTuple):
    """A question whether a cycle moves on: what is said before, what the answer is called, what it does."""

    title: str
    said: Sequence[str]
    what: str
    act: Act


async def move_on(desk: Desk, id_: str) -> None:
    """Into the next phase, whichever a cycle is in."""
    match desk.now.okrs.find(Cycle, id_).phase:
        case "planning":
            await start(desk, id_)
        case "active":
            await begin_grading(desk, id_)
        case "grading":
            await close(desk, id_)
        case _:
            await reopen(desk, id_)


async def start(desk: Desk, id_: str) -> None:
    """Start a planned cycle; its drafts become active with it, after what the guidelines say of them.

    A draft that came in while that was asked was not seen, and stays one.
    """
    okrs, cycle = desk.now.okrs, desk.now.okrs.find(Cycle, id_)
    drafts = steps.ready_in(okrs, cycle)
    findings = [found for draft in drafts for found in of_draft(okrs, draft)]
    said = [f"It {questions.begins(cycle, desk.now)}; {several(len(drafts), 'draft')} would become active."]
    said += [f"{found.code} {found.level}: {found.sentence}" for found in findings]
    options = [Option(HERE, "Start it", "with its drafts" if drafts else "it holds no drafts")]
    if drafts:
        options.append(Option(WITHOUT, "Start it alone", "drafts stay drafts until somebody takes them on"))

    async def act(chosen: str) -> None:
        left = [draft.id for draft in drafts] if chosen == WITHOUT else []
        await desk.perform(steps.activate(okrs, desk.author(cycle.space), cycle, left))

    await _ask(desk, f"Start {cycle.name}?", said, options, act)


async def begin_grading(desk: Desk, id_: str) -> None:
    """From now on key results are scored; perhaps in every space that has this cycle."""
    okrs, cycle = desk.now.okrs, desk.now.okrs.find(Cycle, id_)
    number = sum(1 for _ in ungraded(okrs, in_earnest(okrs, cycle)))
    said = [f"{several(number, 'key result')} will be scored, and none of them is due any more."]
    asked = Asked(f"Grade {cycle.name}?", said, "Begin grading", steps.begin_grading)
    await _ask_and_move(desk, cycle, asked)


async def close(desk: Desk, id_: str) -> None:
    """Close a cycle that is being graded, after a word about what is left open; or let it go on."""
    cycle = desk.now.okrs.find(Cycle, id_)
    said = [*left_open(desk.now.okrs, cycle)] or ["Everything is scored, decided and reviewed."]
    back = Option(BACK, "Let it go on", "active again; the scores stay")
    await _ask_and_move(desk, cycle, Asked(f"Close {cycle.name}?", said, "Close it", steps.close), back)


async def reopen(desk: Desk, id_: str) -> None:
    """Open a closed cycle on purpose."""
    cycle = desk.now.okrs.find(Cycle, id_)

    async def act(answer: Answer) -> None:
        because = answer["because"]
        await _take(desk, [cycle], lambda okrs, author, cycle: steps.reopen(okrs, author, cycle, because))

    await ask_and_do(desk, questions.reopen_form(cycle), act)


async def add(desk: LookingDesk, space: str) -> str | None:
    """Another cycle in a space, the next of its kind where no name is typed; its id, None when there is none."""
    now = desk.now
    usual = next((cycle.name for cycle in cycles_to_begin(now.okrs, space, now.today)), "")

    async def act(answer: Answer) -> str:
        return await add_called(desk, space, answer["name"], questions.span_of(answer))

    return await ask_and_do(desk, questions.cycle_form(now, space, usual), act)


async def add_called(desk: LookingDesk, space: str, name: str, span: Span | None = None) -> str:
    """Add the cycle of a name; its id."""
    step = steps.add_cycle(desk.now.okrs, desk.author(space), name, span)
    await desk.perform(step)
    first = step.changes[0]
    id_ = first.made.id if isinstance(first, Add) else first.id
    desk.point_at(id_)
    return id_


# -- asking


async def _ask_and_move(desk: Desk, cycle: Cycle, asked: Asked, *more: Option) -> None:
    """Ask, and move one cycle, or all of its name that stand where it stands."""
    twins = list(_twins(desk.now.okrs, cycle))
    places = " and ".join(desk.now.spaces.get(each.space, "–") for each in (cycle, *twins))
    options = [Option(HERE, asked.what, f"in {desk.now.spaces.get(cycle.space, '–')}" if twins else "")]
    if twins:
        options.append(Option(EVERYWHERE, f"{asked.what} everywhere", f"in {places}"))

    async def move(chosen: str) -> None:
        moved = [cycle, *twins] if chosen == EVERYWHERE else [cycle]
        await _take(desk, moved, steps.activate if chosen == BACK else asked.act)

    await _ask(desk, asked.title, asked.said, [*options, *more], move)


def _twins(okrs: Okrs, cycle: Cycle) -> Iterator[Cycle]:
    """The cycles of other spaces that have the same name and days and stand in the same phase."""
    same = (cycle.name, cycle.span, cycle.phase)
    return (c for c in okrs.cycles.values() if c.id != cycle.id and (c.name, c.span, c.phase) == same)


async def _ask(
    desk: Desk,
    title: str,
    said: Sequence[str],
    options: Sequence[Option],
    act: Callable[[str], Awaitable[None]],
) -> None:
    await ask_and_do(desk, questions.move_question(title, said, options, desk.signs), act)


async def _take(desk: Desk, cycles: Sequence[Cycle], act: Act) -> None:
    """Move each of the cycles, one step in each space."""
    for cycle in cycles:
        await desk.perform(act(desk.now.okrs, desk.author(cycle.space), cycle))


BY_NAME: Mapping[str, tuple[Phase, Callable[[Desk, str], Coroutine[Any, Any, None]]]] = {
    "start": ("planning", start),
    "grade": ("active", begin_grading),
    "close": ("grading", close),
    "reopen": ("closed", reopen),
}
"""What is done with a cycle that is in a phase."""
