"""What a person can do to a key result: say something, correct a check-in, change its measure."""

from typing import Any

from okrtui.okr.errors import NotFoundError
from okrtui.okr.measures import measure_text
from okrtui.okr.records import KeyResult, Measure
from okrtui.okr.steps.check_ins import check_in
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import change_measure, mend_measure
from okrtui.okr.steps.step import Step
from okrtui.okr.steps.together import together
from okrtui.tui.deeds import Desk, objective_or_key_result


async def comment_on(desk: Desk, id_: str) -> None:
    """Say something about an objective or key result."""
    from okrtui.tui.dialogs.comment import comment_form

    record = objective_or_key_result(desk, id_)
    if answer := await desk.ask(comment_form(record)):
        await desk.perform(comment(desk.now.okrs, desk.author(record.space), record, answer["text"]))


async def correct_check_in(desk: Desk, id_: str, check_in_id: str) -> None:
    """Record a check-in anew, so that it counts instead of another."""
    from okrtui.tui.dialogs.correction import corrected, correction_form

    okrs = desk.now.okrs
    key_result = okrs.find(KeyResult, id_)
    wrong = next((c for c in okrs.check_ins.get(id_, ()) if c.id == check_in_id), None)
    if wrong is None:
        raise NotFoundError("check-in", check_in_id)
    answer = await desk.ask(correction_form(desk.now, key_result, wrong, decimal_comma=desk.decimal_comma))
    if answer and (reading := corrected(key_result, wrong, answer)):
        await desk.perform(check_in(desk.now.okrs, desk.author(key_result.space), key_result, reading))


async def change_key_result(desk: Desk, key_result: KeyResult, changed: dict[str, Any]) -> None:
    """Change its measure, asking from when where check-ins are there already, and other fields with it."""
    measure = changed.pop("measure")
    step = await _measure_step(desk, key_result, measure)
    if step is None:
        return
    if changed:
        fields = edit(desk.now.okrs, desk.author(key_result.space), key_result, **changed)
        step = together((step, fields), f"{step.title} · {fields.title}")
    await desk.perform(step)


async def _measure_step(desk: Desk, key_result: KeyResult, measure: Measure) -> Step | None:
    from okrtui.tui.dialogs.measure_change import FROM_TODAY, MeasureQuestion, reason_form

    known = desk.now.okrs.check_ins.get(key_result.id)
    if known and not _only_says_otherwise(key_result.measure, measure):
        told = f"{measure_text(key_result.measure)}  ⇒  {measure_text(measure)}"
        answer = await desk.ask(MeasureQuestion(key_result.title, told, desk.signs))
        if answer is None:
            return None
        if answer == FROM_TODAY:
            given = await desk.ask(reason_form(key_result.title, told))
            return _changed(desk, key_result, measure, given["reason"]) if given else None
    return mend_measure(desk.now.okrs, desk.author(key_result.space), key_result, measure)


def _changed(desk: Desk, key_result: KeyResult, measure: Measure, reason: str) -> Step:
    return change_measure(desk.now.okrs, desk.author(key_result.space), key_result, measure, reason)


def _only_says_otherwise(before: Measure, after: Measure) -> bool:
    """Whether no number moves: another unit, or another name for a step."""
    same_numbers = (before.start, before.target) == (after.start, after.target)
    return same_numbers and [step.id for step in before.steps] == [step.id for step in after.steps]
