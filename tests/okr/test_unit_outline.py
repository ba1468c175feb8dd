"""An outline of a company as people type and paste it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError
from okrtui.okr.unit_outline import parse_outline

ACME = """\
Acme: Software people love to use
  Engineering (department) — Ship what matters
    Platform
      @Mei Lin (mei), @Ken

    North
  - Support
\t* @Bob
"""


def test_each_line_is_a_unit_or_people_below_the_line_it_is_indented_under() -> None:
    read = parse_outline(ACME)
    assert [(line.name, line.depth, line.is_person) for line in read] == [
        ("Acme", 0, False),
        ("Engineering", 1, False),
        ("Platform", 2, False),
        ("Mei Lin", 3, True),
        ("Ken", 3, True),
        ("North", 2, False),
        ("Support", 1, False),
        ("Bob", 2, True),
    ]
    assert [read[line.above].name for line in read if line.above is not None] == [
        "Acme", "Engineering", "Platform", "Platform", "Engineering", "Acme", "Support",
    ]  # fmt: skip


def test_mission_level_and_handle_are_read_beside_the_name() -> None:
    acme, engineering, _, mei, *_ = parse_outline(ACME)
    assert acme.mission == "Software people love to use"
    assert (engineering.level, engineering.mission) == ("department", "Ship what matters")
    assert mei.handle == "mei"


def test_brackets_that_name_no_level_belong_to_the_name() -> None:
    (line,) = parse_outline("Team (Berlin)")
    assert (line.name, line.level) == ("Team (Berlin)", None)


def test_full_width_signs_are_read_alike() -> None:
    read = parse_outline("平台部（department）：让发布变得无聊\n　＠王伟、＠李娜")
    assert [line.name for line in read] == ["平台部", "王伟", "李娜"]
    assert (read[0].level, read[0].mission) == ("department", "让发布变得无聊")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  \n", "an outline has a unit on each line"),
        ("Acme\n  @", "line 2: a person needs a name"),
        ("Acme\n  @Ken\n    North", "line 3: nothing stands below a person, such as Ken"),
        ("Acme\n  (team)", "line 2: a unit needs a name"),
        ("A\n" * 2001, "more than 2,000 lines"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BadInputError, match=said.replace("(", r"\(")):
        parse_outline(text)


@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(["A", "B: why", "- C", "(D)"])), min_size=1))
def test_whatever_is_indented_how_each_line_stands_one_deeper_than_the_one_above_it(
    typed: list[tuple[int, str]],
) -> None:
    read = parse_outline("\n".join(" " * indent + text for indent, text in typed))
    assert len(read) == len(typed)
    for place, line in enumerate(read):
        assert line.above is None or line.above < place
        assert line.depth == (0 if line.above is None else read[line.above].depth + 1)
