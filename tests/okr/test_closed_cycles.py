"""A closed cycle is read-only for every step there is."""

import inspect
import pkgutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr import steps
from okrtui.okr.conflicts import Choice, Conflict
from okrtui.okr.errors import RefusedError
from okrtui.okr.grading_asked import ScoreAsked
from okrtui.okr.next_cycle import offered
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    Comment,
    Cycle,
    Decision,
    Grade,
    Idea,
    Limits,
    Objective,
    Review,
    TargetChange,
    Whose,
    Win,
)
from okrtui.okr.run_asked import KeyResultAsked, MetricAsked, MetricRead, NextAsked, NextSaid, Rated
from okrtui.okr.steps import (
    adopting,
    answering,
    carrying,
    cascading,
    check_ins,
    comments,
    cycles,
    decisions,
    editing,
    founding,
    grade_answers,
    grading,
    health,
    ideas,
    joining,
    key_results,
    leaving,
    next_cycle,
    objectives,
    outlooks,
    owning,
    people,
    plan,
    plan_together,
    reordering,
    reviews,
    setting_up,
    settling,
    sharing_out,
    taking_in,
    together,
    trash,
    units,
    wins,
)
from okrtui.okr.steps.check_ins import Reading
from okrtui.okr.steps.grading import Marks
from okrtui.okr.steps.step import Add, Change, Made, Step
from okrtui.okr.unit_outline import parse_outline
from tests.builders import (
    QUARTER,
    REACH,
    SPACE,
    TODAY,
    CountedIds,
    applied,
    author,
    check_in,
    key_result,
    objective,
    okrs_of,
    person,
    unit,
)
from tests.okr.graded import NEXT, grade
from tests.okr.lines import W46, W48, metric, outlook, priority

Build = Callable[[Okrs], Step]
MEI = author()
LATER = replace(NEXT, phase="active")


def said(kind: type[Any], id_: str, about: str, **fields: Any) -> Any:
    return kind(id=id_, space=SPACE, about=about, on=TODAY, by="mei", **fields)


UNCONTESTED = okrs_of(
    LATER,
    unit("north"),
    unit("acme", level="company"),
    person("bob", left=TODAY),
    objective("boring"),
    objective("second"),
    key_result("deploys"),
    key_result("other"),
    check_in("rated", "deploys", "2026-11-16", value=Decimal(7), confidence=3),
    said(Comment, "remark", "deploys", text="hm"),
    said(Comment, "answer", "remark", text="hm?"),
    said(Comment, "of a check-in", "rated", text="so low?"),
    said(Comment, "of the cycle", "q4", text="long"),
    said(Decision, "ruling", "boring", outcome="stop"),
    said(Win, "win", "deploys", text="ten a day"),
    TargetChange(
        id="change", space=SPACE, key_result="deploys", on=TODAY, old=REACH, new=REACH, reason="why"
    ),
    Review(id="review", space=SPACE, cycle="q4", for_=Whose(unit="north"), lessons="ask"),
    replace(key_result("gone"), deleted=True),
    replace(objective("left", state="dropped"), deleted=True),
    key_result("below", "left"),
    objective("next", cycle="q1"),
    key_result("elsewhere", "next"),
    Idea(id="idea", space=SPACE, title="Canary", author="ken"),
    Idea(id="turned down", space=SPACE, title="Lanterns", author="ken", state="declined", because="dark"),
    objective("waiting", cycle=None, state="draft"),
    objective(
        "derived", state="draft", owner=None, origin="top_down", parent="boring", for_=Whose(unit="north")
    ),
    metric("morale"),
    priority("line", key_result="deploys"),
    priority("other line"),
    Cycle(id="my q4", space="private", name="2026-Q4", phase="active"),
    replace(objective("mine", cycle="my q4"), space="private"),
    priority("old line", W46, key_result="deploys"),
    outlook("seen", W48, key_result="deploys"),
)
CONTESTED = {"deploys": frozenset({"title"})}
OPEN = replace(UNCONTESTED, contested=CONTESTED)
CLOSED = OPEN.with_records([replace(QUARTER, phase="closed")])


def record(id_: str) -> Any:
    found = OPEN.get(id_)
    assert found is not None
    return found


CONFLICT = Conflict("field", SPACE, "deploys", (Choice("Deploys"), Choice("Releases")), "title")
BORING, DEPLOYS, RATED = record("boring"), record("deploys"), record("rated")
METRIC = record("morale")
FURTHER = replace(REACH, target=Decimal(30))
DELETED = (
    "boring", "deploys", "below", "rated", "remark", "answer", "of a check-in", "of the cycle", "ruling", "win",
    "change", "review",
)  # fmt: skip


def deleting(id_: str) -> Build:
    return lambda okrs: trash.delete(okrs, MEI, record(id_))


REFUSED: dict[str, Build] = {
    "adopting.adopt": lambda okrs: adopting.adopt(okrs, MEI, record("idea"), okrs.cycles["q4"]),
    "adopting.take_into": lambda okrs: adopting.take_into(okrs, MEI, record("waiting"), okrs.cycles["q4"]),
    "check_ins.check_in": lambda okrs: check_ins.check_in(okrs, MEI, DEPLOYS, Reading(Decimal(8), 7)),
    "check_ins.check_in, a correction": lambda okrs: check_ins.check_in(
        okrs, MEI, DEPLOYS, Reading(Decimal(8), 7, fixes="rated", on=date(2026, 11, 16))
    ),
    "answering.answer_step": lambda okrs: answering.answer_step(
        okrs, MEI, KeyResultAsked("deploys"), Rated(Reading(Decimal(8), 7), "will")
    ),
    "answering.answer_step, what is next": lambda okrs: answering.answer_step(
        okrs, MEI, NextAsked("deploys"), NextSaid("hire")
    ),
    "answering.reading_step": lambda okrs: answering.reading_step(
        okrs, MEI, DEPLOYS, Reading(Decimal(8), 7), "will"
    ),
    "answering.next_step": lambda okrs: answering.next_step(okrs, MEI, DEPLOYS, NextSaid("hire")),
    "answering.next_step, a comment": lambda okrs: answering.next_step(
        okrs, MEI, DEPLOYS, NextSaid("hire", "comment")
    ),
    "cascading.derive, from an objective": lambda okrs: cascading.derive(
        okrs, MEI, BORING, [Whose(person="ken")]
    ),
    "cascading.derive, from a key result": lambda okrs: cascading.derive(
        okrs, MEI, DEPLOYS, [Whose(person="ken")]
    ),
    "cascading.accept": lambda okrs: cascading.accept(okrs, MEI, record("derived")),
    "cascading.decline": lambda okrs: cascading.decline(okrs, MEI, record("derived"), "no hands"),
    "comments.comment, an objective": lambda okrs: comments.comment(okrs, MEI, BORING, "x"),
    "comments.comment, a key result": lambda okrs: comments.comment(okrs, MEI, DEPLOYS, "x"),
    "comments.comment, a check-in": lambda okrs: comments.comment(okrs, MEI, RATED, "x"),
    "comments.comment, a comment on a comment": lambda okrs: comments.comment(okrs, MEI, record("answer"), "x"),
    "comments.comment, the cycle": lambda okrs: comments.comment(okrs, MEI, QUARTER, "x"),
    "comments.comment, its review": lambda okrs: comments.comment(okrs, MEI, record("review"), "x"),
    "cycles.activate": lambda okrs: cycles.activate(okrs, MEI, okrs.cycles["q4"]),
    "cycles.begin_grading": lambda okrs: cycles.begin_grading(okrs, MEI, okrs.cycles["q4"]),
    "cycles.close": lambda okrs: cycles.close(okrs, MEI, okrs.cycles["q4"]),
    "cycles.add_cycle": lambda okrs: cycles.add_cycle(okrs, MEI, "2026-Q4"),
    "decisions.record_decision": lambda okrs: decisions.record_decision(okrs, MEI, BORING, "stop", because="x"),
    "decisions.record_decision, another into it": lambda okrs: decisions.record_decision(
        okrs, MEI, record("next"), "merge", because="x", into=BORING
    ),
    "editing.edit, the cycle": lambda okrs: editing.edit(okrs, MEI, okrs.cycles["q4"], name="Winter"),
    "editing.edit, an objective": lambda okrs: editing.edit(okrs, MEI, BORING, title="x"),
    "editing.edit, an objective out of it": lambda okrs: editing.edit(okrs, MEI, BORING, cycle="q1"),
    "editing.edit, an objective into it": lambda okrs: editing.edit(okrs, MEI, record("next"), cycle="q4"),
    "editing.edit, a key result": lambda okrs: editing.edit(okrs, MEI, DEPLOYS, reflection="x"),
    "editing.edit, a grade": lambda okrs: editing.edit(okrs, MEI, DEPLOYS, grade=grade("1")),
    "editing.edit, a key result out of it": lambda okrs: editing.edit(okrs, MEI, DEPLOYS, objective="next"),
    "editing.edit, a key result into it": lambda okrs: editing.edit(
        okrs, MEI, record("elsewhere"), objective="boring"
    ),
    "editing.edit, its review": lambda okrs: editing.edit(okrs, MEI, record("review"), lessons="x"),
    "editing.edit, a metric for it": lambda okrs: editing.edit(okrs, MEI, METRIC, objective="boring"),
    "editing.edit, a line for it": lambda okrs: editing.edit(okrs, MEI, record("other line"), key_result="deploys"),
    "grading.give_score": lambda okrs: grading.give_score(okrs, MEI, DEPLOYS, Marks(Decimal("0.5"))),
    "grade_answers.grade_answer_step": lambda okrs: grade_answers.grade_answer_step(
        okrs, MEI, ScoreAsked("deploys"), Marks(Decimal("0.5"))
    ),
    "grading.decide": lambda okrs: grading.decide(okrs, MEI, BORING, "stop"),
    "health.add_metric, for it": lambda okrs: health.add_metric(okrs, MEI, "Mood", objective="boring"),
    "key_results.add_key_result": lambda okrs: key_results.add_key_result(okrs, MEI, BORING, "x", REACH),
    "key_results.mend_measure": lambda okrs: key_results.mend_measure(okrs, MEI, DEPLOYS, FURTHER),
    "key_results.change_measure": lambda okrs: key_results.change_measure(okrs, MEI, DEPLOYS, FURTHER, "x"),
    "leaving.hand_over_all": lambda okrs: leaving.hand_over_all(okrs, MEI, [METRIC, BORING], "ken"),
    "next_cycle.carry_into": lambda okrs: next_cycle.carry_into(
        okrs, MEI, offered(okrs, record("next"), okrs.cycles["q4"]), okrs.cycles["q4"]
    ),
    "objectives.add_objective": lambda okrs: objectives.add_objective(okrs, MEI, "x", cycle="q4"),
    "objectives.support": lambda okrs: objectives.support(okrs, MEI, BORING, "next"),
    "outlooks.add_outlook, for it": lambda okrs: outlooks.add_outlook(okrs, MEI, "x", W48, key_result="deploys"),
    "owning.hand_over, an objective": lambda okrs: owning.hand_over(okrs, MEI, BORING, "ken"),
    "owning.hand_over, a key result": lambda okrs: owning.hand_over(okrs, MEI, DEPLOYS, "ken"),
    "plan.add_priority, for it": lambda okrs: plan.add_priority(okrs, MEI, "x", key_result="deploys"),
    "reordering.reorder_goal, an objective": lambda okrs: reordering.reorder_goal(
        okrs, MEI, [BORING, record("second")], BORING, 1
    ),
    "reordering.reorder_goal, a key result": lambda okrs: reordering.reorder_goal(
        okrs, MEI, [DEPLOYS, record("other")], DEPLOYS, 1
    ),
    "reviews.write_review": lambda okrs: reviews.write_review(
        okrs, MEI, okrs.cycles["q4"], Whose(unit="north"), lessons="x"
    ),
    "reviews.write_review, a new one": lambda okrs: reviews.write_review(
        okrs, MEI, okrs.cycles["q4"], Whose(person="mei"), lessons="x"
    ),
    "settling.settle": lambda okrs: settling.settle(okrs, MEI, CONFLICT, CONFLICT.choices[1]),
    "settling.settle_with": lambda okrs: settling.settle_with(okrs, MEI, CONFLICT, "Rollouts"),
    "sharing_out.share_copy": lambda okrs: sharing_out.share_copy(okrs, MEI, record("mine")),
    "sharing_out.leave_to": lambda okrs: sharing_out.leave_to(okrs, MEI, BORING, "next", "team North"),
    "together.together": lambda okrs: together.together(
        [owning.hand_over(OPEN, MEI, BORING, "ken"), owning.hand_over(OPEN, MEI, record("next"), "ken")]
    ),
    "together.one_upon_another": lambda okrs: together.one_upon_another(
        [owning.hand_over(OPEN, MEI, record("next"), "ken"), owning.hand_over(OPEN, MEI, BORING, "ken")], "both"
    ),
    "trash.drop, an objective": lambda okrs: trash.drop(okrs, MEI, BORING),
    "trash.drop, a key result": lambda okrs: trash.drop(okrs, MEI, DEPLOYS),
    "trash.delete, the cycle": lambda okrs: trash.delete(okrs, MEI, okrs.cycles["q4"]),
    **{f"trash.delete, {id_}": deleting(id_) for id_ in DELETED},
    "trash.restore, an objective": lambda okrs: trash.restore(okrs, MEI, record("left")),
    "trash.restore, a key result": lambda okrs: trash.restore(okrs, MEI, record("gone")),
    "wins.note_win, about it": lambda okrs: wins.note_win(okrs, MEI, "x", about=DEPLOYS),
}  # fmt: skip
"""Every step that would change something of a cycle, by module and name."""

TAKEN: dict[str, Build] = {
    "cycles.reopen": lambda okrs: cycles.reopen(okrs, MEI, okrs.cycles["q4"]),
    "next_cycle.carry_into": lambda okrs: next_cycle.carry_into(
        okrs, MEI, offered(okrs, BORING, LATER), LATER
    ),
    "comments.comment, a line": lambda okrs: comments.comment(okrs, MEI, record("line"), "x"),
    "carrying.carry": lambda okrs: carrying.carry(okrs, MEI, record("old line")),
    "carrying.carry_all": lambda okrs: carrying.carry_all(okrs, MEI, [record("old line")]),
    "carrying.move": lambda okrs: carrying.move(okrs, MEI, record("line"), 1),
    "editing.edit, a line": lambda okrs: editing.edit(okrs, MEI, record("line"), text="x"),
    "editing.edit, a line no longer for it": lambda okrs: editing.edit(
        okrs, MEI, record("line"), key_result=None
    ),
    "health.read_metric": lambda okrs: health.read_metric(okrs, MEI, METRIC, value=Decimal(4)),
    "health.change_limits": lambda okrs: health.change_limits(okrs, MEI, METRIC, Limits(Decimal(1))),
    "health.retire": lambda okrs: health.retire(okrs, MEI, METRIC),
    "answering.answer_step, a metric": lambda okrs: answering.answer_step(
        okrs, MEI, MetricAsked("morale"), MetricRead(Decimal(4))
    ),
    "ideas.propose": lambda okrs: ideas.propose(okrs, MEI, "Lanterns"),
    "ideas.support_idea": lambda okrs: ideas.support_idea(okrs, MEI, record("idea")),
    "ideas.decline_idea": lambda okrs: ideas.decline_idea(okrs, MEI, record("idea"), "no hands"),
    "ideas.reopen_idea": lambda okrs: ideas.reopen_idea(okrs, MEI, record("turned down")),
    "adopting.adopt, into the backlog": lambda okrs: adopting.adopt(okrs, MEI, record("idea"), None),
    "joining.join": lambda okrs: joining.join(okrs, MEI, Made("zoe"), "Zoe"),
    "leaving.leave": lambda okrs: leaving.leave(okrs, MEI, record("mei"), TODAY, heir="ken"),
    "leaving.come_back": lambda okrs: leaving.come_back(okrs, MEI, record("bob")),
    "leaving.be_away": lambda okrs: leaving.be_away(okrs, MEI, record("ken"), date(2026, 12, 1)),
    "outlooks.add_outlook": lambda okrs: outlooks.add_outlook(okrs, MEI, "x", W48),
    "owning.hand_over, a line": lambda okrs: owning.hand_over(okrs, MEI, record("line"), "ken"),
    "people.add_person": lambda okrs: people.add_person(okrs, MEI, "Zoe"),
    "people.sit_in_committee": lambda okrs: people.sit_in_committee(okrs, MEI, record("ken"), sits=True),
    "plan.add_priority": lambda okrs: plan.add_priority(okrs, MEI, "x"),
    "plan_together.plan_together": lambda okrs: plan_together.plan_together(
        [plan.add_priority(okrs, MEI, "x"), plan.add_priority(okrs, MEI, "y")]
    ),
    "plan.finish": lambda okrs: plan.finish(okrs, MEI, record("line")),
    "plan.rerank": lambda okrs: plan.rerank(okrs, MEI, record("line")),
    "plan.reorder": lambda okrs: plan.reorder(
        okrs, MEI, [record("line"), record("other line")], record("line"), 1
    ),
    "setting_up.set_up_units": lambda okrs: setting_up.set_up_units(
        okrs, MEI, setting_up.placed(okrs, MEI, parse_outline("Acme\n  North"))
    ),
    "trash.drop, a line": lambda okrs: trash.drop(okrs, MEI, record("seen")),
    "trash.delete, a line": lambda okrs: trash.delete(okrs, MEI, record("line")),
    "units.add_unit": lambda okrs: units.add_unit(okrs, MEI, "South"),
    "units.move_unit": lambda okrs: units.move_unit(okrs, MEI, record("north"), "acme"),
    "wins.note_win": lambda okrs: wins.note_win(okrs, MEI, "x"),
    "founding.found": lambda okrs: founding.found(Okrs(), MEI, Made("me"), "North", "Mei"),
    "taking_in.take_in": lambda okrs: taking_in.take_in(
        okrs,
        MEI,
        "an import",
        [Add(Cycle(id="old", space=SPACE, name="2025-Q4", phase="closed"), Made("old"))],
    ),
}
"""Every step that leaves a closed cycle as it is: lines, metrics, wins and readings are of weeks.

What an import brings is checked where it is read: it may add closed cycles with what they hold.
"""


def test_every_step_there_is_stands_in_one_of_the_two_tables() -> None:
    names = [module.name for module in pkgutil.iter_modules(steps.__path__)]
    found = {
        f"{name}.{function}"
        for name in names
        for function, value in vars(import_module(f"okrtui.okr.steps.{name}")).items()
        if inspect.isfunction(value)
        and value.__module__.endswith(f".{name}")
        and inspect.signature(value).return_annotation is Step
        and not function.startswith("_")
    }
    told = {name.partition(",")[0] for name in (*REFUSED, *TAKEN)}
    assert found - {"step.step"} == told


def refusal(build: Callable[[], Step]) -> str:
    """What is said when a step is built, or when it is taken, that is refused."""
    with pytest.raises(RefusedError) as refused:
        build().rule(CLOSED)
    return str(refused.value)


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_change_a_closed_cycle_is_refused_and_says_why(name: str) -> None:
    said_why = refusal(lambda: REFUSED[name](CLOSED))
    reasons = (
        "2026-Q4 is closed and read-only",
        "2026-Q4 is closed already",
        "there is a cycle 2026-Q4 already",
    )
    assert said_why.startswith(reasons)


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_not_of_the_cycle_goes_on_and_leaves_it_as_it_is(name: str) -> None:
    step = TAKEN[name](CLOSED)
    step.rule(Okrs() if name == "founding.found" else CLOSED)
    held = {
        "q4",
        "boring",
        "second",
        "deploys",
        "other",
        "rated",
        "remark",
        "ruling",
        "win",
        "change",
        "review",
        "gone",
    }
    touched = {change.id for change in step.changes if isinstance(change, Change)}
    assert not touched & held or name == "cycles.reopen"


ONLY_THEN = ("cycles.", "grading.", "grade_answers.", "next_cycle.", "together.")
"""Steps that are not taken in a cycle under way either, or were built before it was closed."""
BEGUN = [name for name in REFUSED if not name.startswith(ONLY_THEN)]


@pytest.mark.parametrize("name", BEGUN)
def test_before_it_was_closed_each_of_them_could_be_done(name: str) -> None:
    assert REFUSED[name](OPEN).changes


@pytest.mark.parametrize("name", BEGUN)
def test_a_step_that_was_begun_before_the_cycle_was_closed_is_refused_too(name: str) -> None:
    assert refusal(lambda: REFUSED[name](OPEN)).startswith("2026-Q4 is closed and read-only")


def test_reopened_it_can_be_changed_again() -> None:
    okrs = applied(CLOSED, cycles.reopen(CLOSED, MEI, CLOSED.cycles["q4"]))
    step = grading.give_score(okrs, author(ids=CountedIds()), DEPLOYS, Marks(Decimal("0.5")))
    given = applied(okrs, step).key_results["deploys"].grade
    assert given == Grade(score=Decimal("0.5"), by="mei", on=TODAY)


def test_a_comment_about_itself_is_of_no_cycle() -> None:
    okrs = OPEN.with_records([said(Comment, "loop", "loop", text="x")])
    assert trash.delete(okrs, MEI, okrs.get("loop") or Objective()).changes
