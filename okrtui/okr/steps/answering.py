"""What an answer of the weekly run does: one step, undone as one."""

from msgspec.structs import replace

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Forecast, HealthMetric, KeyResult, Priority, Whose
from okrtui.okr.run_asked import Answer, MetricRead, NextSaid, Question, Rated
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.health import read_metric
from okrtui.okr.steps.plan import add_priority
from okrtui.okr.steps.step import Author, Step


def answer_step(
    okrs: Okrs, author: Author, question: Question, answer: Answer, replaces: str | None = None
) -> Step:
    """Record the answer to a question; `replaces` is the record of the same run that it takes the place of."""
    match answer:
        case Rated(reading, forecast):
            key_result = okrs.find(KeyResult, question.id)
            return reading_step(okrs, author, key_result, replace(reading, fixes=replaces), forecast)
        case MetricRead(value, light, note):
            metric = okrs.find(HealthMetric, question.id)
            return read_metric(okrs, author, metric, value=value, light=light, note=note)
        case NextSaid():
            return next_step(okrs, author, okrs.find(KeyResult, question.id), answer, replaces)


def reading_step(
    okrs: Okrs, author: Author, key_result: KeyResult, reading: Reading, forecast: Forecast | None = None
) -> Step:
    """Record a reading, and with it another forecast where one was given."""
    step = check_in(okrs, author, key_result, reading)
    if forecast is None or forecast == key_result.forecast:
        return step
    foreseen = edit(okrs, author, key_result, forecast=forecast)

    def rule(okrs: Okrs) -> None:
        step.rule(okrs)
        foreseen.rule(okrs)

    return replace(step, changes=(*step.changes, *foreseen.changes), rule=rule)


def next_step(
    okrs: Okrs, author: Author, key_result: KeyResult, said: NextSaid, replaces: str | None = None
) -> Step:
    """A must of this week that names the key result, its owner's and for whom its objective is; or a comment."""
    if said.becomes == "comment":
        return comment(okrs, author, key_result, said.text)
    if replaces is not None:
        return edit(okrs, author, okrs.find(Priority, replaces), text=said.text.strip())
    objective = okrs.objectives.get(key_result.objective or "")
    whose = objective.for_ if objective is not None and objective.for_ != Whose() else None
    return add_priority(
        okrs,
        author,
        said.text,
        owner=okrs.owner_of(key_result),
        whose=whose,
        key_result=key_result.id,
    )
