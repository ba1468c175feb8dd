"""What looks like a mark in a typed line and is none: said, so that nothing becomes text in silence."""

from collections.abc import Iterator, Sequence

from okrtui.okr.errors import AmbiguousError
from okrtui.okr.quick_add import Known, MarkKind, QuickLine, parse_line
from okrtui.okr.quick_names import Thing, only
from okrtui.okr.records import Person
from okrtui.okr.short_ids import short_ids
from okrtui.okr.text import narrow

SECOND: dict[MarkKind, str] = {
    "owner": "a second person", "key_result": "a second key result", "rank": "a second rank", "weeks": "a second week",
}  # fmt: skip


def left_as_text(typed: str, line: QuickLine, known: Known) -> Iterator[str]:
    """A sentence for each word of the line that stays text though it begins like a mark.

    AmbiguousError, with the candidates, for one that fits several. `#37` is somebody's ticket and no mark.
    """
    marked = {typed[mark.start : mark.end] for mark in line.marks}
    taken = {mark.kind for mark in line.marks}
    for word in dict.fromkeys(typed.split()):
        again = parse_line(word, known).marks
        if again and (word not in marked or typed.split().count(word) > 1):
            yield f"“{word}” is {SECOND[again[0].kind]}: it stays text"
        elif not again and (unknown := _unknown(word, known, taken)):
            yield unknown


def _unknown(word: str, known: Known, taken: set[MarkKind]) -> str:
    """Why a word with the sign of a person or key result leads to none; empty where it was not meant to."""
    sign, name = narrow(word[:1]), word[1:]
    if sign not in ("@", "#") or not name or (sign == "#" and name.isdigit()):
        return ""
    is_person = sign == "@"
    things: Sequence[Thing] = known.people if is_person else known.key_results
    fitting = [thing for thing in things if only((thing,), name) is not None]
    if not fitting:
        return f"“{word}” names {'nobody' if is_person else 'no key result'} here: it stays text"
    kind: MarkKind = "owner" if is_person else "key_result"
    if kind in taken:
        return f"“{word}” is {SECOND[kind]}: it stays text"
    tags = short_ids(thing.id for thing in fitting)
    raise AmbiguousError(word, tuple(f"{tags[thing.id]} {_name(thing)}" for thing in fitting))


def _name(thing: Thing) -> str:
    return thing.name if isinstance(thing, Person) else thing.title
