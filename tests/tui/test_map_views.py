"""The lines of the map, without a screen: what is folded, how they are drawn, what is told of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.cascading import Share
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Whose
from okrtui.okr.scope import Scope
from okrtui.okr.support_tree import support_tree
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import BACKLOG, CycleChoice
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import ASCII, UNICODE
from okrtui.tui.views.map_folding import Fold, level_told, next_level
from okrtui.tui.views.map_lines import MapDraughtsman, map_heads
from okrtui.tui.views.map_rows import APART, MapRow, branch_for, lines_above, map_rows, tree_of
from okrtui.tui.views.map_told import counted, share_told, supporters_told, tell_row
from okrtui.tui.views.outline import Entry
from okrtui.tui.views.pieces import Line, width_of
from okrtui.tui.views.preview import preview
from tests.builders import QUARTER, SPACE, TODAY, check_in, key_result, objective, okrs_of
from tests.okr.test_support_tree import CORP, HOLDERS, LINKS, NORTH, SALES, UNITS, linked

from .hostile import TAIL

HERE = CycleChoice(QUARTER.name, QUARTER.span, frozenset({QUARTER.id}))
OKRS = okrs_of(
    *UNITS,
    objective("c", for_=CORP, title="Grow"),
    objective("d", for_=CORP, title="Lead the market"),
    key_result("visits", "c", title="1 M daily visits"),
    objective("s", for_=SALES, parent="visits", title="Shops recommend us"),
    objective("n", for_=NORTH, parent="s", title="Fewer complaints"),
    objective("me", parent="n", title="Answer within a day"),
    objective("asked", for_=NORTH, parent="d", title="Lead", state="draft", owner=None, origin="top_down"),
    objective("left", for_=NORTH, title="Left alone"),
    check_in("1", "visits", "2026-11-16", confidence=7),
)


def now_of(okrs: Okrs = OKRS, scope: Scope | None = None) -> Now:
    return Now(okrs, TODAY, frozenset({"mei"}), {SPACE: "team North"}, SPACE, "private", scope or Scope())


NOW = now_of()
ALL = Fold()
TREE = tree_of(NOW, HERE)


def ids(fold: Fold = ALL) -> list[str]:
    return [row.id for row in map_rows(TREE, fold)]


def told(line: Line) -> str:
    return "".join(piece.text for piece in line)


def drawn(id_: str, width: int = 100, fold: Fold = ALL) -> str:
    row = next(row for row in map_rows(TREE, fold) if row.id == id_)
    return told(MapDraughtsman(width, TREE, Reckoner(NOW), UNICODE).draw(row))


def test_the_whole_tree_stands_above_what_supports_nothing() -> None:
    assert ids() == ["c", "visits", "s", "n", "me", "d", "asked", APART, "left"]


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (0, ["c", "d", APART]),
        (1, ["c", "visits", "s", "d", APART]),
        (2, ["c", "visits", "s", "n", "d", "asked", APART, "left"]),
    ],
)
def test_folded_to_a_level_nothing_below_it_is_seen(level: int, shown: list[str]) -> None:
    assert ids(Fold(level)) == shown


def test_levels_go_from_all_to_the_highest_and_around() -> None:
    fold, levels = Fold(), list[str]()
    for _ in range(4):
        fold = next_level(TREE, fold)
        levels.append(level_told(fold))
    assert levels == ["down to teams", "down to departments", "down to companies", ""]


def test_one_line_is_opened_and_folded_by_itself() -> None:
    assert ids(Fold(0).opening("c")) == ["c", "visits", "d", APART]
    assert ids(Fold().folding("visits")) == ["c", "visits", "d", "asked", APART, "left"]
    assert "left" in ids(Fold(0).opening(APART))


def test_a_folded_line_says_how_much_is_below() -> None:
    assert "▸ Grow +3" in drawn("c", fold=Fold(0))
    assert "▾ Grow " in drawn("c")


def test_to_be_seen_a_branch_needs_all_above_it_open() -> None:
    assert list(lines_above(TREE, "n")) == ["s", "visits", "c"]
    assert list(lines_above(TREE, "left")) == [APART]
    assert ids(Fold(0).opening(*lines_above(TREE, "n")))[:4] == ["c", "visits", "s", "n"]


def test_a_key_result_that_nothing_supports_stands_at_its_objective() -> None:
    okrs = OKRS.with_records([key_result("other", "s")])
    assert [branch_for(okrs, TREE, id_) for id_ in ("visits", "other", "n", "gone")] == [
        "visits", "s", "n", None,
    ]  # fmt: skip


def test_a_line_says_whose_from_where_and_how_it_goes() -> None:
    assert drawn("n").split() == ["▾", "Fewer", "complaints", "North", "bottom-up"]
    assert drawn("c").split() == ["▾", "Grow", "Corp", "bottom-up", "─" * 10, "0", "%", "7.0"]
    assert drawn("visits").split() == ["▾", "KR", "1", "M", "daily", "visits", "Mei", "─" * 10, "0", "%", "7"]


def test_what_stands_out_says_so_in_words() -> None:
    assert "○ waits" in drawn("asked")
    assert "Supporting nothing" in drawn(APART)
    alone = OKRS.with_records([replace(OKRS.objectives["asked"], state="dropped")])
    tree = tree_of(now_of(alone), HERE)
    row = next(row for row in map_rows(tree, Fold()) if row.id == "d")
    line = MapDraughtsman(100, tree, Reckoner(now_of(alone)), UNICODE).draw(row)
    assert "▲ unsupported" in told(line)
    assert "nobody supports it" in told(tell_row(row, now_of(alone), tree, {}, 100)[0])
    assert counted(tree) == "1 unaligned · 1 company objective unsupported"


def test_what_it_supports_and_what_supports_it_is_told_of_any_objective() -> None:
    def tell(id_: str) -> list[str]:
        row = next(row for row in map_rows(TREE, Fold()) if row.id == id_)
        return [told(line) for line in tell_row(row, NOW, TREE, {"north": Share(1, 2)}, 200)]

    assert tell("n") == [
        "supports “Shops recommend us” · supported by “Answer within a day”",
        "North: bottom-up 1 of 2, 50 % · 60 % is aimed at",
    ]
    assert tell("c")[0] == "supports nothing · supported by “Shops recommend us”"
    assert tell("d")[0] == "supports nothing · supported by “Lead” (waits)"
    assert tell("visits") == ["supported by “Shops recommend us”", ""]
    assert tell("asked")[1] == "derived for North: A accepts or declines it"
    assert tell(APART)[0].startswith("These support nothing")


def test_of_many_supporters_the_first_are_named() -> None:
    okrs = OKRS.with_records(objective(f"x{n}", parent="left") for n in range(5))
    assert supporters_told(okrs, "left") == "“x0”, “x1”, “x2” and 2 more"


def test_the_preview_names_what_supports_an_objective_and_a_key_result() -> None:
    for id_, kind in (("c", "objective"), ("visits", "key_result")):
        lines = preview(Entry(id_, kind, ""), Reckoner(NOW), 60, UNICODE)
        assert "supported  by “Shops recommend us”" in [told(line) for line in lines]


def test_the_share_is_told_with_its_numbers_and_of_nothing_nothing() -> None:
    assert share_told(Share(7, 12)) == "bottom-up 7 of 12, 58 %"
    assert share_told(Share(0, 0)) == ""


def test_of_a_unit_alone_what_it_supports_stands_above_it() -> None:
    tree = tree_of(now_of(scope=Scope("unit", "north")), HERE)
    assert [(b.id, b.is_beyond) for b in tree.aligned][:4] == [
        ("c", True), ("visits", True), ("s", True), ("n", False),
    ]  # fmt: skip


def test_an_empty_backlog_has_no_lines() -> None:
    assert map_rows(tree_of(NOW, BACKLOG), Fold()) == []


NAMES = ("Grow", TAIL, "x" * 300, "恢复时间（分钟）从告警到恢复服务", "")


@given(
    LINKS, HOLDERS, st.integers(0, 3), st.integers(20, 200), st.sampled_from((UNICODE, ASCII)),
    st.sampled_from(NAMES),
)  # fmt: skip
def test_whatever_is_folded_every_line_fits_and_none_is_counted_twice(
    links: list[int], holders: list[int], level: int, width: int, signs: object, name: str
) -> None:
    okrs = linked([link if link < number else -1 for number, link in enumerate(links)], holders)
    okrs = okrs.with_records(replace(o, title=name, for_=o.for_) for o in okrs.objectives.values())
    now = now_of(okrs)
    tree = support_tree(okrs, (), okrs.objectives.values())
    rows = map_rows(tree, Fold(level))
    require_honest(rows, len(okrs.objectives))
    draughtsman = MapDraughtsman(width, tree, Reckoner(now), signs)  # type: ignore[arg-type]
    for row in rows:
        assert width_of(draughtsman.draw(row)) <= width
    assert width_of(map_heads(width)) <= max(width, width_of(draughtsman.draw(rows[0])))


def require_honest(rows: list[MapRow], amount: int) -> None:
    """What is shown and what is said to be hidden is all there is, and each line hangs from one that is shown."""
    shown = sum(row.kind == "objective" for row in rows)
    assert shown + sum(row.hidden for row in rows) == amount
    known = {row.id for row in rows}
    assert all(row.above in known for row in rows if row.above is not None)


def test_whose_stands_beside_it_only_where_there_is_room() -> None:
    assert "North" in drawn("n", 60)
    assert "North" not in drawn("n", 40)
    assert Whose(unit="north") == OKRS.objectives["n"].for_
