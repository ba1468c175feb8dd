"""The review of a cycle: what a unit or a person says of it before it is closed."""

from collections.abc import Mapping

from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Person, Review, Unit, Whose
from okrtui.okr.steps.rules import optional_text, require_known, require_open
from okrtui.okr.steps.step import Add, Author, Change, Step, changes_of, step
from okrtui.okr.steps.trash import DELETED

PARTS: Mapping[str, str] = {
    "went_well": "what went well", "went_badly": "what went badly", "lessons": "lessons", "next": "what is next",
}  # fmt: skip
"""The parts of a review, and how each is called."""


def review_of(okrs: Okrs, cycle: Cycle, whose: Whose) -> Review | None:
    """What a unit or a person has said of a cycle."""
    return next((r for r in okrs.reviews.values() if r.cycle == cycle.id and r.for_ == whose), None)


def write_review(okrs: Okrs, author: Author, cycle: Cycle, whose: Whose, **parts: str | None) -> Step:
    """Say or change parts of a review: `went_well`, `went_badly`, `lessons`, `next`; nothing clears one.

    Two people who begin the review of a unit at once make one; those who change different parts both win.
    """
    said = {name: optional_text(text, PARTS[name]) for name, text in parts.items()}
    made = author.ids.keyed("review", cycle.id, whose.unit or whose.person or "")
    known = review_of(okrs, cycle, whose) or okrs.trash.get(made.id)
    if whose == Whose():
        raise BadInputError("a review is that of a unit or a person: say whose")
    if isinstance(known, Review):
        changes = _changed(known, said)
    else:
        review = Review(id=made.id, space=author.space, key=made.key, cycle=cycle.id, for_=whose)
        changes = (Add(replace(review, **said), made),) if any(said.values()) else ()
    if not changes:
        raise BadInputError("nothing to change: the review says that already")

    def rule(okrs: Okrs) -> None:
        now = okrs.find(Cycle, cycle.id)
        require_open(okrs, now)
        if now.phase == "planning":
            raise RefusedError(f"{now.name} is still being planned: it is reviewed at its end")
        if known is None and review_of(okrs, now, whose) is not None:
            raise RefusedError("somebody has begun that review meanwhile: look again")
        require_known(okrs, whose.unit, "unit", Unit)
        require_known(okrs, whose.person, "person", Person)

    title = f"reviewed {cycle.name} for {okrs.whose_name(whose)}: {', '.join(PARTS[name] for name in said)}"
    return step(okrs, author, title, *changes, rule=rule)


def _changed(known: Review, said: Mapping[str, str | None]) -> tuple[Add | Change, ...]:
    """What is said anew of a review, which comes back from the trash for it."""
    back = (Change(known.id, DELETED, True, None),) if known.deleted else ()
    return (*back, *changes_of(known, said))
