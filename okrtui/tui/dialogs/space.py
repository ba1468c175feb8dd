"""The settings of a space: what it is called and for, how its weeks and days go, in which bands it grades."""

from collections.abc import Sequence
from typing import Any

from okrtui.okr.records import Space
from okrtui.okr.settings_typed import parse_bands, parse_weekday, weekday_name
from okrtui.okr.steps.founding import team_name
from okrtui.okr.steps.rules import require_length
from okrtui.okr.text import safe
from okrtui.tui.dialogs.edit import unless_the_same
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece

TITLE = "Space settings"


def which_space(now: Now, signs: Glyphs, title: str = TITLE) -> Question:
    """Whose settings; the space that is looked at stands first."""
    here = now.place[0]
    spaces = sorted(now.spaces, key=lambda space: space != here)
    return Question(title, [Option(space, now.spaces[space]) for space in spaces], signs)


def space_form(now: Now, space: Space) -> Form:
    """What it is settled to; an empty setting is none of its own."""
    settings = space.settings
    about = "why the team exists" if space.space != now.private else "what you are here for"
    fields: Sequence[Field] = (
        *([_name(space)] if space.space != now.private else []),
        Field(
            "mission", "mission", unless_the_same(space.mission, optional(_mission)),
            text=space.mission or "", hint=f"{about}, in one sentence",
        ),
        _day("week_start", "weeks from", settings.week_start, _other_weeks(now, space), "weeks begin on {}"),
        _day("check_in_day", "check-ins", settings.check_in_day, "Monday", "due from {} on"),
        Field(
            "bands", "bands", optional(parse_bands), text=settings.bands or "",
            hint="words for scores: sweet-spot (empty too) or traffic-light",
            tell=lambda bands: f"reads as: {bands}",
        ),
    )  # fmt: skip
    return Form(TITLE, fields, notes=[whose(now, space), []])


def whose(now: Now, space: Space) -> Line:
    """Which space is settled."""
    return [Piece("of ", "dim"), Piece(safe(now.spaces[space.space]), "strong")]


def _name(space: Space) -> Field:
    return Field(
        "name",
        "name",
        unless_the_same(space.name, team_name),
        text=space.name,
        hint="what the team is called",
    )


def _mission(text: str) -> str:
    return require_length(text.strip(), "the mission")


def _day(name: str, label: str, settled: int | None, otherwise: str, told: str) -> Field:
    def tell(day: Any) -> str:
        return f"reads as: {told.format(weekday_name(day))}"

    shown = weekday_name(settled) if settled is not None and 0 <= settled <= 6 else ""
    return Field(
        name,
        label,
        optional(parse_weekday),
        text=shown,
        hint=f"a weekday such as sun or 周日; empty: {otherwise}",
        tell=tell,
    )


def _other_weeks(now: Now, space: Space) -> str:
    """How weeks go where the space settles nothing."""
    if space.space in now.okrs.week_starts:
        return f"{weekday_name(now.okrs.week_starts[space.space])}, as the team"
    return "Monday"
