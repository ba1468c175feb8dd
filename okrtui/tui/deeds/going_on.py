"""What is done for the next cycle: it is chosen or added, and each objective carried, edited or left."""

from typing import Protocol

from okrtui.okr.drafts import AS_LEFT, left_key
from okrtui.okr.next_cycle import Carried, cycles_ahead, next_standard, offered
from okrtui.okr.numbers import several
from okrtui.okr.records import Cycle, Idea, Objective
from okrtui.okr.steps.adopting import adopt, take_into
from okrtui.okr.steps.next_cycle import carry_into
from okrtui.tui.closing_messages import GoesOn, StaysBehind
from okrtui.tui.deeds.cycle_moving import add, add_called
from okrtui.tui.deeds.desk import ask_and_do
from okrtui.tui.deeds.looking import LookingDesk
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.drafting import Drafting
from okrtui.tui.views.cycle_words import PHASES, days_told

STANDARD, OWN = "/standard", "/own"


class NextDesk(LookingDesk, Protocol):
    """A desk with pages, which remembers what was left."""

    drafting: Drafting

    async def open_cycles(self, cycles: frozenset[str]) -> None:
        """Open older cycles."""

    async def show_next(self, cycle: str, into: str) -> None:
        """Show the page on which it is chosen what goes on."""

    def chosen(self) -> None:
        """Something was chosen there: go to the next."""


async def choose_next(desk: NextDesk, id_: str) -> None:
    """Choose what of a cycle goes on, once it is settled into which."""
    into = await _settled_into(desk, desk.now.okrs.find(Cycle, id_))
    if into is not None:
        await desk.open_cycles(frozenset({id_, into}))
        await desk.show_next(id_, into)


async def _settled_into(desk: NextDesk, cycle: Cycle) -> str | None:
    """The only cycle ahead, the one that is chosen, or one that is added for it."""
    ahead, standard = cycles_ahead(desk.now.okrs, cycle), next_standard(desk.now.okrs, cycle)
    if len(ahead) == 1 and standard is None:
        return ahead[0].id
    options = [Option(each.id, each.name, _told(desk, each)) for each in ahead]
    if standard is not None:
        days = days_told(standard.span, desk.now.today)
        options.insert(0, Option(STANDARD, f"Add {standard.name}", f"{days} · the next of its kind"))
    options.append(Option(OWN, "Add another", "a quarter, half-year, or days of its own"))
    chosen = await desk.ask(Question(f"What comes after {cycle.name}?", options, desk.signs))
    if chosen == STANDARD and standard is not None:
        return await add_called(desk, cycle.space, standard.name)
    return await add(desk, cycle.space) if chosen == OWN else chosen


def _told(desk: NextDesk, cycle: Cycle) -> str:
    return f"{PHASES[cycle.phase]} · {days_told(cycle.span, desk.now.today)}"


async def go_on(desk: NextDesk, wish: GoesOn) -> None:
    """Carry an objective; take a draft in; adopt an idea."""
    okrs = desk.now.okrs
    into = okrs.find(Cycle, wish.into)
    author, record = desk.author(into.space), okrs.get(wish.record)
    match record:
        case Idea():
            await desk.perform(adopt(okrs, author, record, into, desk.now.place[1]))
        case Objective(state="draft"):
            await desk.perform(take_into(okrs, author, record, into))
        case _:
            found = offered(okrs, okrs.find(Objective, wish.record), into, from_last=wish.from_last)
            if not await _carried(desk, found, into, is_edited=wish.is_edited):
                return
    desk.drafting.keep(left_key(wish.record, wish.into), None)
    desk.chosen()


async def _carried(desk: NextDesk, found: Carried, into: Cycle, *, is_edited: bool) -> bool:
    """Whether it was carried; an edited one is asked again as it was typed where that fails."""
    from okrtui.tui.dialogs.carry import carry_form, edited

    async def carry(carried: Carried) -> bool:
        okrs = desk.now.okrs
        step = carry_into(okrs, desk.author(into.space), carried, okrs.find(Cycle, into.id))
        await desk.perform(step)
        if found.reached:
            behind = f"{several(len(found.reached), 'key result')} reached: left behind"
            desk.tell(f"{step.title}; {behind}", "u undoes it")
        return True

    async def as_edited(answer: Answer) -> bool:
        return await carry(edited(found, answer))

    if not is_edited:
        return await carry(found)
    return bool(
        await ask_and_do(desk, carry_form(desk.now, found, into, decimal_comma=desk.decimal_comma), as_edited)
    )


async def stay_behind(desk: NextDesk, wish: StaysBehind) -> None:
    """Remember that something was left on purpose, or that it is open again."""
    desk.drafting.keep(left_key(wish.record, wish.into), AS_LEFT if wish.is_left else None)
    desk.chosen()
