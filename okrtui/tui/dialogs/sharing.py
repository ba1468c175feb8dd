"""Sharing a team's OKRs: begin or join, through which directory, and who one is there."""

from collections.abc import Sequence
from pathlib import Path

from okrtui.okr.records import Person
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import safe
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Piece

JOIN, SOMEBODY_NEW = "join", "new"
CARRIED = (
    "A team shares its OKRs through a directory, and anything may",
    "carry that: a network folder, Syncthing, Dropbox, git.",
)
EXAMPLE = "a path such as ~/Sync/okrs"


def sharing_question(teams: Sequence[tuple[str, str]], signs: Glyphs) -> Question:
    """Share one of my teams, given as (space, name), that have no share yet; or join one."""
    options = [Option(space, f"Share {safe(name)}", "all of it, its history too") for space, name in teams]
    options.append(Option(JOIN, "Join a team", "that somebody shares with you"))
    notes = [*([Piece(line, "dim")] for line in CARRIED), []]
    return Question("Sharing", options, signs, notes=notes)


def create_form(name: str, texts: int) -> Form:
    """Through which directory; `texts` that were deleted or corrected become readable with the rest."""
    notes = [
        [Piece(f"All of {safe(name)} goes there, its history too.", "dim")],
        [Piece("That cannot be taken back.", "dim")],
    ]
    if texts:
        told = "1 text that was" if texts == 1 else f"{texts:,} texts that were"
        notes += [[Piece(f"{told} deleted or corrected can be read there too.", "warn")]]
    return Form("Share a team", [_directory()], notes=[*notes, []], keys="enter Share · esc Back")


def join_form() -> Form:
    """Where others share."""
    notes = [[Piece("The directory that a team shares with you, on this machine.", "dim")], []]
    return Form("Join a team", [_directory()], notes=notes, keys="enter Look · esc Back")


def _directory() -> Field:
    def read(text: str) -> Path:
        return Path(require_text(text, "the directory")).expanduser().absolute()

    return Field("directory", "directory", read, hint=EXAMPLE)


def who_question(team: str, people: Sequence[Person], signs: Glyphs, at: str) -> Question:
    """Which of these people am I?"""
    options = [Option(person.id, safe(person.name)) for person in people]
    options.append(Option(SOMEBODY_NEW, "Somebody new", "who is not among them yet"))
    return Question(f"Team {safe(team)}: which of these are you?", options, signs, at=at)


def new_person_form(usual: str) -> Form:
    """The name of somebody new."""
    field = Field("name", "your name", lambda text: require_text(text, "your name"), text=usual)
    return Form("Somebody new", [field], keys="enter Join · esc Back")
