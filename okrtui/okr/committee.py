"""The oversight committee: membership is advisory and visible, and refuses nobody anything (method, Oversight)."""

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Person

OUTSIDE = "not in the committee"


def committee(okrs: Okrs, space: str) -> tuple[Person, ...]:
    """Who sits in the committee of a space and has not left."""
    return tuple(p for p in okrs.people.values() if p.space == space and p.committee and p.left is None)


def is_outside(okrs: Okrs, space: str, person: str) -> bool:
    """Whether a space has a committee that somebody does not sit in."""
    sitting = committee(okrs, space)
    return bool(sitting) and all(member.id != person for member in sitting)


def told_by(okrs: Okrs, space: str, person: str, title: str) -> str:
    """What somebody does, as history and the screens tell it: with a word where they are not in the committee."""
    return f"{title} ({OUTSIDE})" if is_outside(okrs, space, person) else title
