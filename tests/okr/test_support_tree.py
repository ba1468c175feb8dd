"""The support tree: every objective once, from the company down; what is unaligned apart."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.alignment import cut_links
from okrtui.okr.errors import OkrError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Objective, Span, Whose
from okrtui.okr.steps.objectives import support
from okrtui.okr.support_tree import SupportTree, support_tree
from tests.builders import QUARTER, applied, author, key_result, objective, okrs_of, unit

CORP, SALES, NORTH = Whose(unit="corp"), Whose(unit="sales"), Whose(unit="north")
UNITS = (
    unit("corp", level="company"),
    unit("sales", level="department", parent="corp"),
    unit("north", parent="sales"),
)


def team(*records: Objective) -> Okrs:
    return okrs_of(*UNITS, *records)


def tree_of(okrs: Okrs, *ids: str) -> SupportTree:
    asked = [okrs.objectives[id_] for id_ in ids] if ids else okrs.objectives.values()
    return support_tree(okrs, (), asked)


def drawn(tree: SupportTree) -> list[str]:
    return [". " * branch.depth + branch.id for branch in tree.branches]


def test_the_tree_goes_from_the_company_to_the_person_through_key_results() -> None:
    okrs = team(
        objective("me", parent="n"),
        objective("n", for_=NORTH, parent="visits"),
        objective("s", for_=SALES, parent="c"),
        objective("c", for_=CORP),
    ).with_records([key_result("visits", "c"), key_result("other", "c")])
    tree = tree_of(okrs)
    assert drawn(tree) == ["c", ". visits", ". . n", ". . . me", ". s"]
    assert [(b.level, b.kind[0]) for b in tree.branches] == [
        (0, "o"), (2, "k"), (2, "o"), (3, "o"), (1, "o"),
    ]  # fmt: skip
    assert tree.aligned[0].below == ("visits", "s")


def test_what_supports_nothing_hangs_apart_with_its_own_supporters() -> None:
    okrs = team(
        objective("c", for_=CORP), objective("s", for_=SALES, parent="c"),
        objective("n", for_=NORTH), objective("me", parent="n"),
    )  # fmt: skip
    tree = tree_of(okrs)
    assert [branch.id for branch in tree.aligned] == ["c", "s"]
    assert [branch.id for branch in tree.unaligned] == ["n", "me"]
    assert tree.alone == ("n",)


def test_without_a_level_above_or_without_others_nothing_is_unaligned() -> None:
    assert tree_of(team(objective("n", for_=NORTH), objective("s", for_=NORTH))).unaligned == ()
    okrs = team(objective("c", for_=CORP), objective("n", for_=NORTH))
    alone = replace(okrs, people={"mei": okrs.people["mei"]})
    assert tree_of(okrs).alone == ("n",)
    assert (tree_of(alone).unaligned, tree_of(alone).unsupported) == ((), frozenset())


def test_a_level_above_counts_where_its_cycle_runs_at_the_same_time() -> None:
    year = Cycle(id="year", space="space", name="2026", span=Span(QUARTER.span.start, QUARTER.span.end))
    past = replace(year, id="past", span=Span(None, None))
    okrs = team(objective("n", for_=NORTH)).with_records([year, past])
    assert tree_of(okrs.with_records([objective("c", for_=CORP, cycle="year")]), "n").alone == ("n",)
    assert tree_of(okrs.with_records([objective("c", for_=CORP, cycle="past")]), "n").alone == ()


def test_what_is_not_opened_counts_as_supported_and_what_lies_in_the_trash_does_not() -> None:
    okrs = team(objective("c", for_=CORP), objective("n", for_=NORTH, parent="elsewhere"))
    assert tree_of(okrs).alone == ()
    thrown = okrs.with_records([replace(objective("elsewhere", for_=CORP), deleted=True)])
    assert tree_of(thrown).alone == ("n",)


def test_a_company_objective_nobody_supports_stands_out() -> None:
    okrs = team(
        objective("c", for_=CORP), objective("d", for_=CORP), objective("s", for_=SALES),
        objective("n", for_=NORTH, parent="kr"), objective("x", for_=SALES, parent="d", state="dropped"),
    ).with_records([key_result("kr", "c")])  # fmt: skip
    assert tree_of(okrs).unsupported == {"d"}
    asked = objective("a", for_=SALES, parent="d", state="draft", owner=None, origin="top_down")
    assert tree_of(okrs.with_records([asked])).unsupported == {"d"}
    assert tree_of(okrs.with_records([replace(asked, owner="ken")])).unsupported == set()


def test_of_a_scope_all_that_it_supports_is_there_too() -> None:
    okrs = team(
        objective("c", for_=CORP), objective("s", for_=SALES, parent="c"),
        objective("n", for_=NORTH, parent="s"), objective("me", parent="n"), objective("d", for_=CORP),
    )  # fmt: skip
    tree = tree_of(okrs, "n")
    assert drawn(tree) == ["c", ". s", ". . n"]
    assert [branch.is_beyond for branch in tree.branches] == [True, True, False]
    assert tree.unsupported == frozenset()


def test_dropped_objectives_are_left_out_unless_something_hangs_from_them() -> None:
    okrs = team(objective("c", for_=CORP, state="dropped"), objective("s", for_=SALES, parent="c"))
    assert drawn(tree_of(okrs)) == ["c", ". s"]
    assert drawn(tree_of(okrs.with_records([replace(okrs.objectives["s"], state="dropped")]))) == []


PLACES = (CORP, SALES, NORTH, Whose(person="mei"))
AMOUNT = 10
LINKS = st.lists(st.integers(-1, 2 * AMOUNT - 1), min_size=AMOUNT, max_size=AMOUNT)


def linked(links: list[int], holders: list[int]) -> Okrs:
    """Objectives that support each other, or a key result of each other, at random; -1 is nothing."""
    objectives = [
        objective(
            f"o{n:02}",
            for_=PLACES[holder],
            parent=None if link < 0 else f"o{link:02}" if link < AMOUNT else f"k{link - AMOUNT:02}",
        )
        for n, (link, holder) in enumerate(zip(links, holders, strict=True))
    ]
    return team(*objectives).with_records(key_result(f"k{n:02}", f"o{n:02}") for n in range(AMOUNT))


def require_whole(okrs: Okrs) -> None:
    """Each objective stands in the tree once, right below what it supports."""
    branches = tree_of(okrs).branches
    found = [branch.id for branch in branches if branch.kind == "objective"]
    assert sorted(found) == sorted(okrs.objectives)
    known = {branch.id: branch for branch in branches}
    assert len(known) == len(branches)
    for branch in branches:
        above = known[branch.above] if branch.above else None
        assert branch.depth == (above.depth + 1 if above else 0)
        assert above is None or branch.id in above.below


HOLDERS = st.lists(st.integers(0, 3), min_size=AMOUNT, max_size=AMOUNT)


@given(LINKS, HOLDERS, st.permutations(range(AMOUNT)))
def test_whatever_two_people_tie_at_once_every_objective_stands_once(
    links: list[int], holders: list[int], ages: list[int]
) -> None:
    merged = linked(links, holders)
    require_whole(replace(merged, cut=cut_links(merged, lambda id_: ages[int(id_[1:])])))


@given(HOLDERS, st.lists(st.tuples(st.integers(0, AMOUNT - 1), st.integers(-1, 2 * AMOUNT - 1))))
def test_any_sequence_of_tying_leaves_no_circle(holders: list[int], moves: list[tuple[int, int]]) -> None:
    okrs = linked([-1] * AMOUNT, holders)
    for number, link in moves:
        parent = None if link < 0 else f"o{link:02}" if link < AMOUNT else f"k{link - AMOUNT:02}"
        try:
            okrs = applied(okrs, support(okrs, author(), okrs.objectives[f"o{number:02}"], parent))
        except OkrError:
            continue
    assert cut_links(okrs, lambda id_: id_) == frozenset()
    require_whole(okrs)
