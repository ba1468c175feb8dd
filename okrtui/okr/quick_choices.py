"""Completing a quick add while it is typed: what the mark before the cursor could become."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from msgspec import Struct

from okrtui.okr.naming import name_of
from okrtui.okr.quick_add import KINDS, RANKS, Choice, Known, MarkKind
from okrtui.okr.quick_names import Thing, begins, fold, word_for
from okrtui.okr.text import narrow

_MOST = 8


class Completion(Struct, frozen=True):
    """What could stand in place of the text from `start` to `end`."""

    start: int
    end: int
    choices: tuple[Choice, ...] = ()


def completion(typed: str, cursor: int, known: Known) -> Completion | None:
    """What the word before the cursor could become; None where it is no mark or nothing fits."""
    start = max((found.end() for found in re.finditer(r"\s", typed[:cursor])), default=0)
    word = typed[start:cursor]
    sign = narrow(word[:1])
    if sign not in KINDS:
        return None
    end = min((cursor + found.start() for found in re.finditer(r"\s", typed[cursor:])), default=len(typed))
    choices = tuple(islice(_choices(KINDS[sign], fold(word[1:]), known), _MOST))
    return Completion(start, end, choices) if choices else None


def _choices(kind: MarkKind, prefix: str, known: Known) -> Iterator[Choice]:
    match kind:
        case "owner":
            yield from _things("@", known.people, prefix)
        case "key_result":
            yield from _things("#", known.key_results, prefix)
        case "rank":
            yield from (Choice(f"!{rank}", rank) for rank in RANKS if rank.startswith(prefix))
        case "weeks":
            later = ((n, f"{n} week{'s' * (n > 1)} later") for n in range(1, 5))
            yield from (Choice(f">{n}", name) for n, name in later if str(n).startswith(prefix))


def _things(sign: str, things: Sequence[Thing], prefix: str) -> Iterator[Choice]:
    fitting = [(level, thing) for thing in things if (level := begins(thing, prefix)) is not None]
    for _, thing in sorted(fitting, key=itemgetter(0)):
        yield Choice(f"{sign}{word_for(thing, things, prefix)}", name_of(thing))
