"""A line typed in one go: `ship canary @ken !must #deploys >1` (screens.md, the quick add).

A mark counts only where it leads to exactly one thing: `@` a person, `#` a key result, `!must` and
`!should`, `>1` to `>4` weeks later. What leads nowhere, and a second mark of one kind, stays text. A
backslash before a mark makes it plain: `\\#`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Literal

from msgspec import Struct

from okrtui.okr.okrs import Okrs
from okrtui.okr.quick_names import Thing, begins, fold, only, word_for
from okrtui.okr.records import KeyResult, Person, Rank
from okrtui.okr.text import narrow

MarkKind = Literal["owner", "key_result", "rank", "weeks"]
_KINDS: dict[str, MarkKind] = {"@": "owner", "#": "key_result", "!": "rank", ">": "weeks"}
_MARKED = re.compile(r"\\*[@#!>＠＃！＞]")
_RANKS: dict[str, Rank] = {"must": "must", "should": "should"}
_MOST = 8


class Known(Struct, frozen=True):
    """Whom and what a line may name."""

    people: tuple[Person, ...] = ()
    key_results: tuple[KeyResult, ...] = ()


class Mark(Struct, frozen=True):
    """A piece of the text that was recognised: where it stands and what it leads to."""

    kind: MarkKind
    start: int
    end: int
    value: str


class QuickLine(Struct, frozen=True):
    """What somebody typed, taken apart; `marks` says where in the typed text."""

    text: str = ""
    owner: str | None = None
    rank: Rank | None = None
    key_result: str | None = None
    weeks: int = 0
    marks: tuple[Mark, ...] = ()


class Choice(Struct, frozen=True):
    """One way to complete a mark: the whole word to put there, and the name to show."""

    word: str
    name: str


class Completion(Struct, frozen=True):
    """What could stand in place of the text from `start` to `end`."""

    start: int
    end: int
    choices: tuple[Choice, ...] = ()


def known_in(okrs: Okrs, space: str, key_results: Iterable[KeyResult]) -> Known:
    """The people of a space who have not left, and those of the key results that may be planned for."""
    people = tuple(p for p in okrs.people.values() if p.space == space and p.left is None)
    return Known(people, tuple(kr for kr in key_results if kr.space == space and _is_ahead(okrs, kr)))


def _is_ahead(okrs: Okrs, key_result: KeyResult) -> bool:
    """Whether a key result is pursued, or will be once its cycle starts."""
    objective, cycle = okrs.objectives.get(key_result.objective or ""), okrs.cycle_of(key_result)
    is_dropped = key_result.state == "dropped" or objective is None or objective.state == "dropped"
    return not is_dropped and cycle is not None and cycle.phase in ("planning", "active")


def parse_line(typed: str, known: Known) -> QuickLine:
    """The line that was typed, with everything in it that leads to exactly one thing."""
    marks: dict[MarkKind, Mark] = {}
    words: list[str] = []
    for found in re.finditer(r"\S+", typed):
        mark = _mark(found, known)
        if mark is not None and mark.kind not in marks:
            marks[mark.kind] = mark
        else:
            words.append(_plain(found.group()))
    values = {kind: mark.value for kind, mark in marks.items()}
    return QuickLine(
        text=" ".join(words),
        owner=values.get("owner"),
        rank=_RANKS.get(values.get("rank", "")),
        key_result=values.get("key_result"),
        weeks=int(values.get("weeks", "0")),
        marks=tuple(marks.values()),
    )


def _mark(found: re.Match[str], known: Known) -> Mark | None:
    sign, word = narrow(found.group())[0], found.group()[1:]
    if sign not in _KINDS or not word:
        return None
    value = _value(_KINDS[sign], word, known)
    return None if value is None else Mark(_KINDS[sign], found.start(), found.end(), value)


def _value(kind: MarkKind, word: str, known: Known) -> str | None:
    match kind:
        case "owner":
            return only(known.people, word)
        case "key_result":
            return only(known.key_results, word)
        case "rank":
            return _RANKS.get(fold(word))
        case "weeks":
            number = narrow(word)
            return number if number in ("1", "2", "3", "4") else None


def _plain(word: str) -> str:
    """The word without the backslash that made its mark plain."""
    return word[1:] if word[0] == "\\" and _MARKED.match(word) else word


# -- completing


def completion(typed: str, cursor: int, known: Known) -> Completion | None:
    """What the word before the cursor could become; None where it is no mark or nothing fits."""
    start = max((found.end() for found in re.finditer(r"\s", typed[:cursor])), default=0)
    word = typed[start:cursor]
    sign = narrow(word[:1])
    if sign not in _KINDS:
        return None
    end = min((cursor + found.start() for found in re.finditer(r"\s", typed[cursor:])), default=len(typed))
    choices = tuple(islice(_choices(_KINDS[sign], fold(word[1:]), known), _MOST))
    return Completion(start, end, choices) if choices else None


def _choices(kind: MarkKind, prefix: str, known: Known) -> Iterator[Choice]:
    match kind:
        case "owner":
            yield from _things("@", known.people, prefix)
        case "key_result":
            yield from _things("#", known.key_results, prefix)
        case "rank":
            yield from (Choice(f"!{rank}", rank) for rank in _RANKS if rank.startswith(prefix))
        case "weeks":
            later = ((n, f"{n} week{'s' * (n > 1)} later") for n in range(1, 5))
            yield from (Choice(f">{n}", name) for n, name in later if str(n).startswith(prefix))


def _things(sign: str, things: Sequence[Thing], prefix: str) -> Iterator[Choice]:
    fitting = [(level, thing) for thing in things if (level := begins(thing, prefix)) is not None]
    for _, thing in sorted(fitting, key=itemgetter(0)):
        name = thing.name if isinstance(thing, Person) else thing.title
        yield Choice(f"{sign}{word_for(thing, things, prefix)}", name)


def typed_again(line: QuickLine, known: Known) -> str:
    """The line as it could have been typed: parsing it gives the same again."""
    pieces = [f"\\{word}" if _MARKED.match(word) else word for word in line.text.split()]
    pieces += [f"@{word_for(p, known.people)}" for p in known.people if p.id == line.owner]
    pieces += [f"!{line.rank}"] if line.rank else []
    pieces += [f"#{word_for(kr, known.key_results)}" for kr in known.key_results if kr.id == line.key_result]
    pieces += [f">{line.weeks}"] if line.weeks else []
    return " ".join(pieces)
