"""A line typed in one go: `ship canary @ken !must #deploys >1` (screens.md, the quick add).

A mark counts only where it leads to exactly one thing: `@` a person, `#` a key result, `!must` and
`!should`, `>1` to `>4` weeks later. What leads nowhere, and a second mark of one kind, stays text. A
backslash before a mark makes it plain: `\\#`.
"""

import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.quick_names import Thing, fitting, fold, only, word_for
from okrtui.okr.records import KeyResult, Person, Rank
from okrtui.okr.text import cut, narrow

MarkKind = Literal["owner", "key_result", "rank", "weeks"]
KINDS: dict[str, MarkKind] = {"@": "owner", "#": "key_result", "!": "rank", ">": "weeks"}
RANKS: dict[str, Rank] = {"must": "must", "should": "should"}
_MARKED = re.compile(r"\\*[@#!>＠＃！＞]")
_WORD = re.compile(r"\S+")
_UNKNOWN: dict[MarkKind, str] = {
    "owner": "names nobody here",
    "key_result": "names no key result here",
    "rank": "is no rank",
    "weeks": "is not 1 to 4 weeks later",
}
_MOST_NAMED, _LONGEST = 3, 30


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
    """A whole word that leads to one thing, and the name to show for it."""

    word: str
    name: str


class Stayed(Struct, frozen=True):
    """A mark that stayed text, and why; `fits` are those it leads to alike, each by a word of its own."""

    word: str
    kind: MarkKind
    why: Literal["unknown", "several", "second"]
    fits: tuple[Choice, ...] = ()

    @property
    def told(self) -> str:
        """`@ken fits Ken Wu, Ken Adams: stays text`."""
        return f"{self.word} {self._reason}: stays text"

    @property
    def _reason(self) -> str:
        match self.why:
            case "unknown":
                return _UNKNOWN[self.kind]
            case "second":
                what = "week" if self.kind == "weeks" else self.kind.replace("_", " ")
                return f"is a second {what}"
            case "several":
                names = [cut(choice.name, _LONGEST) for choice in self.fits[:_MOST_NAMED]]
                left = len(self.fits) - len(names)
                return f"fits {', '.join(names)}{f' and {left} more' if left else ''}"


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
    for found in _WORD.finditer(typed):
        mark = _mark(found, known)
        if mark is not None and mark.kind not in marks:
            marks[mark.kind] = mark
        else:
            words.append(_plain(found.group()))
    values = {kind: mark.value for kind, mark in marks.items()}
    return QuickLine(
        text=" ".join(words),
        owner=values.get("owner"),
        rank=RANKS.get(values.get("rank", "")),
        key_result=values.get("key_result"),
        weeks=int(values.get("weeks", "0")),
        marks=tuple(marks.values()),
    )


def _mark(found: re.Match[str], known: Known) -> Mark | None:
    sign, word = narrow(found.group())[0], found.group()[1:]
    if sign not in KINDS or not word:
        return None
    value = _value(KINDS[sign], word, known)
    return None if value is None else Mark(KINDS[sign], found.start(), found.end(), value)


def _value(kind: MarkKind, word: str, known: Known) -> str | None:
    match kind:
        case "owner":
            return only(known.people, word)
        case "key_result":
            return only(known.key_results, word)
        case "rank":
            return RANKS.get(fold(word))
        case "weeks":
            number = narrow(word)
            return number if number in ("1", "2", "3", "4") else None


def _plain(word: str) -> str:
    """The word without the backslash that made its mark plain."""
    return word[1:] if word[0] == "\\" and _MARKED.match(word) else word


def stayed_text(typed: str, known: Known) -> tuple[Stayed, ...]:
    """The marks of a line that led nowhere or to several things, and the second ones of their kind."""
    taken = {mark.start for mark in parse_line(typed, known).marks}
    left = (found.group() for found in _WORD.finditer(typed) if found.start() not in taken)
    return tuple(stayed for word in left if (stayed := _stayed(word, known)) is not None)


def _stayed(typed: str, known: Known) -> Stayed | None:
    sign, word = narrow(typed)[0], typed[1:]
    kind = KINDS.get(sign)
    if kind is None or not _is_meant(kind, word):
        return None
    if _value(kind, word, known) is not None:
        return Stayed(typed, kind, "second")
    among: tuple[Thing, ...] = known.people if kind == "owner" else known.key_results
    fits = fitting(among, word) if kind in ("owner", "key_result") else []
    choices = tuple(Choice(f"{sign}{word_for(thing, among)}", name_of(thing)) for thing in fits)
    return Stayed(typed, kind, "several" if choices else "unknown", choices)


def _is_meant(kind: MarkKind, word: str) -> bool:
    """Whether a mark was likely meant as one: `#37` is a ticket, `!=` and `>50%` are plain text."""
    match kind:
        case "owner":
            return bool(word)
        case "key_result":
            return bool(word) and not word.isdigit()
        case "rank":
            return word.isalpha()
        case "weeks":
            return narrow(word).isdigit()


def typed_again(line: QuickLine, known: Known) -> str:
    """The line as it could have been typed: parsing it gives the same again."""
    pieces = [f"\\{word}" if _MARKED.match(word) else word for word in line.text.split()]
    pieces += [f"@{word_for(p, known.people)}" for p in known.people if p.id == line.owner]
    pieces += [f"!{line.rank}"] if line.rank else []
    pieces += [f"#{word_for(kr, known.key_results)}" for kr in known.key_results if kr.id == line.key_result]
    pieces += [f">{line.weeks}"] if line.weeks else []
    return " ".join(pieces)
