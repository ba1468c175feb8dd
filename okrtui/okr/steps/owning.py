"""Handing over: who owns an objective, key result or line, or keeps a metric, from now on."""

from okrtui.okr.errors import RefusedError
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.owned import Owned, in_hands_of
from okrtui.okr.records import HealthMetric, Person
from okrtui.okr.steps.rules import require_known, require_open, require_there
from okrtui.okr.steps.step import Author, Change, Step, step


def hand_over(okrs: Okrs, author: Author, record: Owned, owner: str | None) -> Step:
    """Give it to somebody, or to nobody: a key result then is its objective's owner's."""
    name, title, before = okrs.person_name(owner), name_of(record), in_hands_of(record)
    if before == owner:
        whose = f"{name}’s" if owner else "nobody’s"
        raise RefusedError(f"“{title}” is {whose} already")

    def rule(okrs: Okrs) -> None:
        require_known(okrs, owner, "person", Person)
        require_open(okrs, require_there(okrs, record))

    field = "keeper" if isinstance(record, HealthMetric) else "owner"
    told = f"handed “{title}” to {name}" if owner else f"“{title}” has no {field} of its own now"
    return step(okrs, author, told, Change(record.id, field, before, owner), rule=rule)
