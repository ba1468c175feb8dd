"""The oversight committee: membership is advisory and visible, and refuses nobody anything (method, Oversight)."""

from datetime import date

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Person
from okrtui.okr.rhythm import has_left
from okrtui.okr.steps.step import Author

OUTSIDE = "not in the committee"


def committee(okrs: Okrs, space: str, today: date) -> tuple[Person, ...]:
    """Who sits in the committee of a space and has not left."""
    return tuple(
        p for p in okrs.people.values() if p.space == space and p.committee and not has_left(p, today)
    )


def told_by(okrs: Okrs, author: Author, title: str) -> str:
    """What somebody does, as history and the screens tell it: with a word where they are not in the committee."""
    sitting = {member.id for member in committee(okrs, author.space, author.today)}
    return f"{title} ({OUTSIDE})" if sitting and author.person not in sitting else title
