"""How a cycle came out as lines of a list: scores, and what was left open, added, dropped, retargeted."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from okrtui.okr.grading_summary import KeyResultScore, ObjectiveScore, Summary, UnitScore
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.records import KeyResult, Objective, Verdict
from okrtui.okr.scores import score_text
from okrtui.okr.steps.grading import VERDICTS
from okrtui.okr.text import cut, fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.grade_told import adjusted_from, role_of
from okrtui.tui.views.key_result_story import change_text
from okrtui.tui.views.outcome_figures import figures, headline
from okrtui.tui.views.pieces import Line, Piece, spread, width_of, wrapped
from okrtui.tui.views.wording import day_text

HEAD = "head"
"""The id of the first row: from it one goes to the review."""
BAND, WHO, INDENT = 16, 12, 6
WHO_FROM, LESS_BAND = 62, 56
SENTENCE = 3
"""Lines that what a guideline says takes at most."""
WIDEST = 110
"""Beyond so many cells a score would stand too far from its title."""
OPEN: Line = [Piece("  –    ", "dim"), Piece("not graded", "warn")]


class Row(NamedTuple):
    """One line of the summary; `record` is the objective or key result it is about."""

    id: str
    draw: Callable[[int], Line]
    record: str = ""
    stops: bool = True


def rows(
    now: Now, summary: Summary, findings: Iterable[Finding], signs: Glyphs, width: int, *, has_figures: bool
) -> list[Row]:
    """All there is to say of a cycle; the figures only where they do not stand beside."""
    if not summary.objectives and not summary.changes.dropped_objectives:
        return []
    teller = _Teller(now, summary, signs)
    head = [Row(HEAD, lambda _: headline(summary)), _plain("below-head", [])]
    drawn = figures(summary, min(width, WIDEST), signs) if has_figures else []
    told = [_plain(f"figure-{place}", line) for place, line in enumerate(drawn)]
    return [
        *head,
        *told,
        *teller.scores(),
        *teller.open(),
        *teller.changes(),
        *_quietly(findings, min(width, WIDEST)),
    ]


def _plain(id_: str, line: Line) -> Row:
    return Row(id_, lambda _: line or [Piece(" ")], stops=False)


def _section(title: str, listed: Iterable[Row]) -> Iterator[Row]:
    """A heading with what stands below it; nothing where nothing does."""
    below = list(listed)
    if below:
        yield _plain(f"section-{title}", [Piece(f" {title}", "accent")])
        yield from below
        yield _plain(f"below-{title}", [])


def _quietly(findings: Iterable[Finding], width: int) -> Iterator[Row]:
    """What the guidelines say, each with a way out, on as many lines as that takes."""
    told = (row for place, found in enumerate(findings) for row in _finding(place, found, width))
    return _section("Worth a thought", told)


def _finding(place: int, found: Finding, width: int) -> Iterator[Row]:
    first, *others = wrapped(found.sentence, max(1, width - INDENT - 2), SENTENCE)
    code = [Piece(f"   {found.code} ", "dim"), Piece(first)]
    yield Row(f"finding-{place}", lambda _: code, found.record)
    below = [Piece(text) for text in others]
    below += [Piece(text, "dim") for text in wrapped(found.way_out, max(1, width - INDENT - 2))]
    for number, piece in enumerate(below):
        yield _plain(f"finding-{place}-{number}", [Piece(" " * INDENT), piece])


class _Teller:
    """Tells the rows of one summary."""

    def __init__(self, now: Now, summary: Summary, signs: Glyphs) -> None:
        self._now, self._summary, self._signs = now, summary, signs

    # -- scores

    def scores(self) -> Iterator[Row]:
        """Units where there are several, then objective by objective its key results."""
        if len(self._summary.units) > 1:
            yield from _section("Units", map(self._unit, self._summary.units))
        yield from _section("Objectives", self._objectives())

    def _objectives(self) -> Iterator[Row]:
        for scored in self._summary.objectives:
            yield self._objective(scored)
            yield from map(self._key_result, scored.key_results)

    def _unit(self, scored: UnitScore) -> Row:
        title = [Piece(f"   {safe(scored.unit.name)}")]
        band = scored.band.said if scored.band else "not all graded"
        told = self._score(score_text(scored.score), band, role_of(scored.band))
        return Row(f"unit-{scored.unit.id}", lambda width: _lined(title, told, "", width), stops=False)

    def _objective(self, scored: ObjectiveScore) -> Row:
        objective, (done, of) = scored.objective, scored.graded
        verdict = self._verdict(objective.verdict.verdict if objective.verdict else None)
        title = [Piece(f" {safe(objective.title)}", "strong")]
        if scored.score is not None:
            told = self._score(score_text(scored.score), _said(scored), role_of(scored.band))
        elif not of:
            told = self._score("–", "none pursued", "dim")
        else:
            told = self._score("–", f"{done} of {of} graded", "warn")
        return Row(objective.id, lambda width: _lined(title, told, verdict, width), objective.id)

    def _key_result(self, scored: KeyResultScore) -> Row:
        key_result, grade = scored.key_result, scored.key_result.grade
        title = [Piece(f"   {safe(key_result.title)}")]
        if scored.score is None or grade is None:
            told, who = OPEN, ""
        else:
            told = self._score(score_text(scored.score), _said(scored), role_of(scored.band))
            title += [Piece(adjusted_from(grade), "dim")] if grade.adjustment else []
            verdict = self._verdict(grade.verdict)
            who = verdict or f"by {safe(self._now.okrs.person_name(grade.by)) or 'somebody'}"
        return Row(key_result.id, lambda width: _lined(title, told, who, width), key_result.id)

    def _score(self, score: str, said: str, role: str) -> Line:
        return [Piece(f"  {score:<5}", "strong"), Piece(said, role)]

    def _verdict(self, verdict: Verdict | None) -> str:
        return VERDICTS[verdict] if verdict else ""

    # -- what else became of it

    def open(self) -> Iterator[Row]:
        """What has no score."""
        open_ones = ((kr, self._whose(kr)) for kr in self._summary.ungraded)
        return _section("Without a score", (self._listed("open", kr, told) for kr, told in open_ones))

    def changes(self) -> Iterator[Row]:
        """What was added, dropped and retargeted on the way."""
        changes, today = self._summary.changes, self._now.today
        added = (self._listed("added", kr, day_text(kr.starts, today)) for kr in changes.added)
        yield from _section("Added on the way", added)
        dropped: tuple[KeyResult | Objective, ...] = (*changes.dropped_objectives, *changes.dropped)
        yield from _section("Dropped", (self._listed("dropped", each, _kind(each)) for each in dropped))
        targets = (
            self._listed(
                f"target-{change.id}", each.key_result, f"{change_text(change)}, {day_text(change.on, today)}"
            )
            for each in changes.retargeted
            for change in each.changes
        )
        yield from _section("Retargeted", targets)

    def _listed(self, why: str, record: KeyResult | Objective, told: str) -> Row:
        title = [Piece(f"   {safe(record.title)}")]

        def draw(width: int) -> Line:
            right = [Piece(f"  {cut(told, width // 2)} ", "dim")]
            return spread(title, right, min(width, WIDEST))

        return Row(f"{why}-{record.id}", draw, record.id)

    def _whose(self, key_result: KeyResult) -> str:
        return safe(self._now.okrs.person_name(self._now.okrs.owner_of(key_result))) or "nobody's"


def _said(scored: ObjectiveScore | KeyResultScore) -> str:
    return scored.band.said if scored.band else ""


def _kind(record: KeyResult | Objective) -> str:
    return "objective" if isinstance(record, Objective) else ""


def _lined(title: Line, told: Line, who: str, width: int) -> Line:
    """Title, score and band, and where there is room what else is said, in columns."""
    room = min(width, WIDEST)
    band = BAND if room >= LESS_BAND else width_of(told) - 7
    right = [*told, Piece(" " * max(0, 7 + band - width_of(told)))]
    if room >= WHO_FROM:
        right.append(Piece(fit(who, WHO) + " ", "dim"))
    return spread(title, right, room)
