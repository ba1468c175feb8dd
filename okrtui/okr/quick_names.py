"""By what words a person or key result is named in a quick add: only what leads to exactly one thing counts."""

import re
from collections.abc import Iterable, Sequence

from okrtui.okr.records import KeyResult, Person
from okrtui.okr.short_ids import SHORTEST
from okrtui.okr.text import narrow

Thing = Person | KeyResult
_WORD = re.compile(r"[^\W_]+")
_LEAST = 3
"""Letters of a word that may stand for it; of scripts without spaces two characters do."""


def fold(text: str) -> str:
    """Text as it is compared: narrow, and in one case."""
    return narrow(text).casefold()


def only(things: Iterable[Thing], word: str) -> str | None:
    """The id of the one thing a word leads to; None for none, and for several that fit alike."""
    found = {thing.id for thing in fitting(things, word)}
    return found.pop() if len(found) == 1 else None


def fitting(things: Iterable[Thing], word: str) -> list[Thing]:
    """The things a word leads to, those alone that it fits best."""
    wanted = fold(word)
    fits = [(level, thing) for thing in things if (level := _level(thing, wanted)) is not None]
    best = min((level for level, _ in fits), default=0)
    return [thing for level, thing in fits if level == best]


def _level(thing: Thing, wanted: str) -> int | None:
    """How well a word fits a thing, 0 for its whole name; None when it does not: `#37` is somebody's ticket."""
    if isinstance(thing, KeyResult) and wanted.isdigit():
        return 0 if wanted == thing.id else None
    if wanted in whole_names(thing):
        return 0
    if wanted in words_of(thing):
        return 1
    if isinstance(thing, KeyResult) and _is_part(thing, wanted):
        return 2
    is_id = thing.id == wanted or (len(wanted) >= SHORTEST and thing.id.startswith(wanted))
    return 3 if is_id else None


def _is_part(key_result: KeyResult, wanted: str) -> bool:
    if not wanted.isascii():
        return len(wanted) > 1 and wanted in fold(key_result.title)
    return len(wanted) >= _LEAST and any(word.startswith(wanted) for word in words_of(key_result))


def whole_names(thing: Thing) -> tuple[str, ...]:
    """The words that stand for all of a name: the handle, the name in one; a title with hyphens."""
    name = fold(thing.name if isinstance(thing, Person) else thing.title)
    in_one = "".join(name.split())
    if isinstance(thing, Person):
        return (fold(thing.handle or ""), in_one)
    return ("-".join(_WORD.findall(name)), in_one)


def words_of(thing: Thing) -> tuple[str, ...]:
    """The words of a name or title; numbers in a title name nothing."""
    if isinstance(thing, Person):
        return tuple(fold(thing.name).split())
    return tuple(word for word in _WORD.findall(fold(thing.title)) if not word.isdigit())


def begins(thing: Thing, prefix: str) -> int | None:
    """How well what was typed so far begins a name, 0 for the whole one; None when it begins none."""
    if any(name.startswith(prefix) for name in whole_names(thing)):
        return 0
    if any(word.startswith(prefix) for word in words_of(thing)):
        return 1
    is_inside = not prefix.isascii() and prefix in fold(
        thing.name if isinstance(thing, Person) else thing.title
    )
    return 2 if is_inside else None


def word_for(thing: Thing, among: Sequence[Thing], prefix: str = "") -> str:
    """The plainest word that leads to a thing and to no other: a handle, a long word of the title, else the id.

    Of several, one that begins with what was typed so far.
    """
    words = sorted((word for word in words_of(thing) if len(word) >= _LEAST), key=len, reverse=True)
    whole = whole_names(thing)
    tried = (*whole, *words) if isinstance(thing, Person) else (*words, *whole)
    typed_first = sorted(tried, key=lambda word: not word.startswith(prefix))
    leading = (word for word in typed_first if len(word.split()) == 1 and only(among, word) == thing.id)
    return next(leading, thing.id)
