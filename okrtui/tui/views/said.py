"""What was said about a record: the newest comment on one line, the last few below each other."""

from collections.abc import Iterator

from okrtui.okr.history_of import comments_on
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment
from okrtui.okr.text import safe
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece, wrapped
from okrtui.tui.views.wording import day_text

LAST, LONGEST = 4, 3
"""Comments that are shown below each other, and the lines one of them may take."""


def newest_comment(okrs: Okrs, id_: str) -> str:
    """`Mei: “after the audit”`; empty where nothing was said."""
    newest = next(iter(comments_on(okrs, id_)), None)
    return f"{_who(okrs, newest)}: “{safe(newest.text)}”" if newest else ""


def comment_rows(now: Now, id_: str, width: int) -> Iterator[Line]:
    """A free line and the last comments, the newest first; where there are more, how many."""
    said = comments_on(now.okrs, id_)
    if said:
        yield []
    for comment in said[:LAST]:
        yield [Piece(f"{day_text(comment.on, now.today)} {_who(now.okrs, comment)}", "dim")]
        yield from ([Piece(f"  {text}")] for text in wrapped(comment.text, width - 2, LONGEST))
    if len(said) > LAST:
        yield [Piece(f"{len(said) - LAST} earlier", "dim")]


def _who(okrs: Okrs, comment: Comment) -> str:
    return safe(okrs.person_name(comment.by)) or "somebody"
