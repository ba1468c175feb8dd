"""O5: what lies in nobody's hands."""

from okrtui.okr.okrs import Okrs


def ownerless(okrs: Okrs, owner: str | None) -> str:
    """Why nobody has it in hand, empty where somebody does."""
    person = okrs.people.get(owner or "")
    if person is None:
        return "has no owner"
    return f"belongs to {person.name}, who has left" if person.left is not None else ""
