"""Objectives and key results as a Markdown outline, for a mail, a chat or a page."""

from collections.abc import Iterable, Iterator

from okrtui.okr.measures import measure_text, value_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing, value_of
from okrtui.okr.records import KeyResult, Objective
from okrtui.reports.markdown import escaped, link


def outline(okrs: Okrs, records: Iterable[Objective | KeyResult]) -> str:
    """The records in their order: an objective with its key results, a key result among these only once."""
    listed = list(records)
    within = {kr.id for o in listed if isinstance(o, Objective) for kr in okrs.key_results_of.get(o.id, ())}
    lines = list[str]()
    for record in listed:
        if isinstance(record, Objective):
            lines += ["", *_objective(okrs, record)]
        elif record.id not in within:
            lines += _key_result(okrs, record)
    return "\n".join(lines).strip("\n") + "\n"


def _objective(okrs: Okrs, objective: Objective) -> Iterator[str]:
    cycle = okrs.cycle_of(objective)
    whose = okrs.whose_name(objective.for_)
    facts = [cycle.name if cycle else "backlog", whose, *_owner(okrs, objective.owner)]
    yield f"## {escaped(objective.title)}{_state(objective)}"
    yield ""
    yield " · ".join(escaped(fact) for fact in facts if fact)
    if objective.why:
        yield f"why: {escaped(objective.why)}"
    if objective.link:
        yield f"link: {link(objective.link)}"
    yield ""
    for key_result in okrs.key_results_of.get(objective.id, ()):
        yield from _key_result(okrs, key_result)


def _key_result(okrs: Okrs, key_result: KeyResult) -> Iterator[str]:
    at = standing(okrs, key_result)
    box = "x" if at.raw >= 1 else " "
    facts = [*_owner(okrs, okrs.owner_of(key_result)), f"due {key_result.due}" if key_result.due else ""]
    if at.last is not None:
        facts.append(f"now {value_text(key_result.measure, at.value)}")
        facts.append("" if at.confidence is None else f"confidence {at.confidence}/10")
    told = escaped(", ".join(fact for fact in facts if fact))
    title = f"{escaped(key_result.title)}: {escaped(measure_text(key_result.measure))}"
    yield f"- [{box}] {title}{f' ({told})' if told else ''}{_state(key_result)}"
    if at.last is not None and at.last.note:
        yield f"  {at.last.on}: {escaped(at.last.note)}"
    yield from _steps(key_result, at.last and value_of(key_result.measure, at.last))
    if key_result.link:
        yield f"  {link(key_result.link)}"


def _steps(key_result: KeyResult, done: object) -> Iterator[str]:
    reached = done if isinstance(done, tuple) else ()
    if key_result.measure.kind == "milestones":
        for step in key_result.measure.steps:
            yield f"  - [{'x' if step.id in reached else ' '}] {escaped(step.name)}"


def _owner(okrs: Okrs, owner: str | None) -> list[str]:
    person = okrs.people.get(owner or "")
    return [f"owner {person.name}"] if person else []


def _state(record: Objective | KeyResult) -> str:
    return "" if record.state == "active" else f" – {record.state}"
