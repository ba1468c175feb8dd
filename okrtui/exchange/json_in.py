"""Everything of one space from JSON; only adds, and matches by id alone."""

from collections.abc import Container, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from okrtui.exchange.intake import Gathering, Intake, Progress
from okrtui.exchange.json_entries import Entries
from okrtui.exchange.json_fields import FORMAT, LISTS
from okrtui.exchange.json_records import RecordReader
from okrtui.exchange.json_refusals import leave_out_dependents, refuse_circles
from okrtui.exchange.json_taking import take_entries, take_space
from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.step import Author
from okrtui.okr.text import cut

_decoder = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)
_TOP_KEYS = frozenset({"okrtui", "space", "other", "as_of", *LISTS})


def read_json(
    okrs: Okrs,
    author: Author,
    text: str,
    *,
    update: bool = False,
    is_empty_space: bool = False,
    progress: Progress | None = None,
    put_away: Container[str] = (),
) -> Intake:
    """What a JSON export asks for in one space; BadInputError when it cannot be read at all.

    Devices, committee membership, settings and what `init` made of the current cycle are taken only
    into an empty space.
    """
    document = _decoded(text)
    gathering = Gathering(okrs, author, update=update, put_away=put_away)
    entries = Entries(gathering)
    for part, kind in LISTS.items():
        entries.enter(part, kind, document.get(part))
    reader = RecordReader(gathering, entries, is_empty_space=is_empty_space)
    reader.read_all(progress)
    refuse_circles(gathering, entries)
    leave_out_dependents(gathering, entries)
    take_entries(gathering, entries, is_empty_space=is_empty_space)
    if is_empty_space:
        take_space(gathering, document.get("space"))
    reader.notice_strangers()
    _notice_strangers(gathering, document)
    return gathering.intake()


def _decoded(text: str) -> dict[str, Any]:
    try:
        document = _decoder.decode(text.removeprefix("\ufeff").encode())
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        reason = str(error).removeprefix("JSON is malformed: ")
        raise BadInputError(f"this is not JSON that can be read: {reason}") from error
    number = document.get("okrtui")
    if not isinstance(number, int):
        raise BadInputError("this is not an okrtui export: it does not begin with “okrtui”: 1")
    if number > FORMAT:
        raise BadInputError(f"this file has format {number}, made by a newer okrtui: update okrtui first")
    return document


def _notice_strangers(gathering: Gathering, document: Mapping[str, Any]) -> None:
    """Tell which lists and other keys of the file mean nothing here."""
    for name in sorted(document.keys() - _TOP_KEYS):
        gathering.notices.append(f"“{cut(name, 40)}” is not known here and was left out")
    other = document.get("other")
    if isinstance(other, list) and other:
        gathering.notices.append(_strangers_told(len(other)))


def _strangers_told(number: int) -> str:
    if number == 1:
        return "1 record of another kind is not known here and was left out"
    return f"{number:,} records of other kinds are not known here and were left out"
