"""G1–G3: what the grades of a cycle leave open, and what its average says of the next one."""

from collections.abc import Iterator

from okrtui.okr.bands import band
from okrtui.okr.grading import average, in_earnest, score_of, ungraded
from okrtui.okr.grading_asked import is_undecided, missing
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.guidelines.findings import spoken
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import pursued
from okrtui.okr.records import Cycle, KeyResult, Objective
from okrtui.okr.rhythm import settings_of
from okrtui.okr.scores import score_text


def undecided(okrs: Okrs, record: KeyResult | Objective) -> Finding | None:
    """G1: graded below 0.40, and nobody has said whether to go on, change or stop."""
    is_of_key_result = isinstance(record, KeyResult) and "verdict" in missing(okrs, record)
    if not is_of_key_result and not (isinstance(record, Objective) and is_undecided(okrs, record)):
        return None
    return Finding(
        "G1",
        "warning",
        record.id,
        f"“{record.title}” came out below 0.40 and nobody has decided what becomes of it",
        "say whether to go on, change or stop: low means low priority, not failure",
    )


def unexplained(okrs: Okrs, key_result: KeyResult) -> Finding | None:
    """G2: committed, below 1.0 and not explained."""
    if "explanation" not in missing(okrs, key_result):
        return None
    return Finding(
        "G2",
        "warning",
        key_result.id,
        f"“{key_result.title}” was committed and came out at {score_text(score_of(key_result))} unexplained",
        "say why it was not kept",
    )


def out_of_reach(okrs: Okrs, cycle: Cycle) -> Finding | None:
    """G3: an average above 0.80 or below 0.40; silent until all that is averaged is graded."""
    judged = [objective for objective in in_earnest(okrs, cycle) if objective.kind != "committed"]
    mean = average(okrs, judged)
    if mean is None or next(ungraded(okrs, judged), None) is not None:
        return None
    match band(mean).word:
        case "excellent":
            way_out = "aim higher: it asked too little"
        case "reconsider":
            way_out = "aim at less: it asked too much"
        case _:
            return None
    return Finding("G3", "hint", cycle.id, f"{cycle.name} averages {score_text(mean)}", way_out)


def of_cycle(okrs: Okrs, cycle: Cycle) -> tuple[Finding, ...]:
    """What the guidelines say of the grades of a cycle; once it is closed only what helps the next one."""
    found = [out_of_reach(okrs, cycle)]
    if cycle.phase != "closed":
        found += _open_questions(okrs, cycle)
    return spoken(settings_of(okrs, cycle.space), found)


def _open_questions(okrs: Okrs, cycle: Cycle) -> Iterator[Finding | None]:
    for objective in in_earnest(okrs, cycle):
        for key_result in pursued(okrs, objective):
            yield unexplained(okrs, key_result)
            yield undecided(okrs, key_result)
        yield undecided(okrs, objective)
