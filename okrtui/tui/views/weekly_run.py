"""What the weekly run shows: the key result asked for, its keys, and at the end what became of each."""

from collections.abc import Iterator
from typing import NamedTuple

from okrtui.okr.calendar import week_of
from okrtui.okr.measures import Value, measure_text, value_text
from okrtui.okr.numbers import number_text
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import settings_of, week_start
from okrtui.okr.run import Before, Kept, Run, elsewhere, is_there, outcome
from okrtui.okr.text import cells, cut, fit, safe
from okrtui.tui.commands import Command
from okrtui.tui.now import Now
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import Glyphs, curve
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread, width_of, wrapped
from okrtui.tui.views.wording import day_text, several, signed

ASCII_KEYS = {"⌫": "bksp", "↑": "up", "↓": "down"}
LEAST_TITLE = 24
CLOSING: Line = [Piece(" enter", "key"), Piece(" Close", "dim")]


def head(now: Now, key_result: KeyResult, width: int, signs: Glyphs, *, most: int = 2) -> list[Line]:
    """Title and measure with the facts at the right, the objective with the line of weeks and the last note."""
    facts = _facts(now, key_result)
    room = width - width_of(facts) - 2
    if room < LEAST_TITLE:
        facts, room = (), width
    titles = _titled(key_result, room, most)
    objective = now.okrs.objectives.get(key_result.objective or "")
    weeks = Piece(curve(Reckoner(now).of(key_result.id).weeks, signs), "curve")
    noted = _noted(now, key_result, max(0, width // 2 - 10))
    below = spread(
        [Piece(safe(objective.title) if objective else "", "dim")], [Piece(" "), weeks, *noted], width
    )
    return [spread(titles[0], facts, width), *titles[1:], below]


def _titled(key_result: KeyResult, width: int, most: int) -> list[Line]:
    """The title on so many lines, cut so that the measure stands behind it."""
    lines = wrapped(key_result.title, width, most)
    measure = cut(safe(measure_text(key_result.measure)), width // 2)
    if cells(lines[-1]) + cells(measure) + 2 > width and len(lines) < most:
        return [*([Piece(text, "strong")] for text in lines), [Piece(measure)]]
    title = cut(lines[-1], width - cells(measure) - 2)
    return [
        *([Piece(text, "strong")] for text in lines[:-1]),
        [Piece(title, "strong"), Piece(f"  {measure}")],
    ]


def _facts(now: Now, key_result: KeyResult) -> Line:
    owner = safe(now.okrs.person_name(now.okrs.owner_of(key_result)))
    measure = key_result.measure
    begun = measure.start if measure.kind in ("at_least", "at_most") else None
    start = "" if begun is None else f"start {number_text(begun)} · "
    due = f"due {day_text(key_result.due, now.today)} · " if key_result.due else ""
    if not owner:
        return [Piece(f" {start}{due}", "dim"), Piece("nobody's", "warn")]
    return [Piece(f" {start}{due}owner {cut(owner, 16)}", "dim")]


def _noted(now: Now, key_result: KeyResult, width: int) -> Line:
    noted = [c for c in now.okrs.check_ins.get(key_result.id, ()) if c.note]
    if not noted or width < 10:
        return ()
    week = week_of(noted[-1].on or now.today, week_start(settings_of(now.okrs, key_result.space)))
    end = f"” ({week.label})"
    return [Piece(f" “{cut(safe(noted[-1].note or ''), width - cells(end) - 2)}{end}", "dim")]


def meanwhile(now: Now, run: Run, key_result: KeyResult, width: int) -> Line:
    """What happened to it while the run was under way, or for whom it is checked in; mostly nothing."""
    okrs, owner = now.okrs, now.okrs.owner_of(key_result)
    if not is_there(okrs, key_result.id):
        return [Piece("no longer pursued: down goes on, what you typed is kept", "warn")]
    if found := elsewhere(run, okrs, key_result.id, now.today):
        said = _said(key_result, Before(found.value or found.steps_done, found.confidence))
        by = safe(okrs.person_name(found.by))
        return cut_line([Piece(f"checked in meanwhile by {by}: {said} · down leaves it so", "warn")], width)
    if key_result.id in run.kept:
        return [Piece("recorded in this run; enter once more replaces it where it differs", "good")]
    if owner is not None and owner not in now.me:
        names = safe(okrs.person_name(_me(now, key_result.space))), safe(okrs.person_name(owner))
        return cut_line([Piece("recorded as by {} for {}".format(*names), "dim")], width)
    return ()


def _me(now: Now, space: str) -> str | None:
    return next((id_ for id_ in now.me if (p := now.okrs.people.get(id_)) and p.space == space), None)


def keys(commands: list[Command], run: Run, signs: Glyphs, width: int) -> list[Command]:
    """The commands of the run as its last line names them; where they do not fit the plainest are left out."""
    named = [_named(command, run, signs) for command in commands]
    for least in ("run_back", "run_note", "run_earlier"):
        if sum(cells(f"{command.label} {command.brief}  ") for command in named) > width:
            named = [command for command in named if command.id != least]
    return named


def _named(command: Command, run: Run, signs: Glyphs) -> Command:
    if command.id == "run_stop":
        command = command._replace(short=f"Stop ({len(run.kept)} kept)")
    is_ascii = signs.heights.isascii()
    return command._replace(key=ASCII_KEYS.get(command.key, command.key)) if is_ascii else command


def title(run: Run) -> str:
    """`Weekly run · 3 of 12`."""
    return f"Weekly run · {run.place + 1} of {len(run.asked)}"


# -- the summary


class Told(NamedTuple):
    """One line of the summary, by its place."""

    id: str
    line: Line


def time_text(seconds: float) -> str:
    """`48 s`, `2 min 5 s`."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def summary(now: Now, run: Run, drafts: frozenset[str], seconds: float) -> list[Told]:
    """How many in what time; each change, then what stayed, was skipped or is gone."""
    counts = [f"{len(run.kept)} in {time_text(seconds)}"]
    skipped = [id_ for id_ in run.asked if outcome(run, now.okrs, id_, now.today) == "skipped"]
    if skipped:
        counts.append(f"{len(skipped)} skipped")
    if drafts:
        counts.append(several(len(drafts), "draft"))
    lines = [[Piece(" " + " · ".join(counts), "strong")], *_changed(now, run), *_others(now, run, drafts)]
    return [Told(str(place), line) for place, line in enumerate(lines)]


def _changed(now: Now, run: Run) -> Iterator[Line]:
    for id_ in run.asked:
        kept, key_result = run.kept.get(id_), now.okrs.key_results.get(id_)
        if kept and key_result and kept.is_change:
            yield [Piece(f"  {fit(safe(key_result.title), 34)}  "), *_change(key_result, kept)]
    same = sum(not kept.is_change for kept in run.kept.values())
    if same:
        yield [Piece(f"  {same} unchanged", "dim")]


def _change(key_result: KeyResult, kept: Kept) -> Line:
    before, after = kept.before, Before(kept.reading.value, kept.reading.confidence)
    value = f"{_plain(key_result, before.value)} → {value_text(key_result.measure, after.value)}"
    value = value if before.value != after.value else value_text(key_result.measure, after.value)
    moved = (after.confidence or 0) - before.confidence if before.confidence is not None else 0
    rated = f"{'–' if before.confidence is None else before.confidence} → {after.confidence}"
    rated = rated if before.confidence != after.confidence else f"{after.confidence}"
    role = "good" if moved > 0 else "bad" if moved < 0 else "dim"
    told = fit(safe(value), 20)
    return [
        Piece(f"{told}  ", "dim" if before.value == after.value else ""),
        Piece(f"{rated} {signed(moved)}".rstrip(), role),
    ]


def _plain(key_result: KeyResult, value: Value | None) -> str:
    unit = key_result.measure.unit
    text = value_text(key_result.measure, value)
    return text.removesuffix(f" {unit}") if unit else text


def _others(now: Now, run: Run, drafts: frozenset[str]) -> Iterator[Line]:
    words = {"skipped": "skipped", "gone": "no longer pursued", "elsewhere": "checked in meanwhile"}
    for id_ in run.asked:
        what = outcome(run, now.okrs, id_, now.today)
        if what != "recorded":
            known = now.okrs.get(id_)
            told = words[what] + (", draft kept" if id_ in drafts else "")
            name = safe(known.title) if isinstance(known, KeyResult) else "–"
            yield [Piece(f"  {fit(name, 34)}  ", "dim"), Piece(told, "warn" if what == "skipped" else "dim")]


def _said(key_result: KeyResult, said: Before) -> str:
    parts = [] if said.value is None else [safe(value_text(key_result.measure, said.value))]
    return ", ".join(parts + ([] if said.confidence is None else [f"confidence {said.confidence}"]))
