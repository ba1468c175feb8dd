"""What the tab of a command that measures a key result tells: its words, when it ran, what came of it."""

import shlex
from collections.abc import Iterator
from typing import NamedTuple

from okrtui.okr.measured import Source
from okrtui.okr.measures import value_text
from okrtui.okr.progress import shown, value_of
from okrtui.okr.records import KeyResult
from okrtui.okr.text import safe
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.wording import day_text

LABEL = 12
WAYS = "S runs it · e changes it, or takes it away"


class Fact(NamedTuple):
    """One line: what it tells, and that."""

    label: str
    text: str
    role: str = ""


def facts_of(source: Source, now: Now, key_result: KeyResult) -> Iterator[Fact]:
    """The command, its last run and what went wrong with it, the last value it measured."""
    last = source.last
    yield Fact("command", shlex.join(source.words))
    at = f"{day_text(last.at.date(), now.today)} {last.at:%H:%M}" if last else "not yet"
    if last is not None and last.fault:
        yield Fact("last run", f"{at} failed: {last.fault}", "bad")
    else:
        yield Fact("last run", at)
    if value := _last_value(now, key_result):
        yield Fact("last value", value)


def _last_value(now: Now, key_result: KeyResult) -> str:
    """`14 deploys on 20 Nov`; nothing where no command ever measured it."""
    for check_in in reversed(shown(now.okrs.check_ins.get(key_result.id, ()))):
        value = value_of(key_result.measure, check_in)
        if check_in.via == "source" and value is not None:
            return f"{value_text(key_result.measure, value)} on {day_text(check_in.on, now.today)}"
    return ""


def fact_line(fact: Fact) -> Line:
    """One line, foreign text made safe."""
    return [Piece(f" {fact.label:<{LABEL}}", "dim"), Piece(safe(fact.text), fact.role)]
