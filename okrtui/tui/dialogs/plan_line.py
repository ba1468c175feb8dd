"""The form of a line of a plan: one field, typed as a quick add is."""

from okrtui.okr.errors import BadInputError
from okrtui.okr.plan import PlanRecord
from okrtui.okr.quick_add import QuickLine, known_in, parse_line, typed_again
from okrtui.okr.records import Priority
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import safe
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.now import Now
from okrtui.tui.views.quick_told import HINT


def line_form(now: Now, line: PlanRecord) -> Form:
    """The line as it could have been typed."""
    okrs = now.okrs
    known = known_in(okrs, line.space, okrs.key_results.values())
    before = QuickLine(line.text, line.owner, line.rank, line.key_result)
    shown = safe(typed_again(before, known))

    def read(text: str) -> QuickLine:
        if text == shown:
            return before
        typed = parse_line(text, known)
        require_text(typed.text, "the line")
        if typed.weeks:
            raise BadInputError("on the board > and < put a line into another week; here it stays in its own")
        return typed

    def tell(typed: QuickLine) -> str:
        key_result = okrs.key_results.get(typed.key_result or "")
        facts = [typed.rank or "", okrs.person_name(typed.owner)]
        facts += [f"serves “{key_result.title}”"] if key_result else []
        return "reads as: " + " · ".join(fact for fact in facts if fact)

    title = "Edit line of the plan" if isinstance(line, Priority) else "Edit line of the next weeks"
    return Form(title, [Field("line", "line", read, text=shown, hint=HINT, tell=tell)])
