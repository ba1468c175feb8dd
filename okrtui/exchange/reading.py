"""Text from a file or the clipboard: which form it has, and what it asks for in one space."""

from collections.abc import Container, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okrtui.okr.errors import BadInputError
from okrtui.okr.kinds import kind_words
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.step import Author
from okrtui.okr.text import cut

if TYPE_CHECKING:
    from okrtui.exchange.intake import Intake, Progress

SUFFIXES = {".json": "json", ".csv": "csv", ".tsv": "csv", ".md": "md", ".markdown": "md", ".txt": "md"}
IRREGULAR = {"person": "people", "priority": "priorities"}
MOST_BYTES = 64 * 1024 * 1024
SCANNED = 200
"""Lines looked at for the heading of an outline."""


def form_of(text: str) -> str | None:
    """What the text is: `json`, `csv`, `md` for an outline, None for none of them."""
    lines = [line for line in text.removeprefix("\ufeff").lstrip()[: 1 << 20].splitlines() if line.strip()]
    if not lines:
        return None
    if lines[0].lstrip().startswith("{"):
        return "json"
    if any(line.startswith("## ") for line in lines[:SCANNED]):
        return "md"
    return "csv" if _names_columns(lines) else None


def _names_columns(lines: list[str]) -> bool:
    from okrtui.exchange.csv_columns import read_sheet

    try:
        columns = read_sheet("\n".join(lines[:2])).columns
    except BadInputError:
        return False
    is_named = columns & {"objective", "id", "key_result"}
    return bool(is_named) and (len(columns) > 1 or lines[0].strip().casefold() == "objective")


def read_text(
    okrs: Okrs,
    author: Author,
    text: str,
    form: str,
    *,
    update: bool = False,
    source: str | None = None,
    progress: "Progress | None" = None,
    put_away: Container[str] = (),
    cycle: str = "",
) -> "Intake":
    """What a text of this form asks for in one space; BadInputError when it cannot be read at all.

    What was `put_away` lies in the trash, but nobody threw it away: it comes back. What a table names no
    cycle for goes into the one called `cycle`.
    """
    common: dict[str, Any] = {"update": update, "progress": progress, "put_away": put_away}
    if form == "json":
        from okrtui.exchange.json_in import read_json

        is_empty = not (okrs.objectives or okrs.units)
        return read_json(okrs, author, text, is_empty_space=is_empty, **common)
    if form == "csv":
        from okrtui.exchange.csv_in import read_csv

        return read_csv(okrs, author, text, source=source, cycle=cycle, **common)
    from okrtui.exchange.outline import read_outline

    return read_outline(okrs, author, text, **common)


def read_file(typed: str) -> tuple[str, str, str]:
    """The name, text and form of a file by its path as typed; BadInputError in a sentence that names it."""
    path = _path(typed)
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise BadInputError(f"{name} is a directory: name a file in it")
        if path.exists() and not path.is_file():
            raise BadInputError(f"{name} is not a file that can be read")
        if path.stat().st_size > MOST_BYTES:
            raise BadInputError(f"{name} is too big: {MOST_BYTES // 1024 // 1024} MB is the most")
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise BadInputError(f"there is no file {path}") from None
    except (OSError, ValueError) as error:
        raise BadInputError(_why_not(name, error)) from error
    suffix = path.suffix.lower()
    form = form_of(text) if suffix == ".txt" else SUFFIXES.get(suffix) or form_of(text)
    if form is None:
        raise BadInputError(f"{name} is neither CSV, nor an outline with ## headings, nor JSON")
    if not text.strip():
        raise BadInputError(f"{name} is empty")
    return name, text, form


def _path(typed: str) -> Path:
    """A path as somebody types it, or a terminal when a file is dropped on it."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    try:
        return Path(text.replace("\\ ", " ")).expanduser()
    except RuntimeError as error:
        raise BadInputError(f"nobody here is called {cut(text.partition('/')[0], 40)}") from error


def _why_not(name: str, error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"{name} is not UTF-8 text (byte {error.start:,}); save it as UTF-8"
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"{name} cannot be read: {reason}"


def counts_text(counts: Mapping[str, int]) -> str:
    """`3 objectives, 12 key results, 1 check-in`; empty for nothing."""
    named = ((kind_words(kind), n) for kind, n in counts.items() if n)
    return ", ".join(f"{n:,} {word if n == 1 else IRREGULAR.get(word, f'{word}s')}" for word, n in named)


def title_of(name: str, intake: "Intake") -> str:
    """What history calls the import of what goes by this name."""
    return f"imported {name}: {counts_text(intake.added) or counts_text(intake.updated)}"
