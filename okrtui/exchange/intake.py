"""What reading a file comes to: the changes it asks for, and everything a person should be told."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct, structs

from okrtui.exchange.soundness import BadCellError
from okrtui.okr.encoding import plain
from okrtui.okr.errors import BadInputError
from okrtui.okr.kinds import field_words, kind_words
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import PLURALS, Okrs
from okrtui.okr.records import SETS, Cycle, Record, Settings
from okrtui.okr.steps.closed import closed_behind
from okrtui.okr.steps.step import Add, Author, Change, Made
from okrtui.okr.steps.trash import DELETED
from okrtui.okr.text import cut

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Progress: TypeAlias = Callable[[int, int], None]
"""Told now and then how many rows are done, of how many."""

EVERY = 500


class Problem(Struct, frozen=True):
    """One bad cell: where it stands and why it cannot be taken.

    `line` is a line of a text file; in a JSON file `part` names the list and `line` the place in it.
    """

    line: int
    column: str
    reason: str
    part: str = ""

    def __str__(self) -> str:
        place = f"{self.part}[{self.line}]" if self.part else f"line {self.line}"
        return f"{place}, {self.column}: {self.reason}" if self.column else f"{place}: {self.reason}"


class Intake(Struct):
    """The changes a file asks for, with counts by kind, what was left alone, and what is wrong."""

    changes: tuple[Add | Change, ...] = ()
    added: dict[str, int] = {}
    same: dict[str, int] = {}
    """What is there already just as the file has it."""
    left: tuple[str, ...] = ()
    updated: dict[str, int] = {}
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()


class Gathering:
    """Collects an intake while a file is read."""

    def __init__(self, okrs: Okrs, author: Author, *, update: bool, put_away: Container[str] = ()) -> None:
        self.okrs, self.author, self.update, self._put_away = okrs, author, update, put_away
        self.problems: list[Problem] = []
        self.notices: list[str] = []
        self._changes: list[Add | Change] = []
        self._left: list[str] = []
        self._added: Counter[str] = Counter()
        self._updated: Counter[str] = Counter()
        self._hidden: Counter[str] = Counter()
        self._ids: set[str] = set()
        self._same: dict[str, str] = {}

    def here(self, kind: type[R], id_: str) -> R | None:
        """The record of this kind with this id, also from the trash; check-ins and the like excepted."""
        found = getattr(self.okrs, PLURALS[kind.KIND]).get(id_) or self.okrs.trash.get(id_)
        return found if isinstance(found, kind) else None

    def comes_back(self, record: Record) -> bool:
        """Whether a record lies in the trash only because an import of it was undone."""
        return record.deleted and record.id in self._put_away

    def stays_hidden(self, record: Record) -> bool:
        """Whether a record lies in the trash and is left there, with all that belongs to it."""
        return record.deleted and not self.update and not self.comes_back(record)

    def add(self, record: Record, made: Made) -> None:
        """Take a new record, into the trash when it comes deleted."""
        shown = structs.replace(record, deleted=False) if record.deleted else record
        self._changes.append(Add(shown, made))
        self._ids.add(made.id)
        if record.deleted:
            self._changes.append(Change(made.id, DELETED, None, True))
        self._added[record.KIND] += 1

    def refuse(self, line: int, error: BadInputError, column: str = "") -> None:
        """Note what cannot be taken from a line of a text file, in the column the error names if it does."""
        column = error.column if isinstance(error, BadCellError) else column
        self.problems.append(Problem(line, column, str(error)))

    def is_added(self, id_: str) -> bool:
        """Whether this intake adds the record with this id."""
        return id_ in self._ids

    def require_open(self, cycle: Cycle | None) -> None:
        """BadInputError when something would be added to a cycle that is closed in the space."""
        known = self.okrs.cycles.get(cycle.id) if cycle else None
        if known is not None and known.phase == "closed":
            raise BadInputError(f"{known.name} is closed and read-only; reopen it on purpose to add to it")

    def settle(
        self, record: Record, stated: Mapping[str, Any], *, deleted: bool = False, update: bool = False
    ) -> None:
        """Compare a known record with what a file states (by stored names): edits, or a sentence."""
        changes = [c for name, value in stated.items() for c in _changes(record, name, value)]
        comes_back = self.comes_back(record) and not deleted
        is_wanted = self.update or update or comes_back
        may_change = is_wanted and closed_behind(self.okrs, record, stated) is None
        edits = [] if record.IMMUTABLE or not may_change else changes
        if record.deleted != deleted and may_change:
            edits.append(Change(record.id, DELETED, record.deleted or None, deleted or None))
        if edits:
            self._changes += edits
            (self._added if comes_back else self._updated)[record.KIND] += 1
            return
        if record.deleted and not deleted:
            self._hidden[record.KIND] += 1
        elif changes or record.deleted != deleted:
            self._left.append(_left_sentence(record, changes, is_deletion=record.deleted != deleted))
        else:
            self._same[record.id] = record.KIND

    def intake(self) -> Intake:
        """All that was collected."""
        hidden = [
            f"{counted(count, kind)} in the trash {'was' if count == 1 else 'were'} left there"
            for kind, count in self._hidden.items()
        ]
        return Intake(
            changes=tuple(self._changes),
            added=dict(self._added),
            same=dict(Counter(self._same.values())),
            left=(*self._left, *hidden),
            updated=dict(self._updated),
            problems=tuple(sorted(self.problems, key=lambda p: (p.part, p.line))),
            notices=tuple(dict.fromkeys(self.notices)),
        )


def counted(count: int, kind: str) -> str:
    """`1 key result`, `12 people`."""
    one = kind_words(kind)
    many = kind_words(PLURALS.get(kind, f"{kind}s"))
    return f"{count:,} {one if count == 1 else many}"


def told(items: Iterable[T], total: int, progress: Progress | None) -> Iterator[T]:
    """The items, telling now and then how many are done."""
    for number, item in enumerate(items):
        if progress is not None and number % EVERY == 0:
            progress(number, total)
        yield item
    if progress is not None:
        progress(total, total)


def _changes(record: Record, name: str, value: Any) -> list[Change]:
    before = getattr(record, _attribute(record, name))
    if before == value or plain(before) == plain(value):
        return []
    if name not in SETS.get(record.KIND, ()):
        return [Change(record.id, name, before, value)]
    if isinstance(value, Settings):
        old, new = _items(before), _items(value)
        names = [n for n in new if plain(old.get(n)) != plain(new[n]) and new[n] is not None]
        return [Change(record.id, f"{name}/{n}", old.get(n), new[n]) for n in names]
    gone = [Change(record.id, f"{name}/{m}", True, None) for m in before if m not in value]
    return gone + [Change(record.id, f"{name}/{m}", None, True) for m in value if m not in before]


def _items(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in settings.__struct_fields__}


def _attribute(record: Record, name: str) -> str:
    return f"{name}_" if name == "for" else name


def _left_sentence(record: Record, changes: list[Change], *, is_deletion: bool) -> str:
    fields = [field_words(change.field.partition("/")[0]) for change in changes]
    other = ", ".join(dict.fromkeys(fields))
    said = f"has another {other} in the file" if other else "is deleted in the file"
    if other and is_deletion:
        said += " and is deleted there"
    return f"{_called(record)} {said} and was left as it is"


def _called(record: Record) -> str:
    kind, name = kind_words(record.KIND), cut(name_of(record), 60)
    if name == kind:
        return f"the {kind} {record.id[:10]}"
    return f"the {kind} “{name}”"
