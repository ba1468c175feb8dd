"""Searching the objectives: while typing among titles, at last in other cycles, ideas and notes."""

from textual import on
from textual.widgets import Input

from okrtui.okr.text import cut, safe
from okrtui.tui import messages
from okrtui.tui.screens.objectives_walked import WalkedObjectives
from okrtui.tui.views.cycles import BACKLOG, CycleChoice
from okrtui.tui.views.searching import Match, Searcher, after, nearest
from okrtui.tui.widgets.search_line import SearchLine

ASKED = 40


class SearchedObjectives(WalkedObjectives):
    """The keys that search: `/`, `n`, `N`."""

    _words = ""
    _origin: str | None = None
    _origin_choice: CycleChoice = BACKLOG
    _is_everywhere = False
    _last: Match | None = None
    _searcher: Searcher | None = None

    def action_search(self) -> None:
        """Open the line to search on, or go back to it."""
        if opened := self.query(SearchLine):
            self.set_focus(opened.first())
            return
        entry = self.lines.selected
        self._origin, self._origin_choice = entry.id if entry else None, self._choice
        self._begin("")
        line = SearchLine()
        self.mount(line, before="#keys")
        self.set_focus(line)

    def _begin(self, words: str) -> None:
        self._words, self._last, self._is_everywhere = words, None, False

    @on(Input.Changed, "#search")
    def _search(self, event: Input.Changed) -> None:
        self._begin(event.value)
        if not event.value.strip():
            self._tell_match("")
            return
        self._choose(self._origin_choice)
        found = self._found()
        rows, here = self._at()
        here = rows.index(self._origin) if self._origin in rows else here
        if match := nearest(found, rows, here):
            self._go_to(match, found)
        else:
            self._tell_match(f"no title holds “{self._asked}” · enter looks in older cycles and notes")

    @on(Input.Submitted, "#search")
    def _submit(self) -> None:
        self._leave_search()
        if self._words.strip() and self._last is None:
            self._look_everywhere()
        else:
            self.open_idea_found()

    def open_idea_found(self) -> bool:
        """Go to the idea that was found last, where that is an idea; whether it was."""
        is_idea = self._last is not None and self._last.part in self.now.okrs.ideas
        if self._last is not None and is_idea:
            self.post_message(messages.ShowRequested(self._last.part))
        return is_idea

    @on(SearchLine.GivenUp)
    def _give_search_up(self) -> None:
        self._begin(self._words)
        self._leave_search()
        self._choose(self._origin_choice)
        if self._origin:
            self.lines.select(self._origin)
        self._tell_match("")

    def _leave_search(self) -> None:
        self.query("#search").remove()
        self.set_focus(self.lines)

    def action_search_next(self) -> None:
        """The next match, at last in other cycles, ideas and notes."""
        self._step(1)

    def action_search_previous(self) -> None:
        """The match before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self._words.strip():
            self.notify("/ searches: type words of a title", markup=False, timeout=2)
            return
        found = self._found()
        if match := after(found, self._last, *self._at(), by):
            self._go_to(match, found)
        elif by > 0 and not self._is_everywhere:
            self._look_everywhere()
        elif found:
            self._go_to(found[0 if by > 0 else -1], found)
        else:
            self._tell_nothing()

    # -- looking

    def _look_everywhere(self) -> None:
        """Open what is not opened yet, then go on."""
        self._is_everywhere = True
        self.post_message(messages.CyclesRequested(frozenset(self.now.okrs.cycles), self._go_on))

    def _go_on(self) -> None:
        found = self._found()
        match = after(found, self._last, *self._at(), 1) or next(iter(found), None)
        if match:
            self._go_to(match, found)
        else:
            self._tell_nothing()

    def _found(self) -> list[Match]:
        here = self._choice if self._searcher is None or self._last is None else self._searcher.here
        if self._searcher is None or not self._searcher.is_for(self.now, here, self._grouping):
            self._searcher = Searcher(self.now, here, self._grouping)
        return self._searcher.found(self._words, everywhere=self._is_everywhere)

    def _at(self) -> tuple[list[str], int]:
        rows, entry = [row.id for row in self.every_entry()], self.lines.selected
        return rows, rows.index(entry.id) if entry and entry.id in rows else 0

    def _go_to(self, match: Match, found: list[Match]) -> None:
        if match.id:
            self.point_at(match.id)
        self._last = match
        told = f"{found.index(match) + 1} of {len(found)}"
        self._tell_match(f"{told} · {match.where}" if match.where else told)

    def moved(self) -> None:
        """On another line a new search begins from there."""
        super().moved()
        if self._last and not self._last.id:
            self._forget()
        self._forget_left_match()

    def show_all(self) -> None:
        """The list, the preview, the frame."""
        super().show_all()
        self._forget_left_match()

    def action_clear(self) -> None:
        """Nothing is marked any more, and nothing told of a search."""
        super().action_clear()
        self._tell_match("")
        if self.query(SearchLine):
            self._leave_search()

    def _forget_left_match(self) -> None:
        entry = self.lines.selected
        if self._last and self._last.id and (entry is None or entry.id != self._last.id):
            self._forget()

    def _forget(self) -> None:
        self._last = None
        self._tell_match("")

    @property
    def _asked(self) -> str:
        return cut(safe(self._words), ASKED)

    def _tell_match(self, told: str) -> None:
        self.tell_below(told)

    def _tell_nothing(self) -> None:
        self._tell_match(f"nothing holds “{self._asked}”: no title, idea or note")
