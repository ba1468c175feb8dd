"""Several lines pasted at once, each to be read as a quick add is."""

import re

_BULLET = re.compile(r"\s*(?:(?:[-*+•–]|\d{1,3}[.)])(?=\s))?\s*(?:\[ ?\](?=\s|$))?")


def pasted_lines(text: str) -> tuple[str, ...]:
    """The lines that hold anything, without bullet, number and empty box; `[x]` stays, as it says something."""
    bare = (_BULLET.sub("", line, count=1).strip() for line in text.removeprefix("\ufeff").splitlines())
    return tuple(line for line in bare if line)
