"""Drafts: what was typed for a check-in and is not recorded yet."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from okrtui.okr.records import Forecast


class Draft(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=False):
    """The fields of a check-in as they were typed; `steps` are the ones done, None when nothing was toggled."""

    value: str = ""
    confidence: int | None = None
    note: str = ""
    steps: tuple[str, ...] | None = None
    forecast: Forecast | None = None
    on: str = ""
    """The day it is of; nothing typed is the day it is recorded."""
    at: datetime | None = None
    """When it was typed."""

    def says_as(self, other: "Draft | None") -> bool:
        """Whether the same was typed, whenever that was."""
        return other is not None and replace(self, at=None) == replace(other, at=None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self.says_as(NOTHING)


NOTHING = Draft()
DraftOf = Callable[[str], Draft | None]
"""The draft of a key result, None when there is none."""
