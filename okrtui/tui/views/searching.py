"""Finding by words: titles where one is, then in other cycles, ideas, and notes of check-ins."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from okrtui.okr.progress import shown
from okrtui.okr.text import cut, safe
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import CycleChoice, choices
from okrtui.tui.views.outline import entries
from okrtui.tui.views.wording import day_text
from okrtui.workspace.remembered import Grouping

MOST = 60


class Match(NamedTuple):
    """Something found: the line it leads to (none for an idea), and where it lies, in words."""

    id: str
    where: str = ""
    is_here: bool = True
    """Whether it is a title among the lines that are listed."""
    part: str = ""
    """The check-in or idea that was found, so that two in one line are told apart."""


class Hay(NamedTuple):
    """What a match is found by: folded text."""

    text: str
    match: Match


def fitting(hay: list[Hay], words: str) -> list[Match]:
    """What holds all the words, in its order."""
    wanted = safe(words).casefold().split()
    return [match for text, match in hay if all(word in text for word in wanted)] if wanted else []


class Searcher:
    """All that can be found at one moment from one cycle; each kind is made ready when it is first asked for."""

    def __init__(self, now: Now, here: CycleChoice, grouping: Grouping) -> None:
        self.now, self.here, self._grouping = now, here, grouping

    def is_for(self, now: Now, here: CycleChoice, grouping: Grouping) -> bool:
        """Whether it still tells what is known."""
        return (self.now is now) and (self.here, self._grouping) == (here, grouping)

    def found(self, words: str, *, everywhere: bool = False) -> list[Match]:
        """Titles here, titles elsewhere, ideas; and notes where one looks everywhere."""
        hay = [*self._here, *self._elsewhere, *self._ideas]
        return fitting([*hay, *self._notes] if everywhere else hay, words)

    @cached_property
    def _here(self) -> list[Hay]:
        return list(self._titles(self.here, ""))

    @cached_property
    def _elsewhere(self) -> list[Hay]:
        others = [choice for choice in reversed(choices(self.now.okrs)) if choice != self.here]
        return [hay for choice in others for hay in self._titles(choice, _place(choice))]

    def _titles(self, choice: CycleChoice, where: str) -> Iterator[Hay]:
        for row in entries(self.now, choice, frozenset(), self._grouping):
            if not where or row.kind != "group":
                yield Hay(row.title.casefold(), Match(row.id, where, not where))

    @cached_property
    def _ideas(self) -> list[Hay]:
        ideas = self.now.okrs.ideas.values()
        return [
            Hay(safe(idea.title).casefold(), Match("", _idea(idea.title), False, idea.id)) for idea in ideas
        ]

    @cached_property
    def _notes(self) -> list[Hay]:
        okrs, today, found = self.now.okrs, self.now.today, list[Hay]()
        for _, match in (*self._here, *self._elsewhere):
            if match.id not in okrs.key_results:
                continue
            for check_in in shown(okrs.check_ins.get(match.id, ()))[::-1]:
                if check_in.note:
                    told = f"note of {day_text(check_in.on, today)}: “{_brief(check_in.note)}”"
                    where = f"{match.where} · {told}" if match.where else told
                    text = safe(check_in.note).casefold()
                    found.append(Hay(text, Match(match.id, where, False, check_in.id)))
        return found


def _idea(title: str) -> str:
    return f"idea “{_brief(title)}” · enter opens it"


def _place(choice: CycleChoice) -> str:
    return "in the backlog" if choice.is_backlog else f"in {safe(choice.name)}"


def _brief(text: str) -> str:
    return cut(safe(text), MOST)


def nearest(found: list[Match], rows: list[str], here: int) -> Match | None:
    """The first match from a line on, around the end; where no line fits, what lies elsewhere."""
    places = {id_: place for place, id_ in enumerate(rows)}
    listed = [match for match in found if match.is_here]
    behind = next((match for match in listed if places.get(match.id, -1) >= here), None)
    return behind or next(iter(found), None)


def after(found: list[Match], last: Match | None, rows: list[str], here: int, by: int) -> Match | None:
    """The match after (by = -1: before) the last one, or without one the line one is at; None beyond the end."""
    if last is not None and last in found:
        place = found.index(last) + by
        return found[place] if 0 <= place < len(found) else None
    places = {id_: place for place, id_ in enumerate(rows)}
    if by > 0:
        return next((m for m in found if not m.is_here or places.get(m.id, -1) > here), None)
    return next((m for m in reversed(found) if m.is_here and places.get(m.id, here) < here), None)
