"""What is worth knowing about the line under the cursor, as lines for a narrow panel."""

from collections.abc import Iterator

from okrtui.okr.alignment import parent_title
from okrtui.okr.guidelines.finding import bare
from okrtui.okr.measures import value_text
from okrtui.okr.progress import value_of
from okrtui.okr.records import CheckIn, KeyResult, Objective
from okrtui.okr.text import fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.beside import preview_rows
from okrtui.tui.views.columns import ROLES
from okrtui.tui.views.decisions import decision_rows
from okrtui.tui.views.figures import Reckoner, signed_change, value_and_measure
from okrtui.tui.views.glyphs import Glyphs, bar, curve
from okrtui.tui.views.lineage import closing_note, lineage_rows
from okrtui.tui.views.map_told import supporters_told
from okrtui.tui.views.outline import Entry
from okrtui.tui.views.pieces import Line, Piece, wrapped
from okrtui.tui.views.preview_group import LABEL, group_preview, row, titled
from okrtui.tui.views.said import comment_rows
from okrtui.tui.views.wording import day_text, several

LAST = 6


def preview(entry: Entry, reckoner: Reckoner, width: int, signs: Glyphs) -> list[Line]:
    """The lines about an entry, the most important first."""
    okrs = reckoner.now.okrs
    if key_result := okrs.key_results.get(entry.id):
        return list(_key_result(key_result, reckoner, width, signs))
    if objective := okrs.objectives.get(entry.id):
        return list(_objective(objective, reckoner, width, signs))
    return list(group_preview(entry, reckoner, width, signs))


def _paragraph(label: str, text: str, width: int, most: int = 4) -> Iterator[Line]:
    for place, part in enumerate(wrapped(text, width - LABEL - 1, most)):
        yield row("" if place else label, Piece(part))


def _objective(objective: Objective, reckoner: Reckoner, width: int, signs: Glyphs) -> Iterator[Line]:
    now, figures = reckoner.now, reckoner.of(objective.id)
    yield from titled(objective.title, width)
    if note := list(closing_note(now.okrs, objective, width)):
        yield from (*note, [])
    if figures.share is not None:
        filled, empty = bar(figures.share, 10, signs)
        yield row("progress", Piece(filled), Piece(empty, "faint"), Piece(f" {figures.percent}"))
    yield row("owner", Piece(figures.owner or "nobody"))
    yield from _paragraph("kind", f"{objective.kind}, {objective.origin.replace('_', '-')}", width)
    yield row("kept in", Piece(safe(now.spaces.get(objective.space, "–"))))
    yield from _supports(now, objective, width)
    yield from _supported(now, objective.id, width)
    yield from preview_rows(now, objective.id, width, signs)
    yield from lineage_rows(now.okrs, objective, width)
    yield from decision_rows(now, objective.id, width)
    if objective.why:
        yield []
        yield from _paragraph("why", objective.why, width, 8)
    yield from comment_rows(now, objective.id, width)
    yield from _findings(objective, reckoner, width)


def _findings(record: Objective | KeyResult, reckoner: Reckoner, width: int) -> Iterator[Line]:
    """What the guidelines say of it, each with its way out; of what stands below, only how often they speak."""
    every = reckoner.findings(record.id)
    own = [found for found in every if found.record == record.id]
    if every:
        yield []
    for found in own:
        text = f"{bare(found, record.title)}: {found.way_out}"
        for place, part in enumerate(wrapped(text, width - len(found.code) - 1, 4)):
            yield [Piece(" " * 3 if place else f"{found.code} ", "dim"), Piece(part, "dim")]
    if below := len(every) - len(own):
        yield [Piece(f"{several(below, 'finding')} below", "dim")]


def finding_in_brief(id_: str, reckoner: Reckoner) -> str:
    """The first thing the guidelines say of an objective or key result itself, on one line."""
    okrs = reckoner.now.okrs
    record = okrs.objectives.get(id_) or okrs.key_results.get(id_)
    own = (found for found in reckoner.findings(id_) if record and found.record == id_)
    return next((safe(f"{f.code} {bare(f, record.title)}: {f.way_out}") for f in own if record), "")


def _supports(now: Now, objective: Objective, width: int) -> Iterator[Line]:
    above = parent_title(now.okrs, objective)
    yield from _paragraph("supports", above, width, 2) if above else [row("supports", Piece("–", "dim"))]


def _supported(now: Now, id_: str, width: int) -> Iterator[Line]:
    if below := supporters_told(now.okrs, id_):
        yield from _paragraph("supported", f"by {below}", width, 4)


def _key_result(key_result: KeyResult, reckoner: Reckoner, width: int, signs: Glyphs) -> Iterator[Line]:
    now, figures = reckoner.now, reckoner.of(key_result.id)
    at = reckoner.standing(key_result)
    yield from titled(key_result.title, width)
    word = Piece(f"{signs.status[figures.status]} {figures.status}", ROLES.get(figures.status, ""))
    filled, empty = bar(at.progress, 10, signs)
    yield row("status", word)
    yield row("progress", Piece(filled), Piece(empty, "faint"), Piece(f" {figures.percent}"))
    yield from _paragraph("value", value_and_measure(key_result, at), width, 3)
    weeks = Piece(curve(figures.weeks, signs), "curve")
    yield row("confidence", weeks, Piece(f"  {signed_change(figures)}"))
    yield row("owner", Piece(figures.owner or "nobody"))
    yield row("due", Piece(figures.due, "warn" if figures.is_overdue else ""))
    objective = now.okrs.objectives.get(key_result.objective or "")
    if objective is not None:
        yield from _paragraph("objective", objective.title, width, 2)
        if objective.why:
            yield from _paragraph("why", objective.why, width, 3)
        yield from _supports(now, objective, width)
    yield from _supported(now, key_result.id, width)
    yield []
    yield from _history(key_result, at.check_ins, now, width)
    yield from _findings(key_result, reckoner, width)


def _history(key_result: KeyResult, check_ins: tuple[CheckIn, ...], now: Now, width: int) -> Iterator[Line]:
    if not check_ins:
        yield [Piece("no check-in yet · ", "dim"), Piece("c", "key"), Piece(" adds one", "dim")]
    for check_in in check_ins[::-1][:LAST]:
        yield check_in_line(key_result, check_in, now, width)
        for text in wrapped(check_in.note, width - 2, 3) if check_in.note else ():
            yield [Piece(f"  {text}", "dim")]


def check_in_line(key_result: KeyResult, check_in: CheckIn, now: Now, width: int) -> Line:
    """One check-in: when, value, confidence, who."""
    value = value_of(key_result.measure, check_in)
    told = "" if value is None else safe(value_text(key_result.measure, value))
    confidence = "–" if check_in.confidence is None else str(check_in.confidence)
    who = safe(now.okrs.person_name(check_in.by))
    if check_in.said_by:
        who = f"{who} for {safe(now.okrs.person_name(check_in.said_by))}"
    room = max(4, width - 7 - 4)
    names = min(24, max(6, room // 3))
    values = max(0, room - names - 1)
    return [
        Piece(f"{day_text(check_in.on, now.today):<7}", "dim"),
        Piece(f"{confidence:>2}  {fit(told, values)} "),
        Piece(fit(who, names), "dim"),
    ]
