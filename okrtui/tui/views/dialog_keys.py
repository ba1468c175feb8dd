"""The keys of a dialog, as its lower edge names them: `enter Next · tab Field · esc Cancel`."""

from collections.abc import Iterator

from okrtui.tui.views.pieces import Piece

BETWEEN = " · "
NAMED = {
    "enter": "enter", "esc": "escape", "tab": "tab", "space": "space",
    "↑": "up", "↓": "down", "up": "up", "down": "down", "/": "slash",
}  # fmt: skip
"""What a key is called there, and by Textual; a single letter is its own name."""


def dialog_keys(told: str) -> Iterator[Piece]:
    """The same text; each key with its title does what the key does, two keys of one title each their own."""
    for place, part in enumerate(told.split(BETWEEN)):
        if place:
            yield Piece(BETWEEN)
        yield from _with_keys(part)


def _with_keys(part: str) -> Iterator[Piece]:
    words = part.split(" ")
    keys = [word for word in words[:2] if _key(word)] if _key(words[0]) else []
    for place, word in enumerate(words):
        blank = " " if place + 1 < len(words) else ""
        does = word if word in keys else keys[0] if len(keys) == 1 else ""
        yield Piece(word + blank, does=_key(does))


def _key(word: str) -> str:
    is_letter = len(word) == 1 and word.isascii() and word.isalpha()
    return NAMED.get(word, word if is_letter else "")
