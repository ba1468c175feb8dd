"""The little line of confidences stays in its drawing, whatever it is given."""

from hypothesis import given
from hypothesis import strategies as st

from okrtui.reports.svg import FLOOR, HEIGHT, WIDTH, confidence_line

WEEKS = st.lists(st.none() | st.integers(0, 10), max_size=60)


@given(WEEKS)
def test_every_week_with_a_number_is_a_corner_inside_the_drawing(weeks: list[int | None]) -> None:
    drawn = confidence_line(weeks)
    corners = [tuple(map(float, corner.split(","))) for corner in drawn.line.split()]
    assert len(corners) == sum(week is not None for week in weeks)
    assert all(0 <= x <= WIDTH and 0 <= y <= FLOOR < HEIGHT for x, y in corners)
    assert [x for x, _ in corners] == sorted(x for x, _ in corners)
    assert (drawn.last is None) == (not corners)


@given(st.integers(0, 9))
def test_more_confidence_is_higher(confidence: int) -> None:
    low, high = (
        float(corner.split(",")[1]) for corner in confidence_line([confidence, confidence + 1]).line.split()
    )
    assert high < low


def test_a_number_out_of_range_is_drawn_at_the_edge() -> None:
    assert confidence_line([-3, 99]).line == confidence_line([0, 10]).line


def test_nothing_rated_draws_no_line() -> None:
    drawn = confidence_line([None, None])
    assert (drawn.line, drawn.below, drawn.last) == ("", "", None)
