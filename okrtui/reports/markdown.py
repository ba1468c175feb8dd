"""Foreign text inside Markdown: it reads as it was typed and never becomes markup or a link."""

import re

from okrtui.okr.text import safe

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&$@]|:(?=//)|(?<=[wW]{3})\.|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s<>\"'\\`|{}^\[\]]+", re.IGNORECASE)


def escaped(text: str) -> str:
    """Text on one line for any place in a Markdown line."""
    return _MARKS.sub(lambda found: f"\\{found.group()}", safe(text).strip())


def link(address: str | None) -> str:
    """A web address as a link that can be followed, anything else as plain text."""
    if not address:
        return ""
    return f"<{address}>" if is_web(address) else escaped(address)


def is_web(address: str) -> bool:
    """Whether this is an http or https address and nothing else."""
    return safe(address) == address and bool(_WEB.fullmatch(address))
