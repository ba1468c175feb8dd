"""The form of a line of a plan: one field, typed as a quick add is."""

from typing import NamedTuple

from okrtui.okr.errors import BadInputError
from okrtui.okr.plan import PlanRecord
from okrtui.okr.quick_add import QuickLine, Stayed, known_in, parse_line, stayed_text, typed_again
from okrtui.okr.records import Priority
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import safe
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.quick_told import HINT, with_stayed


class Typed(NamedTuple):
    """What somebody typed for a line, and what of it stayed text although it looks like a mark."""

    line: QuickLine
    stayed: tuple[Stayed, ...] = ()


def line_form(now: Now, line: PlanRecord) -> Form:
    """The line as it could have been typed; answers with what is `Typed`."""
    okrs = now.okrs
    known = known_in(okrs, line.space, okrs.key_results.values())
    before = QuickLine(line.text, line.owner, line.rank, line.key_result)
    shown = safe(typed_again(before, known))

    def read(text: str) -> Typed:
        if text == shown:
            return Typed(before)
        typed = parse_line(text, known)
        require_text(typed.text, "the line")
        if typed.weeks:
            raise BadInputError("on the board > and < put a line into another week; here it stays in its own")
        return Typed(typed, stayed_text(text, known))

    def tell(typed: Typed) -> Line:
        line = typed.line
        key_result = okrs.key_results.get(line.key_result or "")
        facts = [line.rank or "", okrs.person_name(line.owner)]
        facts += [f"serves “{key_result.title}”"] if key_result else []
        told = " · ".join(safe(fact) for fact in facts if fact)
        return with_stayed(typed.stayed, [Piece(told if typed.stayed else f"reads as: {told}", "good")])

    title = "Edit line of the plan" if isinstance(line, Priority) else "Edit line of the next weeks"
    return Form(title, [Field("line", "line", read, text=shown, hint=HINT, tell=tell)])
