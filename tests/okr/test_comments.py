"""Comments are dated remarks about any record."""

import pytest
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError
from okrtui.okr.steps.comments import comment
from tests.builders import QUARTER, TODAY, applied, author, key_result, objective, okrs_of

OKRS = okrs_of(objective("boring"), key_result("kr"))


def test_a_comment_says_who_and_when() -> None:
    said = applied(OKRS, comment(OKRS, author("ken"), OKRS.key_results["kr"], " why? ")).comments["kr"][-1]
    assert (said.text, said.by, said.on, said.about) == ("why?", "ken", TODAY, "kr")


def test_an_empty_comment_is_refused() -> None:
    with pytest.raises(BadInputError, match="type at least one word"):
        comment(OKRS, author(), OKRS.key_results["kr"], "  ")


def test_what_is_closed_or_in_the_trash_is_not_commented_on() -> None:
    closed = OKRS.with_records([replace(QUARTER, phase="closed")])
    with pytest.raises(RefusedError, match="closed and read-only"):
        comment(closed, author(), OKRS.key_results["kr"], "late")
    gone = OKRS.with_records([replace(OKRS.key_results["kr"], deleted=True)])
    with pytest.raises(NotFoundError):
        comment(gone, author(), OKRS.key_results["kr"], "late")
