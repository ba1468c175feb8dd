"""What the one page says in words, alike in Markdown and HTML."""

from okrtui.reports.one_page import ObjectiveBelow, ObjectiveOnPage
from okrtui.reports.outcome_wording import percent
from okrtui.reports.parts import MetricPart, Whose
from okrtui.reports.wording import light, owner, reading


def on_page(told: ObjectiveOnPage, whose: Whose) -> tuple[str, ...]:
    """What stands below the title of an objective on one page."""
    return (
        f"progress {percent(told.progress)}" if told.progress is not None else "",
        "committed" if told.kind == "committed" else "",
        owner(whose, told.owner_name),
        f"supports “{told.supports_title}”" if told.supports_title else "",
    )


def in_one_line(told: ObjectiveBelow, name: str) -> tuple[str, ...]:
    """What stands behind the title of an objective that is told in one line."""
    return (
        percent(told.progress),
        f"confidence {told.confidence:.1f}" if told.confidence is not None else "",
        told.owner_name if told.owner_name and told.owner_name != name else "",
    )


def watched(metric: MetricPart) -> tuple[str, ...]:
    """What stands behind the name of a metric that is watched beside an objective."""
    return (reading(metric), light(metric))
