"""The question for a command that measures a key result: its words, with what it means to keep one."""

import shlex

from okrtui.okr.errors import BadInputError
from okrtui.okr.measured import Source
from okrtui.okr.records import KeyResult
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, headline
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.views.pieces import Line, Piece

TO_A_SHELL = frozenset({"|", "||", "&", "&&", ";", ">", ">>", "<", "2>&1", "2>/dev/null"})
WARNING = (
    "It runs on this machine, as you, at S and at okrtui source run:",
    "in your home directory, without a terminal, 30 seconds at most.",
    "It is kept in this machine’s settings alone: nobody else gets it.",
)
NEW, CHANGED = "What it prints last is the value.", "Emptied, no command measures it any more."
HINT = "cat count.txt; with a pipe: sh -c '… | wc -l'"


def command_form(key_result: KeyResult, source: Source | None) -> Form:
    """The words of the command, as a shell takes them apart; none: no command any more."""
    told = [[Piece(WARNING[0], "warn")], *([Piece(line, "dim")] for line in WARNING[1:])]
    last: Line = [Piece(CHANGED if source else NEW, "dim")]
    begun = shlex.join(source.words) if source else ""
    field = Field("words", "command", words_typed, begun, HINT, _told)
    notes: list[Line] = [headline(cut(key_result.title, FAULT_WIDTH)), [], *told, last, []]
    return Form("Measure by a command", [field], notes=notes)


def words_typed(text: str) -> tuple[str, ...]:
    """The words; BadInputError for a quote that is not closed, and for what only a shell would understand."""
    try:
        words = tuple(shlex.split(text))
    except ValueError as error:
        raise BadInputError("a quote is not closed") from error
    meant = next((word for word in words if word in TO_A_SHELL), None)
    if meant is not None:
        raise BadInputError(f"“{meant}” means something to a shell alone: sh -c '… {meant} …'")
    return words


def _told(words: tuple[str, ...]) -> str:
    return cut(f"runs {' · '.join(safe(word) for word in words)}", FAULT_WIDTH)
