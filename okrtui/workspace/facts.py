"""Plain values that the faces are told: what happened, what could not."""

from datetime import datetime

from msgspec import Struct


class Entry(Struct, frozen=True):
    """One step in history: when, by whom, in which space, what, and the records it touched."""

    cid: str
    space: str
    at: str
    by: str
    did: str
    touched: tuple[str, ...]
    t: int = 0
    undoes: str | None = None


class Refusal(Struct, frozen=True):
    """One commit that verifying refused, and why."""

    replica: str
    number: int
    why: str


class Clock(Struct, frozen=True):
    """The two clocks: `now` is the rules' day and hour, `stamp` the machine's."""

    now: datetime
    stamp: datetime
