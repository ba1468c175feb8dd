"""Somebody leaves or takes over: what they have in hand goes to others in one step, and history stays."""

from collections.abc import Collection, Sequence
from datetime import date

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.owned import Owned, open_of
from okrtui.okr.records import Person
from okrtui.okr.rhythm import has_left
from okrtui.okr.steps.owning import hand_over
from okrtui.okr.steps.rules import require_there
from okrtui.okr.steps.step import Author, Change, Step, step
from okrtui.okr.steps.together import together


def hand_over_all(okrs: Okrs, author: Author, records: Sequence[Owned], owner: str | None) -> Step:
    """Give several things to somebody, or to nobody, as one step; what is theirs already stays so."""
    if not records:
        raise BadInputError("there is nothing to hand over")
    if owner is not None and has_left(heir := okrs.find(Person, owner), author.today):
        raise RefusedError(f"{heir.name} has left: choose somebody else")
    steps = [hand_over(okrs, author, record, owner) for record in records]
    to = okrs.person_name(owner) or "nobody"
    counted = f"“{name_of(records[0])}”" if len(records) == 1 else f"{len(records)} things"
    return together(steps, f"handed {counted} to {to}")


def leave(
    okrs: Okrs,
    author: Author,
    person: Person,
    on: date,
    *,
    heir: str | None = None,
    only: Collection[str] | None = None,
) -> Step:
    """Somebody leaves on a day. With an heir everything open of theirs goes there, or `only` what is named.

    What nobody is named for stays with them, and guideline O5 says so.
    """
    if heir == person.id:
        raise RefusedError(f"{person.name} leaves: hand over to somebody else")
    going = [record for record in open_of(okrs, person.id) if only is None or record.id in only]
    left = _leave(okrs, author, person, on)
    if heir is None or not going:
        return left
    given = hand_over_all(okrs, author, going, heir)
    return together([left, given], f"{left.title}; {given.title}")


def _leave(okrs: Okrs, author: Author, person: Person, on: date) -> Step:
    def rule(okrs: Okrs) -> None:
        if require_there(okrs, person).left is not None:
            raise RefusedError(f"{person.name} has left already")

    change = Change(person.id, "left", person.left, on)
    return step(okrs, author, f"{person.name} leaves on {on}", change, rule=rule)


def come_back(okrs: Okrs, author: Author, person: Person) -> Step:
    """Somebody who left is there again; what was handed over stays where it is."""

    def rule(okrs: Okrs) -> None:
        if require_there(okrs, person).left is None:
            raise RefusedError(f"{person.name} has not left")

    change = Change(person.id, "left", person.left, None)
    return step(okrs, author, f"{person.name} is back", change, rule=rule)


def be_away(okrs: Okrs, author: Author, person: Person, until: date | None) -> Step:
    """Nothing of theirs is due until that day, it included; None: they are there."""
    if person.away_until == until:
        raise RefusedError(f"“{person.name}” is {f'away until {until}' if until else 'not away'} already")
    if until is not None and until < author.today:
        raise BadInputError(f"{until} is over: give the last day of the absence")
    title = f"{person.name} is away until {until}" if until else f"{person.name} is there again"
    change = Change(person.id, "away_until", person.away_until, until)
    return step(okrs, author, title, change, rule=lambda okrs: _require(okrs, person))


def _require(okrs: Okrs, person: Person) -> None:
    require_there(okrs, person)
