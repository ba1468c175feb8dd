"""The questions of the first start, each short: who are you, for whom, why, which quarter, how to begin."""

from collections.abc import Sequence
from datetime import date

from okrtui.okr.calendar import StandardCycle, days_left
from okrtui.okr.numbers import several
from okrtui.okr.steps.founding import team_name
from okrtui.okr.steps.rules import require_length, require_text
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece

ME, TEAM, JOIN = "me", "team", "join"
WRITE, IMPORT, SAMPLE = "write", "import", "sample"
AGAIN = "again"


def name_form(usual: str, typed: str) -> Form:
    """My name; with nothing typed the one this system knows."""

    def read(text: str) -> str:
        return require_text(text.strip() or usual, "your name")

    shown = cut(safe(usual), 30)
    known = "as colleagues call you"
    hint = f"enter takes “{shown}”, as this system calls you" if usual else known
    notes = [
        [Piece("Objectives and key results, in your terminal.", "strong")],
        [Piece("Everything stays on this machine; nothing is sent anywhere.", "dim")],
        [],
    ]
    return Form(
        "Welcome to okrtui",
        [Field("name", "your name", read, text=typed, hint=hint, tell=lambda _: [Piece(known, "dim")])],
        notes=notes,
        keys="enter Next · esc Quit",
    )


def whom_question(signs: Glyphs, at: str) -> Question:
    """For me, a new team, or one that is there."""
    options = (
        Option(ME, "Only me", "a private space that nobody else can ever see"),
        Option(TEAM, "A new team", "a team space, and a private space beside it"),
        Option(JOIN, "Join a team", "that shares with you, and a private space beside it"),
    )
    return Question("For whom are the OKRs?", options, signs, back="Back", at=at)


def team_form(typed: str) -> Form:
    """The name of the new team."""
    field = Field("team", "team", team_name, text=typed, hint="such as Platform, 测试团队 or the company")
    return Form("A new team", [field], keys="enter Next · esc Back")


def mission_form(typed: str, *, is_team: bool) -> Form:
    """Why the team exists, or what I am here for; may stay empty."""
    hint = "why the team exists" if is_team else "what you are here for"
    field = Field(
        "mission",
        "mission",
        lambda text: require_length(text.strip(), "the mission"),
        text=typed,
        hint=f"{hint}, in one sentence; empty skips it",
    )
    notes: Sequence[Line] = [[Piece("The mission stands above all objectives.", "dim")], []]
    return Form("The mission", [field], notes=notes, keys="enter Next · esc Back")


def quarter_question(quarters: Sequence[StandardCycle], today: date, signs: Glyphs) -> Question:
    """This quarter, or the next one when this is nearly over."""
    this, following = quarters
    left = several(days_left(this.span, today), "day")
    options = (
        Option(this.name, this.name, f"{left} left: active at once"),
        Option(
            following.name, following.name, f"begins {following.span.start}: objectives are drafts until then"
        ),
    )
    return Question("Which quarter?", options, signs, back="Back")


def again_question(fault: str, signs: Glyphs) -> Question:
    """The disk refused: once more, or back to the questions."""
    option = Option(AGAIN, "Try again", "all you typed is still here")
    return Question("That could not be set up", (option,), signs, back="Back", fault=fault)


def beginning_question(where: str, signs: Glyphs) -> Question:
    """What to do first, once the home stands."""
    options = (
        Option(WRITE, "Write the first objective", "with a worked example"),
        Option(IMPORT, "Paste or open a file", "CSV, Markdown or JSON, with a preview"),
        Option(SAMPLE, "Look at the sample team", "q comes back here"),
    )
    return Question(
        "How do you want to begin?", options, signs, notes=[[Piece(safe(where), "dim")], []], back="Later"
    )
