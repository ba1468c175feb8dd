"""The lines of the ideas, without a screen: what is listed, how wide it is, what an objective tells of its idea."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import AmbiguousError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Idea, KeyResult, Measure, Whose
from okrtui.okr.scope import Scope
from okrtui.okr.text import safe
from okrtui.reports.ideas import idea_text
from okrtui.tui.dialogs.edit import edit_form
from okrtui.tui.dialogs.idea import read_cycle, read_whose
from okrtui.tui.now import Now
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import UNICODE
from okrtui.tui.views.idea_rows import Wanted, draw_idea, heads, idea_rows, nothing_so, others_told
from okrtui.tui.views.idea_told import idea_told, preview_idea, tell_idea
from okrtui.tui.views.key_result_head import head
from okrtui.tui.views.lineage import in_brief, lineage_rows
from okrtui.tui.views.pieces import Line, width_of
from tests.builders import QUARTER, SPACE, TODAY, objective, okrs_of, person, unit

from .hostile import TAIL

ADOPTED = Idea(
    id="stress", space=SPACE, title="Replay a Saturday", author="ken", state="adopted", objective="load",
    supporters=("mei", "zoe"), because="Two outages would have shown up",
)  # fmt: skip
OKRS = okrs_of(
    person("zoe"),
    ADOPTED,
    Idea(id="dark", space=SPACE, title="Lanterns", author="ken", why="It is dark", supporters=("mei",)),
    Idea(id="no", space=SPACE, title="Drones", author="zoe", state="declined", because="A bike does it"),
    Comment(id="said", space=SPACE, about="dark", by="zoe", on=TODAY, text="Which stairs?"),
    objective("load", title="Survive every Saturday", idea="stress"),
    objective("plain"),
    KeyResult(id="kr", space=SPACE, objective="load", title="Replays", measure=Measure("yes_no")),
)


def now_of(okrs: Okrs = OKRS, scope: Scope | None = None) -> Now:
    return Now(okrs, TODAY, frozenset({"mei"}), {SPACE: "team North"}, SPACE, "private", scope or Scope())


def told(line: Line) -> str:
    return "".join(piece.text for piece in line)


def rows(wanted: Wanted, now: Now | None = None) -> list[str]:
    now = now or now_of()
    return [told(draw_idea(row, now, 78, UNICODE)).rstrip() for row in idea_rows(now, wanted, 78)]


def test_each_state_has_its_heading_and_an_idea_all_that_is_told_of_it_once_unfolded() -> None:
    assert [" ".join(each.split()) for each in rows(Wanted(opened=frozenset({"dark", "stress"})))] == [
        "▾ Open · 1",
        "▾ 1 you Lanterns 1 comment Ken",
        "why It is dark",
        "supported by Mei",
        "said 20 Nov Zoe",
        "Which stairs?",
        "▾ Adopted · 1",
        "▾ 2 you Replay a Saturday 2026-Q4 Ken",
        "why nobody said",
        "supported by Mei, Zoe",
        "because Two outages would have shown up",
        "became “Survive every Saturday” of Mei, in 2026-Q4",
        "said nothing yet: ; adds",
        "▾ Declined · 1",
        "▸ – Drones because: A bike does it Zoe",
    ]


def test_what_is_folded_is_counted_and_what_is_asked_for_alone_is_never_folded() -> None:
    folded = frozenset({"open", "declined"})
    assert [" ".join(each.split()) for each in rows(Wanted(folded=folded))] == [
        "▸ Open · 1", "▾ Adopted · 1", "▸ 2 you Replay a Saturday 2026-Q4 Ken", "▸ Declined · 1",
    ]  # fmt: skip
    assert len(rows(Wanted(state="declined", folded=folded))) == 2
    assert len(rows(Wanted(words="ken dark", folded=folded))) == 2
    assert not rows(Wanted(words="zebra"))


def test_what_is_left_out_by_the_scope_is_said_and_why_nothing_is_listed() -> None:
    kens = now_of(scope=Scope("person", "ken"))
    assert others_told(kens) == "1 more of others: p"
    assert others_told(now_of()) == ""
    meis = now_of(scope=Scope("person", "mei"))
    assert nothing_so(meis, Wanted())[::2] == (
        "No ideas of Mei", "There are 3 of others: p chooses whose are shown.",
    )  # fmt: skip
    assert nothing_so(now_of(okrs_of()), Wanted())[0] == "No ideas yet"
    assert nothing_so(now_of(), Wanted(words="zebra"))[0] == "No idea here holds “zebra”"
    assert nothing_so(now_of(), Wanted(state="open"))[0] == "No idea here is open"


def test_an_objective_tells_whose_idea_it_was_wherever_its_line_is_told() -> None:
    load, now = OKRS.objectives["load"], now_of()
    said = "from an idea of Ken, supported by 2"
    assert idea_told(OKRS, load) == said
    assert said in in_brief(OKRS, load)
    assert [told(line).split(maxsplit=1) for line in lineage_rows(OKRS, load, 60)] == [["idea", said]]
    assert said in told(head(OKRS.key_results["kr"], Reckoner(now), 200, UNICODE)[1])
    assert said in told(edit_form(now, load)._notes[0])
    assert idea_told(OKRS, OKRS.objectives["plain"]) == ""
    assert edit_form(now, OKRS.objectives["plain"])._notes == []


def test_an_idea_in_the_trash_or_of_nobody_is_told_of_too() -> None:
    gone = OKRS.with_records([Idea(id="stress", space=SPACE, title="Replay", deleted=True)])
    assert idea_told(gone, gone.objectives["load"]) == "from an idea"
    assert idea_told(okrs_of(objective("load", idea="unknown")), OKRS.objectives["load"]) == ""


def test_whom_an_idea_is_meant_for_stays_as_it_is_also_where_others_are_called_so() -> None:
    steer = "North\x1b[31m"
    okrs = okrs_of(unit("one", name="North"), unit("two", name="North"), unit("three", name=steer), QUARTER)
    assert read_whose(okrs, "North", Whose(unit="two")) == Whose(unit="two")
    assert read_whose(okrs, safe(steer), Whose(unit="three")) == Whose(unit="three")
    with pytest.raises(AmbiguousError):
        read_whose(okrs, "north", Whose(unit="two"))
    assert read_whose(okrs, "ken", Whose(unit="two")) == Whose(person="ken")
    assert read_cycle(okrs, SPACE, "Q4 2026", None) == QUARTER
    assert read_cycle(okrs, SPACE, " Backlog", QUARTER) is None
    assert read_cycle(okrs, SPACE, "2026-Q4", QUARTER) is QUARTER


def test_markdown_of_an_idea_is_text_and_no_markup() -> None:
    hostile = Idea(
        id="x", space=SPACE, title="*a* <b>", author="ken", why="# no", state="declined", because="_"
    )
    okrs = OKRS.with_records(
        [hostile, Comment(id="c", space=SPACE, about="x", by="zoe", on=TODAY, text="@all")]
    )
    assert idea_text(okrs, hostile) == (
        "- **\\*a\\* \\<b\\>** (proposed by Ken · declined)\n  - \\# no\n  - because: \\_\n  - Zoe: ＠all\n"
    )
    assert "became: Survive every Saturday" in idea_text(OKRS, ADOPTED)


@given(width=st.integers(24, 140), text=st.text(max_size=40))
def test_no_line_is_wider_than_there_is_room(width: int, text: str) -> None:
    title = text + TAIL
    okrs = OKRS.with_records(
        [
            person("ken", name=title),
            Idea(id="dark", space=SPACE, title=title, why=title, author="ken", supporters=("ken",)),
            Idea(id="no", space=SPACE, title=title, state="declined", because=title),
            Comment(id="said", space=SPACE, about="dark", by="ken", on=TODAY, text=title),
        ]
    )
    now = now_of(okrs)
    wanted = Wanted(opened=frozenset({"dark", "no", "stress"}))
    every = [draw_idea(row, now, width, UNICODE) for row in idea_rows(now, wanted, width)]
    assert all(width_of(line) <= width for line in [*every, heads(width)])
    assert all(width_of(line) <= width for line in preview_idea(now, okrs.ideas["dark"], width))
    assert all(width_of(line) <= width for line in tell_idea(now, okrs.ideas["no"], width))


def test_a_thousand_people_with_an_idea_each_are_listed_within_a_key() -> None:
    people = [person(f"p{n}") for n in range(1_000)]
    voices = tuple(each.id for each in people[:50])
    ideas = [
        Idea(id=f"i{n}", space=SPACE, title=f"idea {n}", author=f"p{n}", supporters=voices)
        for n in range(1_000)
    ]
    goals = [objective(f"o{n}", idea=f"i{n}") for n in range(3_000)]
    now = now_of(okrs_of(*people, *ideas, *goals))
    best = 1.0
    for _ in range(3):
        began = perf_counter()
        listed = idea_rows(now, Wanted(), 78)
        for row in listed[:40]:
            draw_idea(row, now, 78, UNICODE)
        best = min(best, perf_counter() - began)
    assert len(listed) == 1_001
    assert best < 0.03
