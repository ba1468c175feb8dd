"""The weekly run: which key results it asks for, where it is, what it has recorded (screens.md, In a run)."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from okrtui.okr.measures import Value
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import CheckIn, Forecast, KeyResult
from okrtui.okr.rhythm import is_due, is_pursued
from okrtui.okr.scope import Scope, due_in
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.step import Author, Step

Outcome = Literal["recorded", "skipped", "gone", "elsewhere"]


class Before(Struct, frozen=True):
    """Where a key result stood when the run came to it."""

    value: Value | None = None
    confidence: int | None = None


class Kept(Struct, frozen=True):
    """What the run recorded of a key result: the check-in, what it says, and where it stood before."""

    check_in: str
    reading: Reading
    before: Before
    forecast: Forecast | None = None

    @property
    def is_change(self) -> bool:
        """Whether value or confidence is another than before."""
        return (self.reading.value, self.reading.confidence) != (self.before.value, self.before.confidence)


class Run(Struct, frozen=True):
    """The key results asked for, in order; the place reached; what was recorded, by key result."""

    asked: tuple[str, ...] = ()
    place: int = 0
    kept: Mapping[str, Kept] = field(default_factory=dict)

    @property
    def here(self) -> str | None:
        """The key result asked for now; None after the last."""
        return self.asked[self.place] if self.place < len(self.asked) else None


def begin(okrs: Okrs, scope: Scope, me: Collection[str], today: date) -> Run:
    """The run over what is due in a scope, in the order it stands there."""
    return Run(tuple(key_result.id for key_result in due_in(okrs, scope, me, today)))


def is_there(okrs: Okrs, id_: str) -> bool:
    """Whether a key result is still one to check in: not in the trash, not dropped, its cycle active."""
    key_result = okrs.key_results.get(id_)
    return key_result is not None and is_pursued(okrs, key_result)


def forward(run: Run, okrs: Okrs) -> Run:
    """The run at the next key result that is still there, or behind the last."""
    later = (place for place in range(run.place + 1, len(run.asked)) if is_there(okrs, run.asked[place]))
    return replace(run, place=next(later, len(run.asked)))


def back(run: Run, okrs: Okrs) -> Run:
    """The run at the key result before that is still there; where there is none it stays."""
    earlier = (place for place in reversed(range(run.place)) if is_there(okrs, run.asked[place]))
    return replace(run, place=next(earlier, run.place))


def stood(okrs: Okrs, key_result: KeyResult) -> Before:
    """Where a key result stands before something is recorded of it."""
    at = standing(okrs, key_result)
    return Before(at.value, at.confidence)


def with_kept(run: Run, id_: str, kept: Kept) -> Run:
    """The run with something recorded; of what is recorded again it remembers how it stood at first."""
    known = run.kept.get(id_)
    return replace(run, kept={**run.kept, id_: replace(kept, before=known.before) if known else kept})


def corrected(run: Run, okrs: Okrs, id_: str) -> str | None:
    """The check-in of this run that another one would replace, None when it recorded none that is still there."""
    kept = run.kept.get(id_)
    known = {check_in.id for check_in in okrs.check_ins.get(id_, ())}
    return kept.check_in if kept and kept.check_in in known else None


def elsewhere(run: Run, okrs: Okrs, id_: str, today: date) -> CheckIn | None:
    """The check-in that somebody made of it while the run was under way; None when it is still due or done here."""
    key_result = okrs.key_results.get(id_)
    if key_result is None or id_ in run.kept or is_due(okrs, key_result, today):
        return None
    return standing(okrs, key_result).last


def outcome(run: Run, okrs: Okrs, id_: str, today: date) -> Outcome:
    """What became of a key result that was asked for."""
    if id_ in run.kept:
        return "recorded"
    if not is_there(okrs, id_):
        return "gone"
    return "elsewhere" if elsewhere(run, okrs, id_, today) else "skipped"


def reading_step(
    okrs: Okrs, author: Author, key_result: KeyResult, reading: Reading, forecast: Forecast | None = None
) -> Step:
    """Record a reading, and with it another forecast where one was given: one step, undone together."""
    step = check_in(okrs, author, key_result, reading)
    if forecast is None or forecast == key_result.forecast:
        return step
    foreseen = edit(okrs, author, key_result, forecast=forecast)

    def rule(okrs: Okrs) -> None:
        step.rule(okrs)
        foreseen.rule(okrs)

    return replace(step, changes=(*step.changes, *foreseen.changes), rule=rule)
