"""What stands below a line that is typed: ways to complete the word, else how the line reads."""

from collections.abc import Sequence

from okrtui.okr.okrs import Okrs
from okrtui.okr.quick_add import Choice, QuickLine, Stayed
from okrtui.okr.quick_choices import Completion
from okrtui.okr.records import Rank
from okrtui.okr.text import cut, safe
from okrtui.tui.views.pieces import Line, Piece, cut_line

_LONGEST_SPACE = 24
HINT = "@owner  !must !should  #key result  >1 week later"


def offered(completion: Completion, chosen: int, width: int) -> Line:
    """The choices, the one that tab takes in front of the others' colour."""
    pieces = [Piece("tab ", "key")]
    for place, choice in enumerate(completion.choices):
        pieces.append(Piece(f"{_named(choice)}  ", "strong" if place == chosen else "dim"))
    return cut_line(pieces, width)


def _named(choice: Choice) -> str:
    name = cut(safe(choice.name), 30)
    return choice.word if name.casefold() in choice.word.casefold() else f"{choice.word} {name}"


def goes_to(week: str, rank: Rank | None, space: str, width: int) -> str:
    """` + W48 must · private space `; the space goes unnamed where there is but one."""
    where = f"{week} {rank}" if rank else week
    named = f" · {cut(safe(space), min(_LONGEST_SPACE, width // 3))}" if space else ""
    return f" + {where}{named} "


def reads_as(line: QuickLine, stayed: Sequence[Stayed], okrs: Okrs, width: int) -> Line:
    """What stayed text although it looks like a mark, and who and what was understood; else what may be typed."""
    key_result = okrs.key_results.get(line.key_result or "")
    facts = [
        safe(okrs.person_name(line.owner)) if line.owner else "",
        f"serves “{cut(safe(key_result.title), 30)}”" if key_result else "",
    ]
    understood = " · ".join(fact for fact in facts if fact)
    told = with_stayed(stayed, [Piece(understood, "good")] if understood else [])
    return cut_line(told or [Piece(HINT, "dim")], width)


def with_stayed(stayed: Sequence[Stayed], told: Line) -> list[Piece]:
    """`@foo names nobody here: stays text · Ken`: what stayed text in front of what else is told."""
    marks = [Piece(safe(mark.told), "warn") for mark in stayed]
    parts = [[mark] for mark in marks] + ([list(told)] if told else [])
    return [piece for part in parts for piece in (Piece(" · ", "dim"), *part)][1:]
