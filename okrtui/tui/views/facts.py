"""What the frame says: whose OKRs, which time, what is true, which screens there are."""

from collections.abc import Sequence

from okrtui.okr.numbers import several
from okrtui.okr.text import safe
from okrtui.tui.commands import Command
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread, width_of

SCREENS = (
    ("1", "Week"),
    ("2", "Objectives"),
    ("3", "Map"),
    ("4", "Overview"),
    ("5", "Ideas"),
    ("6", "History"),
)


def whose(now: Now) -> str:
    """Whose OKRs are looked at; of everybody's also the space that new things go to."""
    okrs = now.okrs
    match now.scope.kind:
        case "me":
            return "me"
        case "unit":
            return safe(okrs.units[now.scope.id].name)
        case "person":
            return safe(okrs.person_name(now.scope.id))
        case _:
            return f"everybody · {safe(now.spaces.get(now.default, 'okrtui').removeprefix('team '))}"


def top_line(now: Now, time: Sequence[str], truth: str, width: int) -> Line:
    """Whose · cycle · week · days left, and at the right end what else is true, conflicts last."""
    if not now.spaces:
        return [Piece(" okrtui", "strong")]
    told = [Piece(f" {whose(now)}", "strong", "scope"), Piece(" ▸ ", "faint"), Piece(time[0], "accent")]
    told += [Piece(f" · {part}", "dim") for part in time[1:]]
    contested = f"! {several(now.conflicts, 'conflict')}" if now.conflicts else ""
    right = [Piece(f" {contested} ", "warn", "conflicts")] if contested else []
    return spread(told, [*([Piece(f" {truth} ", "dim")] if truth else []), *right], width)


def mission_line(mission: str, width: int) -> Line:
    """The mission that stands above all objectives, on one quiet line; nothing where there is none."""
    return cut_line([Piece(" mission  ", "faint"), Piece(safe(mission), "dim")], width) if mission else []


def screens_line(
    active: str, due: int | None, width: int, run: str = "C", *, to_grade: int | None = None, grade: str = "R"
) -> Line:
    """The screens by number; how many key results are due or wait for a score, with the key of the run through them."""
    left = [
        Piece(f" {number} {name} ", "active" if name == active else "dim", name.casefold())
        for number, name in SCREENS
    ]
    waits = [] if to_grade is None else _to_grade(to_grade, grade)
    return spread([Piece(" "), *left], [*(_due(due, run) if due or not waits else ()), *waits], width)


def _to_grade(number: int, run: str) -> Line:
    if not number:
        return [Piece(" all graded ", "good")]
    return [Piece(f" {number} to grade  ", "warn", "grading_run"), Piece(f"{run} ", "key", "grading_run")]


def _due(due: int | None, run: str) -> Line:
    if due is None:
        return ()
    return (
        [Piece(f" {due} due  ", "warn", "weekly_run"), Piece(f"{run} ", "key", "weekly_run")]
        if due
        else [Piece(" all checked in ", "good")]
    )


def keys_line(commands: list[Command], width: int) -> Line:
    """The most important keys; those that do not fit are left out, help stays at the right end."""
    *others, last = commands
    right = _key(last, " ")
    line = [Piece(" ")]
    for command in others:
        more = _key(command, "  ")
        if width_of([*line, *more, *right]) <= width:
            line += more
    return spread(line, right, width) if width > 12 else cut_line(line, width)


def _key(command: Command, after: str) -> list[Piece]:
    """Key and title, which a click follows; of a pair of keys each its own, and the title the second."""
    told = f" {command.brief}{after}"
    first, _, second = command.footer_label.partition(" ")
    if not (command.mate and second):
        return [Piece(command.footer_label, "key", command.id), Piece(told, "dim", command.id)]
    keys = Piece(f"{first} ", "key", command.id), Piece(second, "key", command.mate)
    return [*keys, Piece(told, "dim", command.mate)]
