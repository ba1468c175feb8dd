from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.encoding import fields_of, plain, registers_of
from okrtui.okr.records import KINDS, CheckIn, Idea, Milestone, Person, Record, Settings, Space
from tests.builders import STEPS, key_result, objective

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def test_numbers_keep_their_digits_and_are_never_in_exponent_form() -> None:
    assert [plain(Decimal(n)) for n in ("3.80", "1E+3", "0.0000001")] == ["3.80", "1000", "0.0000001"]


def test_times_are_written_in_utc() -> None:
    shanghai = datetime(2026, 11, 20, 9, tzinfo=timezone(timedelta(hours=8)))
    assert plain(shanghai) == "2026-11-20T01:00:00Z"
    assert plain(datetime(2026, 11, 20, 9, tzinfo=UTC)) == "2026-11-20T09:00:00Z"


def test_groups_leave_out_what_is_absent() -> None:
    assert plain(STEPS)["steps"][0] == {"id": "1", "name": "a"}
    assert plain(Milestone("1", "a", date(2026, 1, 2))) == {"id": "1", "name": "a", "date": "2026-01-02"}


def test_a_record_is_told_by_its_stored_names() -> None:
    told = fields_of(objective("a", title="A", parent=None))
    assert told["for"] == {"person": "mei"}
    assert not {"id", "space", "deleted", "key", "parent"} & told.keys()


def test_sets_are_one_register_per_member() -> None:
    assert registers_of(Person(name="Mei", units=("u", "v"))) == {
        "name": "Mei",
        "units/u": True,
        "units/v": True,
    }
    assert registers_of(Idea(title="x", supporters=("p",)))["supporters/p"] is True
    assert registers_of(Space(name="N", settings=Settings(week_start=6)))["settings/week_start"] == 6


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_kind_reads_back_what_it_says(kind: type[Record]) -> None:
    record = kind(id="x", space="s")
    assert msgspec.convert(fields_of(record), kind) == msgspec.structs.replace(record, id="", space="")


def test_a_full_record_reads_back_the_same() -> None:
    made = CheckIn(
        key_result="k", on=date(2026, 11, 20), value=Decimal("8.50"), confidence=7, note="é\x1b", by="m",
        recorded=datetime(2026, 11, 20, 9, tzinfo=UTC),
    )  # fmt: skip
    assert msgspec.convert(fields_of(made), CheckIn) == made
    kr = msgspec.structs.replace(key_result("", measure=STEPS), space="")
    assert msgspec.convert(fields_of(kr), type(kr)) == kr


def test_nothing_and_zero_are_told_apart() -> None:
    told = fields_of(CheckIn(value=Decimal(0), confidence=0, steps_done=()))
    assert (told["value"], told["confidence"], told["steps_done"]) == ("0", 0, [])
    assert not {"value", "confidence", "steps_done"} & fields_of(CheckIn()).keys()


@given(JSON)
def test_what_is_json_already_is_spelled_as_it_is(value: object) -> None:
    assert plain(value) == value


def test_numbers_by_name_stay_under_their_names() -> None:
    assert plain(Settings(limits={"objectives": 5})) == {"limits": {"objectives": 5}}
    assert plain({"weight": Decimal("1.50")}) == {"weight": "1.50"}
