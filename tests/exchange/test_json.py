import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from okrtui.exchange.intake import Intake
from okrtui.exchange.json_in import read_json
from okrtui.exchange.json_out import write_json
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import (
    CheckIn,
    Comment,
    Grade,
    KeyResult,
    Measure,
    Objective,
    Priority,
    Review,
    Settings,
    Unit,
    Whose,
)
from okrtui.okr.steps.step import Add, Change
from okrtui.okr.steps.trash import DELETED
from tests.exchange.spaces import NOW, Desk, with_changes

OBJECTIVE, DEPLOYS = "o" * 26, "k" * 26


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def full() -> Desk:
    desk = Desk()
    quarter = desk.one("cycles").id
    unit = Unit(id="u" * 26, space="north", name="Platform")
    desk.okrs = desk.okrs.with_records(
        [
            unit,
            Objective(
                id=OBJECTIVE, space="north", title="Make releases boring", cycle=quarter, owner=desk.me,
                for_=Whose(unit=unit.id), order=("", "i1a"),
            ),
            KeyResult(
                id=DEPLOYS, space="north", objective=OBJECTIVE, title="Deploys per week",
                measure=Measure("reach", Decimal("4.0"), Decimal("20.00"), "deploys"), due=date(2026, 12, 15),
                weight=Decimal("1.50"), order=(OBJECTIVE, "i1a"),
            ),
            CheckIn(
                id="c" * 26, space="north", key_result=DEPLOYS, on=date(2026, 11, 2), value=Decimal("8.0"),
                confidence=6, by=desk.me, recorded=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
            ),
        ]
    )  # fmt: skip
    return desk


def read(desk: Desk, document: object, *, update: bool = False, empty: bool = False) -> Intake:
    text = document if isinstance(document, str) else json.dumps({"okrtui": 1} | document)  # type: ignore[operator]
    return read_json(desk.okrs, desk.author, text, update=update, is_empty_space=empty)


def problems(desk: Desk, **lists: object) -> list[str]:
    return [str(problem) for problem in read(desk, lists).problems]


def written(desk: Desk) -> Any:
    return json.loads(write_json(desk.okrs, NOW), parse_float=str, parse_int=str)


def moved(desk: Desk, other: Desk) -> Intake:
    return other.take(read(other, write_json(desk.okrs, NOW), empty=True))


# -- writing


def test_the_lists_stand_in_the_documented_order_and_as_of_is_last(full: Desk) -> None:
    assert list(written(full)) == [
        "okrtui", "space", "people", "units", "cycles", "objectives", "key_results", "check_ins", "priorities",
        "outlooks", "target_changes", "health_metrics", "health_readings", "wins", "ideas", "comments",
        "decisions", "reviews", "other", "as_of",
    ]  # fmt: skip
    text = write_json(full.okrs, NOW, other=[{"kind": "robot"}])
    assert '\n  "other": [\n    {\n      "kind": "robot"\n    }\n  ],\n' in text
    assert text.endswith('  "as_of": "2026-11-20T09:00:00Z"\n}\n')


def test_records_have_their_fields_in_order_groups_as_objects_and_null_for_absent(full: Desk) -> None:
    (key_result,) = written(full)["key_results"]
    assert list(key_result) == [
        "id", "objective", "title", "link", "external_id", "owner", "measure", "starts", "due", "weight",
        "order", "state", "forecast", "grade", "reflection", "progress", "confidence", "status",
    ]  # fmt: skip
    assert key_result["measure"] == {
        "kind": "reach", "start": "4.0", "target": "20.00", "unit": "deploys", "steps": []
    }  # fmt: skip
    assert (key_result["due"], key_result["weight"], key_result["grade"]) == ("2026-12-15", "1.50", None)
    (objective,) = written(full)["objectives"]
    assert objective["for"] == {"unit": "u" * 26}
    assert "deleted" not in objective


def test_derived_keys_come_last_and_confidence_is_null_before_the_first_rating(full: Desk) -> None:
    (key_result,) = written(full)["key_results"]
    assert (key_result["progress"], key_result["confidence"], key_result["status"]) == (
        "0.25",
        "6",
        "at_risk",
    )
    (objective,) = written(full)["objectives"]
    assert (objective["progress"], objective["score"]) == ("0.25", None)
    full.okrs = full.okrs.with_records(
        [KeyResult(id="n" * 26, space="north", objective=OBJECTIVE, title="New")]
    )
    new = written(full)["key_results"][1]
    assert (new["progress"], new["confidence"], new["status"]) == ("0", None, "new")


def test_an_objectives_score_is_the_weighted_mean_of_the_adjusted_scores(full: Desk) -> None:
    graded = msgspec.structs.replace(
        full.one("key_results"), grade=Grade(score=Decimal("0.70"), adjustment=Decimal("0.05"))
    )
    other = KeyResult(
        id="n" * 26, space="north", objective=OBJECTIVE, title="New", grade=Grade(score=Decimal(0))
    )
    full.okrs = full.okrs.with_records([graded, other])
    assert written(full)["objectives"][0]["score"] == "0.45"


def test_numbers_that_nobody_can_have_typed_are_null(full: Desk) -> None:
    hostile = msgspec.structs.replace(
        full.one("key_results"),
        measure=Measure("reach", Decimal("NaN"), Decimal("1e999999")),
        weight=Decimal("1e5"),
    )
    full.okrs = full.okrs.with_records([hostile])
    (key_result,) = written(full)["key_results"]
    assert (key_result["measure"]["start"], key_result["measure"]["target"]) == (None, None)
    assert key_result["weight"] == "100000"


def test_deleted_things_say_so(full: Desk) -> None:
    full.okrs = with_changes(full.okrs, (Change("c" * 26, DELETED, None, True),))
    (check_in,) = written(full)["check_ins"]
    assert list(check_in)[:2] == ["id", "deleted"]


def test_equal_contents_give_equal_bytes_whatever_came_first(full: Desk) -> None:
    records = [r for r in full.okrs.records() if not isinstance(r, CheckIn)]
    children = [r for r in full.okrs.records() if isinstance(r, CheckIn)]
    turned = type(full.okrs).of([*reversed(records), *children])
    assert write_json(turned, NOW) == write_json(full.okrs, NOW)


# -- there and back


def test_an_export_into_an_empty_space_gives_the_same_lists(full: Desk) -> None:
    other = Desk("south", "South", me="Ada")
    moved(full, other)
    mine, theirs = written(full), written(other)
    theirs["people"] = [person for person in theirs["people"] if person["id"] != other.me]
    assert theirs == mine | {"space": theirs["space"]}


def test_importing_an_export_twice_changes_nothing(full: Desk) -> None:
    other = Desk("south")
    moved(full, other)
    for empty in (True, False):
        again = read(other, write_json(full.okrs, NOW), empty=empty)
        assert (again.changes, again.left, again.notices, again.problems) == ((), (), (), ())


def test_an_export_read_back_into_its_own_space_changes_nothing(full: Desk) -> None:
    again = read(full, write_json(full.okrs, NOW))
    assert (again.changes, again.left) == ((), ())


def test_an_export_that_came_back_over_another_space_changes_nothing(full: Desk) -> None:
    other = Desk("south", me="Ada")
    moved(full, other)
    back = read(full, write_json(other.okrs, NOW))
    assert back.added == {"person": 1}
    assert back.left == ()


def test_imported_check_ins_keep_who_said_it_how_and_when(full: Desk) -> None:
    other = Desk("south", me="Ada")
    moved(full, other)
    key_result = other.one("key_results")
    (check_in,) = other.okrs.check_ins[key_result.id]
    assert check_in.said_by == other.one("people", name="Mei").id
    assert (check_in.by, check_in.via) == (other.me, "hand")
    assert check_in.recorded == datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    exported = written(other)["check_ins"][0]
    assert exported["by"] == full.me
    assert "said_by" not in exported


def test_people_are_matched_by_id_never_by_name(full: Desk) -> None:
    other = Desk("south", me="Mei")
    moved(full, other)
    assert [person.name for person in other.okrs.people.values()] == ["Mei", "Mei"]


def test_a_cycle_is_the_one_of_its_name(full: Desk) -> None:
    other = Desk("south")
    moved(full, other)
    assert len(other.okrs.cycles) == 1
    assert other.one("objectives").cycle == other.one("cycles").id


def test_a_renamed_cycle_keeps_the_id_it_was_made_with(full: Desk) -> None:
    cycle = full.one("cycles")
    full.okrs = with_changes(full.okrs, (Change(cycle.id, "name", "2026-Q4", "The big one"),))
    (exported,) = written(full)["cycles"]
    assert (exported["id"], exported["name"]) == ("2026-Q4", "The big one")
    other = Desk("south")
    moved(full, other)
    assert other.one("cycles").name == "The big one"


def test_the_trash_comes_along(full: Desk) -> None:
    full.okrs = with_changes(full.okrs, (Change(OBJECTIVE, DELETED, None, True),))
    other = Desk("south")
    intake = moved(full, other)
    (hidden,) = (r for r in other.okrs.trash.values() if isinstance(r, Objective))
    assert hidden.title == "Make releases boring"
    assert Change(hidden.id, DELETED, None, True) in intake.changes
    assert written(other)["objectives"][0]["deleted"] is True


def test_corrections_keep_what_they_correct_and_their_order(full: Desk) -> None:
    right = CheckIn(
        id="a" * 26, space="north", key_result=DEPLOYS, on=date(2026, 11, 1), value=Decimal(9), fixes="c" * 26
    )
    full.okrs = full.okrs.with_records([right])
    other = Desk("south")
    moved(full, other)
    first, second = other.okrs.check_ins[other.one("key_results").id]
    assert second.fixes == first.id
    assert written(other)["key_results"] == written(full)["key_results"]


# -- only adds


def test_other_values_are_listed_and_left_and_taken_with_update(full: Desk) -> None:
    document = json.loads(write_json(full.okrs, NOW))
    document["key_results"][0] |= {"title": "Deploys a week", "due": None, "measure": None}
    document["check_ins"][0] |= {"value": 9}
    intake = read(full, document)
    assert intake.changes == ()
    assert intake.left == (
        "the key result “Deploys per week” has another title, measure, due date in the file and was left as it is",
        "the check-in cccccccccc has another value in the file and was left as it is",
    )
    taken = full.take(read(full, document, update=True))
    assert (taken.updated, len(taken.left)) == ({"key_result": 1}, 1)
    key_result = full.one("key_results")
    assert (key_result.title, key_result.due) == ("Deploys a week", None)


def test_sets_are_updated_one_member_at_a_time(full: Desk) -> None:
    document = {"people": [{"id": full.me, "name": "Mei", "units": ["u" * 26]}]}
    assert read(full, document, update=True).changes == (Change(full.me, "units/" + "u" * 26, None, True),)


def test_deleting_and_restoring_are_edits_too(full: Desk) -> None:
    document = {"objectives": [{"id": OBJECTIVE, "title": "Make releases boring", "deleted": True}]}
    assert read(full, document).left == (
        "the objective “Make releases boring” is deleted in the file and was left as it is",
    )
    full.take(read(full, document, update=True))
    assert OBJECTIVE in full.okrs.trash
    document["objectives"][0]["deleted"] = False
    assert read(full, document).left == ("1 objective in the trash was left there",)
    full.take(read(full, document, update=True))
    assert OBJECTIVE in full.okrs.objectives


def test_devices_committee_and_settings_are_taken_into_an_empty_space_only(full: Desk) -> None:
    document = {
        "space": {
            "id": "x",
            "name": "Other",
            "mission": "Ship",
            "settings": {"week_start": 6, "bands": None},
        },
        "people": [{"id": "ada", "name": "Ada", "committee": True, "devices": ["d1"]}],
        "cycles": [
            {
                "id": "2026-Q4",
                "name": "2026-Q4",
                "phase": "closed",
                "span": {"start": "2026-10-01", "end": "2026-12-31"},
            }
        ],
    }
    desk = Desk("south", "South")
    intake = desk.take(read(desk, document))
    assert intake.notices == ("devices and committee membership were left out",)
    ada = desk.one("people", name="Ada")
    assert (ada.committee, ada.devices, desk.okrs.spaces["south"].settings) == (False, (), Settings())
    assert desk.one("cycles").phase == "active"
    desk = Desk("south", "South")
    desk.take(read(desk, document, empty=True))
    ada, space = desk.one("people", name="Ada"), desk.okrs.spaces["south"]
    assert (ada.committee, ada.devices) == (True, ("d1",))
    assert (space.settings.week_start, space.mission, space.name) == (6, "Ship", "South")
    assert desk.one("cycles").phase == "closed"


def test_nothing_is_added_to_a_closed_cycle(full: Desk) -> None:
    cycle = full.one("cycles").id
    full.okrs = with_changes(full.okrs, (Change(cycle, "phase", "active", "closed"),))
    found = problems(
        full,
        objectives=[{"id": "new", "title": "New", "cycle": "2026-Q4"}],
        check_ins=[{"id": "more", "key_result": DEPLOYS, "value": 9}],
    )
    closed = "2026-Q4 is closed and read-only; reopen it on purpose to add to it"
    assert found == [f"check_ins[0]: {closed}", f"objectives[0]: {closed}"]


# -- hand-made files


def test_any_ids_do_and_numbers_keep_their_digits(desk: Desk) -> None:
    text = """{"okrtui": 1, "objectives": [{"id": "1", "title": "Boring"}],
    "key_results": [{"id": "1", "objective": "1", "title": "Deploys",
      "measure": {"kind": "reach", "start": 3.80, "target": 123456789012345678901234567890}}]}"""
    desk.take(read(desk, text))
    measure = desk.one("key_results").measure
    assert (str(measure.start), str(measure.target)) == ("3.80", "123456789012345678901234567890")
    assert '"start": 3.80,' in write_json(desk.okrs, NOW)


def test_a_review_without_an_id_is_the_one_of_its_cycle_and_unit(full: Desk) -> None:
    document = {"reviews": [{"cycle": "2026-Q4", "for": {"unit": "u" * 26}, "lessons": "Ship less"}]}
    intake = full.take(read(full, document))
    (add,) = intake.changes
    assert isinstance(add, Add)
    assert add.made == full.ids.keyed("review", full.one("cycles").id, "u" * 26)
    assert read(full, document).changes == ()
    assert problems(full, reviews=[{"cycle": "2026-Q4"}]) == ["reviews[0], id: is missing"]


def test_order_comments_and_lines_name_their_records_by_the_ids_of_the_file(full: Desk) -> None:
    full.okrs = full.okrs.with_records(
        [
            Comment(id="m" * 26, space="north", about=DEPLOYS, text="Well", by=full.me),
            Priority(id="p" * 26, space="north", week="2026-W47", text="Ship", key_result=DEPLOYS),
            Review(id="r" * 26, space="north", cycle=full.one("cycles").id, for_=Whose(person=full.me)),
        ]
    )
    other = Desk("south")
    moved(full, other)
    key_result = other.one("key_results")
    assert key_result.order == (other.one("objectives").id, "i1a")
    assert other.okrs.comments[key_result.id][0].about == key_result.id
    assert other.one("priorities").key_result == key_result.id
    document = written(other)
    assert document["key_results"][0]["order"] == [OBJECTIVE, "i1a"]
    assert document["reviews"][0]["id"] == "r" * 26


def test_keys_that_are_not_known_are_told(desk: Desk) -> None:
    intake = desk.take(
        read(
            desk,
            {"robots": [], "other": [{}], "people": [{"id": "a", "name": "Ada", "shoe": 38}], "as_of": ""},
        )
    )
    assert sorted(intake.notices) == [
        "1 record of another kind is not known here and was left out",
        "“robots” is not known here and was left out",
        "“shoe” in person is not known here and was left out",
    ]


def test_records_of_other_kinds_are_counted(desk: Desk) -> None:
    intake = desk.take(read(desk, {"other": [{}, {}]}))
    assert intake.notices == ("2 records of other kinds are not known here and were left out",)


@pytest.mark.parametrize(
    ("lists", "problem"),
    [
        ({"people": ["Ada"]}, "people[0]: is not an object"),
        ({"people": [{"name": "Ada"}]}, "people[0], id: is missing"),
        ({"people": [{"id": 3, "name": "Ada"}]}, "people[0], id: is not a text of 1 to 200 characters"),
        ({"people": [{"id": "a", "name": " "}]}, "people[0], name: is empty"),
        (
            {"people": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]},
            "people[1], id: “a” is used twice",
        ),
        ({"objectives": [{"id": "o", "title": "x" * 16_001}]}, "objectives[0], title: the text has 16,001"),
        (
            {"objectives": [{"id": "o", "title": "O", "owner": "x"}]},
            "objectives[0], owner: there is no person “x”",
        ),
        (
            {"objectives": [{"id": "o", "title": "O", "state": "odd"}]},
            "objectives[0], state: invalid enum value 'odd'",
        ),
        ({"key_results": [{"id": "k", "title": "K"}]}, "key_results[0], objective: is missing"),
        (
            {"key_results": [{"id": "k", "title": "K", "objective": 3}]},
            "key_results[0], objective: expected str",
        ),
        (
            {"check_ins": [{"id": "c", "key_result": "k"}]},
            "check_ins[0], key_result: there is no key result “k”",
        ),
        (
            {"priorities": [{"id": "p", "text": "x", "week": "2026-W99"}]},
            "priorities[0], week: “2026-W99” is not a week",
        ),
        (
            {"comments": [{"id": "c", "text": "x", "about": "nobody"}]},
            "comments[0], about: there is no record “nobody”",
        ),
        ({"wins": [{"id": "w"}]}, "wins[0], text: is empty"),
        (
            {"cycles": [{"id": "c", "name": "C", "span": {"start": "2026-02-01", "end": "2026-01-01"}}]},
            "cycles[0], span: it ends on 2026-01-01, before it starts on 2026-02-01",
        ),
    ],
)
def test_bad_records_are_told_by_list_place_and_field(
    desk: Desk, lists: dict[str, object], problem: str
) -> None:
    (found,) = problems(desk, **lists)
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ('"due": "tomorrow"', "due: is not a date: use year, month and day, such as 2026-11-20"),
        ('"weight": 0', "weight: 0 is not a weight: use a number above 0"),
        ('"weight": "NaN"', "weight: NaN is not a number: type digits, such as 99.95"),
        ('"weight": 1e400', "weight: that number is too long: use at most 30 digits"),
        ('"weight": 1e999999999', "weight: "),
        ('"measure": {"kind": "reach", "start": 1e-400, "target": 1}', "measure: that number is too long"),
        ('"measure": {"kind": "reach", "start": 1}', "target: is missing: a number to reach needs"),
        (
            '"measure": {"kind": "milestones", "steps": [{"id": "a", "name": "A"}]}',
            "target: milestones need 2",
        ),
        ('"grade": {"score": 1.2}', "grade: 1.2 is not a score: use 0.00 to 1.00"),
        (
            '"grade": {"score": 1, "adjustment": 0.5}',
            "grade: 0.5 is too large an adjustment: 0.05 is the most",
        ),
    ],
)
def test_bad_numbers_and_measures_are_told(desk: Desk, fields: str, problem: str) -> None:
    key_result = f'{{"id": "k", "title": "K", "objective": "o", {fields}}}'
    text = f'{{"okrtui": 1, "objectives": [{{"id": "o", "title": "O"}}], "key_results": [{key_result}]}}'
    (found,) = read(desk, text).problems
    assert str(found).startswith(f"key_results[0], {problem}")


@pytest.mark.parametrize("confidence", [-1, 11])
def test_a_confidence_outside_0_to_10_is_refused(full: Desk, confidence: int) -> None:
    assert problems(full, check_ins=[{"id": "c", "key_result": DEPLOYS, "confidence": confidence}]) == [
        f"check_ins[0], confidence: {confidence} is not a confidence: use 0 to 10"
    ]


def test_circles_are_refused_and_so_is_what_belongs_to_them(desk: Desk) -> None:
    objectives = [{"id": str(n), "title": f"O{n}", "parent": str((n + 1) % 3)} for n in range(3)]
    key_results = [{"id": "k", "title": "K", "objective": "2"}]
    intake = read(desk, {"objectives": objectives, "key_results": key_results})
    assert [str(problem) for problem in intake.problems] == [
        "objectives[2], parent: that would make a circle: “O2” → “O0” → “O1” → “O2”"
    ]
    assert intake.changes == ()
    assert intake.notices == ("what belongs to these cannot be taken either: 2 objectives, 1 key result",)
    units = [{"id": "a", "name": "A", "parent": "b"}, {"id": "b", "name": "B", "parent": "a"}]
    assert problems(desk, units=units) == ["units[1], parent: that would make a circle: “B” → “A” → “B”"]
    by_key_result = {
        "objectives": [{"id": "o", "title": "O", "parent": "k"}],
        "key_results": [{"id": "k", "title": "K", "objective": "o"}],
    }
    assert problems(desk, **by_key_result)[0].startswith("objectives[0], parent: that would make a circle")


def test_what_belongs_to_a_bad_record_is_left_out_and_the_rest_is_there(desk: Desk) -> None:
    intake = read(
        desk,
        {
            "objectives": [{"id": "bad", "title": ""}, {"id": "good", "title": "Good"}],
            "key_results": [
                {"id": "1", "title": "One", "objective": "bad"},
                {"id": "2", "title": "Two", "objective": "good"},
            ],
            "check_ins": [{"id": "c", "key_result": "1", "value": 1}],
        },
    )
    assert len(intake.problems) == 1
    assert intake.added == {"objective": 1, "key_result": 1}
    assert intake.notices == ("what belongs to these cannot be taken either: 1 key result, 1 check-in",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "this is not JSON"),
        ('{"okrtui": 1, "people": [', "this is not JSON"),
        ('{"okrtui": 1, "as_of": NaN}', "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ("[]", "this is not JSON"),
        ('{"okrtui": 1, "a": "\ud800"}', "this is not JSON"),
        ("{}", "this is not an okrtui export"),
        ('{"okrtui": "1"}', "this is not an okrtui export"),
        ('{"okrtui": 2}', "made by a newer okrtui"),
        ('{"okrtui": 1, "people": {}}', "“people” is not a list"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_is_refused_in_a_sentence(desk: Desk, text: str, says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        read(desk, text)


def test_bad_settings_are_told(desk: Desk) -> None:
    intake = read(desk, {"space": {"settings": {"week_start": "monday"}}}, empty=True)
    assert [str(problem) for problem in intake.problems] == [
        "space[0], settings.week_start: expected int | null, got str"
    ]
