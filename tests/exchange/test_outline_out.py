"""What is written as an outline is read again as what it was, whatever it is called."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrtui.exchange.outline import read_outline
from okrtui.exchange.outline_out import OutlineWriter, write_outline
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import KeyResult, Measure, Milestone, Objective, Whose
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.key_results import add_key_result
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.people import add_person
from okrtui.okr.steps.trash import drop
from okrtui.okr.steps.units import add_unit
from okrtui.okr.text import safe
from tests.exchange.spaces import Desk, with_changes

PIECES = (
    "a", "7", " ", "  ", "(", ")", "(@mei)", "(due 2026-12-15)", "[ ]", "[x] ", "^", " ^k7f3abcdef", "→", "->",
    " 4 → 20 ", " ≥ 5", "<= 3 %", ":", "\\", "\\(", "&#8594;", "&", "#", "## ", "- ", "* ", "1. ", "<!--", "-->",
    "`", "_b_", "@ken", "“", "”", '"', ",", "发布", "שלום", "مرحبا", "¦", "|", "$", "~", "http://x.org", "7/10",
)  # fmt: skip
TITLES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(lambda p: "".join(p).strip() or "a")
ANY = st.text(min_size=1, max_size=30).map(lambda text: safe(text).strip() or "a")
NUMBERS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False)
NAMES = (TITLES | ANY).filter(lambda name: not name.startswith("@"))
UNITS = st.none() | TITLES


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    start, target, unit = draw(NUMBERS), draw(NUMBERS), draw(UNITS)
    match draw(st.sampled_from(("reach", "at_least", "at_most", "milestones", "yes_no"))):
        case "reach":
            return Measure("reach", start, target if target != start else start + 1, unit)
        case "milestones":
            name = draw(TITLES).replace("|", "/") + "1"
            return Measure("milestones", steps=(Milestone("1", name), Milestone("2", "two")))
        case "yes_no":
            return Measure("yes_no")
        case "at_least":
            return Measure("at_least", draw(st.sampled_from((None, target - 1))), target, unit)
        case _:
            return Measure("at_most", draw(st.sampled_from((None, target + 1))), target, unit)


def values(measure: Measure) -> st.SearchStrategy[Any]:
    match measure.kind:
        case "milestones":
            return st.sampled_from(((), ("1",), ("2",), ("1", "2")))
        case "yes_no":
            return st.sampled_from((Decimal(0), Decimal(1)))
        case _:
            return NUMBERS


def fill(desk: Desk, title: str, name: str, measure: Measure, reading: Reading | None) -> None:
    """An objective of a unit, owned by somebody else, with one key result."""
    for step in (
        add_person(desk.okrs, desk.author, f"Z{name}"),
        add_unit(desk.okrs, desk.author, f"Q{name}"),
    ):
        desk.okrs = with_changes(desk.okrs, step.changes)
    person = next(p for p in desk.okrs.people.values() if p.id != desk.me)
    unit = next(iter(desk.okrs.units.values()))
    step = add_objective(
        desk.okrs, desk.author, title, whose=Whose(unit=unit.id), owner=person.id, origin="top_down",
        kind="committed",
    )  # fmt: skip
    desk.okrs = with_changes(desk.okrs, step.changes)
    objective = desk.okrs.objectives[step.added[0]]
    step = add_key_result(
        desk.okrs, desk.author, objective, title, measure, owner=desk.me, due=date(2026, 12, 1)
    )
    desk.okrs = with_changes(desk.okrs, step.changes)
    if reading is not None:
        key_result = desk.okrs.key_results[step.added[0]]
        step = check_in(desk.okrs, desk.author, key_result, reading)
        desk.okrs = with_changes(desk.okrs, step.changes)


def said(desk: Desk) -> list[object]:
    """All that an outline carries, without ids."""
    okrs = desk.okrs
    objectives: list[Objective] = list(okrs.objectives.values())
    key_results: list[KeyResult] = list(okrs.key_results.values())
    whats = [(o.title, o.origin, o.kind, okrs.cycles[o.cycle or ""].name) for o in objectives]
    whose = [(okrs.whose_name(o.for_), okrs.person_name(o.owner)) for o in objectives]
    measured = [(kr.title, kr.measure, kr.due, okrs.person_name(okrs.owner_of(kr))) for kr in key_results]
    check_ins = [c for each in okrs.check_ins.values() for c in each]
    return [*whats, *whose, *measured, *((c.value, c.steps_done or None, c.confidence) for c in check_ins)]


@settings(max_examples=60, deadline=None)
@given(data=st.data(), title=TITLES | ANY, name=NAMES, measure=measures())
def test_an_outline_read_into_another_home_is_what_was_written_and_changes_nothing_where_it_came_from(
    data: st.DataObject, title: str, name: str, measure: Measure
) -> None:
    here, there = Desk(), Desk("south")
    value = data.draw(st.none() | values(measure))
    confidence = data.draw(st.none() | st.integers(0, 10))
    is_said = value not in (None, ()) or confidence is not None
    fill(here, title, name, measure, Reading(value, confidence) if is_said else None)
    text = write_outline(here.okrs, "north")

    in_editor = "\n".join(OutlineWriter(here.okrs).lines(here.okrs.objectives.values()))
    for same in (text, in_editor):
        again = read_outline(here.okrs, here.author, same)
        assert (again.problems, again.changes, again.left) == ((), (), ())
    there.take(read_outline(there.okrs, there.author, text))
    assert said(there) == said(here)
    assert read_outline(there.okrs, there.author, text).changes == ()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_first_line_names_the_space_and_another_one_is_refused_by_its_number(desk: Desk) -> None:
    text = write_outline(desk.okrs, "north")
    assert text.splitlines()[0] == "<!-- space: North ^north -->"
    south = Desk("south", "South")
    with pytest.raises(BadInputError, match="line 1 says the outline is for “North”, not “South”"):
        read_outline(south.okrs, south.author, text)


def test_a_space_that_was_renamed_still_knows_its_outline_by_its_id(desk: Desk) -> None:
    text = write_outline(desk.okrs, "north").replace("space: North", "space: Former name")
    assert read_outline(desk.okrs, desk.author, text).problems == ()


def test_the_documented_shape_is_what_is_written(desk: Desk) -> None:
    desk.take(
        read_outline(
            desk.okrs,
            desk.author,
            "# 2026-Q4\n## Make releases boring (@Mei, team Platform)\n"
            "- [ ] Deploys per week: 4 → 20 deploys (@ken, due 2026-12-15, 12, 7/10)\n"
            "- [ ] Failures ≤ 5 % (start 12, now 8.5)\n- [x] Hire a lead\n- [ ] Move (due 2026-12-01)\n"
            "  - [x] plan\n  - [ ] go\n",
        )
    )
    lines = [line.rpartition(" ^") for line in write_outline(desk.okrs, "north").splitlines()[1:]]
    assert [before or line for before, _, line in lines] == [
        "",
        "# 2026-Q4",
        "",
        "## Make releases boring  (@Mei, team Platform, bottom-up)",
        "- [ ] Deploys per week: 4 → 20 deploys  (@ken, due 2026-12-15, 12, 7/10)",
        "- [ ] Failures ≤ 5 %  (due 2026-12-31, start 12, now 8.5)",
        "- [x] Hire a lead  (due 2026-12-31)",
        "- [ ] Move  (due 2026-12-01)",
        "  - [x] plan",
        "  - [ ] go",
    ]
    known = (*desk.okrs.objectives, *desk.okrs.key_results)
    ties = [line for before, _, line in lines if before]
    assert len(ties) == len(known)
    assert all(len(tie) >= 10 and any(id_.startswith(tie) for id_ in known) for tie in ties)


def test_what_was_dropped_is_left_out(desk: Desk) -> None:
    fill(desk, "Gone", "n", Measure("yes_no"), None)
    step = drop(desk.okrs, desk.author, desk.one("objectives"))
    desk.okrs = with_changes(desk.okrs, step.changes)
    assert "Gone" not in write_outline(desk.okrs, "north")


def test_what_an_objective_supports_goes_with_it(desk: Desk) -> None:
    desk.take(read_outline(desk.okrs, desk.author, "## Above\n## Below (supports Above)\n"))
    text = write_outline(desk.okrs, "north")
    assert "supports “Above”" in text
    there = Desk("south")
    there.take(read_outline(there.okrs, there.author, text))
    assert there.one("objectives", title="Below").parent == there.one("objectives", title="Above").id


@pytest.mark.parametrize("title", ["<script>x</script>", "[x](http://evil)", "a `b` *c* _d_", "@ken | #1"])
def test_nothing_in_it_is_markup_for_a_page(desk: Desk, title: str) -> None:
    fill(desk, title, "n", Measure("yes_no"), None)
    line = next(line for line in write_outline(desk.okrs, "north").splitlines() if line.startswith("## "))
    for sign in "<>[]`*|#":
        told = line[3:].replace(f"\\{sign}", "")
        assert sign not in told
