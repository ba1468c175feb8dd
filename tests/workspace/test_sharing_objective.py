"""A private objective is shared: what of it reaches the team, what stays private, and how it is taken back."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.naming import named as by_name
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import Comment, KeyResult, Measure, Milestone, Objective, Person
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.cycles import add_cycle, close
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import add_key_result
from okrtui.okr.steps.objectives import add_objective, support
from okrtui.okr.steps.step import Add
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import drop
from okrtui.workspace.home import Home
from okrtui.workspace.sharing import create_share
from okrtui.workspace.sharing_objective import share_objective
from okrtui.workspace.taking_in import synchronise
from tests.workspace.desk import Desk, added, colleague, exchange, key_result, objective, quarter, taken_in

CANARY = "canary"
STEPS = Measure("milestones", steps=(Milestone("1", "design"), Milestone("2", "build")))


def private(home: Home, title: str = "Learn to say no", **more: object) -> Objective:
    step = add_objective(home.okrs, home.author(home.private), title, **more)  # type: ignore[arg-type]
    found: Objective = added(home, step)
    return found


def read(home: Home, of: KeyResult, reading: Reading) -> None:
    home.perform(check_in(home.okrs, home.author(of.space), of, reading))


def full(home: Home) -> Objective:
    """A private objective with something private in every field that stays private."""
    mine = private(home, why="too many meetings")
    home.perform(
        edit(home.okrs, home.author(home.private), mine, link=f"https://{CANARY}", external_id=CANARY)
    )
    meetings = key_result(home, mine, "Meetings", Measure("reach", Decimal(20), Decimal(8), "a week"))
    read(home, meetings, Reading(Decimal(16), 4, f"{CANARY} note", on=date(2026, 11, 10)))
    read(home, meetings, Reading(Decimal("12.50"), 6, f"{CANARY} again", on=date(2026, 11, 17)))
    read(home, meetings, Reading(None, None, f"{CANARY} note alone", on=date(2026, 11, 18)))
    course = added(
        home, add_key_result(home.okrs, home.author(home.private), mine, "Course", STEPS, weight=Decimal(2))
    )
    read(home, course, Reading(("1",), 7))
    key_result(home, mine, "Not begun")
    dropped = key_result(home, mine, f"{CANARY} dropped")
    home.perform(drop(home.okrs, home.author(home.private), dropped))
    home.perform(comment(home.okrs, home.author(home.private), meetings, f"{CANARY} comment"))
    home.perform(edit(home.okrs, home.author(home.private), meetings, link=f"https://{CANARY}/kr"))
    return home.okrs.objectives[mine.id]


def shared(home: Home, mine: Objective) -> Objective:
    """Its copy in the team's space."""
    id_ = share_objective(home, mine, home.default)
    return home.okrs.objectives[id_]


def team(home: Home) -> Okrs:
    return home.okrs_of(home.default)


def test_the_team_gets_what_it_shows_now_and_where_it_stands(home: Home, desk: Desk) -> None:
    id_ = share_objective(home, full(home), home.default)
    okrs = desk.open().okrs_of(home.default)
    copy = okrs.objectives[id_]
    me = home.me[home.default]
    assert (copy.title, copy.why, copy.owner, copy.for_.person) == (
        "Learn to say no", "too many meetings", me, me,
    )  # fmt: skip
    assert okrs.cycles[copy.cycle or ""].name == "2026-Q4"
    meetings, course, begun = okrs.key_results_of[id_]
    assert [kr.title for kr in (meetings, course, begun)] == ["Meetings", "Course", "Not begun"]
    assert (meetings.measure.start, course.measure, course.weight) == (Decimal(20), STEPS, Decimal(2))
    assert str(standing(okrs, meetings).value) == "12.50"
    assert standing(okrs, course).value == ("1",)
    assert [(c.confidence, c.on, c.note) for c in okrs.check_ins[meetings.id]] == [
        (6, date(2026, 11, 18), None)
    ]
    assert not okrs.check_ins.get(begun.id)
    assert not list(home.okrs_of(home.default).of_kinds(Comment))


def test_nothing_else_of_it_is_in_the_team_s_log_or_its_share(home: Home, desk: Desk, tmp_path: Path) -> None:
    mine = full(home)
    create_share(home, home.default, tmp_path / "share")
    share_objective(home, mine, home.default)
    synchronise(home.workspaces[home.default])
    private_ids = [record.id for record in home.okrs_of(home.private).records()]
    data = b"".join(path.read_bytes() for path in (tmp_path / "share").rglob("*") if path.is_file())
    data += desk.log.read_bytes()
    assert b"too many meetings" in data
    assert CANARY.encode() not in data
    assert not [id_ for id_ in private_ids if id_.encode() in data]


def test_the_private_one_keeps_its_history_is_dropped_and_supports_its_copy(home: Home, desk: Desk) -> None:
    mine = full(home)
    id_ = share_objective(home, mine, home.default)
    okrs = desk.open().okrs_of(home.private)
    kept = okrs.objectives[mine.id]
    assert (kept.state, kept.parent, kept.link) == ("dropped", id_, f"https://{CANARY}")
    assert sum(len(of) for of in okrs.check_ins.values()) == 4


def test_undo_takes_both_back_and_says_where_the_copy_lies(home: Home, desk: Desk) -> None:
    mine = private(home)
    id_ = share_objective(home, mine, home.default)
    for _ in range(2):
        did = desk.open().undo()
        assert did == (
            "shared “Learn to say no” with team North; "
            "the copy lies in the trash of team North, where it can be read"
        )
        again = desk.open()
        assert again.okrs.objectives[mine.id].parent is None
        assert again.okrs.objectives[mine.id].state == "active"
        assert id_ in again.okrs.trash
        assert desk.open().redo() == "shared “Learn to say no” with team North"
        again = desk.open()
        assert again.okrs.objectives[mine.id].parent == id_ in again.okrs.objectives
    assert desk.open().undo().startswith("shared")
    assert desk.open().undo() == "added the objective “Learn to say no”"


def test_once_a_colleague_went_on_from_the_copy_neither_is_taken_back(
    home: Home, desk: Desk, tmp_path: Path
) -> None:
    mine = private(home)
    copy = shared(home, mine)
    theirs, window = colleague(desk, home, tmp_path / "ken")
    home.undo()  # Ken
    window.perform(edit(window.okrs, window.author(), copy, title="Say no often"))
    exchange(desk, theirs)
    home.refresh()
    with pytest.raises(RefusedError, match="something changed there since"):
        home.undo()
    again = desk.open()
    assert again.okrs.objectives[copy.id].title == "Say no often"
    assert again.okrs.objectives[mine.id].state == "dropped"


def test_tying_to_what_was_just_added_is_taken_back_alone(home: Home) -> None:
    mine = private(home)
    above = objective(home, "Focus")
    home.perform(support(home.okrs, home.author(home.private), mine, above.id))
    assert home.undo() == "“Learn to say no” now supports “Focus”"
    assert above.id in home.okrs.objectives


def test_it_goes_on_to_support_what_it_supported_there(home: Home) -> None:
    above = objective(home, "Focus")
    mine = private(home, parent=above.id)
    copy = shared(home, mine)
    assert copy.parent == above.id
    below = shared(home, private(home, parent=mine.id))
    assert below.parent is None


def test_people_go_along_by_name_and_who_is_not_there_stays_behind(home: Home) -> None:
    ken: Person = taken_in(home, Person, name="Ken")
    mine = private(home)
    author = home.author(home.private)
    for name in ("ken", "Ann"):
        made = author.ids.fresh()
        person = Person(id=made.id, space=home.private, name=name)
        home.perform(take_in(home.okrs, author, "made", [Add(person, made)]))
        kr = key_result(home, mine, f"of {name}")
        home.perform(edit(home.okrs, author, kr, owner=made.id))
    id_ = share_objective(home, mine, home.default)
    owners = {kr.title: kr.owner for kr in team(home).key_results_of[id_]}
    assert owners == {"of ken": ken.id, "of Ann": None}


def test_a_cycle_the_team_has_not_is_made_there_and_a_closed_one_refuses(home: Home) -> None:
    author = home.author(home.private)
    home.perform(add_cycle(home.okrs, author, "2027-Q1"))
    later = next(c for c in home.okrs_of(home.private).cycles.values() if c.name == "2027-Q1")
    copy = shared(home, private(home, cycle=later.id))
    made = team(home).cycles[copy.cycle or ""]
    assert (made.name, made.span, made.phase) == ("2027-Q1", later.span, "planning")
    again = shared(home, private(home, "Again", cycle=later.id))
    assert again.cycle == copy.cycle
    home.perform(add_cycle(home.okrs, author, "2026-Q3"))
    before = next(c for c in home.okrs_of(home.private).cycles.values() if c.name == "2026-Q3")
    old = private(home, "Older", cycle=before.id)
    q3 = quarter(home, "2026-Q3", date(2026, 7, 1), date(2026, 9, 30), "grading")
    home.perform(close(home.okrs, home.author(), q3))
    with pytest.raises(RefusedError, match="2026-Q3 is closed"):
        share_objective(home, old, home.default)
    assert home.okrs.objectives[old.id].state != "dropped"


def test_a_draft_of_the_backlog_goes_into_the_team_s_backlog(home: Home) -> None:
    copy = shared(home, private(home, cycle=None))
    assert (copy.cycle, copy.state) == (None, "draft")


def test_what_is_not_private_or_goes_nowhere_is_refused_and_nothing_is_changed(home: Home) -> None:
    theirs, mine = objective(home), private(home)
    for record, space in ((theirs, home.default), (mine, home.private)):
        with pytest.raises(OkrError, match="can only be shared from your private space"):
            share_objective(home, record, space)
    share_objective(home, mine, home.default)
    with pytest.raises(RefusedError, match="is dropped"):
        share_objective(home, home.okrs.objectives[mine.id], home.default)
    assert len(team(home).objectives) == 2


def test_by_its_name_the_copy_is_meant_from_then_on(home: Home) -> None:
    mine = private(home)
    meetings = key_result(home, mine, "Meetings")
    id_ = share_objective(home, mine, home.default)
    okrs = home.okrs
    assert by_name(okrs, "learn", Objective).id == id_
    assert okrs.key_results[by_name(okrs, "meetings", KeyResult).id].objective == id_
    assert by_name(okrs, meetings.id, KeyResult).id == meetings.id
