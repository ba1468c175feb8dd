import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.quick_pasted import pasted_lines


@pytest.mark.parametrize(
    "pasted",
    [
        "- ship canary", "* ship canary", "+ ship canary", "• ship canary", "[ ] ship canary", "[] ship canary",
        "- [ ] ship canary", "1. ship canary", "12) ship canary", "  1. [ ] ship canary  ", "\tship canary\r",
        "\ufeffship canary",
    ],
)  # fmt: skip
def test_bullets_numbers_and_empty_boxes_are_stripped(pasted: str) -> None:
    assert pasted_lines(pasted) == ("ship canary",)


@pytest.mark.parametrize(
    "pasted",
    ["-5 % churn", "2.5 days", "*bold* word", "[x] was done", "2026 plan", "#37 fixed", "@ken calls", "-"],
)
def test_what_is_no_bullet_stays(pasted: str) -> None:
    assert pasted_lines(pasted) == (pasted,)


def test_empty_lines_are_left_out_and_the_rest_keeps_its_order() -> None:
    assert pasted_lines("- b\n\n  \n- a\n[ ] \n") == ("b", "a")


@given(st.lists(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=9), max_size=9))
def test_no_line_is_lost_whatever_bullet_it_has(words: list[str]) -> None:
    bullets = ("- ", "* ", "3. ", "[ ] ", "")
    pasted = "\n".join(f"{bullets[n % 5]}{word}" for n, word in enumerate(words))
    assert pasted_lines(pasted) == tuple(words)
