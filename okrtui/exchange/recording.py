"""Values, confidences and notes of a file as check-ins and comments that repeating does not double."""

from datetime import date
from decimal import Decimal
from itertools import count

from msgspec import Struct

from okrtui.exchange.cell_text import same, spelled
from okrtui.exchange.csv_columns import fold
from okrtui.exchange.intake import Gathering
from okrtui.okr.measures import Value
from okrtui.okr.progress import standing, value_of
from okrtui.okr.records import CheckIn, Comment, Cycle, KeyResult
from okrtui.okr.steps.step import Made


class Said(Struct, frozen=True):
    """What a row says of a key result on a day."""

    on: date
    value: Value | None = None
    confidence: int | None = None
    note: str = ""
    said_by: str | None = None
    name: str = ""
    """The name `said_by` goes by in the file, empty for me."""


def day_in(cycle: Cycle | None, today: date) -> date:
    """The day an import records for: today, or the last of the cycle when that is earlier."""
    end = cycle.span.end if cycle else None
    return min(today, end) if end else today


def adds_something(gathering: Gathering, key_result: KeyResult, said: Said) -> bool:
    """Whether value or confidence differ from what stands, and from what was imported last."""
    if said.value is None and said.confidence is None:
        return False
    if gathering.is_added(key_result.id):
        return True
    at = standing(gathering.okrs, key_result)
    if _agrees(said, at.value, at.confidence):
        return False
    imported = [c for c in gathering.okrs.check_ins.get(key_result.id, ()) if c.via == "import"]
    return not imported or not _agrees(
        said, value_of(key_result.measure, imported[-1]), imported[-1].confidence
    )


def _agrees(said: Said, value: Value | None, confidence: int | None) -> bool:
    return (said.value is None or same(said.value, value)) and said.confidence in (None, confidence)


def record(gathering: Gathering, key_result: KeyResult, said: Said) -> None:
    """Add a check-in; one that lies in the trash stays there unless known records are updated."""
    made = _free_id(gathering, key_result, said)
    if (hidden := gathering.okrs.trash.get(made.id)) is not None:
        gathering.settle(hidden, {})
        return
    author = gathering.author
    check_in = CheckIn(
        id=made.id,
        space=author.space,
        key=made.key,
        key_result=key_result.id,
        on=said.on,
        value=said.value if isinstance(said.value, Decimal) else None,
        steps_done=said.value if isinstance(said.value, tuple) else None,
        confidence=said.confidence,
        note=said.note or None,
        by=author.person,
        said_by=said.said_by,
        via="import",
        recorded=author.now,
    )
    gathering.add(check_in, made)


def _free_id(gathering: Gathering, key_result: KeyResult, said: Said) -> Made:
    """The first natural id of what was said that no other check-in has; alike ones carry 2, 3 and so on."""
    confidence = "" if said.confidence is None else str(said.confidence)
    words = (said.on.isoformat(), spelled(said.value), confidence, fold(said.note), fold(said.name))
    text = "\n".join((key_result.id, *words))
    known = {c.id for c in gathering.okrs.check_ins.get(key_result.id, ())}
    for times in count(1):
        key = text if times == 1 else f"{text}\n{times}"
        made = gathering.author.ids.keyed("check_in", "csv", "check_in", key)
        if made.id not in known and not gathering.is_added(made.id):
            break
    return made


def has_remark(gathering: Gathering, about: str, text: str) -> bool:
    """Whether the same words stand there already."""
    return any(fold(comment.text) == fold(text) for comment in gathering.okrs.comments.get(about, ()))


def remark(gathering: Gathering, about: str, text: str, on: date) -> None:
    """Add a comment, once; one that lies in the trash stays there unless known records are updated."""
    author = gathering.author
    made = author.ids.keyed("comment", "csv", "comment", f"{about}\n{fold(text)}")
    if gathering.is_added(made.id):
        return
    if (hidden := gathering.okrs.trash.get(made.id)) is not None:
        gathering.settle(hidden, {})
        return
    comment = Comment(
        id=made.id, space=author.space, key=made.key, about=about, on=on, text=text, by=author.person
    )
    gathering.add(comment, made)
