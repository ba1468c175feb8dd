"""What was typed and is on no disk, as lines to be read after okrtui was left."""

from collections.abc import Iterable, Iterator

from okrtui.okr.drafts import Draft, is_idea, is_line, record_of
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Record
from okrtui.okr.text import safe
from okrtui.tui.views.wording import FORECASTS

SAID = "typed, not recorded, and the disk did not take it:"


def unkept_lines(okrs: Okrs, drafts: Iterable[tuple[str, Draft]]) -> list[str]:
    """One line for each draft, whole and safe to print; none where there is no draft."""
    lines = [_line(okrs, key, draft) for key, draft in drafts]
    return [SAID, *lines] if lines else []


def draft_name(okrs: Okrs, key: str, draft: Draft) -> str:
    """What a draft is about, by its name; a line of a plan and an idea are their own."""
    if is_line(key) or is_idea(key):
        return draft.note
    record = okrs.get(record_of(key))
    return name_of(record) if record is not None else "what is gone by now"


def _line(okrs: Okrs, key: str, draft: Draft) -> str:
    if is_line(key):
        return safe(f"a line of the plan: {draft.note}")
    if is_idea(key):
        return safe(f"an idea: {draft.note}")
    parts = _parts(okrs.get(record_of(key)), draft)
    return safe(f"{draft_name(okrs, key, draft)}: {' · '.join(parts)}")


def _parts(record: Record | None, draft: Draft) -> Iterator[str]:
    if draft.value:
        yield f"value {draft.value}"
    if draft.steps is not None and isinstance(record, KeyResult):
        names = [step.name for step in record.measure.steps if step.id in draft.steps]
        yield f"done {', '.join(names) or 'nothing'}"
    if draft.confidence is not None:
        yield f"confidence {draft.confidence}"
    if draft.forecast is not None:
        yield FORECASTS[draft.forecast]
    if draft.note:
        yield f"note {draft.note}"
