"""Finding what a person names: a prefix of an id, `ext:37`, or a part of a title."""

from collections import Counter

from msgspec import DecodeError, json

from okrtui.okr.calendar import standard_cycle
from okrtui.okr.errors import AmbiguousError, NotFoundError
from okrtui.okr.kinds import kind_words
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Objective, Outlook, Person, Phase, Priority, Record, Unit
from okrtui.okr.rhythm import settings_of
from okrtui.okr.short_ids import SHORTEST, short_ids


def name_of(record: Record) -> str:
    """What a person calls a record: its title, name or text."""
    for field in ("title", "name", "text"):
        if (text := getattr(record, field, None)) is not None:
            return str(text)
    return kind_words(record.KIND)


def kind_of(record: Record) -> str:
    """What kind of thing a record is, in a sentence: `a key result`, `an objective`."""
    words = kind_words(record.KIND)
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def outside_id(record: Record) -> str | None:
    """The id a record had in the file it was imported from; a cycle's is the name it was made with."""
    if record.key is None:
        return None
    try:
        key = json.decode(record.key)
    except (DecodeError, UnicodeError):
        return None
    match key:
        case ["id", str(), str() as id_]:
            return id_
        case [str() as name] if isinstance(record, Cycle):
            return name
        case _:
            return None


def public_id(record: Record) -> str:
    """The id a record goes by outside this program: the one it came with, else its own."""
    return outside_id(record) or record.id


def is_hidden(okrs: Okrs, record: Record) -> bool:
    """Whether a record lies in the trash, itself or with the objective it belongs to."""
    return record.deleted or (isinstance(record, KeyResult) and (record.objective or "") in okrs.trash)


def named(okrs: Okrs, word: str, *kinds: type[Record], hidden: bool = False) -> Record:
    """The one record of these kinds that a word names; an id goes before a title.

    Raises NotFoundError, or AmbiguousError with the candidates.
    """
    everything = okrs.records() if Record in kinds else okrs.of_kinds(*kinds)
    pool = [record for record in everything if hidden or not is_hidden(okrs, record)]
    what = _one_of([kind_words(kind.KIND) or "record" for kind in kinds])
    if found := _by_id(pool, word):
        return _only(okrs, found, word)
    if word.startswith("ext:"):
        outside = [r for r in pool if getattr(r, "external_id", None) == word[4:]]
        return _only(okrs, outside, word) if outside else _nothing(what, word)
    wanted = word.casefold().strip()
    exact = [r for r in pool if name_of(r).casefold().strip() == wanted]
    partial = [r for r in pool if wanted and wanted in name_of(r).casefold()]
    found = exact or partial
    return _only(okrs, _living(okrs, found), word) if found else _nothing(what, word)


def _one_of(words: list[str]) -> str:
    """`objective`, `objective or key result`, `objective, key result or unit`."""
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _by_id(pool: list[Record], word: str) -> list[Record]:
    exact = [r for r in pool if word in (r.id, outside_id(r))]
    if exact or len(word) < SHORTEST:
        return exact
    return [r for r in pool if r.id.startswith(word.removeprefix("^"))]


def _living(okrs: Okrs, found: list[Record]) -> list[Record]:
    """Of several things with such a name, those that live.

    A line carried on has left its text to another, and a goal of a closed cycle its title to what it became;
    so has what was shared to its copy.
    """
    if len(found) == 1:
        return found
    left = {line.carried_from for line in okrs.priorities.values()}
    living = [record for record in found if record.id not in left and not _is_closed(okrs, record)] or found
    return [record for record in living if not _is_left_to_another(okrs, record)] or living


def _is_left_to_another(okrs: Okrs, record: Record) -> bool:
    """Whether it is, or belongs to, a dropped objective that supports one of another space."""
    objective = okrs.objectives.get(record.objective or "") if isinstance(record, KeyResult) else record
    above = okrs.get(getattr(objective, "parent", None))
    is_dropped = getattr(objective, "state", None) == "dropped"
    return is_dropped and above is not None and above.space != record.space


def _is_closed(okrs: Okrs, record: Record) -> bool:
    cycle = okrs.cycle_of(record)
    return cycle is not None and cycle.phase == "closed"


def named_in_phase(okrs: Okrs, word: str, phase: Phase, *kinds: type[Record]) -> Record:
    """The one goal with such a title among those whose cycle is in this phase; errors as `named` raises them.

    What was carried into the next cycle often keeps its title, and mostly one of the two is meant. An id is
    never guessed at.
    """
    goals = (*okrs.objectives.values(), *okrs.key_results.values())
    pool = [goal for goal in goals if (c := okrs.cycle_of(goal)) is not None and c.phase == phase]
    if _by_id(list(goals), word):
        return _nothing("goal with the title", word)
    return named(Okrs.of(pool), word, *kinds)


def _only(okrs: Okrs, found: list[Record], word: str) -> Record:
    if len(found) == 1:
        return found[0]
    tags, names = short_ids(r.id for r in found), Counter(name_of(r) for r in found)
    raise AmbiguousError(
        word, tuple(f"{tags[r.id]} {_told(okrs, r, is_twice=names[name_of(r)] > 1)}" for r in found)
    )


def _told(okrs: Okrs, record: Record, *, is_twice: bool) -> str:
    """The name; of a line its week, for the same is often planned again, and of namesakes their cycle."""
    cycle = okrs.cycle_of(record) if is_twice else None
    beside = record.week[5:] if isinstance(record, Priority | Outlook) else cycle.name if cycle else ""
    return f"{name_of(record)} ({beside})" if beside else name_of(record)


def _nothing(what: str, word: str) -> Record:
    raise NotFoundError(what, word)


def person_named(okrs: Okrs, word: str, space: str | None = None) -> Person:
    """The person with this name, handle or id; `@` before a handle may stay."""
    wanted = word.strip().removeprefix("@").casefold()
    pool = [p for p in okrs.people.values() if space in (None, p.space)]
    exact = [p for p in pool if wanted in ((p.handle or "").casefold(), p.name.casefold(), p.id)]
    if len(exact) == 1:
        return exact[0]
    found = named(Okrs.of(pool), word.strip().removeprefix("@"), Person)
    assert isinstance(found, Person)
    return found


def objective_named(okrs: Okrs, word: str) -> Objective:
    """The objective with this title or id; of several the one whose cycle is active."""
    try:
        found = named(okrs, word, Objective)
    except AmbiguousError as several:
        try:
            found = named_in_phase(okrs, word, "active", Objective)
        except (AmbiguousError, NotFoundError):
            raise several from None
    assert isinstance(found, Objective)
    return found


def unit_named(okrs: Okrs, word: str) -> Unit:
    """The unit with this name or id."""
    found = named(okrs, word, Unit)
    assert isinstance(found, Unit)
    return found


def cycle_named(okrs: Okrs, word: str) -> Cycle:
    """The cycle with this name or id."""
    found = named(okrs, word, Cycle)
    assert isinstance(found, Cycle)
    return found


def cycle_called(okrs: Okrs, space: str, word: str) -> Cycle:
    """The cycle of a space with this name, in any spelling of a standard one, or this id."""
    pool = [cycle for cycle in okrs.cycles.values() if cycle.space == space]
    standard = standard_cycle(word, settings_of(okrs, space).fiscal_year_month or 1)
    exact = [cycle for cycle in pool if standard is not None and cycle.name == standard.name]
    return exact[0] if len(exact) == 1 else cycle_named(Okrs.of(pool), word)
