"""The questions about cycles: another one, whether one moves on, which one is meant."""

from collections.abc import Sequence

from okrtui.okr.calendar import quarter_of, standard_cycle
from okrtui.okr.dates import parse_day
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import Cycle, Span
from okrtui.okr.rhythm import settings_of
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import safe
from okrtui.tui.dialogs.dialog import FAULT_WIDTH
from okrtui.tui.dialogs.form import Answer, Field, Form, optional
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.now import Now
from okrtui.tui.views.cycle_words import PHASES, days_told
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, wrapped
from okrtui.tui.views.wording import day_text

MOST_SAID = 8


def cycle_form(now: Now, space: str, usual: str = "") -> Form:
    """The name of another cycle, where none is typed the `usual`; one that says no days gets a first and a last."""
    fiscal = settings_of(now.okrs, space).fiscal_year_month or 1
    quarter = quarter_of(now.today, fiscal)
    examples = f"{quarter.name} · {quarter.year}-H1 · {now.today:%Y-%m} · {quarter.year} · or any name"

    def read(text: str) -> str:
        return require_text(text.strip() or usual, "the name")

    def tell(text: str) -> str:
        found = standard_cycle(text, fiscal)
        if found is None:
            return "a name of its own: give its first and its last day"
        return f"reads as: {found.name}, {found.first_day} to {found.last_day}"

    hint = f"enter takes {usual} · or {quarter.year}-H1, {now.today:%Y-%m}, any name" if usual else examples
    fields = [
        Field("name", "name", read, hint=safe(hint), tell=tell),
        _day(now, "start", "first day", "only for a name of its own: 2026-07-01, mon, +1w"),
        _day(now, "end", "last day", "such as 2026-12-31 or +6m; both or neither"),
    ]
    kept = safe(now.spaces.get(space, "–"))
    notes: list[Line] = [[Piece("goes to ", "dim"), Piece(kept)], []]
    return Form("New cycle", fields, notes=notes)


def _day(now: Now, name: str, label: str, hint: str) -> Field:
    return Field(
        name, label, optional(lambda text: parse_day(text, now.today)), hint=hint,
        tell=lambda day: f"reads as: {day:%a} {day}" if day else "",
    )  # fmt: skip


def span_of(answer: Answer) -> Span | None:
    """The days that were typed; None where none was. BadInputError for one alone."""
    start, end = answer["start"], answer["end"]
    if (start is None) != (end is None):
        raise BadInputError("a cycle has a first and a last day: type both, or neither for a standard name")
    return None if start is None else Span(start, end)


def move_question(title: str, said: Sequence[str], options: Sequence[Option], signs: Glyphs) -> Question:
    """Whether a cycle moves on, after what is to be known before."""
    return Question(title, options, signs, notes=said_lines(said))


def said_lines(said: Sequence[str]) -> list[Line]:
    """Sentences below each other, as many as leave room for the answers."""
    lines = [[Piece(text)] for sentence in said for text in wrapped(sentence, FAULT_WIDTH, 3)]
    if len(lines) > MOST_SAID:
        more = f"and {len(lines) - MOST_SAID + 1} lines more"
        lines = [*lines[: MOST_SAID - 1], [Piece(more, "dim")]]
    return [*lines, []] if lines else []


def reopen_form(cycle: Cycle) -> Form:
    """Why a closed cycle is opened again."""
    field = Field("because", "why", optional(str.strip), hint="stays with the cycle; may stay empty")
    notes: list[Line] = [
        [Piece(safe(cycle.name), "strong"), Piece(" is closed and read-only.")],
        [Piece("Reopened, it is being graded again. Everybody sees that, and why.", "dim")],
        [],
    ]
    return Form("Reopen a closed cycle", [field], notes=notes, keys="enter Reopen it · esc Leave it closed")


def which_question(title: str, now: Now, cycles: Sequence[Cycle], signs: Glyphs) -> Question:
    """Which of several cycles is meant."""
    is_several = len({cycle.space for cycle in cycles}) > 1
    options = [
        Option(
            cycle.id,
            cycle.name,
            " · ".join(
                [PHASES[cycle.phase], days_told(cycle.span, now.today)]
                + ([now.spaces.get(cycle.space, "")] if is_several else [])
            ),
        )
        for cycle in cycles
    ]
    return Question(title, options, signs)


def begins(cycle: Cycle, now: Now) -> str:
    """`begins 1 Jan`, `began 1 Jan`."""
    start = cycle.span.start
    word = "begins" if start is not None and start > now.today else "began"
    return f"{word} {day_text(start, now.today)}"
