"""What was typed and is on no disk, as lines to be read after okrtui was left."""

from collections.abc import Iterable, Iterator

from okrtui.okr.drafts import Draft, record_of
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Record
from okrtui.okr.text import safe
from okrtui.tui.views.readings import FORECASTS

SAID = "typed, not recorded, and the disk did not take it:"


def unkept_lines(okrs: Okrs, drafts: Iterable[tuple[str, Draft]]) -> list[str]:
    """One line for each draft, whole and safe to print; none where there is no draft."""
    lines = [_line(okrs.get(record_of(key)), draft) for key, draft in drafts]
    return [SAID, *lines] if lines else []


def _line(record: Record | None, draft: Draft) -> str:
    name = name_of(record) if record is not None else "what is gone by now"
    return safe(f"{name}: {' · '.join(_parts(record, draft))}")


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
