from msgspec.structs import replace

from okrtui.okr.changed import changed
from okrtui.okr.records import Priority
from tests.builders import SPACE, key_result, objective, okrs_of

LINE = Priority(id="line", space=SPACE, week="2026-W47", text="ship")


def test_what_is_new_or_otherwise_is_told_and_what_stayed_is_not() -> None:
    before = okrs_of(objective("o"), key_result("k", "o"))
    after = before.with_records([LINE, replace(before.key_results["k"], title="other")])
    assert set(changed(before, after)) == {"line", "k"}
    assert changed(after, after) == ()


def test_what_went_to_the_trash_is_nowhere_to_point_at() -> None:
    before = okrs_of(LINE)
    assert changed(before, before.with_records([replace(LINE, deleted=True)])) == ()
