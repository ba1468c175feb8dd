"""Comments: a dated, immutable remark about any record."""

from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Record
from okrtui.okr.steps.rules import require_open, require_text, require_there
from okrtui.okr.steps.step import Add, Author, Step, step


def comment(okrs: Okrs, author: Author, about: Record, text: str) -> Step:
    """Say something about a record; what is closed stays as it was left."""
    made = author.ids.fresh()
    remark = Comment(
        id=made.id,
        space=author.space,
        about=about.id,
        on=author.today,
        text=require_text(text, "the comment"),
        by=author.person,
    )

    def rule(okrs: Okrs) -> None:
        require_open(okrs, require_there(okrs, about))

    return step(okrs, author, f"commented on “{name_of(about)}”", Add(remark, made), rule=rule)
