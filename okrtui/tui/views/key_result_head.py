"""The lines above a key result: its title with its status, the facts beside it, the metrics of its objective."""

from okrtui.okr.numbers import number_text
from okrtui.okr.records import KeyResult
from okrtui.okr.text import safe
from okrtui.tui.views.beside import head_line
from okrtui.tui.views.board_told import conflict_told
from okrtui.tui.views.columns import ROLES
from okrtui.tui.views.decided import decided_in_brief
from okrtui.tui.views.figures import Reckoner, value_and_measure
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.idea_told import idea_told
from okrtui.tui.views.lineage import key_result_line
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread


def head(key_result: KeyResult, reckoner: Reckoner, width: int, signs: Glyphs) -> list[Line]:
    """Title and status; value, owner, objective, weight, cycle, link; what is watched beside its objective."""
    status = reckoner.of(key_result.id).status
    word = [Piece(f" {signs.status[status]} {status} ", ROLES.get(status, ""))]
    conflict = conflict_told(reckoner.now.okrs, key_result)
    contested = [Piece(f" {conflict} ·", "warn", "conflicts")] if conflict else []
    title = spread([Piece(f" {safe(key_result.title)}", "strong")], [*contested, *word], width)
    watched = head_line(reckoner.now, key_result.objective, width, signs)
    return [title, cut_line(_facts(key_result, reckoner), width), *([watched] if watched else [])]


def _facts(key_result: KeyResult, reckoner: Reckoner) -> Line:
    okrs = reckoner.now.okrs
    objective, cycle = okrs.objectives.get(key_result.objective or ""), okrs.cycle_of(key_result)
    owner = reckoner.of(key_result.id).owner or "nobody"
    weight = key_result.weight
    parts = [
        safe(value_and_measure(key_result, reckoner.standing(key_result))),
        f"owner {owner}",
        safe(cycle.name) if cycle else "backlog",
        key_result_line(okrs, key_result),
        f"weight {number_text(weight)}" if weight is not None else "",
        decided_in_brief(okrs, objective.id) if objective else "",
        f"of {safe(objective.title)}" if objective else "",
        idea_told(okrs, objective) if objective else "",
        safe(key_result.link or ""),
    ]
    first, *others = [part for part in parts if part]
    return [Piece(f" {first}"), *(Piece(f" · {part}", "dim") for part in others)]


def gone(width: int) -> list[Line]:
    """What is said where the key result is no longer there."""
    return [
        [Piece(" This key result is not here any more", "strong")],
        cut_line(
            [Piece(" It lies in the trash. :trash brings it back, esc goes to the objectives.", "dim")], width
        ),
    ]
