"""Foreign text inside Markdown: it reads as it was typed and never becomes markup or a link."""

import re
from collections.abc import Iterable

from okrtui.okr.text import safe

_MARKS = re.compile(
    r"[\\`*_{}\[\]<>#|~&$@]"
    r"|:(?=//)|(?<=mailto):|(?<=xmpp):|(?<![:/])/(?=/)"  # addresses
    r"|(?<=www)\.|(?<=\S)\.(?=[^\W\d_]{2})"  # names of computers: example.org
    r"|^[-+=](?=[-+=:\s]|$)|^:(?=-)",  # a list, a rule, a heading's underline, a table's columns
    re.IGNORECASE,
)
_CALL = re.compile(r"(?<![\w.@])@(?=\w)")
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
_WEB = re.compile(r"https?://[^\s<>\"'\\`|{}^\[\]]+", re.IGNORECASE)


def escaped(text: str) -> str:
    """Text on one line for any place in a Markdown line, its beginning too.

    Chats look for names to call behind the Markdown, whatever it escapes: there @ becomes a wide one.
    """
    return with_marks_escaped(_CALL.sub("＠", safe(text).strip()))


def with_marks_escaped(shown: str) -> str:
    """Safe text with a backslash before all that Markdown would take for markup or a link."""
    marked = _MARKS.sub(lambda found: f"\\{found.group()}", shown)
    return _NUMBERED.sub(r"\1\\", marked)


def link(address: str | None) -> str:
    """A web address as a link that can be followed, anything else as plain text."""
    if not address:
        return ""
    return f"<{address}>" if is_web(address) else escaped(address)


def is_web(address: str) -> bool:
    """Whether this is an http or https address and nothing else."""
    return safe(address) == address and bool(_WEB.fullmatch(address))


def facts(*parts: str | None) -> str:
    """Several things said of one, those that say nothing left out."""
    return " · ".join(filter(None, (escaped(part or "") for part in parts)))


def section(heading: str, lines: Iterable[str]) -> list[str]:
    """A heading with what stands below it; nothing where nothing does."""
    listed = list(lines)
    return ["", f"## {heading}", "", *listed] if listed else []


def item(said: str, *below: str) -> list[str]:
    """A point of a list with points below it; those that say nothing are left out."""
    return [f"- {said}", *(f"  - {each}" for each in below if each)]


def paragraph(text: str) -> list[str]:
    """A line with room above it; nothing where it says nothing."""
    return ["", text] if text else []
