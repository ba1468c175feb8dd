"""Ideas as rows: what is open, adopted, declined, each below its heading; one that is unfolded tells all of itself."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from okrtui.okr.ideas import STATES, ideas_in, in_order, objective_of
from okrtui.okr.numbers import several
from okrtui.okr.records import Idea, IdeaState, Objective
from okrtui.okr.text import cut, fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.columns import CONFLICT
from okrtui.tui.views.facts import whose
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.idea_told import tell_idea
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread

FOLD, COUNT, YOU = 3, 4, 4
"""Cells before the title: the sign of what can be unfolded, how many support it, whether you do."""
AUTHOR, AUTHOR_FROM = 14, 60
"""Cells of a name, and from which width on names are shown."""
EMPTY = (
    "No ideas yet",
    "",
    "What somebody would do differently belongs here, in one line each.",
    "Others support it with +; what is adopted becomes an objective.",
    "a proposes the first.",
)


class Wanted(NamedTuple):
    """What is to be listed: one state or all, what holds these words, and what is folded or unfolded."""

    state: IdeaState | None = None
    words: str = ""
    folded: frozenset[str] = frozenset()
    """States whose ideas are folded away."""
    opened: frozenset[str] = frozenset()
    """Ideas that tell all of themselves."""

    @property
    def is_narrow(self) -> bool:
        """Whether something is left out."""
        return self.state is not None or bool(self.words.strip())

    def shows(self, now: Now, idea: Idea) -> bool:
        """Whether an idea is asked for."""
        if self.state is not None and idea.state != self.state:
            return False
        if not (words := safe(self.words).casefold().split()):
            return True
        text = safe(f"{idea.title} {idea.why or ''} {now.okrs.person_name(idea.author)}").casefold()
        return all(word in text for word in words)


class IdeaRow(NamedTuple):
    """A heading, an idea, or one line of all that an idea tells; `idea` is None of headings alone."""

    id: str
    kind: Literal["heading", "idea", "detail"]
    state: IdeaState
    idea: Idea | None = None
    line: Line = ()
    number: int = 0
    """Of a heading: how many ideas belong below it."""
    is_open: bool = False
    """Whether what belongs below it is shown."""


def idea_rows(now: Now, wanted: Wanted, width: int) -> list[IdeaRow]:
    """Every idea of the scope that is asked for, below its heading."""
    shown = in_order(idea for idea in ideas_in(now.okrs, now.scope, now.me) if wanted.shows(now, idea))
    return [row for state in STATES for row in _of_state(now, wanted, state, shown, width)]


def _of_state(
    now: Now, wanted: Wanted, state: IdeaState, shown: Sequence[Idea], width: int
) -> Iterator[IdeaRow]:
    here = [idea for idea in shown if idea.state == state]
    is_open = wanted.is_narrow or state not in wanted.folded
    if here:
        yield IdeaRow(f"/{state}", "heading", state, number=len(here), is_open=is_open)
    for idea in here if is_open else ():
        is_unfolded = idea.id in wanted.opened
        yield IdeaRow(idea.id, "idea", state, idea, is_open=is_unfolded)
        told = tell_idea(now, idea, max(20, width - FOLD - COUNT)) if is_unfolded else []
        for place, line in enumerate(told):
            indented = [Piece(" " * (FOLD + COUNT)), *line]
            yield IdeaRow(f"{idea.id}/{place}", "detail", state, idea, indented)


def heads(width: int) -> Line:
    """What the columns hold."""
    left = [Piece(f"{'':{FOLD}}{'for it':<{COUNT + YOU}}"), Piece(" idea")]
    right = [Piece(f" {'proposed by':<{AUTHOR}} ")] if width >= AUTHOR_FROM else []
    return [piece._replace(role="faint") for piece in spread(left, right, width)]


def draw_idea(row: IdeaRow, now: Now, width: int, signs: Glyphs) -> Line:
    """One row."""
    if row.kind == "detail":
        return cut_line(row.line, width)
    fold = signs.opened if row.is_open else signs.folded
    if row.idea is None:
        name = Piece(f" {fold} {row.state.capitalize()}", "strong")
        return cut_line([name, Piece(f" · {row.number:,}", "dim")], width)
    left = [*_before(row.idea, now, fold), *_title(row.idea)]
    return spread(left, _right(row.idea, now) if width >= AUTHOR_FROM else [], width)


def _right(idea: Idea, now: Now) -> list[Piece]:
    author = safe(now.okrs.person_name(idea.author)) or "–"
    return [*_beside(idea, now), Piece(f" {fit(author, AUTHOR)} ", "dim")]


def _before(idea: Idea, now: Now, fold: str) -> Iterator[Piece]:
    number, is_mine = len(idea.supporters), not now.me.isdisjoint(idea.supporters)
    yield Piece(f" {fold} ", "faint")
    yield Piece(f"{number if number else '–':>{COUNT}}", "strong" if number else "faint")
    yield Piece(f"{' you' if is_mine else '':<{YOU}}", "accent")


def _title(idea: Idea) -> Iterator[Piece]:
    yield Piece(f" {safe(idea.title)}", "" if idea.state == "open" else "dim")
    if idea.state == "declined" and idea.because:
        yield Piece(f"  because: {safe(idea.because)}", "dim")


def _beside(idea: Idea, now: Now) -> Iterator[Piece]:
    """What is to be known of it at one glance: a conflict, how often it was spoken of, what it became."""
    if now.okrs.contested.get(idea.id):
        yield Piece(f" {CONFLICT}", "warn")
    if idea.state == "adopted":
        objective = objective_of(now.okrs, idea)
        yield Piece(f" {where_told(now, objective) if objective else 'an objective'} ", "good")
    elif idea.state == "open" and (said := len(now.okrs.comments.get(idea.id, ()))):
        yield Piece(f" {several(said, 'comment')} ", "dim")


def where_told(now: Now, objective: Objective) -> str:
    """Where an objective that came from an idea stands: given up, or in which cycle."""
    if objective.deleted:
        return "in the trash"
    if objective.state == "dropped":
        return "dropped"
    cycle = now.okrs.cycle_of(objective)
    return cut(safe(cycle.name) if cycle else "backlog", AUTHOR)


def nothing_so(now: Now, wanted: Wanted) -> Sequence[str]:
    """What is said where no idea is listed."""
    every, here = len(now.okrs.ideas), len(ideas_in(now.okrs, now.scope, now.me))
    if not every:
        return EMPTY
    if not here:
        others = f"There {'is one' if every == 1 else f'are {every:,}'} of others: p chooses whose are shown."
        return (f"No ideas of {whose(now)}", "", others, "a proposes one.")
    what = f"is {wanted.state}" if wanted.state else f"holds “{cut(safe(wanted.words), 40)}”"
    return (f"No idea here {what}", "", "esc shows all again.")


def others_told(now: Now) -> str:
    """How many ideas the scope leaves out; empty where it shows all."""
    more = len(now.okrs.ideas) - len(ideas_in(now.okrs, now.scope, now.me))
    return f"{more:,} more of others: p" if more else ""
