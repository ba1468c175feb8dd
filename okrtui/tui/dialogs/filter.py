"""The question which states are shown."""

from collections.abc import Mapping

from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.views.filtering import FILTERS
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.wording import several


def filter_question(at: str, counts: Mapping[str, int], signs: Glyphs) -> Question:
    """One state, or all."""
    options = [Option(each.id, each.title, several(counts[each.id], "key result")) for each in FILTERS]
    return Question("Show only", options, signs, at=at)
