"""The weekly plan: adding a line, doing it, its rank and its place."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from okrtui.okr.belonging import place_in
from okrtui.okr.calendar import Week, week_of
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.ordering import behind, placed
from okrtui.okr.plan import PlanRecord
from okrtui.okr.records import KeyResult, LineState, Order, Person, Priority, Rank, Unit, Whose
from okrtui.okr.rhythm import start_of
from okrtui.okr.steps.rules import require_here, require_known, require_open, require_text
from okrtui.okr.steps.step import Add, Author, Change, Rule, Step, step


def add_priority(
    okrs: Okrs,
    author: Author,
    text: str,
    *,
    week: Week | str | None = None,
    rank: Rank = "must",
    owner: str | None = None,
    whose: Whose | None = None,
    key_result: str | None = None,
) -> Step:
    """A new line of a week's plan, of this week, mine and for me unless said otherwise.

    RefusedError for a week that is over.
    """
    made = author.ids.fresh()
    this = this_week(okrs, author)
    name = str(require_not_over(this if week is None else sound_week(week), this))
    line = Priority(
        id=made.id,
        space=author.space,
        week=name,
        rank=rank,
        text=require_text(text, "the line"),
        owner=owner or author.person,
        for_=whose or Whose(person=author.person),
        key_result=key_result,
        order=last_order(okrs, author.space, name, made.id),
    )
    title = f"planned “{line.text}” for {name[5:]} ({rank})"
    return step(okrs, author, title, Add(line, made), rule=names_what_is_there(line))


def this_week(okrs: Okrs, author: Author) -> Week:
    """The week that runs now, where its author's space lets weeks begin."""
    return week_of(author.today, start_of(okrs, author.space))


def sound_week(week: Week | str) -> Week:
    """The week; BadInputError when there is none such."""
    return Week.parse(str(week))


def require_not_over(week: Week, this: Week) -> Week:
    """The week; RefusedError when it lies before the one that runs."""
    if week < this:
        raise RefusedError(f"{week.label} is over: a line stands in this week or a later one")
    return week


def last_order(okrs: Okrs, space: str, week: str, salt: str) -> Order:
    """The place behind all lines of a week; the salt is an id's own last digits."""
    every: Iterable[PlanRecord] = (*okrs.priorities.values(), *okrs.outlooks.values())
    places = (line.order for line in every if line.week == week and line.space == space)
    return (week, behind((order[1] for order in places if order and order[0] == week), salt))


def names_what_is_there(line: PlanRecord) -> Rule:
    """The rule of a line: who and what it names exists, is open and of the same team."""

    def rule(okrs: Okrs) -> None:
        require_known(okrs, line.owner, "person", Person)
        require_known(okrs, line.for_.unit, "unit", Unit)
        require_known(okrs, line.for_.person, "person", Person)
        if line.key_result is not None:
            require_for_a_line(okrs, line.space, line.key_result)

    return rule


def require_for_a_line(okrs: Okrs, space: str, id_: str) -> None:
    """RefusedError unless a line of this team may name the key result: its own, open and not dropped."""
    key_result = okrs.find(KeyResult, id_)
    require_open(okrs, key_result)
    if key_result.space != space:
        raise RefusedError(f"“{key_result.title}” is a key result of another team: choose one of this team")
    if key_result.state == "dropped":
        raise RefusedError(f"“{key_result.title}” was dropped: choose another key result, or none")


def finish(okrs: Okrs, author: Author, line: PlanRecord, *, is_done: bool = True) -> Step:
    """A line is done, or is not done after all."""
    state: LineState = "done" if is_done else "open"
    if line.state == state:
        raise RefusedError(f"“{line.text}” is {state} already")

    def rule(okrs: Okrs) -> None:
        now = require_here(okrs, line)
        if now.state == "dropped":
            raise RefusedError(f"“{now.text}” was dropped: bring it back first")

    title = f"done: “{line.text}”" if is_done else f"not done after all: “{line.text}”"
    return step(okrs, author, title, Change(line.id, "state", line.state, state), rule=rule)


def rerank(okrs: Okrs, author: Author, line: PlanRecord, rank: Rank | None = None) -> Step:
    """A line gets a rank; where none is said, a must becomes a should and anything else a must."""
    rank = rank or ("should" if line.rank == "must" else "must")
    if line.rank == rank:
        raise RefusedError(f"“{line.text}” is a {rank} already")
    change = Change(line.id, "rank", line.rank, rank)
    title = f"“{line.text}” is a {rank} now"
    return step(okrs, author, title, change, rule=lambda okrs: _require(okrs, line))


def _require(okrs: Okrs, line: PlanRecord) -> None:
    require_here(okrs, line)


def reorder(okrs: Okrs, author: Author, section: Sequence[PlanRecord], line: PlanRecord, place: int) -> Step:
    """Put a line at another place (0 is the first) among the lines it stands with.

    One line is written where its new neighbours leave room, else the whole section gets new places.
    """
    before = [other for other in section if other.space == line.space]
    if len(before) < 2:
        raise BadInputError(f"no other line of its team and rank stands beside “{line.text}”")
    others = [other for other in before if other.id != line.id]
    place = min(max(place, 0), len(others))
    wanted = [*others[:place], line, *others[place:]]
    if [each.id for each in wanted] == [each.id for each in before]:
        raise BadInputError(f"“{line.text}” is the {'first' if place == 0 else 'last'} of its lines already")
    salt = author.ids.fresh().id[-2:]
    placed = _with_places(wanted, place, salt)
    changes = tuple(
        Change(old.id, "order", old.order, new.order)
        for old, new in zip(wanted, placed, strict=True)
        if old.order != new.order
    )

    def rule(okrs: Okrs) -> None:
        for each in placed:
            okrs.find(type(each), each.id)

    is_up = [each.id for each in before].index(line.id) > place
    return step(okrs, author, f"moved “{line.text}” {'up' if is_up else 'down'}", *changes, rule=rule)


def _with_places(wanted: Sequence[PlanRecord], place: int, salt: str) -> list[PlanRecord]:
    places = [place_in(line.order, line.week) for line in wanted]
    indices = placed(places, place, salt)
    return [replace(line, order=(line.week, index)) for line, index in zip(wanted, indices, strict=True)]
