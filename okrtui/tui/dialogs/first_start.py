"""The first start: who are you, and is this for you alone or for a team?"""

from okrtui.okr.steps.rules import require_text
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.views.pieces import Piece


def first_start_form() -> Form:
    """My name, and the name of a new team or none."""
    fields = [
        Field(
            "name", "your name", lambda text: require_text(text, "your name"), hint="as colleagues call you"
        ),
        Field("team", "team", str.strip, hint="the name of a new team; empty: only for me, for now"),
    ]
    notes = [
        [Piece("Objectives and key results, in your terminal.", "strong")],
        [Piece("Everything stays on this machine. You also get a private space", "dim")],
        [Piece("that nobody else can ever see.", "dim")],
        [],
    ]
    return Form("Welcome to okrtui", fields, notes=notes)
