from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.plan import standing_order
from okrtui.okr.records import Outlook, Priority
from okrtui.okr.steps.outlooks import add_outlook
from okrtui.okr.steps.plan import add_priority
from okrtui.okr.steps.plan_together import plan_together
from okrtui.okr.steps.step import Author, Made, Step
from tests.builders import CountedIds, applied, author, okrs_of
from tests.okr.lines import W47, W48, outlook, priority


class FallingIds(CountedIds):
    """Each id stands before the one made before it."""

    def fresh(self) -> Made:
        made = super().fresh()
        number = 99 - int(made.id.removeprefix("new"))
        return Made(f"new{number:02}", nonce=made.nonce)


OKRS = okrs_of(priority("there"), outlook("seen"))


def line_step(me: Author, text: str, *, is_ahead: bool) -> Step:
    return add_outlook(OKRS, me, text, W48) if is_ahead else add_priority(OKRS, me, text)


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_the_lines_of_a_week_stand_as_given_behind_those_that_were_there(ahead: list[bool]) -> None:
    me = author(ids=FallingIds())
    steps = [line_step(me, f"{n}", is_ahead=is_ahead) for n, is_ahead in enumerate(ahead)]
    okrs = applied(OKRS, plan_together(steps))
    for week, lines, is_ahead, first in (
        (W47, okrs.priorities, False, "there"),
        (W48, okrs.outlooks, True, "seen"),
    ):
        here: list[Priority | Outlook] = sorted(lines.values(), key=standing_order)
        wanted = [f"{n}" for n, each in enumerate(ahead) if each is is_ahead]
        assert [line.text for line in here] == [first, *wanted]
        assert {line.week for line in here} == {str(week)}


def test_several_lines_are_one_step_and_a_single_one_is_told_as_usual() -> None:
    me = author()
    two = plan_together([line_step(me, text, is_ahead=False) for text in ("a", "b")])
    assert (two.title, len(two.added)) == ("planned 2 lines", 2)
    assert plan_together([line_step(me, "a", is_ahead=False)]).title == "planned “a” for W47 (must)"
