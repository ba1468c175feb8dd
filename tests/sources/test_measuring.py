"""What came of commands becomes steps on the OKRs as they are by then."""

from decimal import Decimal

from msgspec.structs import replace

from okrtui.okr.measured import Came
from okrtui.okr.okrs import Okrs
from okrtui.sources.measuring import recorded
from tests.builders import STEPS, CountedIds, author, key_result, objective, okrs_of

DEPLOYS, BOOKS = key_result("deploys"), key_result("books")
OKRS = okrs_of(objective("boring"), DEPLOYS, BOOKS)
CAME = [Came("deploys", "deploys", Decimal(14), "14"), Came("books", "books", Decimal(3), "3")]


def taken(okrs: Okrs) -> tuple[list[str], list[str]]:
    """What was refused, and the titles of the steps."""
    told, steps = recorded(okrs, lambda _: author(ids=CountedIds()), CAME)
    return [each.fault for each in told if each.is_refused], [step.title for step in steps]


def test_what_was_measured_together_is_one_step() -> None:
    assert taken(OKRS) == ([], ["measured 2 key results"])


def test_what_is_gone_or_dropped_by_then_is_refused_and_the_other_is_taken() -> None:
    dropped = OKRS.with_records([replace(BOOKS, state="dropped")])
    assert taken(dropped) == (
        ["“books” was dropped; restore it to check in"],
        ["measured “deploys”: 14 deploys"],
    )
    gone = okrs_of(objective("boring"), DEPLOYS)
    assert taken(gone) == (["“books” is no longer there"], ["measured “deploys”: 14 deploys"])


def test_what_is_measured_otherwise_by_then_is_refused() -> None:
    changed = OKRS.with_records([replace(BOOKS, measure=STEPS)])
    assert taken(changed) == (["it is measured otherwise by now"], ["measured “deploys”: 14 deploys"])
