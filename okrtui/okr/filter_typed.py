"""A filter as one types it: `at risk @ken unit:north due<7d conf<5 "new"` → what is wanted, or a clear refusal.

| typed | is |
|---|---|
| `at risk`, `off track`, `on track`, `open`, `new`, `done` | that state; several: any of them |
| `holding`, `not holding`, `dropped`, `draft` | a state too |
| `risk` | at risk, off track or not holding |
| `due`, `no check-in` | waits for its check-in; nothing was said of it this week |
| `stale`, `overdue` | no confidence in this week nor in the last; its day is over and it is not done |
| `@ken`, `@me` | owned by them |
| `unit:north`, `unit:"Team North"` | for that unit, with all below it |
| `due<7d`, `due>=2026-12-01`, `due<eoq` | when it is due; days counted from today, or as days are typed everywhere |
| `conf<5`, `confidence>=7` | the last confidence that was given |
| `canary`, `"new"` | in its title or its objective's; quoted, a word is never a state |
"""

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple, NoReturn, cast

from msgspec.structs import replace

from okrtui.okr.dates import parse_day
from okrtui.okr.errors import BadInputError
from okrtui.okr.filters import ConfidenceLimit, DayLimit, Filter, Flag, Named, Sign
from okrtui.okr.okrs import Okrs
from okrtui.okr.quick_names import fitting, fold
from okrtui.okr.records import Unit
from okrtui.okr.scope import unit_and_below
from okrtui.okr.text import cut, narrow, safe

STATES: dict[str, frozenset[str]] = {
    "risk": frozenset({"at risk", "off track", "not holding"}),
    **{
        word: frozenset({word})
        for word in (
            "at risk", "off track", "on track", "open", "new", "done",
            "holding", "not holding", "dropped", "draft",
        )
    },
}  # fmt: skip
FLAGS: dict[str, Flag] = {
    "due": "due", "no check-in": "no check-in", "unchecked": "no check-in",
    "stale": "stale", "overdue": "overdue",
}  # fmt: skip
LIMITS = {"due": "due", "conf": "confidence", "confidence": "confidence"}
EXAMPLE = "at risk @ken due<7d conf<5"
LONGEST = 40
MOST_TYPED = 400
"""Characters of a filter; a longer one is no filter but something pasted by mistake."""
_TOKEN = re.compile(r'(?:unit:|@)?"[^"]*"?|\S+')
_BLANKS = re.compile(rf"\b({'|'.join(LIMITS)})\s*(<=|>=|<|>|=)\s*", re.IGNORECASE)
_LIMIT = re.compile(rf"({'|'.join(LIMITS)})(<=|>=|<|>|=)(.*)")
_DAYS = re.compile(r"\d+[dwm]")
_PHRASES = {tuple(phrase.split()) for phrase in (*STATES, *FLAGS) if " " in phrase}


class Known(NamedTuple):
    """Of whom and what a filter may speak, and from which day it counts."""

    okrs: Okrs
    me: Collection[str]
    today: date


def parse_filter(typed: str, known: Known) -> Filter:
    """What is wanted; BadInputError for a person, unit, day or number that is none."""
    if len(typed) > MOST_TYPED:
        raise BadInputError(f"a filter has at most {MOST_TYPED} characters: {EXAMPLE}")
    line = " ".join(typed.split())
    wanted, states = Filter(line), set[str]()
    for term in terms(line):
        states |= STATES.get(fold(term), frozenset())
        wanted = _with(wanted, term, known)
    return replace(wanted, states=frozenset(states))


def terms(typed: str) -> Iterator[str]:
    """The terms of a line, a state of two words as one."""
    words = [found.group() for found in _TOKEN.finditer(_BLANKS.sub(r"\1\2", narrow(typed)))]
    while words:
        pair = tuple(fold(word) for word in words[:2])
        count = 2 if pair in _PHRASES else 1
        yield " ".join(words[:count])
        words = words[count:]


def _with(wanted: Filter, term: str, known: Known) -> Filter:
    """A filter with one more term that is no state."""
    folded = fold(term)
    if folded in FLAGS:
        return replace(wanted, flags=wanted.flags | {FLAGS[folded]})
    if folded in STATES:
        return wanted
    if folded.startswith("@"):
        return replace(wanted, owners=(*wanted.owners, _owner(term, known)))
    if folded.startswith("unit:"):
        return replace(wanted, units=(*wanted.units, _unit(term, known)))
    if limit := _LIMIT.fullmatch(folded):
        return _limited(wanted, term, limit, known.today)
    return replace(wanted, words=(*wanted.words, *_word(term)))


def _word(term: str) -> tuple[str, ...]:
    word = safe(term.strip('"')).casefold()
    return (word,) if word else ()


def _owner(term: str, known: Known) -> Named:
    word = fold(term[1:].strip('"'))
    if word == "me":
        return Named("me", frozenset(known.me))
    people = [person for person in known.okrs.people.values() if not person.deleted]
    found = frozenset(person.id for person in fitting(people, "".join(word.split()) if word else ""))
    return Named(term, found) if word and found else _refuse(term, "names nobody here")


def _unit(term: str, known: Known) -> Named:
    found = units_named(known.okrs, term.partition(":")[2].strip('"'))
    within = frozenset[str]().union(*(unit_and_below(known.okrs, unit.id) for unit in found))
    return Named(term, within) if within else _refuse(term, "names no unit here")


def units_named(okrs: Okrs, word: str) -> list[Unit]:
    """The units a word names: by the whole name, spaces or hyphens left out, else by one word of it."""
    wanted = _in_one(word)
    units = [unit for unit in okrs.units.values() if not unit.deleted]
    whole = [unit for unit in units if wanted and _in_one(unit.name) == wanted]
    return whole or [unit for unit in units if wanted in fold(unit.name).split()]


def _in_one(name: str) -> str:
    return re.sub(r"[\s-]+", "", fold(name))


def _limited(wanted: Filter, term: str, limit: re.Match[str], today: date) -> Filter:
    name, sign, value = LIMITS[limit[1]], cast("Sign", limit[2]), limit[3]
    if name == "due":
        return replace(wanted, due=(*wanted.due, DayLimit(sign, _day(term, value, today))))
    if not value.isdecimal() or int(value) > 10:
        _refuse(term, "compares with no confidence: write conf<5, with 0 to 10")
    return replace(wanted, confidence=(*wanted.confidence, ConfidenceLimit(sign, int(value))))


def _day(term: str, value: str, today: date) -> date:
    if not value:
        _refuse(term, "compares with no day: write due<7d or due<2026-12-15")
    return parse_day(f"+{value}" if _DAYS.fullmatch(value) else value, today)


def _refuse(term: str, why: str) -> NoReturn:
    raise BadInputError(f"“{cut(safe(term), LONGEST)}” {why}")
