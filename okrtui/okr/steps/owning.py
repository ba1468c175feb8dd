"""Handing over: who owns an objective or key result from now on."""

from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Person
from okrtui.okr.steps.rules import require_known, require_open
from okrtui.okr.steps.step import Author, Change, Step, step


def hand_over(okrs: Okrs, author: Author, record: Objective | KeyResult, owner: str | None) -> Step:
    """Give it to somebody, or to nobody: a key result then is its objective's owner's."""
    name = okrs.person_name(owner)
    if record.owner == owner:
        whose = f"{name}’s" if owner else "nobody’s"
        raise RefusedError(f"“{record.title}” is {whose} already")

    def rule(okrs: Okrs) -> None:
        require_known(okrs, owner, "person", Person)
        require_open(okrs, okrs.find(type(record), record.id))

    told = f"handed “{record.title}” to {name}" if owner else f"“{record.title}” has no owner of its own now"
    return step(okrs, author, told, Change(record.id, "owner", record.owner, owner), rule=rule)
