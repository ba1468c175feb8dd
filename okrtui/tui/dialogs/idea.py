"""What is asked about ideas: in which words, for whom and when it is adopted, why it is declined, which are shown."""

from collections.abc import Sequence

from okrtui.okr.errors import BadInputError, NotFoundError
from okrtui.okr.ideas import STATES, ideas_in, meant_for
from okrtui.okr.naming import cycle_called, person_named, unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Idea, IdeaState, Whose
from okrtui.okr.steps.objectives import current_cycle
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, headline
from okrtui.tui.dialogs.edit import title_field, why_field
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Piece

BACKLOG = "backlog"
ALL, ONE = "all", "one"
MOST_TOLD = 8
"""Lines of those pasted that are shown before they are taken."""


def edit_idea_form(idea: Idea) -> Form:
    """Title and why."""
    return Form("Edit idea", [title_field(idea.title), why_field(idea.why)])


def decline_idea_form(idea: Idea) -> Form:
    """Why not; whoever proposed it will want to know."""
    field = Field(
        "because", "because", lambda text: require_text(text, "the reason"), hint="everybody here can read it"
    )
    return Form("Decline the idea", [field], notes=[headline(cut(idea.title, FAULT_WIDTH)), []])


def adopt_form(now: Now, idea: Idea) -> Form:
    """The title, whom the objective is for, and its cycle: as they would be without a word typed."""
    okrs, likely = _of_space(now.okrs, idea.space), _likely(now, idea)
    cycles = [c for c in okrs.cycles.values() if c.phase in ("active", "planning")]
    cycles.sort(key=lambda cycle: (str(cycle.span.start), cycle.name))
    here = current_cycle(okrs, idea.space, now.today)
    names = [*(safe(cycle.name) for cycle in cycles), BACKLOG]
    told = "It becomes an objective, bottom-up: enter leads there, for key results."
    fields = [
        title_field(idea.title),
        Field(
            "whose", "for", lambda text: read_whose(okrs, text, likely), text=okrs.whose_name(likely),
            hint="a unit or a person", tell=lambda whose: f"reads as: {_whose_told(okrs, whose)}",
        ),
        Field(
            "cycle", "cycle", lambda text: read_cycle(okrs, idea.space, text, here),
            text=here.name if here else BACKLOG, hint=" or ".join(names),
            tell=lambda cycle: cycle_told(cycle, names),
        ),
    ]  # fmt: skip
    return Form("Adopt the idea", fields, notes=[[Piece(told, "dim")], []])


def _of_space(okrs: Okrs, space: str) -> Okrs:
    """The units, people and cycles of a space: what may be named."""
    named = (*okrs.units.values(), *okrs.people.values(), *okrs.cycles.values())
    return Okrs.of(record for record in named if record.space == space)


def cycle_told(cycle: Cycle | None, names: Sequence[str]) -> str:
    """How a cycle reads, and which others there are."""
    here = cycle.name if cycle else BACKLOG
    others = ", ".join(name for name in names if name != safe(here))
    told = cycle.name if cycle else "the backlog, for no cycle yet"
    return f"reads as: {told}{f' · also {others}' if others else ''}"


def _likely(now: Now, idea: Idea) -> Whose:
    """For whom it is probably adopted: the unit that is looked at, else as everywhere."""
    unit = now.okrs.units.get(now.scope.id) if now.scope.kind == "unit" else None
    if unit is not None and unit.space == idea.space:
        return Whose(unit=unit.id)
    mine = (p for p in now.me if p in now.okrs.people and now.okrs.people[p].space == idea.space)
    return meant_for(now.okrs, idea, next(mine, ""), now.today)


def read_whose(okrs: Okrs, text: str, likely: Whose) -> Whose:
    """The unit or person a text names; what was not touched stays, whoever else is called so."""
    if text and text == safe(okrs.whose_name(likely)):
        return likely
    if not text.strip():
        raise BadInputError("for whom is it? type a unit or a person")
    try:
        return Whose(unit=unit_named(okrs, text).id)
    except NotFoundError:
        pass
    try:
        return Whose(person=person_named(okrs, text).id)
    except NotFoundError:
        raise NotFoundError("unit or person", text.strip()) from None


def _whose_told(okrs: Okrs, whose: Whose) -> str:
    kind = "the unit" if whose.unit else "the person"
    return f"{kind} {okrs.whose_name(whose)}"


def read_cycle(okrs: Okrs, space: str, text: str, here: Cycle | None) -> Cycle | None:
    """The cycle a text names, that of today where it was not touched; None for the backlog."""
    word = text.strip()
    if here is not None and text == safe(here.name):
        return here
    if word.casefold() in ("", BACKLOG):
        return None
    return cycle_called(okrs, space, word)


def pasted_question(lines: Sequence[str], signs: Glyphs, *, may_be_line: bool) -> Question:
    """Several lines as so many ideas, or as one for a field."""
    notes = [*([Piece(f"  {cut(safe(line), FAULT_WIDTH - 2)}")] for line in lines[:MOST_TOLD])]
    more = len(lines) - MOST_TOLD
    notes += [[Piece(f"  and {more:,} more", "dim")]] if more > 0 else []
    one = [Option(ONE, "Paste as one line", "line breaks become spaces")] if may_be_line else []
    every = Option(ALL, f"Propose {len(lines):,} ideas", "a line each, one step, u takes it back")
    return Question("Several lines", [every, *one], signs, notes=[*notes, []])


def state_question(now: Now, at: IdeaState | None, signs: Glyphs) -> Question:
    """Which ideas are listed, and how many there are."""
    every = ideas_in(now.okrs, now.scope, now.me)
    options = [
        Option(ALL, "All", f"{len(every):,}"),
        *(Option(each, each.capitalize(), f"{sum(i.state == each for i in every):,}") for each in STATES),
    ]
    return Question("Which ideas?", options, signs, at=at or ALL)
