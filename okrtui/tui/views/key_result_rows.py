"""Which lines the tabs of a key result hold: check-ins and changes, plan lines, comments, findings, its command."""

from typing import NamedTuple

from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.guidelines.survey import Survey
from okrtui.okr.history_of import comments_on, history_of, plans_for
from okrtui.okr.measured import Source
from okrtui.okr.records import CheckIn, Comment, KeyResult, Outlook, Priority, TargetChange
from okrtui.tui.now import Now
from okrtui.tui.views.source_rows import Fact, facts_of

TABS = ("History", "Plan", "Comments", "Guidelines")
SOURCE = "Source"
"""The tab of a key result that a command measures."""
EMPTY = {
    "History": (
        "No check-in yet",
        "",
        "Every check-in and change of the target stands here.",
        "c adds the first.",
    ),
    "Plan": (
        "No plan line has named it",
        "",
        "Priorities of a week that name this key result stand here.",
        "A line on the board names it by # and a word of its title.",
    ),
    "Comments": ("No comments yet", "", "What is worth telling the others belongs here.", "; adds one."),
    "Guidelines": ("Nothing to say", "", "What good practice says of this key result stands here."),
}
Told = CheckIn | TargetChange | Priority | Outlook | Comment | Finding | Fact


class Row(NamedTuple):
    """One line of a tab; `instead` is the check-in that counts where this one was corrected."""

    id: str
    record: Told
    instead: CheckIn | None = None


def tabs_of(source: Source | None) -> tuple[str, ...]:
    """The tabs there are."""
    return (*TABS, SOURCE) if source else TABS


def source_rows(source: Source, now: Now, key_result: KeyResult) -> list[Row]:
    """The lines of the tab of a command."""
    return [Row(fact.label, fact) for fact in facts_of(source, now, key_result)]


def rows_of(tab: str, now: Now, key_result: KeyResult) -> list[Row]:
    """The lines of a tab, the newest first."""
    match tab:
        case "History":
            return [Row(h.id, h.record, h.instead) for h in history_of(now.okrs, key_result)]
        case "Plan":
            return [Row(line.id, line) for line in plans_for(now.okrs, key_result)]
        case "Guidelines":
            return [Row(found.code, found) for found in Survey(now.okrs, now.today).of(key_result)]
        case _:
            return [Row(said.id, said) for said in comments_on(now.okrs, key_result.id)]
