"""Sharing a team's OKRs: begin or join, through which directory, and who one is there."""

from collections.abc import Sequence
from pathlib import Path

from okrtui.okr.records import Person
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import safe
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Piece, wrapped_lines
from okrtui.workspace.facts import GitStanding

JOIN, SOMEBODY_NEW = "join", "new"
NO, LET_IT = "no", "let"
WIDTH = 68
CARRIED = (
    "A team shares its OKRs through a directory, and anything may",
    "carry that: a network folder, Syncthing, Dropbox, git.",
)
BY_GIT = (
    "It pulls, and commits and pushes what is yours; no hook is run, and a",
    "tree with other changes is left alone.",
)
CHANGED = "Something in the .git has changed since you let git carry the share."
GIT_IS: dict[GitStanding, str] = {
    "off": "git does not carry it",
    "on": "git carries it; this ends that",
    "changed": "git is off: its settings changed",
}
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


def git_question(warning: str, signs: Glyphs, *, has_changed: bool) -> Question:
    """Shall git carry a share? It runs programs, so no is the first answer."""
    said = [Piece(f"{warning}.", "warn")]
    notes = wrapped_lines([Piece(CHANGED, "warn")], WIDTH, 2) if has_changed else []
    notes += [*wrapped_lines(said, WIDTH, 4), *([Piece(line, "dim")] for line in BY_GIT), []]
    options = [
        Option(NO, "Not now", "the share stays as it is"),
        Option(LET_IT, "Let it", "until something in that .git changes"),
    ]
    return Question("Let git carry the share?", options, signs, notes=notes)


def which_question(teams: Sequence[tuple[str, str, GitStanding]], signs: Glyphs) -> Question:
    """Of several shares, given as (space, name, whether git carries it), which one."""
    options = [Option(space, safe(name), GIT_IS[standing]) for space, name, standing in teams]
    return Question("Whose share?", options, signs)


def who_question(team: str, people: Sequence[Person], signs: Glyphs, at: str) -> Question:
    """Which of these people am I?"""
    options = [Option(person.id, safe(person.name)) for person in people]
    options.append(Option(SOMEBODY_NEW, "Somebody new", "who is not among them yet"))
    return Question(f"Team {safe(team)}: which of these are you?", options, signs, at=at)


def new_person_form(usual: str) -> Form:
    """The name of somebody new."""
    field = Field("name", "your name", lambda text: require_text(text, "your name"), text=usual)
    return Form("Somebody new", [field], keys="enter Join · esc Back")
