"""decide: what was decided about an objective."""

from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.cli.decision_views import decision_facts
from okrtui.cli.views import tag
from okrtui.okr.decisions import decisions_on
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import public_id
from okrtui.okr.records import Objective
from okrtui.okr.steps.decisions import record_decision
from okrtui.okr.text import safe


def decide(options: Namespace) -> int:
    """Record it, with its reason."""
    context = Context(options)
    objective, into = context.objective(options.objective), _into(context, options)
    okrs = context.home.okrs_of(objective.space)
    author = context.author(objective.space)
    step = record_decision(okrs, author, objective, options.outcome, because=options.because, into=into)
    context.home.perform(step)
    okrs = context.home.okrs_of(objective.space)
    made = next(each for each in decisions_on(okrs, objective.id) if each.id in step.added)
    facts = {"did": step.title, "id": public_id(objective), "title": objective.title}
    context.say(
        f"{tag(okrs, objective)}  {safe(step.title)}", facts | {"decision": decision_facts(okrs, made)}
    )
    context.tidy()
    return 0


def _into(context: Context, options: Namespace) -> Objective | None:
    if options.outcome == "merge" and not options.into:
        raise BadInputError("into which objective? --into OBJECTIVE")
    if options.into and options.outcome != "merge":
        raise BadInputError("--into belongs to merge")
    return context.objective(options.into) if options.into else None
