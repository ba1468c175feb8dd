"""The edits of an outline as one step, and each of them in words."""

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from okrtui.exchange.csv_columns import Row
from okrtui.exchange.intake import Problem
from okrtui.exchange.outline_edits import MOVED, LineEdit, OutlineEdits
from okrtui.exchange.outline_values import key_result_values, measure_in, objective_values, reading_in
from okrtui.exchange.soundness import BadCellError
from okrtui.okr.errors import OkrError
from okrtui.okr.measures import measure_text, value_text
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import KeyResult, Measure, Objective, Whose
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import (
    add_key_result,
    change_measure,
    mend_measure,
    only_says_otherwise,
)
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Add, Author, Step
from okrtui.okr.steps.together import one_upon_another, with_goals_of
from okrtui.okr.steps.trash import delete, drop

Removal = Literal["leave", "drop", "delete"]
News = Literal["new", "changed", "removed"]
_WORDS = {"for_": "whose", "parent": "supports", "objective": "below another objective"}


class Answers(Struct, frozen=True):
    """What has to be asked: what becomes of removed lines, and why targets change; no reason mends them."""

    removal: Removal = "leave"
    reason: str | None = None


class Done(Struct, frozen=True):
    """One record, what happens to it in a few words, and how."""

    news: News
    title: str
    told: str
    steps: tuple[Step, ...]


class OutlineSteps:
    """Turns edits into steps on the OKRs the text was opened from, in the order of the lines.

    A new objective is for `whose`, where its line names no unit and nobody.
    """

    def __init__(
        self, okrs: Okrs, author: Author, edits: OutlineEdits, answers: Answers, whose: Whose | None = None
    ) -> None:
        self._okrs, self._author, self._answers, self._whose = okrs, author, answers, whose
        self._headings: dict[int, str] = dict(edits.headings)
        self.done: list[Done] = []
        self.problems = list(edits.problems)
        self.retargeted: list[KeyResult] = []
        """Key results with check-ins whose numbers change, which is asked about."""
        for line in edits.objectives:
            self._try(line, self._new_objective if line.record is None else self._objective)
        for line in edits.key_results:
            if line.heading not in self._headings:
                continue  # its objective is a problem already
            self._try(line, self._new_key_result if line.record is None else self._key_result)
        for record in edits.removed if answers.removal != "leave" else ():
            self._try(LineEdit(Row(1, {}), {}, 1, record), self._removed)

    def step(self) -> Step:
        """All of it as one step; BadInputError where nothing changes."""
        steps = [step for done in self.done for step in done.steps]
        return one_upon_another(steps, f"edited the list as text: {self.counts()}")

    def counts(self) -> str:
        """`3 changed, 1 new, 1 removed`."""
        kinds: tuple[News, ...] = ("changed", "new", "removed")
        numbers = {news: sum(done.news == news for done in self.done) for news in kinds}
        return ", ".join(f"{number} {news}" for news, number in numbers.items() if number)

    def _try(self, line: LineEdit, take: Callable[[LineEdit], None]) -> None:
        try:
            take(line)
        except OkrError as error:
            column = error.column if isinstance(error, BadCellError) else ""
            if "cycle" in line.changed and str(error) in {each.reason for each in self.problems}:
                return  # told once, not for each objective below that cycle
            self.problems.append(Problem(line.row.line, column.replace("_", " "), str(error)))

    def _add(self, news: News, line: LineEdit, told: str, steps: list[Step]) -> None:
        title = line.row.get("key_result") or line.row.get("objective")
        title = title or (name_of(line.record) if line.record else "")
        self.done.append(Done(news, title, told, tuple(steps)))

    # -- objectives

    def _new_objective(self, line: LineEdit) -> None:
        values = objective_values(self._okrs, self._author.space, line)
        values["whose"] = values.pop("for_", None) or self._place_of(values.get("owner"))
        title = values.pop("title")
        step = add_objective(self._okrs, self._author, title, **{"cycle": None, **values})
        self._okrs = with_goals_of(self._okrs, step)
        self._headings[line.row.line] = step.added[0]
        self._add("new", line, f"for {self._okrs.whose_name(values['whose'])}", [step])

    def _place_of(self, owner: str | None) -> Whose:
        if owner:
            return Whose(person=owner)
        return self._whose or Whose(person=self._author.person)

    def _objective(self, line: LineEdit) -> None:
        assert isinstance(line.record, Objective)
        if values := objective_values(self._okrs, self._author.space, line):
            step = edit(self._okrs, self._author, line.record, **values)
            self._add("changed", line, _fields(values), [step])

    # -- key results

    def _new_key_result(self, line: LineEdit) -> None:
        objective = self._objective_at(line)
        values, measure = key_result_values(self._okrs, line), measure_in(line)
        reading = reading_in(line, measure, None)
        step = add_key_result(self._okrs, self._author, objective, values.pop("title"), measure, **values)
        self._okrs = with_goals_of(self._okrs, step)
        steps, told = [step], measure_text(measure)
        if reading is not None:
            steps.append(check_in(self._okrs, self._author, _added(step), reading))
            told += f" · {_reading_told(measure, reading)}"
        self._add("new", line, told, steps)

    def _objective_at(self, line: LineEdit) -> Objective:
        return self._okrs.find(Objective, self._headings.get(line.heading, ""))

    def _key_result(self, line: LineEdit) -> None:
        key_result = line.record
        assert isinstance(key_result, KeyResult)
        values, measure = key_result_values(self._okrs, line), measure_in(line)
        if MOVED in line.changed:
            values["objective"] = self._objective_at(line).id
        reading = reading_in(line, measure, standing(self._okrs, key_result).value)
        steps = [edit(self._okrs, self._author, key_result, **values)] if values else []
        told = [_fields(values)] if values else []
        if measure != key_result.measure:
            steps.append(self._retarget(key_result, measure))
            told.append(f"{measure_text(key_result.measure)} ⇒ {measure_text(measure)}")
        if reading is not None:
            steps.append(check_in(self._okrs, self._author, key_result, reading))
            told.append(_reading_told(measure, reading))
        if steps:
            self._add("changed", line, " · ".join(told), steps)

    def _retarget(self, key_result: KeyResult, measure: Measure) -> Step:
        has_history = bool(self._okrs.check_ins.get(key_result.id))
        is_asked = has_history and not only_says_otherwise(key_result.measure, measure)
        if is_asked:
            self.retargeted.append(key_result)
        if is_asked and self._answers.reason:
            return change_measure(self._okrs, self._author, key_result, measure, self._answers.reason)
        return mend_measure(self._okrs, self._author, key_result, measure)

    # -- what is gone

    def _removed(self, line: LineEdit) -> None:
        assert line.record is not None
        is_dropped = self._answers.removal == "drop"
        step = (drop if is_dropped else delete)(self._okrs, self._author, line.record)
        self._add("removed", line, "dropped" if is_dropped else "to the trash", [step])


def _added(step: Step) -> KeyResult:
    return next(c.record for c in step.changes if isinstance(c, Add) and isinstance(c.record, KeyResult))


def _fields(values: dict[str, Any]) -> str:
    return ", ".join(_WORDS.get(field, field) for field in values)


def _reading_told(measure: Measure, reading: Reading) -> str:
    value = "" if reading.value is None else value_text(measure, reading.value)
    confidence = "" if reading.confidence is None else f"confidence {reading.confidence}"
    return ", ".join(filter(None, (value, confidence)))
