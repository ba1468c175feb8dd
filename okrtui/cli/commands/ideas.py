"""idea: what anybody proposes, and what becomes of it."""

from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.cli.idea_views import idea_facts, idea_line
from okrtui.cli.meaning import BACKLOG
from okrtui.okr.errors import BadInputError
from okrtui.okr.ideas import STATES, ideas_in, in_order, meant_for
from okrtui.okr.naming import cycle_called, person_named, unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Idea, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.short_ids import short_ids
from okrtui.okr.steps.adopting import adopt
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.ideas import decline_idea, propose, reopen_idea, support_idea
from okrtui.okr.steps.objectives import current_cycle
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.text import safe

NOTHING = "no idea yet: okrtui idea add TEXT"


def list_ideas(options: Namespace) -> int:
    """The ideas, below what became of them."""
    context = Context(options)
    okrs, state = context.okrs, getattr(options, "state", None)
    every = [idea for scope in _scopes(context, options) for idea in ideas_in(okrs, scope, ())]
    ideas = [idea for idea in in_order(every) if state in (None, idea.state)]
    tags, lines = short_ids(okrs.ideas), list[str]()
    for each in STATES:
        here = [idea for idea in ideas if idea.state == each]
        lines += [each, *(idea_line(okrs, idea, tags) for idea in here)] if here else []
    none = NOTHING if not okrs.ideas else f"no idea is {state or 'theirs'}"
    context.say(lines or none, {"ideas": [idea_facts(okrs, idea) for idea in ideas]})
    return 0


def _scopes(context: Context, options: Namespace) -> list[Scope]:
    """Everybody's, or those of a unit or person in every space where there is one of that name."""
    if unit := getattr(options, "unit", None):
        return [Scope("unit", id_) for id_ in context.each(unit_named, unit)]
    if owner := getattr(options, "owner", None):
        return [Scope("person", id_) for id_ in context.each(person_named, owner)]
    return [EVERYBODY]


def add(options: Namespace) -> int:
    """A new idea."""
    context = Context(options)
    step = propose(context.home.okrs_of(context.space), context.author(), options.text, options.why or None)
    return _perform(context, step, step.added[0])


def support(options: Namespace) -> int:
    """Be for it, or no longer."""
    context, okrs, idea = _meant(options)
    step = support_idea(okrs, context.author(idea.space), idea, is_for=not options.back)
    return _perform(context, step, idea.id)


def adopt_idea(options: Namespace) -> int:
    """An objective of a cycle, or of the backlog."""
    context, okrs, idea = _meant(options)
    author = context.author(idea.space)
    into, whose = _cycle(context, okrs, idea, options.cycle), _whose(okrs, author, idea, options)
    return _perform(context, adopt(okrs, author, idea, into, whose, title=options.title), idea.id)


def _cycle(context: Context, okrs: Okrs, idea: Idea, word: str | None) -> Cycle | None:
    if word == BACKLOG:
        return None
    if word is not None:
        return cycle_called(okrs, idea.space, word)
    return current_cycle(okrs, idea.space, context.author(idea.space).today)


def _whose(okrs: Okrs, author: Author, idea: Idea, options: Namespace) -> Whose:
    if options.unit:
        return Whose(unit=unit_named(okrs, options.unit).id)
    if options.owner:
        return Whose(person=person_named(okrs, options.owner).id)
    return meant_for(okrs, idea, author.person, author.today)


def decline(options: Namespace) -> int:
    """No, with a reason."""
    context, okrs, idea = _meant(options)
    return _perform(context, decline_idea(okrs, context.author(idea.space), idea, options.because), idea.id)


def reopen(options: Namespace) -> int:
    """Open again."""
    context, okrs, idea = _meant(options)
    return _perform(context, reopen_idea(okrs, context.author(idea.space), idea), idea.id)


def edit_idea(options: Namespace) -> int:
    """Other words."""
    context, okrs, idea = _meant(options)
    given = {"title": options.title, "why": options.why}
    values = {name: text.strip() or None for name, text in given.items() if text is not None}
    if not values:
        raise BadInputError("say what to change: --title --why")
    if "title" in values:
        values["title"] = values["title"] or ""
    return _perform(context, edit(okrs, context.author(idea.space), idea, **values), idea.id)


def _meant(options: Namespace) -> tuple[Context, Okrs, Idea]:
    context = Context(options)
    idea = context.found(options.id, Idea)
    assert isinstance(idea, Idea)
    return context, context.home.okrs_of(idea.space), idea


def _became(okrs: Okrs, step: Step) -> str:
    """The objective that a step made, and whose it is; empty where it made none."""
    made = next((okrs.objectives[id_] for id_ in step.added if id_ in okrs.objectives), None)
    return f" · {okrs.short_ids[made.id]} of {safe(okrs.whose_name(made.for_))}" if made else ""


def _perform(context: Context, step: Step, id_: str) -> int:
    context.home.perform(step)
    okrs, space = context.home.okrs, context.home.space_name(step.space)
    idea = okrs.ideas[id_]
    where = f" · added to {safe(space)}" if id_ in step.added else _became(okrs, step)
    facts = {"did": step.title, "space": space} | idea_facts(okrs, idea)
    context.say(f"{short_ids(okrs.ideas)[id_]}  {safe(step.title)}{where}", facts)
    context.tidy()
    return 0
