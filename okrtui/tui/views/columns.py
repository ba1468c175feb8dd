"""The columns of the objectives: which fit, how wide; and one line drawn into them."""

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from okrtui.okr.numbers import percent_text, several
from okrtui.okr.progress import Status
from okrtui.okr.text import cells, fit
from okrtui.tui.views.decided import decided_mark
from okrtui.tui.views.figures import Figures, signed_change
from okrtui.tui.views.glyphs import Glyphs, bar, curve
from okrtui.tui.views.needs import Most, Needs, short_name
from okrtui.tui.views.pieces import Line, Piece, spread, width_of

if TYPE_CHECKING:
    from okrtui.tui.views.outline import Entry

ROLES: dict[Status | str, str] = {
    "done": "good", "on track": "good", "holding": "good", "open": "", "new": "dim", "at risk": "warn",
    "off track": "bad", "not holding": "bad", "dropped": "dim", "draft": "dim",
}  # fmt: skip


MOST = Most()
ADD_FIRST, ANSWER_FIRST = "a adds a KR", "A accepts"
LEAST_TITLE = 8
CONFLICT = "! conflict"
"""What marks a line whose record is in conflict."""
LEAST_WITH_WHOSE, NARROW_WHOSE = 46, 10
"""Cells of a list that also says for whom an objective is, and those that has where there are few."""


class Columns(NamedTuple):
    """How many cells each column takes, 0 for one that is left out."""

    title: int
    value: int
    status: int
    bar: int
    percent: int
    confidence: int
    weeks: int
    owner: int
    due: int


def columns(width: int, screen: int, needs: Needs | Most = MOST) -> Columns:
    """The widths for a list of `width` cells on a screen of `screen`: the title gets what is left.

    No column takes more than its content needs. Where bar and line of confidences would leave too little
    for the title, the line takes the bar's place.
    """
    weeks = 8 if screen >= 110 else 0
    is_roomy = width >= 110
    owner = 16 if is_roomy else 10 if screen >= 110 else 8 if screen >= 70 else 0
    fixed = Columns(
        title=0,
        value=min(width // 5, needs.value) if width >= 130 else 0,
        status=13 if width >= 60 else 1,
        bar=10 if is_roomy else 5 if width >= 60 and not weeks else 0,
        percent=5,
        confidence=6,
        weeks=weeks,
        owner=needs.owner(owner) if owner else 0,
        due=6 if width >= 46 else 0,
    )
    taken = sum(column + 1 for column in fixed if column)
    return fixed._replace(title=max(LEAST_TITLE, width - taken - 1))


class Draughtsman:
    """Draws entries into columns."""

    def __init__(self, width: int, screen: int, signs: Glyphs, needs: Needs | Most = MOST) -> None:
        self.width, self.screen, self.signs, self.needs = width, screen, signs, needs
        self.columns = columns(width, screen, needs)

    def draw(self, entry: "Entry", figures: Figures, findings: int = 0) -> Line:
        """The pieces of one line, `width` cells together; `findings` of the guidelines are told of an objective."""
        if entry.kind == "objective":
            return self._objective(entry, figures, findings)
        return self._key_result(entry, figures)

    def _marker(self, entry: "Entry") -> str:
        return self.signs.folded if entry.is_folded else self.signs.opened

    def group(self, entry: "Entry", mean: Decimal | None) -> Line:
        """The heading of a group, with how many objectives it has and their mean progress."""
        title = Piece(f" {self._marker(entry)} {entry.title} ", "accent")
        shown = "" if mean is None else f" · {percent_text(mean)}"
        told = f" {several(len(entry.members), 'objective')}{shown} "
        room = self.width - width_of([title]) - len(told)
        return spread(
            [title, Piece(self.signs.rule * max(0, room), "faint")], [Piece(told, "dim")], self.width
        )

    def _objective(self, entry: "Entry", figures: Figures, findings: int) -> Line:
        told = self._whose(entry, figures.status)
        if not entry.members:
            return [*self._without_members(entry, told), *self._ends(figures)]
        title, at = f"   {self._marker(entry)} {entry.title}", self.columns
        mark = mark_of(entry, self.signs)
        told = told or self._count(
            findings, at.title - cells(title) - cells(f" {mark.text}") * bool(mark.text)
        )
        left = at.title + self._value_width() + at.status + 1 - width_of(told)
        shown = titled(mark, title, left, "strong")
        return [*shown, *told, *self._tail(figures), *self._ends(figures)]

    def _whose(self, entry: "Entry", status: str) -> Line:
        """For whom it is, where that is to be said, and its status; only the sign of that where both need the room."""
        at, state = self.columns, self._state(status)
        if not entry.whose or self.width < LEAST_WITH_WHOSE:
            return [self._fitted(state, at.status)] if status else []
        if status and at.value:
            whose = Piece(entry.whose, "dim")
            return [self._fitted(whose, at.value), self._fitted(state, at.status)]
        sign = f"{state.text[:1]} " if status else ""
        room = max(NARROW_WHOSE, self._value_width() + at.status)
        return [self._fitted(Piece(sign + entry.whose, state.role if status else "dim"), room)]

    def _count(self, findings: int, free: int) -> Line:
        """How much the guidelines say, in the place of a status; the title, with `free` cells left, goes first."""
        if not findings or self.columns.status == 1 or free < -self._value_width():
            return []
        return [self._fitted(Piece(several(findings, "finding"), "dim"), self.columns.status)]

    def _without_members(self, entry: "Entry", told: Line) -> Line:
        """Nothing is known of it yet: the title has all the room but for what adds something."""
        at, title = self.columns, f"     {entry.title}"
        middle = (at.status, at.bar, at.percent, at.confidence, at.weeks)
        room = (
            at.title + self._value_width() + sum(column + 1 for column in middle if column) - width_of(told)
        )
        least = at.title + (0 if told else self._value_width())
        mark = mark_of(entry, self.signs)
        wanted = cells(title) + (cells(mark.text) + 1 if mark.text else 0)
        left = max(LEAST_TITLE, min(max(least, wanted), room - len(ADD_FIRST) - 1))
        first = ANSWER_FIRST if entry.awaits else ADD_FIRST
        hint = Piece(fit(first, room - left - 1) + " ", "dim")
        return [*titled(mark, title, left, "strong"), *told, hint]

    def _key_result(self, entry: "Entry", figures: Figures) -> Line:
        role = "dim" if figures.status == "dropped" else ""
        mark = mark_of(entry, self.signs)
        title = titled(mark, f"      {entry.title}", self.columns.title, role)
        value = [self._fitted(Piece(figures.value, "dim"), self.columns.value)] if self.columns.value else []
        status = self._fitted(self._state(figures.status), self.columns.status)
        return [*title, *value, status, *self._tail(figures), *self._ends(figures)]

    def _value_width(self) -> int:
        return self.columns.value + 1 if self.columns.value else 0

    def _state(self, status: str) -> Piece:
        """The sign of a status and its word, or the sign alone where there is no more room."""
        glyph, role = self.signs.status.get(status, ""), ROLES.get(status, "")
        return Piece(glyph if self.columns.status == 1 else f"{glyph} {status}".strip(), role)

    def _fitted(self, piece: Piece, width: int, align: str = "<") -> Piece:
        return Piece(fit(piece.text, width, align) + " ", piece.role)

    def _tail(self, figures: Figures) -> Line:
        at, line = self.columns, list[Piece]()
        if at.bar:
            line += self._bar(figures, at.bar)
        line.append(self._fitted(Piece(figures.percent), at.percent, ">"))
        line.append(self._confidence(figures))
        if at.weeks and not at.bar and not figures.weeks:
            line += self._bar(figures, at.weeks)
        elif at.weeks:
            line.append(self._fitted(Piece(curve(figures.weeks, self.signs), "curve"), at.weeks))
        return line

    def _ends(self, figures: Figures) -> Line:
        at, line = self.columns, list[Piece]()
        if at.owner:
            line.append(self._fitted(Piece(short_name(figures.owner, at.owner), "dim"), at.owner))
        if at.due:
            line.append(
                self._fitted(Piece(figures.due, "warn" if figures.is_overdue else "dim"), at.due, ">")
            )
        return line

    def _bar(self, figures: Figures, width: int) -> list[Piece]:
        if figures.share is None:
            return [Piece(" " * (width + 1))]
        filled, empty = bar(figures.share, width, self.signs)
        return [Piece(filled, ROLES.get(figures.status, "")), Piece(empty + " ", "faint")]

    def _confidence(self, figures: Figures) -> Piece:
        if not figures.confidence:
            return Piece(" " * (self.columns.confidence + 1))
        role = (
            "warn"
            if figures.is_due
            else "good"
            if figures.change > 0
            else "bad"
            if figures.change < 0
            else ""
        )
        return Piece(fit(_aligned(signed_change(figures)), self.columns.confidence) + " ", role)


def mark_of(entry: "Entry", signs: Glyphs) -> Piece:
    """What stands at the end of a title: that it is in conflict, else quietly what was decided; mostly nothing."""
    if entry.is_contested:
        return Piece(CONFLICT, "warn")
    return Piece(decided_mark(entry.decided, signs), "dim")


def titled(mark: Piece, title: str, width: int, role: str) -> Line:
    """The title in its column, with a mark at its end; in words where there is room."""
    if not mark.text:
        return [Piece(fit(title, width) + " ", role)]
    text = mark.text if width - cells(mark.text) >= LEAST_TITLE else mark.text[0]
    return [
        Piece(fit(title, max(0, width - cells(text) - 1)) + " ", role),
        Piece(f"{text} ", mark.role),
    ]


def marked_line(line: Line, signs: Glyphs) -> Line:
    """The line with the sign of those that are handled together."""
    first, *others = line
    return [
        Piece(first.text[:1], first.role), Piece(signs.marked, "key"), Piece(first.text[2:], first.role), *others
    ]  # fmt: skip


def _aligned(confidence: str) -> str:
    number, _, rest = confidence.partition(" ")
    return f"{number:<2} {rest}" if not number.endswith("°") else f"{number} {rest}"
