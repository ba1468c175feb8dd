"""How lines, metrics and wins are told: by which short id, and where they live."""

from collections.abc import Mapping

from msgspec import Struct

from okrtui.cli.context import Context
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Record
from okrtui.okr.short_ids import short_ids


class Told(Struct, frozen=True):
    """The OKRs that are told of, how each thing is named, and how each space is called."""

    okrs: Okrs
    tags: Mapping[str, str]
    """Short ids that no objective, key result, line, metric or win shares with another."""
    spaces: Mapping[str, str]
    here: str
    """The space that goes without saying."""

    def where(self, record: Record) -> str:
        """The name of the space a record lives in; empty where that goes without saying."""
        return "" if record.space == self.here else self.spaces[record.space]

    def known_id(self, id_: str | None) -> str | None:
        """The id a record goes by outside."""
        record = self.okrs.get(id_)
        return public_id(record) if record else id_


def told_in(context: Context) -> Told:
    """How things are told in one run of a command, as they are now."""
    okrs = context.okrs
    wins = (win.id for group in okrs.wins.values() for win in group)
    named = (
        *okrs.objectives, *okrs.key_results, *okrs.priorities, *okrs.outlooks, *okrs.health_metrics, *wins,
    )  # fmt: skip
    spaces = {space: context.home.space_name(space) for space in context.home.workspaces}
    return Told(okrs, short_ids(named), spaces, context.space)
