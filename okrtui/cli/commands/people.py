"""person: who is in a space, who is away, leaves, hands over, sits in the committee."""

from argparse import Namespace
from collections.abc import Sequence

from okrtui.cli.context import Context, warn
from okrtui.cli.unit_views import owned_facts, owned_line, person_facts, person_line
from okrtui.okr.dates import parse_day
from okrtui.okr.errors import AmbiguousError, BadInputError, NotFoundError
from okrtui.okr.naming import named, person_named, unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.owned import Owned, in_hand, open_of
from okrtui.okr.records import Person
from okrtui.okr.rhythm import start_of
from okrtui.okr.steps import leaving, people, trash
from okrtui.okr.steps.editing import edit as edit_step
from okrtui.okr.steps.step import Step
from okrtui.okr.text import safe

NOBODY = "nobody"


def list_people(options: Namespace) -> int:
    """Everybody of one space, who left last."""
    context = Context(options)
    okrs, today = context.home.okrs_of(context.space), context.author().today
    every = sorted(okrs.people.values(), key=lambda p: (p.left is not None, p.name.casefold()))
    name = context.home.space_name(context.space)
    held = {person: len(things) for person, things in in_hand(okrs).items()}
    facts = {"space": name, "people": [person_facts(okrs, each, held.get(each.id, 0)) for each in every]}
    lines = (person_line(okrs, each, held.get(each.id, 0), today) for each in every)
    context.say([safe(name), *lines], facts)
    return 0


def add(options: Namespace) -> int:
    """Somebody new."""
    context = Context(options)
    okrs = context.home.okrs_of(context.space)
    units = [unit_named(okrs, word).id for word in options.unit]
    step = people.add_person(okrs, context.author(), options.name, handle=options.handle, units=units)
    return _perform(context, step, step.added[0])


def edit(options: Namespace) -> int:
    """Other name, handle or units."""
    context, okrs, person = _meant(options)
    values: dict[str, object] = {}
    if options.name is not None:
        values["name"] = options.name
    if options.handle is not None:
        values["handle"] = options.handle.strip().removeprefix("@") or None
    if options.unit or options.not_in:
        no_longer = {unit_named(okrs, word).id for word in options.not_in}
        more = [unit_named(okrs, word).id for word in options.unit]
        units = dict.fromkeys((*person.units, *more))
        values["units"] = tuple(unit for unit in units if unit not in no_longer)
    if not values:
        raise BadInputError("say what to change: --name --handle --unit --not-in")
    return _perform(context, edit_step(okrs, context.author(person.space), person, **values), person.id)


def sit(options: Namespace) -> int:
    """Sits in the committee, or no longer."""
    context, okrs, person = _meant(options)
    author = context.author(person.space)
    step = people.sit_in_committee(okrs, author, person, sits=not options.leave)
    return _perform(context, step, person.id)


def away(options: Namespace) -> int:
    """Nothing is due until a day; or they are back."""
    context, okrs, person = _meant(options)
    author, start = context.author(person.space), start_of(okrs, person.space)
    until = None if options.back else parse_day(options.until, author.today, week_start=start)
    return _perform(context, leaving.be_away(okrs, author, person, until), person.id)


def owns(options: Namespace) -> int:
    """What somebody has in hand."""
    context, okrs, person = _meant(options)
    held = open_of(okrs, person.id)
    lines = [owned_line(okrs, each) for each in held] or [f"{safe(person.name)} has nothing open"]
    context.say(
        lines, {**person_facts(okrs, person, len(held)), "owns": [owned_facts(each) for each in held]}
    )
    return 0


def hand_over(options: Namespace) -> int:
    """Everything or some of it goes to somebody else."""
    context, okrs, person = _meant(options)
    held = _chosen(okrs, person, options.things)
    heir = None if options.to == NOBODY else person_named(okrs, options.to, person.space).id
    step = leaving.hand_over_all(okrs, context.author(person.space), held, heir)
    return _perform(context, step, person.id)


def leave(options: Namespace) -> int:
    """Somebody leaves; what nobody takes over is named on standard error."""
    context, okrs, person = _meant(options)
    if options.things and not options.to:
        raise BadInputError("who goes on with that? give --to PERSON")
    author, start = context.author(person.space), start_of(okrs, person.space)
    on = parse_day(options.on, author.today, week_start=start) if options.on else author.today
    heir = person_named(okrs, options.to, person.space).id if options.to else None
    only = {each.id for each in _chosen(okrs, person, options.things)} if options.things else None
    ended = _perform(context, leaving.leave(okrs, author, person, on, heir=heir, only=only), person.id)
    if left := open_of(context.home.okrs_of(person.space), person.id):
        warn(f"{len(left)} still in the hands of {person.name}: okrtui person owns {person.name}")
    return ended


def back(options: Namespace) -> int:
    """Somebody who left is there again."""
    context, okrs, person = _meant(options)
    return _perform(context, leaving.come_back(okrs, context.author(person.space), person), person.id)


def delete(options: Namespace) -> int:
    """To the trash, when they have nothing in hand."""
    context, okrs, person = _meant(options)
    step = trash.delete(okrs, context.author(person.space), person)
    return context.perform(step, safe(step.title), **person_facts(okrs, person, 0))


def _meant(options: Namespace) -> tuple[Context, Okrs, Person]:
    """The person a word names: in the default space before others, with all there is of that space."""
    context = Context(options)
    context.home.load_all()
    try:
        person = person_named(context.home.okrs_of(context.space), options.person)
    except (NotFoundError, AmbiguousError):
        person = person_named(context.okrs, options.person)
    return context, context.home.okrs_of(person.space), person


def _chosen(okrs: Okrs, person: Person, words: Sequence[str]) -> list[Owned]:
    """What is named of all that somebody has in hand; without a word all of it."""
    held = open_of(okrs, person.id)
    if not words:
        return list(held)
    pool = Okrs.of(held)
    ids = {named(pool, word, *dict.fromkeys(type(each) for each in held)).id for word in words}
    return [each for each in held if each.id in ids]


def _perform(context: Context, step: Step, id_: str) -> int:
    context.home.perform(step)
    okrs = context.home.okrs_of(step.space)
    facts = {"did": step.title, "space": context.home.space_name(step.space)}
    context.say(safe(step.title), facts | person_facts(okrs, okrs.people[id_], len(open_of(okrs, id_))))
    context.tidy()
    return 0
