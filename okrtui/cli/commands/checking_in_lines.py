"""checkin --editor: what is due as lines in the person's own editor, recorded as one step for each space."""

import os
from argparse import Namespace
from collections.abc import Iterator

from okrtui.cli.commands.running import MEANT_FOR_ONE, is_watched, scope_of
from okrtui.cli.context import Context, warn
from okrtui.okr.check_in_lines import LinesSaid, lines_step, lines_text, read_lines, with_problems
from okrtui.okr.errors import BadInputError, OkrError
from okrtui.okr.measures import is_unusual, value_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult
from okrtui.okr.run import NOTHING_DUE
from okrtui.okr.scope import due_in
from okrtui.okr.text import safe

UNCHANGED = "the editor left everything as it was: nothing is recorded"


def check_in_lines(options: Namespace) -> int:
    """Open the lines of one space after the other; lines left as they are record nothing."""
    if any(getattr(options, name) is not None for name in (*MEANT_FOR_ONE, "key_result")):
        raise BadInputError("--editor asks for all that is due: leave the key result and its answers out")
    context = Context(options)
    me, today = frozenset(context.home.me.values()), context.author().today
    due = due_in(context.okrs, scope_of(context, options, me), me, today)
    told = list(_recorded(context, due))
    context.say(told or [NOTHING_DUE], {"recorded": told})
    context.tidy()
    return 0


def _recorded(context: Context, due: tuple[KeyResult, ...]) -> Iterator[str]:
    for space in dict.fromkeys(key_result.space for key_result in due):
        okrs, listed = context.okrs, [key_result for key_result in due if key_result.space == space]
        heading = f"Check in · {context.home.space_name(space)}"
        said = _written(context, okrs, listed, lines_text(okrs, listed, heading))
        if said is None or not said.lines:
            yield UNCHANGED
            continue
        for line in said.lines:
            measure, value = line.key_result.measure, line.reading.value
            if value is not None and is_unusual(measure, value):
                warn(f"{value_text(measure, value)} is far outside its start and target; recorded as typed")
        step = lines_step(okrs, context.author(space), said.lines)
        context.home.perform(step)
        yield f"{safe(step.title)}; okrtui undo takes it back"


def _written(context: Context, okrs: Okrs, listed: list[KeyResult], opened: str) -> LinesSaid | None:
    """What was written at last; before a terminal the editor opens again while lines cannot be read."""
    from okrtui.tui.editing_outside import edit_outside, set_aside

    text = opened
    while True:
        before = text
        try:
            text = edit_outside(text, os.environ)
        except OkrError:
            if text != opened:
                warn(f"what you wrote before is in {set_aside(text)}")
            raise
        if text.strip() == opened.strip():
            return None
        said = read_lines(okrs, listed, text, decimal_comma=context.settings.decimal_comma)
        if not said.problems:
            return said
        text = with_problems(text, said.problems)
        if not is_watched() or text.strip() == before.strip():
            number, reason = said.problems[0]
            kept = f"nothing was recorded; what you wrote is in {set_aside(text)}"
            raise BadInputError(f"line {number}: {reason}: {kept}")
