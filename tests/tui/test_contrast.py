"""Colours that can be read."""

from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from okrtui.tui.widgets.contrast import contrast, readable

COLOURS = st.builds(Color, *[st.integers(0, 255)] * 3)


def test_contrast_is_that_of_the_web_guidelines() -> None:
    black, white = Color(0, 0, 0), Color(255, 255, 255)
    assert (contrast(black, white), contrast(white, white)) == (21, 1)
    assert round(contrast(Color.parse("#777777"), white), 2) == 4.48


@given(COLOURS, COLOURS)
def test_a_colour_moves_only_where_it_must_and_then_far_enough(colour: Color, paper: Color) -> None:
    found = readable(colour, paper, 4.5)
    assert contrast(found, paper) >= 4.5
    assert found == colour or contrast(colour, paper) < 4.5
