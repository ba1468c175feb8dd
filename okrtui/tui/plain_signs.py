"""Every sign of ours as one ASCII character, for terminals where lines and arrows take two cells.

It works on what is drawn, after everything was measured: whatever a screen, a dialog, a border, a scrollbar or
a toast shows goes through it. Letters of any language stay as they are.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

LINES = "".join(map(chr, range(0x2500, 0x2580)))
"""Lines and corners of frames."""
LYING, STANDING = frozenset("─━┄┅┈┉╌╍═╴╶╸╺╼╾"), frozenset("│┃┆┇┊┋╎╏║╵╷╹╻╽╿")
SIGNS = {
    "→": ">", "←": "<", "↑": "^", "↓": "v", "↗": "^", "↘": "v", "⇒": ">", "⇄": "/", "⌫": "<", "␣": "_",
    "▸": ">", "▾": "v", "‹": "<", "›": ">", "»": ">", "«": "<", "≤": "<", "≥": ">", "×": "x", "−": "-",
    "…": "~", "·": "-", "–": "-", "—": "-", "°": "*", "“": '"', "”": '"', "‘": "'", "’": "'",
    "⏎": "/", "↻": "@", "★": "*", "●": "*", "○": "o", "◐": "~", "▲": "!", "◆": "#", "✓": "v", "▌": "|",
    "■": "#", "□": ".", "█": "#", "▀": "#", "▄": "#", **dict.fromkeys("▁▂▃▅▆▇", " "),
}  # fmt: skip
PLAIN = str.maketrans(
    {sign: "-" if sign in LYING else "|" if sign in STANDING else "+" for sign in LINES} | SIGNS
)


class PlainSigns(LineFilter):
    """What is drawn, in ASCII signs."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, as wide as before."""
        return [
            segment if segment.text.isascii() else Segment(segment.text.translate(PLAIN), *segment[1:])
            for segment in segments
        ]
