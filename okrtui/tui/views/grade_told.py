"""Scores, bands and verdicts in words, and how far a grading run has come."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from okrtui.okr.bands import BOLD_ENOUGH, Band, Scheme, Word, asks_if_bold, band
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Commitment, Grade, Verdict
from okrtui.okr.scores import adjustment_of, given_score, rounded, score_text
from okrtui.okr.steps.grading import VERDICTS
from okrtui.okr.text import cut, safe
from okrtui.tui.views.pieces import Line, Piece, width_of
from okrtui.tui.views.wording import day_text

ROLES: dict[Word, str] = {
    "reconsider": "bad", "short": "warn", "good": "good", "strong": "good", "excellent": "accent",
    "red": "bad", "amber": "warn", "green": "good", "missed": "warn", "kept": "good",
}  # fmt: skip
GRADED, OPEN, HERE = "■", "□", "▸"
MOST_NAME = 16
DOES: dict[Verdict, str] = {"go_on": "grade_go_on", "change": "grade_change", "stop": "grade_drop"}
"""The commands that decide."""
KEYS: dict[Verdict, str] = {"go_on": "g", "change": "c", "stop": "x"}


def role_of(banded: Band | None) -> str:
    """The role a band is told in; quiet where there is none."""
    return ROLES[banded.word] if banded else "dim"


def signed_score(adjustment: Decimal) -> str:
    """`+0.05`, `−0.03`, and `0.00` for none."""
    sign = "+" if adjustment > 0 else "−" if adjustment < 0 else ""
    return f"{sign}{rounded(abs(adjustment))}"


def banded_line(score: Decimal, kind: Commitment, scheme: Scheme) -> list[Piece]:
    """`0.81 excellent. Was it bold enough?`."""
    found = band(score, kind, scheme)
    line = [Piece(score_text(score), "strong"), Piece(f" {found.said}", role_of(found))]
    is_bold = asks_if_bold(score, kind)
    return [*line, Piece(f". {BOLD_ENOUGH.capitalize()}", "dim")] if is_bold else line


def adjusted_from(grade: Grade) -> str:
    """` (0.81 + 0.05)` of an adjusted score; nothing of others."""
    adjustment = adjustment_of(grade)
    sign = "+" if adjustment > 0 else "−"
    return f" ({score_text(given_score(grade))} {sign} {rounded(abs(adjustment))})" if adjustment else ""


def given_by(okrs: Okrs, by: str | None, on: date | None, today: date) -> str:
    """`by ken, 27 Dec`."""
    name = cut(safe(okrs.person_name(by)), MOST_NAME) or "somebody"
    return f"by {name}, {day_text(on, today)}" if on else f"by {name}"


def decision_line(given: Verdict | None, *, is_asked: bool, width: int) -> list[Piece]:
    """`–  g go on  c change  x stop   asked below 0.40`, the one that is given marked."""
    line = [Piece(f"{VERDICTS[given] if given else '–':<9}", "strong" if given else "dim")]
    for verdict, key in KEYS.items():
        is_given = verdict == given
        does, role = DOES[verdict], "strong" if is_given else "" if is_asked else "dim"
        line.append(Piece(key, "active" if is_given else "key" if is_asked else "dim", does))
        line.append(Piece(f" {VERDICTS[verdict]}  ", role, does))
    told = Piece("asked below 0.40", "warn" if is_asked and not given else "dim")
    return [*line, told] if width_of([*line, told]) <= width else line


def tally_bar(states: Sequence[bool], here: int | None, room: int) -> Line:
    """A sign for each key result: graded, open, asked now; where there are too many for the room, for several."""
    cells, many = min(room, len(states)), len(states)
    parts = [range(cell * many // cells, (cell + 1) * many // cells) for cell in range(cells)]
    signs = [HERE if here in part else GRADED if all(states[p] for p in part) else OPEN for part in parts]
    return [Piece(sign, "key" if sign == HERE else "curve" if sign == GRADED else "faint") for sign in signs]
