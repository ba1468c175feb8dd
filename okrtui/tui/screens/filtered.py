"""Screens that show a part of the OKRs when a filter says so: `f`, `F`, and `esc` for all again."""

from collections.abc import Sequence

from okrtui.okr.errors import BadInputError
from okrtui.okr.filter_typed import parse_filter
from okrtui.okr.filters import ALL, Filter
from okrtui.tui import messages
from okrtui.tui.now import Now
from okrtui.tui.screens.cascading import CascadingScreen
from okrtui.tui.views.cycles import CycleChoice
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.filtering import filter_told, known_now, sieve_of, usual_filters

BESIDE = 34
"""Cells of the upper edge that what stands beside the filter takes."""


class FilteredScreen(CascadingScreen):
    """Keeps a filter, and wishes for another one."""

    COUNTED = "key result"
    _filter: Filter = ALL
    _counted_for: tuple[Filter, Reckoner, CycleChoice] | None = None
    _counts = (0, 0)
    """What the filter leaves, and of how many; counted anew where something changed."""

    def to_filter(self) -> Sequence[str]:
        """The ids that a filter chooses from, as many as there are without one."""
        return ()

    def how_many(self, wanted: Filter) -> int:
        """How many of them a filter leaves."""
        sieve = sieve_of(wanted, self._reckoner)
        return sum(map(sieve.holds, self.to_filter()))

    def show_only(self, wanted: Filter) -> None:
        """Show what a filter wants alone, wherever it was folded away; or all."""
        if wanted != self._filter:
            self._filter = wanted
            self.unfold_for(wanted)
            self.show_all()

    def unfold_for(self, wanted: Filter) -> None:
        """What a filter finds is not folded away."""

    def choose_for(self, before: Now, now: Now) -> None:
        """On another day a filter counts from that day."""
        super().choose_for(before, now)
        if before.today != now.today and not self._filter.is_any:
            try:
                self._filter = parse_filter(self._filter.text, known_now(now))
            except BadInputError:  # somebody it names has gone: it goes on as it was
                return

    @property
    def filter_told(self) -> str:
        """What of all is shown, for the edge of the list."""
        if self._filter.is_any:
            return ""
        here = (self._filter, self._reckoner, self._choice)
        if self._counted_for != here:
            self._counted_for = here
            self._counts = self.how_many(self._filter), len(self.to_filter())
        return filter_told(self._filter, *self._counts, self.width - BESIDE)

    def action_filter(self) -> None:
        """Ask which of all are to be shown."""

        def count(typed: str) -> str:
            wanted = parse_filter(typed, known_now(self.now))
            number = self.how_many(wanted)
            return f"{number:,} {self.COUNTED}{'' if number == 1 else 's'}"

        self.post_message(messages.FilterRequested(self._filter.text, usual_filters(), count, self.show_only))

    def action_saved_filters(self) -> None:
        """Ask for one of those that were saved."""
        self.post_message(messages.SavedFiltersRequested(self._filter.text, self.show_only))

    def action_clear(self) -> None:
        """All is shown."""
        self.show_only(ALL)
