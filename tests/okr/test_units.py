"""Units form a tree, whatever is typed, moved or merged; people stand in it."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError, GoneError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Person, Unit, Whose
from okrtui.okr.scope import EVERYBODY, ME, Scope
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.people import add_person, folded
from okrtui.okr.steps.setting_up import placed, set_up_units
from okrtui.okr.steps.step import Step
from okrtui.okr.steps.trash import delete
from okrtui.okr.steps.units import add_unit, move_unit
from okrtui.okr.unit_outline import parse_outline
from okrtui.okr.units import members, mission_of, outline_text
from tests.builders import SPACE, TODAY, CountedIds, applied, author, objective, okrs_of, person, unit

MEI = author()
ACME = "Acme: Software people love\n  Engineering\n    Platform\n      @Mei, @Zoe (zo)\n    North"


def set_up(okrs: Okrs, text: str, ids: CountedIds | None = None) -> Step:
    me = author(ids=ids or CountedIds())
    return set_up_units(okrs, me, placed(okrs, me, parse_outline(text)))


def tree(okrs: Okrs) -> list[str]:
    return ["  " * member.depth + member.record.name for member in members(okrs, SPACE, TODAY)]


def test_an_outline_becomes_the_company_in_one_step() -> None:
    okrs = applied(okrs_of(), set_up(okrs_of(), ACME))
    assert tree(okrs) == [
        "Acme",
        "  Engineering",
        "    Platform",
        "      Mei",
        "      Zoe",
        "    North",
        "Ken",
    ]
    levels = {each.name: each.level for each in okrs.units.values()}
    assert levels == {"Acme": "company", "Engineering": "department", "Platform": "team", "North": "team"}
    assert mission_of(okrs, EVERYBODY, SPACE) == ""
    acme = next(each for each in okrs.units.values() if each.name == "Acme")
    assert mission_of(okrs, Scope("unit", acme.id), SPACE) == "Software people love"


def test_what_is_known_is_not_made_again_and_says_what_changes() -> None:
    okrs = applied(okrs_of(), set_up(okrs_of(), ACME))
    text = "acme\n  Engineering: Ship\n  Platform\n  South\n    @zo"
    ids = CountedIds()
    ids.skip(9)
    read = placed(okrs, author(ids=ids), parse_outline(text))
    assert [each.news for each in read] == ["known", "changed", "changed", "new", "changed"]
    after = applied(okrs, set_up(okrs, text, ids))
    assert tree(after) == [
        "Acme", "  Engineering", "    North", "  Platform", "    Mei", "    Zoe", "  South", "    Zoe", "Ken",
    ]  # fmt: skip


def test_the_same_outline_twice_brings_nothing() -> None:
    okrs = applied(okrs_of(), set_up(okrs_of(), ACME))
    with pytest.raises(BadInputError, match="all of that is there already"):
        set_up(okrs, ACME)


def test_somebody_named_in_two_units_is_one_person_in_both() -> None:
    okrs = applied(okrs_of(), set_up(okrs_of(), "A\n  @Zoe\nB\n  @Zoe"))
    (zoe,) = (each for each in okrs.people.values() if each.name == "Zoe")
    assert {okrs.units[each].name for each in zoe.units} == {"A", "B"}


def test_a_unit_named_twice_is_refused_with_its_line() -> None:
    with pytest.raises(BadInputError, match="line 3: A stands further up already"):
        set_up(okrs_of(), "A\nB\nA")


def test_an_outline_that_would_make_a_circle_is_refused() -> None:
    okrs = okrs_of(unit("aa", level="company"), unit("bb", level="company", parent="aa"))
    with pytest.raises(RefusedError, match="below itself"):
        set_up(okrs, "Bb\n  Aa")


def test_a_unit_stands_below_its_own_or_a_higher_level_and_beside_no_namesake() -> None:
    okrs = okrs_of(unit("acme", level="company"), unit("north"), unit("east", parent="acme"))
    with pytest.raises(RefusedError, match="Acme is a company: it cannot stand below North, a team"):
        move_unit(okrs, MEI, okrs.units["acme"], "north")
    with pytest.raises(RefusedError, match="there is a unit NORTH at the top already"):
        add_unit(okrs, MEI, "NORTH")
    with pytest.raises(RefusedError, match="there is a unit North at the top already"):
        edit(okrs.with_records([unit("south")]), MEI, unit("south"), name="North")
    with pytest.raises(RefusedError, match="North stands at the top already"):
        move_unit(okrs, MEI, okrs.units["north"], None)
    with pytest.raises(RefusedError, match="it cannot stand below North"):
        add_unit(okrs, MEI, "Ops", level="department", parent="north")


def test_a_unit_with_units_or_objectives_does_not_go_to_the_trash() -> None:
    okrs = okrs_of(
        unit("acme", level="company"), unit("north", parent="acme"), objective("o", for_=Whose(unit="north"))
    )
    with pytest.raises(RefusedError, match="Acme has 1 unit: move them first"):
        delete(okrs, MEI, okrs.units["acme"])
    with pytest.raises(RefusedError, match="North has 1 objective: move them first"):
        delete(okrs, MEI, okrs.units["north"])
    assert delete(okrs_of(unit("north")), MEI, unit("north")).changes


def test_two_people_have_neither_the_same_name_nor_the_same_handle() -> None:
    okrs = okrs_of(person("zoe", handle="zo"))
    with pytest.raises(RefusedError, match="there is a Zoe already"):
        add_person(okrs, MEI, " zoe ")
    with pytest.raises(RefusedError, match="@zo is Zoe"):
        add_person(okrs, MEI, "Zora", handle="@ZO")
    with pytest.raises(RefusedError, match="there is a Zoe already"):
        edit(okrs, MEI, okrs.people["ken"], name="Zoe")
    (made,) = add_person(okrs, author(ids=CountedIds()), "Zora", handle="@zora").added
    assert made == "new01"


def test_the_mission_of_everybody_and_of_mine_is_that_of_the_space() -> None:
    okrs = okrs_of()
    with_one = okrs.with_records(
        [type(okrs.spaces[SPACE])(id="the-space", space=SPACE, name="P", mission="Quiet nights")]
    )
    assert mission_of(with_one, EVERYBODY, SPACE) == mission_of(with_one, ME, SPACE) == "Quiet nights"
    assert mission_of(with_one, Scope("person", "ken"), SPACE) == ""


NAMES = ["aa", "bb", "cc", "dd", "ee", "ff"]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([*NAMES, None])), max_size=30))
def test_no_sequence_of_moves_leaves_a_circle(moves: list[tuple[str, str | None]]) -> None:
    okrs = okrs_of(*(unit(name) for name in NAMES))
    for name, parent in moves:
        try:
            okrs = applied(okrs, move_unit(okrs, MEI, okrs.units[name], parent))
        except RefusedError:
            continue
    assert all(_reaches_the_top(okrs, each) for each in okrs.units.values())


def _reaches_the_top(okrs: Okrs, each: Unit) -> bool:
    here: Unit | None = each
    for _ in count():
        if here is None:
            return True
        here = okrs.units.get(here.parent or "")
        if here is not None and here.id == each.id:
            return False
    return False


@given(st.lists(st.sampled_from([*NAMES, None]), min_size=6, max_size=6))
def test_whatever_was_merged_every_unit_stands_in_the_tree_once(parents: list[str | None]) -> None:
    okrs = okrs_of(*(unit(name, parent=parent) for name, parent in zip(NAMES, parents, strict=True)))
    shown = [each.record.id for each in members(okrs, SPACE, TODAY) if not isinstance(each.record, Person)]
    assert sorted(shown) == NAMES


WORDS = st.text(st.sampled_from("ab: ,—Ü中[]"), min_size=1, max_size=9).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=6, unique_by=folded), WORDS, WORDS)
def test_the_outline_of_what_there_is_brings_nothing_when_it_is_read_again(
    names: list[str], mission: str, who: str
) -> None:
    units = [
        unit(f"unit{place}", name=name, parent=f"unit{place - 1}" if place else None, mission=mission)
        for place, name in enumerate(names)
    ]
    okrs = okrs_of(*units, person("zoe", name=who, handle="zo", units=("unit0",)))
    read = placed(okrs, author(), parse_outline(outline_text(okrs, SPACE, TODAY)))
    assert {each.news for each in read} == {"known"}


def test_an_outline_whose_handle_is_somebody_elses_is_refused() -> None:
    okrs = okrs_of(person("zoe", handle="zo"), person("ada", handle="ad"))
    with pytest.raises(RefusedError, match="@zo is Zoe: give another handle"):
        set_up(okrs, "@Ada (zo)")


def test_nobody_comes_into_a_unit_that_went_to_the_trash_meanwhile() -> None:
    okrs = okrs_of(unit("north"))
    me = author(ids=CountedIds())
    step = set_up_units(okrs, me, placed(okrs, me, parse_outline("@Zoe"), within="north"))
    with pytest.raises(GoneError, match="“North” was moved to the trash"):
        step.rule(okrs.with_records([unit("north", deleted=True)]))


def test_two_units_of_one_name_stand_below_two_others() -> None:
    text = "A (company)\n  Support\nB (company)\n  Support\n    @Zoe"
    okrs = applied(okrs_of(), set_up(okrs_of(), text))
    assert tree(okrs)[:5] == ["A", "  Support", "B", "  Support", "    Zoe"]
    with pytest.raises(BadInputError, match="all of that is there already"):
        set_up(okrs, text)


def test_one_unit_or_person_is_named_in_what_was_or_would_be_done_and_several_are_counted() -> None:
    okrs = applied(okrs_of(), set_up(okrs_of(), "North (company)"))
    assert set_up(okrs_of(), "North (company)").title == "put “North” among units and people"
    assert set_up(okrs, "North\n  @Zoe").title == "put “Zoe” among units and people"
    assert set_up(okrs, "North\n  @Zoe, @Bo").title == "set up units and people: 2 new"
