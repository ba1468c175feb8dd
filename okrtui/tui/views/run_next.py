"""What happens next with a key result that stands low: the question, and what an answer becomes."""

from typing import NamedTuple

from okrtui.okr.progress import standing
from okrtui.okr.records import KeyResult
from okrtui.okr.run_asked import Becomes
from okrtui.okr.text import cut, safe
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece

NAME = 16


class AskedNext(NamedTuple):
    """The key result in question, and what was answered already in this run."""

    now: Now
    key_result: KeyResult
    said: Becomes | None = None

    def follow(self, now: Now) -> "AskedNext":
        """The same as it is known now; what is gone stays as it was known last."""
        known = now.okrs.key_results.get(self.key_result.id, self.key_result)
        return self._replace(now=now, key_result=known)

    @property
    def question(self) -> Line:
        """`confidence 3: what happens next?`."""
        confidence = standing(self.now.okrs, self.key_result).confidence
        rated = "" if confidence is None else f"confidence {confidence}: "
        return [Piece(f"  {rated}what happens next?", "warn"), Piece("  empty goes on", "dim")]

    def becomes(self, *, is_comment: bool) -> Line:
        """What the answer will be, and how it becomes the other."""
        if is_comment:
            told, other = [Piece("a comment", "strong")], "this week’s must"
        else:
            told, other = [Piece("this week’s must", "strong"), Piece(self._whose(), "dim")], "comment"
        way = [Piece(" · ", "dim"), Piece("tab", "key"), Piece(f": {other}", "dim")]
        return [Piece("becomes: ", "dim"), *told, *([] if self.said else way)]

    def _whose(self) -> str:
        owner = self.now.okrs.owner_of(self.key_result)
        if owner is None or owner in self.now.me:
            return ""
        return f" of {cut(safe(self.now.okrs.person_name(owner)), NAME)}"
