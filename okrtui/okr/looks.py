"""When somebody looked at the OKRs last, and so from where on something is news to them."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from okrtui.okr.calendar import moved


class Look(Struct, frozen=True):
    """One day's look; `known` is how far each person's log had come: its last number, by replica."""

    day: date
    known: dict[str, int] = field(default_factory=dict)


class Looks(Struct, frozen=True, omit_defaults=True):
    """The look of the newest day, and that of the last day before it on which somebody looked."""

    last: Look | None = None
    before: Look | None = None


def looked(looks: Looks, today: date, known: Mapping[str, int]) -> Looks:
    """What to remember when somebody looks: looking again on one day keeps what the day's news began from."""
    last = looks.last
    if last is not None and last.day < today:
        return Looks(Look(today, dict(known)), last)
    seen = dict(last.known) if last is not None else {}
    together = {rid: max(known.get(rid, 0), seen.get(rid, 0)) for rid in (*seen, *known)}
    return Looks(Look(today, together), looks.before)


def news_since(looks: Looks, today: date) -> Look:
    """The look that today's news counts from: that of the last day before; else the last Friday, knowing nothing."""
    earlier = (look for look in (looks.last, looks.before) if look is not None and look.day < today)
    return next(earlier, None) or Look(last_friday(today))


def last_friday(today: date) -> date:
    """The Friday before a day, on a Friday the one of the week before."""
    return moved(today, -((today.weekday() + 2) % 7 + 1))
