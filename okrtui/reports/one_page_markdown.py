"""The one page as Markdown, and how many pages it fills."""

from collections.abc import Iterator

from msgspec.structs import replace

from okrtui.okr.guidelines.pages import of_page
from okrtui.okr.okrs import Okrs
from okrtui.okr.scope import Scope
from okrtui.reports import outcome_wording as told
from okrtui.reports import page_wording, wording
from okrtui.reports.markdown import escaped, facts, item, paragraph, section
from okrtui.reports.one_page import Below, KeyResultOnPage, ObjectiveOnPage, OnePage
from okrtui.reports.parts import MetricPart, Whose
from okrtui.reports.taking import finding_part


def one_page_text(page: OnePage) -> str:
    """The one page as Markdown."""
    return "\n".join((*_own(page), *(line for each in page.below for line in _below(each)))) + "\n"


def counted(okrs: Okrs, scope: Scope, page: OnePage) -> OnePage:
    """The page with its lines counted, and with what the guidelines say of their number (P1).

    What stands below a unit is not counted: it has a page of its own. Nor are metrics beside objectives.
    """
    unwatched = replace(page, objectives=tuple(replace(each, metrics=()) for each in page.objectives))
    lines, space = len(_own(unwatched)), next(iter(page.spaces), "")
    unit = scope.id if scope.kind == "unit" else ""
    speaks = scope.kind in ("unit", "everybody")
    found = of_page(okrs, space, unit, page.whose.name, lines) if speaks else ()
    return replace(page, lines=lines, findings=tuple(finding_part(okrs, each) for each in found))


def _own(page: OnePage) -> list[str]:
    return [
        f"# {escaped(f'{page.whose.name}: {page.cycle.name}')}",
        *paragraph(escaped(told.when(page.cycle))),
        *paragraph(f"mission: {escaped(page.mission)}" if page.mission else ""),
        *paragraph(escaped(told.nothing(page.cycle)) if page.is_empty else ""),
        *(line for each in page.objectives for line in _objective(page.whose, each)),
    ]


def _objective(whose: Whose, shown: ObjectiveOnPage) -> list[str]:
    about = facts(*page_wording.on_page(shown, whose))
    lines = [line for each in shown.key_results for line in _key_result(whose, each)]
    lines += [line for each in shown.metrics for line in _metric(each)]
    return section(escaped(shown.title), [*([about, ""] if about and lines else [about]), *lines])


def _key_result(whose: Whose, shown: KeyResultOnPage) -> Iterator[str]:
    key_result = shown.key_result
    confidence = "" if key_result.confidence is None else f"confidence {key_result.confidence}"
    owner = wording.owner(whose, key_result.owner_name)
    numbers = facts(key_result.value_text, told.percent(shown.raw), confidence, owner)
    yield from item(f"{escaped(key_result.title)}: {numbers}")


def _metric(shown: MetricPart) -> list[str]:
    return item(f"beside it, {escaped(shown.name)}: {facts(*page_wording.watched(shown))}")


def _below(below: Below) -> list[str]:
    lines = (facts(each.title, *page_wording.in_one_line(each, below.name)) for each in below.objectives)
    return section(escaped(below.name), (line for about in lines for line in item(about)))
