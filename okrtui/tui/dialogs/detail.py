"""A key result read closely, with its whole history."""

from okrtui.okr.records import KeyResult
from okrtui.tui.dialogs.reading import Reading
from okrtui.tui.now import Now
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.preview import details

WIDTH = 70


def detail_dialog(now: Now, key_result: KeyResult, signs: Glyphs) -> Reading:
    """All there is about a key result."""
    return Reading("Key result", details(key_result, Reckoner(now), WIDTH, signs), signs.cursor)
