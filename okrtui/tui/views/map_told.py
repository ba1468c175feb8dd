"""What is told of a line of the map: what it supports, what supports it, and the share that is bottom-up."""

from collections.abc import Mapping

from okrtui.okr.aligned import COMPANY
from okrtui.okr.alignment import parent_title
from okrtui.okr.cascading import AIMED_AT, Share, waits
from okrtui.okr.numbers import percent_text, several
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Objective
from okrtui.okr.steps.rules import level_of
from okrtui.okr.support_tree import SupportTree
from okrtui.okr.supporting import supporters
from okrtui.okr.text import cut, safe
from okrtui.tui.now import Now
from okrtui.tui.views.map_rows import MapRow
from okrtui.tui.views.pieces import Line, Piece, cut_line

MOST_NAMED = 3
LONGEST = 32
APART_TOLD = "These support nothing, though there is a level above: t ties one to what it supports."


def share_told(share: Share) -> str:
    """`bottom-up 7 of 12, 58 %`; empty of nothing."""
    if share.share is None:
        return ""
    return f"bottom-up {share.bottom_up} of {share.of}, {percent_text(share.share)}"


def supporters_told(okrs: Okrs, id_: str) -> str:
    """The titles of what supports an objective or key result, the first few; empty where nothing does."""
    below = [each for each in supporters(okrs, id_) if each.state != "dropped"]
    named = [f"“{cut(safe(each.title), LONGEST)}”{_answer(each)}" for each in below[:MOST_NAMED]]
    more = len(below) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _answer(supporter: Objective) -> str:
    return " (waits)" if waits(supporter) else ""


def tell_row(row: MapRow, now: Now, tree: SupportTree, shares: Mapping[str, Share], width: int) -> list[Line]:
    """Two lines about what the cursor is at."""
    if row.kind == "heading":
        return [[Piece(APART_TOLD, "dim")], []]
    objective = now.okrs.objectives.get(row.id)
    return [cut_line(_ties(row, now.okrs, tree), width), _share_of_unit(objective, now, shares, width)]


def _ties(row: MapRow, okrs: Okrs, tree: SupportTree) -> Line:
    told, objective = list[Piece](), okrs.objectives.get(row.id)
    above = safe(parent_title(okrs, objective)) if objective else ""
    if objective is not None and above and objective.id not in okrs.cut:
        told += [Piece("supports ", "dim"), Piece(f"“{cut(above, LONGEST)}”")]
    elif objective is not None:
        told.append(Piece("supports nothing", "dim"))
    told.append(Piece(" · " if told else "", "dim"))
    if below := supporters_told(okrs, row.id):
        return [*told, Piece("supported by ", "dim"), Piece(below)]
    if row.id in tree.unsupported:
        return [*told, Piece("nobody supports it: T derives drafts for units", "warn")]
    return [*told, Piece("supported by nothing", "dim")]


def _share_of_unit(objective: Objective | None, now: Now, shares: Mapping[str, Share], width: int) -> Line:
    """The share of the unit an objective is for, against what is aimed at; the highest has none to reach."""
    if objective is None:
        return []
    if waits(objective):
        name = safe(now.okrs.whose_name(objective.for_))
        asked = [Piece(f"derived for {name}: ", "dim"), Piece("A", "key")]
        return cut_line([*asked, Piece(" accepts or declines it", "dim")], width)
    unit = objective.for_.unit or ""
    told = share_told(share := shares.get(unit, Share(0, 0)))
    if not told:
        return []
    is_highest = level_of(now.okrs, objective.for_) == COMPANY
    aim = "" if is_highest else f" · {percent_text(AIMED_AT)} is aimed at"
    role = "" if share.is_enough or is_highest else "warn"
    name = safe(now.okrs.whose_name(objective.for_))
    return cut_line([Piece(f"{name}: ", "dim"), Piece(told, role), Piece(aim, "dim")], width)


def counted(tree: SupportTree) -> str:
    """How much stands in a tree, for its title: what supports nothing, and whom nobody supports."""
    alone, unsupported = len(tree.alone), len(tree.unsupported)
    parts = [f"{alone} unaligned"] if alone else []
    parts += [f"{several(unsupported, 'company objective')} unsupported"] if unsupported else []
    return " · ".join(parts)
