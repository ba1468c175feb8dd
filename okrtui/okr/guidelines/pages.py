"""P1: the OKRs of a unit that fill more than one page; whoever writes the page counts its lines."""

from okrtui.okr.guidelines.finding import Finding, limit
from okrtui.okr.guidelines.findings import spoken
from okrtui.okr.okrs import Okrs
from okrtui.okr.rhythm import settings_of


def too_long(okrs: Okrs, space: str, unit: str, name: str, lines: int) -> Finding | None:
    """P1: a hint above one page of 60 lines, a warning above two; `unit` is empty for a whole space."""
    most = limit(settings_of(okrs, space), "page_lines") or 1
    pages = -(-lines // most)
    if pages <= 1:
        return None
    return Finding(
        "P1",
        "hint" if pages == 2 else "warning",
        unit,
        f"the OKRs of {name} fill {pages} pages of {most} lines",
        "keep what matters most: one page is ideal, two are the most",
    )


def of_page(okrs: Okrs, space: str, unit: str, name: str, lines: int) -> tuple[Finding, ...]:
    """What the guidelines say of a page of OKRs."""
    return spoken(settings_of(okrs, space), [too_long(okrs, space, unit, name, lines)])
