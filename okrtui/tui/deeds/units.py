"""What a person does with units and people: sets them up, changes, moves, hands over, lets somebody leave."""

from collections.abc import Sequence

from okrtui.okr.errors import OkrError
from okrtui.okr.okrs import Okrs
from okrtui.okr.owned import Owned, open_of
from okrtui.okr.records import Person, Unit
from okrtui.okr.scope import unit_and_below
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.leaving import be_away, come_back, hand_over_all, leave
from okrtui.okr.steps.people import sit_in_committee
from okrtui.okr.steps.setting_up import placed, set_up_units
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.together import together
from okrtui.okr.steps.units import move_unit
from okrtui.okr.unit_outline import parse_outline
from okrtui.tui.deeds.arranging import ArrangingDesk
from okrtui.tui.deeds.desk import ask_and_do
from okrtui.tui.dialogs import members
from okrtui.tui.dialogs.choose import Chooser
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.views.choices import Choice, among, owners


async def take_outline(desk: ArrangingDesk, space: str, text: str) -> None:
    """Show what indented lines would bring, and take them as one step."""
    from okrtui.tui.dialogs.outline_preview import OutlinePreview

    fault = ""
    while True:
        okrs, author = desk.now.okrs, desk.author(space)
        lines = placed(okrs, author, parse_outline(text))
        preview = OutlinePreview(desk.now.spaces[space], lines, desk.signs, fault=fault)
        if await desk.ask(preview) is None:
            return
        try:
            await desk.perform(set_up_units(okrs, author, lines), point_at=lines[0].record.id)
        except OkrError as error:
            desk.know()
            fault = str(error)
        else:
            return


async def add_below(desk: ArrangingDesk, space: str, below: str) -> None:
    """A unit or people, typed as a line of an outline."""

    async def add(answer: Answer) -> None:
        okrs, author = desk.now.okrs, desk.author(space)
        lines = placed(okrs, author, parse_outline(answer["line"]), within=below or None)
        await desk.perform(set_up_units(okrs, author, lines), point_at=lines[0].record.id)

    await ask_and_do(desk, members.add_form(desk.now, below), add)


async def edit_member(desk: ArrangingDesk, id_: str) -> None:
    """The fields of a unit or person.

    The step is built from what was known when the form was opened: what came in meanwhile was not seen.
    """
    okrs, record = desk.now.okrs, _member(desk.now.okrs, id_)
    is_unit = isinstance(record, Unit)
    form = members.unit_form(record) if isinstance(record, Unit) else members.person_form(desk.now, record)

    async def change(answer: Answer) -> None:
        author = desk.author(record.space)
        changed = {name: value for name, value in answer.items() if value != getattr(record, name)}
        steps = [edit(okrs, author, record, **changed)] if is_unit and changed else []
        if isinstance(record, Person):
            steps = _person_steps(okrs, author, record, changed)
        if steps:
            await desk.perform(together(steps, "; ".join(step.title for step in steps)))

    await ask_and_do(desk, form, change)


def _person_steps(okrs: Okrs, author: Author, person: Person, changed: Answer) -> list[Step]:
    plain = {name: value for name, value in changed.items() if name in ("name", "handle")}
    steps = [edit(okrs, author, person, **plain)] if plain else []
    if "away_until" in changed:
        steps.append(be_away(okrs, author, person, changed["away_until"]))
    if "committee" in changed:
        steps.append(sit_in_committee(okrs, author, person, sits=changed["committee"]))
    return steps


async def move_member(desk: ArrangingDesk, id_: str) -> None:
    """A unit comes to stand below another; a person into a unit, or out of one they are in."""
    okrs, record = desk.now.okrs, _member(desk.now.okrs, id_)

    async def move(chosen: Choice) -> None:
        author, to = desk.author(record.space), chosen.id or None
        if isinstance(record, Unit):
            await desk.perform(move_unit(okrs, author, record, to))
        else:
            units = _toggled(record.units, to)
            await desk.perform(edit(okrs, author, record, units=units))

    title = f"{record.name} stands below …" if isinstance(record, Unit) else f"{record.name} is in …"
    find = among(list(_places(okrs, record)))
    await ask_and_do(desk, Chooser(title, find, desk.signs.cursor, hint="a unit"), move)


def _toggled(units: tuple[str, ...], unit: str | None) -> tuple[str, ...]:
    """With that unit, or without it where it is among them; no unit at all for None."""
    if unit is None:
        return ()
    return tuple(each for each in units if each != unit) if unit in units else (*units, unit)


def _places(okrs: Okrs, record: Unit | Person) -> Sequence[Choice]:
    below = unit_and_below(okrs, record.id) if isinstance(record, Unit) else frozenset()
    units = (u for u in okrs.units.values() if u.space == record.space and u.id not in below)
    here = record.units if isinstance(record, Person) else (record.parent or "",)
    leaves = "is in it: enter takes them out" if isinstance(record, Person) else "stands there"
    choices = [Choice(u.id, u.name, leaves if u.id in here else u.level) for u in units]
    top = Choice("", "the top" if isinstance(record, Unit) else "no unit")
    return [*sorted(choices, key=lambda choice: choice.title.casefold()), top]


async def hand_over_from(desk: ArrangingDesk, id_: str) -> None:
    """What somebody has in hand goes on, one by one or all at once, until there is nothing or it is left."""
    at = ""
    if not open_of(desk.now.okrs, id_):
        desk.tell(f"{desk.now.okrs.person_name(id_)} has nothing open in hand")
    while held := open_of(desk.now.okrs, id_):
        person = desk.now.okrs.find(Person, id_)
        chosen = await desk.ask(members.hand_over_question(desk.now, person, held, desk.signs, at))
        if chosen is None:
            return
        at = chosen
        going = held if chosen == members.ALL else [each for each in held if each.id == chosen]
        await _give(desk, person, going)


async def _give(desk: ArrangingDesk, person: Person, going: Sequence[Owned]) -> None:
    async def give(chosen: Choice) -> None:
        heir = chosen.id or None
        await desk.perform(hand_over_all(desk.now.okrs, desk.author(person.space), going, heir))

    await ask_and_do(desk, _heirs(desk, person, going), give)


def _heirs(desk: ArrangingDesk, person: Person, going: Sequence[Owned]) -> Chooser:
    others = owners(desk.now, going, but=person.id)
    return Chooser("Who goes on with it?", others, desk.signs.cursor, hint="a name")


async def let_leave(desk: ArrangingDesk, id_: str) -> None:
    """Somebody leaves today; what they have in hand goes to somebody in the same step, or stays. Who left is back."""
    okrs, person = desk.now.okrs, desk.now.okrs.find(Person, id_)
    if person.left is not None:
        await desk.perform(come_back(okrs, desk.author(person.space), person), point_at=id_)
        return
    held = open_of(okrs, id_)
    chosen = await desk.ask(members.leave_question(person, len(held), desk.signs))
    match chosen:
        case members.STAY:
            await desk.perform(leave(okrs, desk.author(person.space), person, desk.now.today))
        case members.ONE_BY_ONE:
            await hand_over_from(desk, id_)
        case members.ALL:
            await _leave_to(desk, person, held)


async def _leave_to(desk: ArrangingDesk, person: Person, held: Sequence[Owned]) -> None:
    okrs = desk.now.okrs

    async def go(chosen: Choice) -> None:
        author = desk.author(person.space)
        await desk.perform(leave(okrs, author, person, desk.now.today, heir=chosen.id or None))

    await ask_and_do(desk, _heirs(desk, person, held), go)


def _member(okrs: Okrs, id_: str) -> Unit | Person:
    return okrs.units.get(id_) or okrs.find(Person, id_)
