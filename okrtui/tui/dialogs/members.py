"""What is asked about units and people: a new one, its fields, what to hand over, whether somebody leaves."""

from collections.abc import Sequence

from okrtui.okr.dates import parse_day
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import kind_of, name_of
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.owned import Owned
from okrtui.okr.records import Level, Outlook, Person, Priority, Unit
from okrtui.okr.rhythm import start_of
from okrtui.okr.steps.rules import LEVELS, require_length, require_text
from okrtui.okr.text import safe
from okrtui.tui.dialogs.edit import unless_the_same
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Piece
from okrtui.tui.views.unit_rows import absence
from okrtui.tui.views.wording import day_text

ALL, ONE_BY_ONE, STAY = "all", "one by one", "stay"


def add_form(now: Now, below: str) -> Form:
    """One line as in an outline."""
    unit = now.okrs.units.get(below)
    where = [
        Piece("below " if unit else "at the top", "dim"),
        Piece(safe(unit.name) if unit else "", "strong"),
    ]
    hint = "Platform (team): why it exists; or @Mei Lin (mei), @Ken"
    field = Field("line", "new", lambda text: require_text(text, "the line"), hint=hint)
    return Form("Add a unit or people", [field], notes=[where, []])


def unit_form(unit: Unit) -> Form:
    """Name, level and mission."""
    return Form(
        "Edit unit",
        [
            _name(unit.name),
            Field("level", "level", _level, text=unit.level, hint="company, department or team"),
            Field(
                "mission", "mission", unless_the_same(unit.mission, optional(_mission)),
                text=unit.mission or "", hint="why it exists, in one sentence",
            ),
        ],
    )  # fmt: skip


def person_form(now: Now, person: Person) -> Form:
    """Name, handle, absence and committee."""
    start = start_of(now.okrs, person.space)
    before, shown = person.away_until, absence(person, now.today)
    day = optional(lambda text: parse_day(text, now.today, week_start=start))
    return Form(
        "Edit person",
        [
            _name(person.name),
            Field(
                "handle", "handle", unless_the_same(person.handle, optional(_handle)),
                text=person.handle or "", hint="a short name, for @handle",
            ),
            Field(
                "away_until", "away until", lambda text: before if text == shown else day(text), text=shown,
                hint="fri, +2w, 2026-12-04: nothing due until then; empty: here",
                tell=lambda until: f"reads as: away until {until:%a} {day_text(until, now.today)}",
            ),
            Field(
                "committee", "committee", _yes_or_no, text="yes" if person.committee else "no",
                hint="yes or no: sits in the oversight committee; advisory",
            ),
        ],
    )  # fmt: skip


def _name(name: str) -> Field:
    return Field(
        "name", "name", unless_the_same(name, lambda text: require_text(text, "the name")), text=name
    )


def _mission(text: str) -> str:
    return require_length(text.strip(), "the mission")


def _handle(text: str) -> str:
    return require_length(text.strip().removeprefix("@"), "the handle")


def _level(text: str) -> Level:
    word = text.strip().casefold()
    found = [level for level in LEVELS if word and level.startswith(word)]
    if len(found) != 1:
        raise BadInputError(f"“{safe(text)}” is no level: use {', '.join(LEVELS[:-1])} or {LEVELS[-1]}")
    return found[0]


def _yes_or_no(text: str) -> bool:
    word = text.strip().casefold()
    if word in ("y", "yes"):
        return True
    if word in ("", "n", "no"):
        return False
    raise BadInputError("committee: yes or no")


def hand_over_question(
    now: Now, person: Person, held: Sequence[Owned], signs: Glyphs, at: str = ""
) -> Question:
    """Everything open that somebody has in hand: all of it at once, or one of it."""
    every = Option(ALL, f"All {len(held)} at once", "one step, u takes it back")
    options = [
        *([every] if len(held) > 1 else ()),
        *(Option(each.id, name_of(each), _about(now.okrs, each)) for each in held),
    ]
    return Question(f"Hand over from {safe(person.name)}", options, signs, back="Done", at=at)


def _about(okrs: Okrs, record: Owned) -> str:
    cycle = okrs.cycle_of(record)
    where = record.week[5:] if isinstance(record, Priority | Outlook) else cycle.name if cycle else ""
    return " · ".join(filter(None, (kind_of(record).split(" ", 1)[1], where)))


def leave_question(person: Person, held: int, signs: Glyphs) -> Question:
    """What becomes of what somebody has in hand who leaves."""
    stay = Option(STAY, "Leave", "what is in hand stays with them" if held else "")
    goes = (
        Option(ALL, "Hand all over and leave", f"{several(held, 'thing')}, one step"),
        Option(ONE_BY_ONE, "Hand over one by one first", "then x again"),
    )
    notes = [[Piece("History stays as it is; nothing is due of theirs any more.", "dim")], []]
    options = [*(goes if held else ()), stay]
    return Question(f"{safe(person.name)} leaves", options, signs, notes=notes)
