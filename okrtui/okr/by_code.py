"""Findings by their codes: the gravest level first, then what is said most often."""

from collections.abc import Iterable

from msgspec import Struct

from okrtui.okr.guidelines.codes import CODES
from okrtui.okr.guidelines.finding import Finding, Level

LEVELS: tuple[Level, ...] = ("error", "warning", "hint")


class Code(Struct, frozen=True):
    """One code and all that is said with it; its level is the gravest of them."""

    code: str
    level: Level
    findings: tuple[Finding, ...]

    @property
    def sentence(self) -> str:
        """What it speaks of."""
        return CODES.get(self.code, self.code)


def by_code(findings: Iterable[Finding]) -> tuple[Code, ...]:
    """Each code that something was found with."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.code, []).append(finding)
    codes = (Code(code, _gravest(each), tuple(each)) for code, each in found.items())
    return tuple(sorted(codes, key=lambda each: (LEVELS.index(each.level), -len(each.findings), each.code)))


def _gravest(findings: Iterable[Finding]) -> Level:
    return min((finding.level for finding in findings), key=LEVELS.index)
