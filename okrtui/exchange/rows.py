"""The rows of a file with what reading any of them takes, whether they hold key results or check-ins."""

from collections.abc import Callable, Sequence

from okrtui.exchange.cell_numbers import Numbers
from okrtui.exchange.csv_columns import Row
from okrtui.exchange.intake import Gathering, Progress, told
from okrtui.exchange.known import Known
from okrtui.exchange.places import Places
from okrtui.okr.errors import BadInputError


class Rows:
    """Rows on their way into an intake; `source` keeps the ids of one source apart from those of another."""

    def __init__(
        self,
        gathering: Gathering,
        rows: Sequence[Row],
        *,
        numbers: Numbers,
        source: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.gathering, self.all = gathering, rows
        self.numbers, self.source = numbers, source
        self.places, self.known = Places(gathering), Known(gathering.okrs)
        self._progress = progress

    def each(self, take: Callable[[Row], None]) -> list[Row]:
        """Have every row taken; those that cannot be become problems, and are given back."""
        refused = []
        for row in told(self.all, len(self.all), self._progress):
            try:
                take(row)
            except BadInputError as error:
                self.gathering.refuse(row.line, error)
                refused.append(row)
        return refused
