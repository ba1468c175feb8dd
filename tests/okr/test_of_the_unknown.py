"""What is said of something that is not known: nobody can tell what cycle that is of."""

from collections.abc import Iterator

import pytest

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Record, Win
from okrtui.okr.steps.closed import is_of_the_unknown

FIRST = Comment(id="first", space="s", about="second", text="a")
SECOND = Comment(id="second", space="s", about="first", text="b")


class AskedOnly(frozenset[str]):
    """Ids that may be many: each record asks among them, none walks through them."""

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("walked through what is added")


@pytest.mark.parametrize(
    ("record", "added", "is_so"),
    [
        (None, (), False),
        (Win(id="w", space="s", text="t"), (), False),
        (Win(id="w", space="s", text="t", about="gone"), (), True),
        (Win(id="w", space="s", text="t", about="gone"), ("gone",), False),
        (Comment(id="c", space="s", about="first", text="t"), (), True),
    ],
)
def test_of_what_nobody_knows_and_nobody_adds(
    record: Record | None, added: tuple[str, ...], is_so: bool
) -> None:
    assert is_of_the_unknown(Okrs(), record, AskedOnly(added)) == is_so


def test_two_that_speak_of_each_other_come_to_an_end() -> None:
    okrs = Okrs().with_records([FIRST, SECOND])
    assert not is_of_the_unknown(okrs, FIRST)
