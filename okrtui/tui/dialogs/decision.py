"""The questions about a decision: what is decided of an objective, into which other one, and why."""

from okrtui.okr.committee import OUTSIDE, committee
from okrtui.okr.decisions import OUTCOMES, decision_text, latest_decision
from okrtui.okr.records import Objective, Outcome
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.choose import Chooser
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, headline
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.now import Now
from okrtui.tui.views.choices import among, goal_choice
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece


def decision_question(now: Now, objective: Objective, signs: Glyphs) -> Question:
    """Which of the four it is."""
    options = [Option(outcome, outcome.capitalize(), told) for outcome, told in OUTCOMES.items()]
    return Question("What is decided?", options, signs, notes=_notes(now, objective))


def into_chooser(now: Now, objective: Objective, signs: Glyphs) -> Chooser:
    """The objectives of its space that it may go into: those of its cycle first."""
    okrs = now.okrs
    others = [o for o in okrs.objectives.values() if _may_take(now, o, objective)]
    others.sort(key=lambda o: (o.cycle != objective.cycle, o.title.casefold(), o.id))
    find = among([goal_choice(okrs, other) for other in others])
    title = f"Merge “{cut(safe(objective.title), 40)}” into …"
    return Chooser(title, find, signs.cursor, hint="a title, a unit", empty=("There is no other objective",))


def _may_take(now: Now, other: Objective, objective: Objective) -> bool:
    cycle = now.okrs.cycle_of(other)
    is_open = cycle is None or cycle.phase != "closed"
    return (
        other.space == objective.space and other.id != objective.id and other.state != "dropped" and is_open
    )


def reason_form(objective: Objective, outcome: Outcome, into: Objective | None) -> Form:
    """Why; it stands beside the decision for good."""
    hint = "everybody here can read it; it is never changed"
    field = Field("because", "because", lambda text: require_text(text, "the reason"), hint=hint)
    told = [Piece(f"{outcome}{' into ' if into else ''}", "strong")]
    told += [Piece(f"“{cut(safe(into.title), FAULT_WIDTH - 14)}”")] if into else []
    return Form("Why?", [field], notes=[headline(cut(objective.title, FAULT_WIDTH)), told, []])


def _notes(now: Now, objective: Objective) -> list[Line]:
    notes: list[Line] = [headline(cut(objective.title, FAULT_WIDTH))]
    if before := latest_decision(now.okrs, objective.id):
        by = safe(now.okrs.person_name(before.by)) or "somebody"
        told = f"decided before: {safe(decision_text(before))} ({by})"
        notes.append([Piece(cut(told, FAULT_WIDTH), "dim")])
    sitting = {member.id for member in committee(now.okrs, objective.space, now.today)}
    if sitting and not sitting & now.me:
        notes.append([Piece(f"you are {OUTSIDE}: the history says so", "dim")])
    return [*notes, []]
