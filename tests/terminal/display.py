"""What the terminal shows: the output, drawn by pyte."""

import codecs
import re
from collections.abc import Callable, Iterable

import pyte

# What pyte 0.8 would draw as text, misread or stumble over: parameters with : < = >, intermediate bytes,
# private sequences other than modes, DCS and its kin; and the queries that are answered elsewhere.
_INDIGESTIBLE = re.compile(
    r"\x1b\[(?:[0-?]*[:<=>][0-?]*[ -/]*|[0-?]*[ -/]+)[@-~]"
    r"|\x1b\[\?[0-9;]*[^0-9;hl]|\x1b\[0?c|\x1b\[5n|\x1b[PX^_].*?\x1b\\",
    re.DOTALL,
)
_OTHER_SCREEN = re.compile(r"\x1b\[\?(?:1049|1047|47)[hl]")  # pyte has one screen: it is cleared instead
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[]PX^_][^\x07\x1b]*\x1b?)?\Z")


class _Screen(pyte.Screen):
    def __init__(self, columns: int, rows: int, reply: Callable[[bytes], None]) -> None:
        super().__init__(columns, rows)
        self._reply = reply

    def write_process_input(self, data: str) -> None:
        self._reply(data.encode())


class Display:
    """A screen fed with bytes. `reply` takes the cursor's place to the program that asked for it."""

    def __init__(self, columns: int, rows: int, reply: Callable[[bytes], None]) -> None:
        self._screen = _Screen(columns, rows, reply)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._unfinished = ""
        self._seen = self._picture(range(rows))

    def feed(self, data: bytes) -> bool:
        """Draw; whether anything visible changed. The cursor is visible unless it is hidden."""
        self._stream.feed(self._digestible(data))
        picture = self._picture(self._screen.dirty)
        self._screen.dirty.clear()
        is_changed = any(self._seen.get(place) != shown for place, shown in picture.items())
        self._seen |= picture
        return is_changed

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    def _digestible(self, data: bytes) -> str:
        text = self._unfinished + self._decoder.decode(data)
        end = found.start() if (found := _UNFINISHED.search(text)) else len(text)
        text, self._unfinished = text[:end], text[end:]
        return _INDIGESTIBLE.sub("", _OTHER_SCREEN.sub("\x1b[2J\x1b[H", text))

    def _picture(self, rows: Iterable[int]) -> dict[int, object]:
        screen, cursor = self._screen, self._screen.cursor
        cells = {y: tuple(screen.buffer[y][x] for x in range(screen.columns)) for y in rows}
        return {**cells, -1: None if cursor.hidden else (cursor.x, cursor.y)}
