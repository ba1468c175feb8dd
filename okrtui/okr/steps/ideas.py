"""Ideas: proposing one, supporting it, declining it with a reason, opening it again. Adopting: adopting.py.

Anybody may do any of it; where there is a committee, who declines without sitting there is told so.
"""

from okrtui.okr.committee import told_by
from okrtui.okr.errors import RefusedError
from okrtui.okr.ideas import is_given_up
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Idea, Person
from okrtui.okr.steps.rules import optional_text, require_known, require_text, require_there
from okrtui.okr.steps.step import Add, Author, Change, Step, changes_of, step


def propose(okrs: Okrs, author: Author, title: str, why: str | None = None) -> Step:
    """A new idea, mine and open."""
    made = author.ids.fresh()
    idea = Idea(
        id=made.id,
        space=author.space,
        title=require_text(title, "the idea"),
        why=optional_text(why, "the reason"),
        author=author.person,
    )

    def rule(okrs: Okrs) -> None:
        require_known(okrs, author.person, "person", Person)

    return step(okrs, author, f"proposed “{idea.title}”", Add(idea, made), rule=rule)


def support_idea(okrs: Okrs, author: Author, idea: Idea, *, is_for: bool = True) -> Step:
    """Be for an idea, or no longer; one register for each person, so that nobody's voice is lost."""
    me = author.person

    def rule(okrs: Okrs) -> None:
        now = require_there(okrs, idea)
        require_known(okrs, me, "person", Person)
        if now.state != "open":
            raise RefusedError(f"“{now.title}” is {now.state}: only what is open is supported")
        if (me in now.supporters) == is_for:
            told = "you support it already" if is_for else "you do not support it"
            raise RefusedError(f"“{now.title}”: {told}")

    before, after = (None, True) if is_for else (True, None)
    told = "supports" if is_for else "no longer supports"
    return step(
        okrs, author, f"{told} “{idea.title}”", Change(idea.id, f"supporters/{me}", before, after), rule=rule
    )


def decline_idea(okrs: Okrs, author: Author, idea: Idea, because: str) -> Step:
    """Not take an idea up, with a reason that stands beside it for good."""
    values = {"state": "declined", "because": require_text(because, "the reason")}
    title = told_by(okrs, author, f"declined “{idea.title}”")
    return step(
        okrs, author, title, *changes_of(idea, values), rule=lambda okrs: require_unanswered(okrs, idea)
    )


def reopen_idea(okrs: Okrs, author: Author, idea: Idea) -> Step:
    """Open an idea again that was declined, or whose objective is given up; what was said and who is for it stays."""

    def rule(okrs: Okrs) -> None:
        now = require_there(okrs, idea)
        if now.state == "open":
            raise RefusedError(f"“{now.title}” is open already")
        if now.state == "adopted" and not is_given_up(okrs, now):
            raise RefusedError(f"“{now.title}” became an objective: drop that first")

    title = told_by(okrs, author, f"opened “{idea.title}” again")
    changes = changes_of(idea, {"state": "open", "objective": None})
    return step(okrs, author, title, *changes, rule=rule)


def require_unanswered(okrs: Okrs, idea: Idea) -> None:
    """RefusedError where an idea is open no more, GoneError where it is gone."""
    now = require_there(okrs, idea)
    if now.state != "open":
        way = ": open it again first" if now.state == "declined" else ""
        raise RefusedError(f"“{now.title}” is {now.state} already{way}")


def require_own(idea: Idea, author: Author) -> None:
    """RefusedError when somebody would put an idea of another into other words, which others support as they are."""
    if idea.author not in (None, author.person):
        raise RefusedError(f"“{idea.title}” is somebody else's idea: comment on it instead")
