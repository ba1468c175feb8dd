"""Asking others for support, and answering that: drafts that are derived, accepted, declined."""

from collections.abc import Sequence

from okrtui.okr.cascading import derived_for, may_be_asked
from okrtui.okr.errors import RefusedError
from okrtui.okr.numbers import several
from okrtui.okr.records import KeyResult, Objective, Whose
from okrtui.okr.steps.cascading import accept, decline, derive
from okrtui.okr.text import cut, safe
from okrtui.tui.deeds.desk import Desk, ask_and_do, objective_or_key_result
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.dialogs.question import Option
from okrtui.tui.now import Now

LONGEST = 40
UNIT, PERSON = "unit:", "person:"


async def derive_from(desk: Desk, id_: str) -> None:
    """Ask for which units or people a draft is to be made, and make one for each."""
    from okrtui.tui.dialogs.dialog import headline
    from okrtui.tui.dialogs.several import Several
    from okrtui.tui.views.pieces import Piece

    okrs, source = desk.now.okrs, objective_or_key_result(desk, id_)
    assert isinstance(source, Objective | KeyResult)
    options = _options(desk.now, source)
    if not options:
        raise RefusedError(
            "there is nobody to ask: no other unit of its level or below, and no one in its own"
        )

    async def make(chosen: Sequence[str]) -> None:
        step = derive(okrs, desk.author(source.space), source, [_whose(each) for each in chosen])
        await desk.perform(step, point_at=step.added[0])

    said = [Piece("Each gets a draft that supports it: to accept, change or decline.", "dim")]
    notes = [headline(cut(source.title, LONGEST * 2)), said, []]
    await ask_and_do(desk, Several("Derive for …", options, desk.signs, notes=notes), make)


def _options(now: Now, source: Objective | KeyResult) -> list[Option]:
    return [_option(now, source, whose) for whose in may_be_asked(now.okrs, source)]


def _option(now: Now, source: Objective | KeyResult, whose: Whose) -> Option:
    okrs = now.okrs
    unit, asked = okrs.units.get(whose.unit or ""), derived_for(okrs, source.id, whose)
    cycle = okrs.cycle_of(source)
    there = okrs.objectives_in.get(cycle.id if cycle else "", ())
    has = several(sum(o.for_ == whose and o.state != "dropped" for o in there), "objective")
    told = f"{unit.level if unit else 'person'} · {'asked already' if asked else has}"
    refusal = f"“{cut(safe(source.title), LONGEST)}” was derived for {safe(okrs.whose_name(whose))} already"
    id_ = f"{UNIT}{whose.unit}" if unit else f"{PERSON}{whose.person}"
    return Option(id_, okrs.whose_name(whose), told, refusal if asked else "")


def _whose(id_: str) -> Whose:
    if id_.startswith(UNIT):
        return Whose(unit=id_.removeprefix(UNIT))
    return Whose(person=id_.removeprefix(PERSON))


async def answer_draft(desk: Desk, id_: str) -> None:
    """Accept a derived draft, as it is or in other words, or decline it."""
    from okrtui.tui.dialogs.derived import answer_question, decline_form, words_form

    okrs, draft = desk.now.okrs, desk.now.okrs.find(Objective, id_)

    async def act(chosen: str) -> None:
        author = desk.author(draft.space)
        match chosen:
            case "accept":
                await desk.perform(accept(okrs, author, draft), point_at=id_)
            case "change":
                await ask_and_do(desk, words_form(draft), in_other_words)
            case _:
                await ask_and_do(desk, decline_form(draft), turn_down)

    async def in_other_words(answer: Answer) -> None:
        step = accept(okrs, desk.author(draft.space), draft, title=answer["title"], why=answer["why"] or "")
        await desk.perform(step, point_at=id_)

    async def turn_down(answer: Answer) -> None:
        await desk.perform(decline(okrs, desk.author(draft.space), draft, answer["because"] or ""))

    await ask_and_do(desk, answer_question(desk.now, draft, desk.signs), act)
