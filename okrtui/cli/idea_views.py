"""Ideas as the command line tells them: text, and the values of `--json`."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from okrtui.cli.contested_views import contested_facts, contested_lines
from okrtui.cli.context import Context
from okrtui.cli.views import title_cells
from okrtui.okr.conflicts import Conflict
from okrtui.okr.ideas import grown_from
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Idea
from okrtui.okr.text import fit, safe, safe_lines


def idea_line(okrs: Okrs, idea: Idea, tags: Mapping[str, str]) -> str:
    """One idea: id, how many are for it, title, who proposed it, what became of it."""
    said = " · ".join(filter(None, (safe(okrs.person_name(idea.author)), *_became(okrs, idea))))
    title = fit(safe(idea.title), title_cells(44))
    return f"  {tags[idea.id]}  {len(idea.supporters):>3}  {title}  {said}".rstrip()


def _became(okrs: Okrs, idea: Idea) -> Iterator[str]:
    if idea.state == "adopted":
        grown = next(iter(grown_from(okrs, idea)), None)
        cycle = okrs.cycle_of(grown) if grown else None
        yield f"adopted: {safe(cycle.name) if cycle else 'backlog' if grown else 'an older cycle'}"
    elif idea.state == "declined":
        yield f"declined: {safe(idea.because or '–')}"


def show_idea(context: Context, idea: Idea, conflicts: list[Conflict]) -> None:
    """One idea with all it tells, and what is in conflict in it."""
    context.home.load_all()  # what it became may be of an older cycle
    okrs = context.okrs
    facts = idea_facts(okrs, idea) | {"comments": comment_facts(okrs, idea)}
    page = chain(idea_page(okrs, idea), contested_lines(context, conflicts))
    context.say(page, facts | contested_facts(context, conflicts))


def idea_page(okrs: Okrs, idea: Idea) -> Iterator[str]:
    """One idea with all it tells."""
    yield f"{safe(idea.title)}  ({idea.state})"
    if author := safe(okrs.person_name(idea.author)):
        yield f"      proposed by {author}"
    yield from (f"      {line}" for line in safe_lines(idea.why or "") if line)
    if idea.supporters:
        names = sorted(safe(okrs.person_name(each)) or "somebody" for each in idea.supporters)
        yield f"      supported by {', '.join(names)}"
    if idea.because:
        yield f"      because: {safe(idea.because)}"
    for objective in grown_from(okrs, idea):
        yield f"      became {okrs.short_ids.get(objective.id, 'what is in the trash')}: {safe(objective.title)}"
    for said in okrs.comments.get(idea.id, ()):
        yield f"      {said.on}  {safe(okrs.person_name(said.by))}: {safe(said.text)}"


def comment_facts(okrs: Okrs, idea: Idea) -> list[dict[str, Any]]:
    """What was said about an idea, as JSON gives it."""
    said = okrs.comments.get(idea.id, ())
    return [{"on": each.on, "by": _person(okrs, each.by), "text": each.text} for each in said]


def idea_facts(okrs: Okrs, idea: Idea) -> dict[str, Any]:
    """One idea, as JSON gives it."""
    return {
        "id": public_id(idea),
        "title": idea.title,
        "why": idea.why,
        "author": _person(okrs, idea.author),
        "supporters": sorted(_person(okrs, each) or each for each in idea.supporters),
        "state": idea.state,
        "because": idea.because,
        "objective": next((public_id(each) for each in grown_from(okrs, idea)), idea.objective),
    }


def _person(okrs: Okrs, id_: str | None) -> str | None:
    person = okrs.people.get(id_ or "")
    return public_id(person) if person else id_
