"""A fresh start takes along what is shown, and nothing that was deleted or corrected."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import shown
from okrtui.okr.records import Comment, Cycle, HealthReading, Objective, Priority, Record, Review, Whose, Win
from okrtui.okr.steps.afresh import begin_afresh, follow
from okrtui.okr.steps.step import Author, Change
from tests.builders import (
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
from tests.okr.lines import W46, metric, priority

NEW = "new space"
CANARY = "canary"


class IdsOf(CountedIds):
    """Ids of another space: every natural one differs, and the last key made of each is kept."""

    def keyed(self, kind: str, *key: str) -> Any:
        return super().keyed(f"there {kind}", *key)


def there() -> Author:
    return replace(author(ids=IdsOf()), space=NEW)


def afresh(*records: Record) -> tuple[Okrs, dict[str, str]]:
    began = begin_afresh(okrs_of(*records), there())
    return applied(Okrs(), began.step), dict(began.ids)


def texts(okrs: Okrs) -> str:
    return msgspec.json.encode([msgspec.to_builtins(record) for record in okrs.records()]).decode()


def said(kind: type[Any], id_: str, about: str, text: str = "x") -> Any:
    return kind(id=id_, space="space", about=about, on=TODAY, by="ken", text=text)


def test_what_is_shown_goes_along_under_new_ids_and_names_what_it_named() -> None:
    okrs, ids = afresh(
        unit("north"),
        objective("boring", for_=Whose(unit="north"), order=("", "m1")),
        objective("below", parent="deploys", order=("deploys", "k2")),
        key_result("deploys", owner="ken", order=("boring", "m")),
        check_in("said", "deploys", "2026-11-16", value=Decimal("8.50"), confidence=6, note="ok", by="ken"),
        priority("ship", key_result="deploys"),
    )
    boring, below = okrs.objectives[ids["boring"]], okrs.objectives[ids["below"]]
    deploys = okrs.key_results[ids["deploys"]]
    assert {"boring", "below", "deploys", "mei", "q4"}.isdisjoint(record.id for record in okrs.records())
    assert {record.space for record in okrs.records()} == {NEW}
    assert (boring.cycle, boring.owner, boring.for_) == (ids["q4"], ids["mei"], Whose(unit=ids["north"]))
    assert (below.parent, below.order) == (deploys.id, (deploys.id, "k2"))
    assert (deploys.objective, deploys.owner, deploys.order) == (boring.id, ids["ken"], (boring.id, "m"))
    (reading,) = okrs.check_ins[deploys.id]
    assert (reading.on, reading.by, reading.note) == (date(2026, 11, 16), ids["ken"], "ok")
    assert str(reading.value) == "8.50"
    assert okrs.priorities[ids["ship"]].key_result == deploys.id


def test_of_corrected_check_ins_the_one_that_counts_goes_along_with_what_was_said_of_them() -> None:
    okrs, ids = afresh(
        objective("boring"),
        key_result("deploys"),
        check_in("first", "deploys", "2026-11-16", value=Decimal(8), note=CANARY),
        check_in("later", "deploys", "2026-11-17", value=Decimal(9)),
        check_in("mended", "deploys", "2026-11-16", value=Decimal(7), fixes="first"),
        said(Comment, "remark", "first", "so low?"),
    )
    counting = shown(okrs.check_ins[ids["deploys"]])
    assert [(each.value, each.fixes) for each in counting] == [(Decimal(7), None), (Decimal(9), None)]
    assert ids["first"] == ids["mended"]
    assert [comment.text for comment in okrs.comments[ids["mended"]]] == ["so low?"]
    assert CANARY not in texts(okrs)


def test_what_was_deleted_stays_behind_with_all_that_belongs_to_it() -> None:
    okrs, ids = afresh(
        replace(objective("gone", title=CANARY), deleted=True),
        key_result("below", "gone", title=CANARY),
        check_in("of it", "below", "2026-11-16", note=CANARY),
        said(Comment, "remark", "of it", CANARY),
        said(Comment, "answer", "remark", CANARY),
        said(Comment, "about itself", "about itself", CANARY),
        replace(person("ann", name=CANARY), deleted=True),
        replace(metric("morale", name=CANARY), deleted=True),
        HealthReading(id="read", space="space", metric="morale", on=TODAY, note=CANARY),
        objective("boring", parent="gone", order=("gone", "m"), owner="ann"),
        said(Win, "win", "boring"),
        priority("line", key_result="below", text="stays"),
    )
    boring = okrs.objectives[ids["boring"]]
    assert CANARY not in texts(okrs)
    assert (boring.parent, boring.owner, boring.order) == (None, None, ("", "m"))
    assert okrs.priorities[ids["line"]].key_result is None
    assert len(okrs.wins[boring.id]) == 1
    assert not okrs.trash


def test_natural_keys_go_along_made_of_the_new_ids_and_none_that_holds_a_text() -> None:
    def keyed(record: Record, *key: str) -> Any:
        return replace(record, key=msgspec.json.encode(key).decode())

    okrs, ids = afresh(
        priority("old", W46),
        keyed(priority("again", carried_from="old"), "carry", "old", "2026-W47"),
        keyed(Review(id="review", space="space", cycle="q4", for_=Whose(person="mei")), "q4", "mei"),
        keyed(objective("imported"), "id", "objective", "OBJ-1"),
        keyed(objective("a row"), "csv", "objective", CANARY),
        objective("mine"),
    )
    made = {old: IdsOf().keyed(*key).id for old, key in {
        "again": ("priority", "carry", ids["old"], "2026-W47"),
        "review": ("review", ids["q4"], ids["mei"]),
        "imported": ("objective", "id", "objective", "OBJ-1"),
        "a row": ("objective", "id", "objective", "a row"),
        "mine": ("objective", "id", "objective", "mine"),
        "q4": ("cycle", "2026-Q4"),
        "the-space": ("space",),
    }.items()}  # fmt: skip
    assert {old: ids[old] for old in made} == made
    assert CANARY not in texts(okrs)
    again: Priority = okrs.priorities[ids["again"]]
    assert again.carried_from == ids["old"]


def test_a_cycle_is_known_by_its_name_now_and_namesakes_stay_two() -> None:
    okrs, ids = afresh(
        Cycle(id="renamed", space="space", name="Winter", key=f'["{CANARY}"]'),
        Cycle(id="one", space="space", name="Spring"),
        Cycle(id="other", space="space", name="Spring"),
    )
    assert okrs.cycles[ids["renamed"]].key == '["Winter"]'
    assert ids["one"] != ids["other"]
    assert sorted(cycle.name for cycle in okrs.cycles.values()) == ["2026-Q4", "Spring", "Spring", "Winter"]


def test_whoever_lies_in_the_trash_begins_nothing() -> None:
    okrs = okrs_of(replace(person("mei"), deleted=True))
    with pytest.raises(RefusedError, match="you are in the trash"):
        begin_afresh(okrs, there())


def test_what_is_private_follows_what_it_supports_and_all_else_stays() -> None:
    mine = [
        objective("private", parent="boring", order=("boring", "m")),
        objective("other", parent="elsewhere"),
        replace(objective("in the trash", parent="boring"), deleted=True),
    ]
    okrs = okrs_of(*mine)
    step = follow(okrs, author(), {"boring": "fresh"}, "North")
    assert step is not None
    after = applied(okrs, step)
    assert step.title == "followed “North” to where it began afresh"
    changed = {(change.id, change.field) for change in step.changes if isinstance(change, Change)}
    assert changed == {("private", "parent"), ("private", "order"), ("in the trash", "parent")}
    private = after.find(Objective, "private")
    assert (private.parent, private.order) == ("fresh", ("fresh", "m"))


def test_where_nothing_private_names_it_nothing_follows() -> None:
    assert follow(okrs_of(objective("private")), author(), {"boring": "fresh"}, "North") is None
