"""What a filter could go on with while it is typed, and how it reads."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from okrtui.okr.filter_typed import STATES, Known
from okrtui.okr.filters import ConfidenceLimit, DayLimit, Filter, Named
from okrtui.okr.okrs import Okrs
from okrtui.okr.quick_names import begins, fold, whole_names
from okrtui.okr.rhythm import has_left
from okrtui.okr.text import narrow

MOST = 40
TOLD = {
    "risk": "at risk, off track or not holding",
    "due": "waits for this week’s check-in",
    "no check-in": "nothing was said of it this week",
    "stale": "no confidence in this week nor in the last",
    "overdue": "its day is over and it is not done",
    "draft": "of an objective that is a draft",
}
LIMITS = {
    "due<7d": "due within seven days, or before; 2w, eoq, 2026-12-15",
    "due>4w": "due later than in four weeks",
    "conf<5": "the last confidence is below 5",
    "conf>=7": "the last confidence is 7 or more",
}
PLAIN = {**dict.fromkeys((*STATES, "due", "no check-in", "stale", "overdue"), ""), **TOLD, **LIMITS}
"""What can be typed that names nobody, with what it means."""
WORDS = {"<": "below", "<=": "at most", "=": "", ">=": "at least", ">": "above"}
DAYS = {"<": "before", "<=": "by", "=": "on", ">=": "from", ">": "after"}


class Offer(Struct, frozen=True):
    """A term that could stand from `start` on, and what it means."""

    start: int
    word: str
    told: str = ""


def offers(typed: str, known: Known) -> list[Offer]:
    """What the end of a line could become: a state of two words that the last two begin, else what the last does."""
    before, last = [0, 0, *(at + 1 for at, sign in enumerate(typed) if sign.isspace())][-2:]
    both = fold(typed[before:])
    if before != last and (found := [w for w in PLAIN if w.startswith(both) and w != both and both.strip()]):
        return [Offer(before, word, PLAIN[word]) for word in found]
    return [Offer(last, *each) for each in islice(_words(fold(typed[last:]), known), MOST)]


def _words(begun: str, known: Known) -> Iterator[tuple[str, str]]:
    """Words that begin so, with what they mean."""
    yield from ((word, told) for word, told in PLAIN.items() if word.startswith(begun) and word != begun)
    if begun.startswith("@"):
        yield from _people(begun[1:], known)
    elif begun.startswith("unit:"):
        yield from _units(begun[5:].strip('"'), known.okrs)
    else:
        fits = (word for word in ("@me", "unit:") if word.startswith(begun))
        yield from (
            (word, "owned by me" if word == "@me" else "of a unit, with all below it") for word in fits
        )


def _people(prefix: str, known: Known) -> Iterator[tuple[str, str]]:
    everybody = known.okrs.people.values()
    here = [p for p in everybody if not p.deleted and not has_left(p, known.today)]
    if "me".startswith(prefix):
        yield "@me", "owned by me"
    fits = [(level, p) for p in here if (level := begins(p, prefix)) is not None]
    named = (p for _, p in sorted(fits, key=lambda fit: fit[0]))
    yield from {f"@{next(filter(None, whole_names(p)))}": p.name for p in named}.items()


def _units(prefix: str, okrs: Okrs) -> Iterator[tuple[str, str]]:
    for unit in okrs.units.values():
        in_one = "-".join(narrow(unit.name).split())
        if not unit.deleted and (
            fold(in_one).startswith(prefix)
            or any(word.startswith(prefix) for word in fold(unit.name).split())
        ):
            yield f"unit:{in_one.casefold()}", unit.name


def reads_as(wanted: Filter, okrs: Okrs) -> str:
    """How a filter reads: `at risk or off track · Ken Wu · due before 2026-12-03 · “canary”`."""
    return " · ".join(_parts(wanted, okrs)) or "everything"


def _parts(wanted: Filter, okrs: Okrs) -> Iterator[str]:
    if wanted.states:
        yield " or ".join(state for state in _in_order(wanted.states))
    yield from (TOLD[flag] for flag in TOLD if flag in wanted.flags)
    if wanted.owners:
        yield " or ".join(_names(wanted.owners, okrs))
    if wanted.units:
        yield " or ".join(_names(wanted.units, okrs))
    yield from (_day_told(limit) for limit in wanted.due)
    yield from (_confidence_told(limit) for limit in wanted.confidence)
    yield from (f"“{word}”" for word in wanted.words)


def _in_order(states: frozenset[str]) -> Iterator[str]:
    return (state for state in STATES if state in states)


def _names(named: tuple[Named, ...], okrs: Okrs) -> list[str]:
    """The names that words lead to; of a unit the whole tree below it has that one name."""
    found = dict[str, None]()
    for each in named:
        people = [okrs.people[id_].name for id_ in sorted(each.ids) if id_ in okrs.people]
        found.update(dict.fromkeys(people or [each.word.removeprefix("unit:")]))
    return list(found)


def _day_told(limit: DayLimit) -> str:
    return f"due {DAYS[limit.sign]} {limit.day}"


def _confidence_told(limit: ConfidenceLimit) -> str:
    return " ".join(filter(None, ("confidence", WORDS[limit.sign], str(limit.number))))
