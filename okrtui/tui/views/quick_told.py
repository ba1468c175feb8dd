"""What stands below a line that is typed: ways to complete the word, else how the line reads."""

from collections.abc import Sequence

from okrtui.okr.okrs import Okrs
from okrtui.okr.quick_add import Choice, QuickLine, Stayed
from okrtui.okr.quick_choices import Completion
from okrtui.okr.text import cut, safe
from okrtui.tui.views.pieces import Line, Piece, cut_line

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


def reads_as(line: QuickLine, stayed: Sequence[Stayed], week: str, okrs: Okrs, width: int) -> Line:
    """What stayed text although it looks like a mark, where the line goes, what of it was understood."""
    key_result = okrs.key_results.get(line.key_result or "")
    facts = [
        week,
        line.rank or "",
        safe(okrs.person_name(line.owner)) if line.owner else "",
        f"serves “{cut(safe(key_result.title), 30)}”" if key_result else "",
    ]
    told = " · ".join(fact for fact in facts if fact)
    return cut_line(
        [*left_as_text(stayed), Piece(told, "good" if line.marks else "dim"), *_hint(line)], width
    )


def left_as_text(stayed: Sequence[Stayed]) -> list[Piece]:
    """`@foo names nobody here: stays text · `, in front of what else is told; nothing where all was understood."""
    return [Piece(f"{safe(mark.told)} · ", "warn") for mark in stayed]


def _hint(line: QuickLine) -> list[Piece]:
    return [] if line.text else [Piece(f"   {HINT}", "dim")]
