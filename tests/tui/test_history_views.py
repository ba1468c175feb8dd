"""History as lines: what is shown of it, and how a line is told."""

from datetime import date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr.conflicts import Choice, Conflict
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    CheckIn,
    HealthMetric,
    KeyResult,
    Objective,
    Person,
    Priority,
    Record,
    Unit,
    Whose,
)
from okrtui.okr.scope import EVERYBODY, ME, Scope
from okrtui.okr.text import safe
from okrtui.tui.now import Now
from okrtui.tui.views.conflict_rows import ConflictRow
from okrtui.tui.views.history_choices import id_of, narrowing_of, narrowings
from okrtui.tui.views.history_filter import Narrowing, Wanted, narrowing_told
from okrtui.tui.views.history_rows import OLDER, HistoryRow, Row, Teller, day_heading, stacked, step_rows
from okrtui.tui.views.pieces import Line, width_of
from okrtui.tui.views.trash_rows import TrashRow, draw_thrown, tell_thrown, trash_rows
from okrtui.workspace.facts import Entry
from okrtui.workspace.givers import Giver

TODAY = date(2026, 11, 20)
MEI, KEN = Person(id="mei", name="Mei"), Person(id="ken", name="Ken Watanabe")
TEAM, BELOW = Unit(id="team", name="Team", level="department"), Unit(id="below", name="Below", parent="team")
RECORDS: tuple[Record, ...] = (
    MEI, KEN, TEAM, BELOW,
    Objective(id="mine", title="Mine", owner="mei"),
    KeyResult(id="kr", title="Deploys [/] \x1b[31m", objective="mine"),
    Objective(id="theirs", title="Theirs", for_=Whose(unit="below"), owner="ken"),
    Priority(id="line", text="Ship it", for_=Whose(unit="below"), week="2026-W47"),
    HealthMetric(id="metric", name="Morale", keeper="mei"),
    Objective(id="gone", title="Gone", owner="mei", deleted=True),
    KeyResult(id="below-gone", title="Below gone", objective="gone", deleted=True),
)  # fmt: skip
OKRS = Okrs.of(RECORDS)
NOW = Now(OKRS, TODAY, frozenset({"mei"}), {"s": "team [/] North", "p": "private space"}, "s", "p")


def looking(scope: Scope) -> Now:
    return Now(OKRS, TODAY, NOW.me, NOW.spaces, "s", "p", scope)


def step(*about: str, by: str = "ken", at: str = "2026-11-20T09:00:00Z", **more: Any) -> Entry:
    told = {"did": "did something", "touched": about, "about": about, "t": 1, "cid": f"{at} {about}", **more}
    return Entry(space="s", at=at, by=by, **told)


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


# -- what is shown


@pytest.mark.parametrize(
    ("scope", "shown"),
    [
        (EVERYBODY, ["mine", "kr", "theirs", "line", "metric", "gone", "ken", "unknown"]),
        (ME, ["mine", "kr", "metric", "gone"]),
        (Scope("unit", "team"), ["theirs", "line"]),
        (Scope("person", "mei"), ["mine", "kr", "metric", "gone"]),
    ],
)
def test_a_step_belongs_to_whose_record_it_touched(scope: Scope, shown: list[str]) -> None:
    """Also to whose record it touched before that went to the trash; somebody else did it."""
    wanted = Wanted(looking(scope), Narrowing())
    every = ["mine", "kr", "theirs", "line", "metric", "gone", "ken", "unknown"]
    by = "somebody" if scope.kind != "everybody" else "ken"
    assert [id_ for id_ in every if wanted(step(id_, by=by))] == shown


@pytest.mark.parametrize(
    ("scope", "is_shown"), [(ME, True), (Scope("person", "ken"), False), (Scope("unit", "team"), False)]
)
def test_what_a_person_did_is_theirs_whatever_it_touched(scope: Scope, is_shown: bool) -> None:
    assert Wanted(looking(scope), Narrowing())(step("unknown", by="mei")) is is_shown


@pytest.mark.parametrize(
    ("narrowing", "is_shown"),
    [
        (Narrowing(), True),
        (Narrowing("person", "ken"), True),
        (Narrowing("person", "mei"), False),
        (Narrowing("record", "kr"), True),
        (Narrowing("record", "check-in"), True),
        (Narrowing("record", "mine"), False),
        (Narrowing(words="WATANABE checked"), True),
        (Narrowing(words="deploys"), True),
        (Narrowing(words="ken nowhere"), False),
        (Narrowing("person", "ken", "nowhere"), False),
    ],
)
def test_history_is_narrowed_by_person_record_and_words(narrowing: Narrowing, is_shown: bool) -> None:
    """Words are found in what was done, by whom, and in how the record is called now."""
    entry = step("kr", did="checked in “Old title”: 7", touched=("check-in",))
    assert Wanted(NOW, narrowing)(entry) is is_shown


def test_a_step_on_the_unit_or_person_one_looks_at_is_shown() -> None:
    for scope in (Scope("unit", "team"), Scope("person", "mei")):
        assert Wanted(looking(scope), Narrowing())(step(scope.id, by="somebody"))


def test_what_was_said_by_somebody_is_found_among_what_they_did() -> None:
    assert Wanted(NOW, Narrowing("person", "mei"))(step("kr", said_by="mei"))


def test_i_am_one_person_in_every_space() -> None:
    now = Now(OKRS, TODAY, frozenset({"mei", "mei in private"}))
    assert Wanted(now, Narrowing("person", "mei"))(step("kr", by="mei in private"))


@pytest.mark.parametrize(
    ("narrowing", "is_shown"),
    [
        (Narrowing(), True),
        (Narrowing("person", "ken"), True),
        (Narrowing("person", "mei"), False),
        (Narrowing("record", "mine"), True),
        (Narrowing("record", "kr"), False),
        (Narrowing(words="calm"), True),
        (Narrowing(words="loud"), False),
    ],
)
def test_a_conflict_is_narrowed_alike(narrowing: Narrowing, is_shown: bool) -> None:
    conflict = Conflict("field", "s", "mine", (Choice("Calm", "ken"), Choice("Dull", "nobody")), "title")
    assert Wanted(looking(Scope("unit", "team")), narrowing).shows(conflict) is is_shown


@pytest.mark.parametrize(
    ("narrowing", "told"),
    [
        (Narrowing(), ""),
        (Narrowing("person", "ken"), "by Ken Watanabe"),
        (Narrowing("record", "kr", " canary "), "“Deploys [/] ␛[31m” · /canary"),
        (Narrowing("record", "nowhere"), "something that is not here"),
    ],
)
def test_the_edge_says_what_is_shown(narrowing: Narrowing, told: str) -> None:
    assert narrowing_told(NOW, narrowing) == told


def test_a_narrowing_is_chosen_by_its_id_and_the_words_stay() -> None:
    offered = {choice.id: choice.title for choice in narrowings(NOW, "metric", "ken")("")}
    assert list(offered)[:3] == ["everything", "record:metric", "person:ken"]
    assert offered["person:mei"] == "Mei"
    assert offered["record:theirs"] == "Theirs"
    mine = [choice.id for choice in narrowings(NOW, "mine", "mei")("")]
    assert mine[:3] == ["everything", "record:mine", "person:mei"]
    assert len(set(mine)) == len(mine)
    for id_ in offered:
        assert id_of(narrowing_of(id_, "words")) == id_
        assert narrowing_of(id_, "words").words == "words"


# -- lines


def test_steps_stand_below_their_day() -> None:
    steps = [step("a"), step("b"), step("c", at="2026-11-19T08:00:00Z"), step("d", at="2025-01-02T08:00:00Z")]
    rows = list(step_rows(steps, TODAY))
    assert [row.text or row.id for row in rows] == [
        "Today · 20 Nov", steps[0].cid, steps[1].cid, "Yesterday · 19 Nov", steps[2].cid,
        "Thursday · Jan’25", steps[3].cid,
    ]  # fmt: skip
    assert [row.stops for row in rows] == [False, True, True, False, True, False, True]
    assert len({row.id for row in rows}) == len(rows)


@pytest.mark.parametrize("place", range(6))
def test_read_in_two_parts_the_same_lines_stand_there(place: int) -> None:
    days = ("20", "20", "19", "19", "12")
    steps = [step(str(n), at=f"2026-11-{day}T08:00:00Z") for n, day in enumerate(days)]
    first, second = steps[:place], steps[place:]
    rows = [*step_rows(first, TODAY), *step_rows(second, TODAY, first[-1] if first else None)]
    assert rows == list(step_rows(steps, TODAY))
    assert stacked(first, list(step_rows(second, TODAY)), TODAY) == rows


@pytest.mark.parametrize("at", ["", "yesterday", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59+00:00"])
def test_a_moment_that_is_none_or_out_of_this_world_is_told_all_the_same(at: str) -> None:
    rows = list(step_rows([step("a", at=at)], TODAY))
    assert "did something" in text(Teller(NOW).draw(rows[1], 80))
    assert Teller(NOW).tell(rows[1], 80, 3)


def test_a_day_that_nobody_knows_has_a_heading_too() -> None:
    assert day_heading(None, TODAY) == "On no day"
    assert day_heading(date(2026, 11, 17), TODAY) == "Tuesday · 17 Nov"


def test_a_line_says_when_who_and_what() -> None:
    row = HistoryRow("x", entry=step("kr", did="checked in “Deploys \x1b[31m”: 7", said_by="mei"))
    assert text(Teller(NOW).draw(row, 80)) == "   09:00 Ken for Mei      checked in “Deploys ␛[31m”: 7"


def test_the_line_under_the_cursor_is_told_in_full() -> None:
    entry = step("kr", "mine", did="edited “Old”: title", said_by="mei")
    told, facts = Teller(NOW).tell(HistoryRow("x", entry=entry), 200, 3)
    assert text(told) == "edited “Old”: title"
    assert text(facts) == (
        "by Ken Watanabe for Mei · Fri 20 Nov 09:00 · team [/] North · about “Deploys [/] ␛[31m” · 2 records"
    )


@pytest.mark.parametrize("width", [30, 60, 76, 120])
@pytest.mark.parametrize(
    "did",
    ["x" * 500, "发布" * 200, "[@click=app.quit]q[/] \x1b[31m", ""],
    ids=["long", "chinese", "hostile", "empty"],
)
def test_every_line_fits_whatever_it_says(width: int, did: str) -> None:
    conflict = Conflict("field", "s", "mine", (Choice(did, "ken"), Choice("b", "mei")), "title")
    rows: list[Row] = [
        HistoryRow("x", entry=step("kr", did=did, by="nobody")),
        ConflictRow("c", safe(did), conflict, 0),
        TrashRow("t", safe(did), "key result", "Ken", "09:00"),
    ]
    teller = Teller(NOW)
    for row in rows:
        lines = [teller.draw(row, width), *teller.tell(row, width, 3)]
        assert [line for line in lines if "\x1b" in text(line)] == []
        assert all(width_of(line) <= width for line in lines)
        assert len(lines) <= 4


def test_the_cursor_stops_where_older_cycles_can_be_opened_and_at_no_other_end() -> None:
    assert HistoryRow("end", OLDER).stops
    assert not HistoryRow("end", "reading…").stops


# -- the trash


def test_the_trash_tells_what_was_put_there_last_first_with_who_and_when() -> None:
    givers = {
        "gone": Giver("ken", datetime.fromisoformat("2026-11-20T08:00:00+00:00")),
        "below-gone": Giver("mei", datetime.fromisoformat("2026-11-12T08:00:00+00:00")),
    }
    rows = trash_rows(NOW, givers, Wanted(NOW, Narrowing()))
    assert [row.id for row in rows] == ["gone", "below-gone"]
    drawn = text(draw_thrown(rows[0], 80))
    assert [word in drawn for word in ("Gone", "objective", "Ken Watanabe", "08:00")] == [True] * 4
    told = " ".join(text(line) for line in tell_thrown(rows[1], 200, 3))
    assert "put here by Mei · 12 Nov · its objective lies here too · enter brings it back" in told


@pytest.mark.parametrize(
    ("narrowing", "shown"),
    [
        (Narrowing("person", "ken"), ["gone"]),
        (Narrowing("record", "below-gone"), ["below-gone"]),
        (Narrowing(words="below"), ["below-gone"]),
        (Narrowing(words="watanabe"), ["gone"]),
    ],
)
def test_the_trash_is_narrowed_alike(narrowing: Narrowing, shown: list[str]) -> None:
    givers = {"gone": Giver("ken"), "below-gone": Giver("mei")}
    assert [row.id for row in trash_rows(NOW, givers, Wanted(NOW, narrowing))] == shown


def test_what_a_check_in_left_in_the_trash_is_not_offered() -> None:
    thrown = replace(CheckIn(id="c", key_result="kr"), deleted=True)
    now = Now(Okrs.of([*RECORDS, thrown]), TODAY)
    assert "c" not in {row.id for row in trash_rows(now, {}, Wanted(now, Narrowing()))}
