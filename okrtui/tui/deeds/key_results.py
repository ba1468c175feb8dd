"""What a person can do to a key result: say something, correct a check-in, change its measure."""

from okrtui.okr.errors import GoneError, RefusedError
from okrtui.okr.measures import measure_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Measure
from okrtui.okr.steps.check_ins import check_in
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import change_measure, mend_measure, only_says_otherwise
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.together import together
from okrtui.tui.deeds.desk import Desk, any_record, ask_and_do
from okrtui.tui.dialogs.form import Answer

NOT_YET = "nothing is changed yet: enter asks again, esc leaves it as it was"


async def comment_on(desk: Desk, id_: str) -> None:
    """Say something about a record."""
    from okrtui.tui.dialogs.comment import comment_form

    record = any_record(desk, id_)

    async def say(answer: Answer) -> None:
        await desk.perform(comment(desk.now.okrs, desk.author(record.space), record, answer["text"]))

    await ask_and_do(desk, comment_form(record), say)


async def correct_check_in(desk: Desk, id_: str, check_in_id: str) -> None:
    """Record a check-in anew, so that it counts instead of another."""
    from okrtui.tui.dialogs.correction import corrected, correction_form

    okrs = desk.now.okrs
    key_result = okrs.find(KeyResult, id_)
    wrong = next((c for c in okrs.check_ins.get(id_, ()) if c.id == check_in_id), None)
    if wrong is None:
        raise GoneError("check-in")

    async def correct(answer: Answer) -> None:
        if reading := corrected(key_result, wrong, answer):
            await desk.perform(check_in(desk.now.okrs, desk.author(key_result.space), key_result, reading))

    form = correction_form(desk.now, key_result, wrong, decimal_comma=desk.decimal_comma)
    await ask_and_do(desk, form, correct)


async def change_key_result(desk: Desk, okrs: Okrs, key_result: KeyResult, changed: Answer) -> None:
    """Change its measure, asking from when where check-ins are there already, and other fields with it.

    RefusedError where that question is left: what was typed is not lost by it.
    `okrs` are those that the person saw when the change was typed.
    """
    from okrtui.tui.dialogs.measure_change import FROM_TODAY, MEND, MeasureQuestion, reason_form

    measure: Measure = changed["measure"]
    told = f"{measure_text(key_result.measure)}  ⇒  {measure_text(measure)}"
    answer: str | None = MEND
    if okrs.check_ins.get(key_result.id) and not only_says_otherwise(key_result.measure, measure):
        answer = await desk.ask(MeasureQuestion(key_result.title, told, desk.signs))

    async def change(given: Answer) -> bool:
        author = desk.author(key_result.space)
        step = change_measure(okrs, author, key_result, measure, given["reason"])
        await desk.perform(_with_others(okrs, author, key_result, changed, step))
        return True

    if answer == FROM_TODAY and await ask_and_do(desk, reason_form(key_result.title, told), change):
        return
    if answer != MEND:
        raise RefusedError(NOT_YET)
    author = desk.author(key_result.space)
    step = mend_measure(okrs, author, key_result, measure)
    await desk.perform(_with_others(okrs, author, key_result, changed, step))


def _with_others(okrs: Okrs, author: Author, key_result: KeyResult, changed: Answer, step: Step) -> Step:
    others = {name: value for name, value in changed.items() if name != "measure"}
    if not others:
        return step
    fields = edit(okrs, author, key_result, **others)
    return together((step, fields), f"{step.title} · {fields.title}")
