"""What a terminal replies when the program asks about it."""

import re

_QUERIES = re.compile(
    rb"\x1b\[(?:(?P<attributes>0?c)|(?P<status>5n)|\?(?P<mode>\d+)\$p)"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)
_LONGEST_QUERY = 16
_SYNCHRONIZED_OUTPUT = b"2026"


class Answers:
    """Finds queries in the output, even if a read cuts them in two; kitty's `?u` gets none, as in xterm."""

    def __init__(self) -> None:
        self._unread = b""

    def reply_to(self, output: bytes) -> bytes:
        """The bytes to send back; the cursor's place is left to whoever knows the screen."""
        text = self._unread + output
        matches = list(_QUERIES.finditer(text))
        self._unread = text[matches[-1].end() if matches else 0 :][-_LONGEST_QUERY:]
        return b"".join(map(_reply, matches))


def _reply(query: re.Match[bytes]) -> bytes:
    match query.lastgroup:
        case "attributes":
            return b"\x1b[?62;22c"
        case "status":
            return b"\x1b[0n"
        case "mode":
            return b"\x1b[?%s;%d$y" % (query["mode"], 2 if query["mode"] == _SYNCHRONIZED_OUTPUT else 0)
        case _:
            level = b"0000" if query["colour"] == b"11" else b"ffff"
            return b"\x1b]%s;rgb:%s\x1b\\" % (query["colour"], b"/".join([level] * 3))
