"""Figures that go on from those of a moment before: whatever was done, they say what would be reckoned anew."""

from collections.abc import Callable

import pytest

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Record
from okrtui.okr.steps import check_ins
from okrtui.okr.steps.check_ins import Reading
from okrtui.okr.steps.step import Step
from okrtui.tui.now import Now
from okrtui.tui.views.figures import Reckoner
from tests.builders import (
    SPACE,
    TODAY,
    CountedIds,
    applied,
    author,
    check_in,
    key_result,
    objective,
    okrs_of,
)
from tests.okr.lines import ME, priority
from tests.okr.test_closed_cycles import BEGUN, CLOSED, OPEN, REFUSED, TAKEN

Done = tuple[Okrs, Callable[[Okrs], Step]]
DONE: dict[str, Done] = {
    **{name: (OPEN, REFUSED[name]) for name in BEGUN},
    **{name: (CLOSED, build) for name, build in TAKEN.items()},
}
"""Every kind of step there is, and where it can be taken."""


def all_asked(okrs: Okrs, earlier: Reckoner | None = None) -> Reckoner:
    """Figures of which all were asked for."""
    reckoner = Reckoner(Now(okrs, TODAY, ME), earlier)
    told(reckoner)
    return reckoner


def told(reckoner: Reckoner) -> dict[str, object]:
    """All that is said of each objective and key result, by id."""
    okrs = reckoner.now.okrs
    said = {id_: (reckoner.of(id_), reckoner.findings(id_)) for id_ in (*okrs.objectives, *okrs.key_results)}
    means = {id_: reckoner.mean([id_]) for id_ in okrs.objectives}
    return {**said, "means": means, "standings": [reckoner.standing(kr) for kr in okrs.key_results.values()]}


@pytest.mark.parametrize("name", DONE)
def test_whatever_was_done_the_figures_are_those_of_now(name: str) -> None:
    before, build = DONE[name]
    after = applied(before, build(before))
    assert told(Reckoner(Now(after, TODAY, ME), all_asked(before))) == told(all_asked(after))


def test_a_check_in_leaves_what_is_known_of_the_others() -> None:
    okrs = okrs_of(
        objective("boring"), objective("far"), key_result("deploys"), key_result("other", "far"),
        check_in("1", "other", "2026-11-13", confidence=3),
    )  # fmt: skip
    before = all_asked(okrs)
    step = check_ins.check_in(
        okrs, author(ids=CountedIds()), okrs.key_results["deploys"], Reading(confidence=7)
    )
    after = all_asked(applied(okrs, step), before)
    for id_ in ("far", "other"):
        assert after.of(id_) is before.of(id_)
        assert after.findings(id_) is before.findings(id_)
    assert after.of("deploys").confidence == "7"


ASKED = Comment(id="c", space=SPACE, about="deploys", text="ask Ola", by="mei", on=TODAY)


@pytest.mark.parametrize("said", [priority("line", key_result="deploys"), ASKED])
def test_what_is_said_elsewhere_answers_what_the_guidelines_ask(said: Record) -> None:
    low = okrs_of(
        objective("boring"), key_result("deploys"), check_in("1", "deploys", "2026-11-18", confidence=2)
    )
    before = all_asked(low)
    after = Reckoner(Now(low.with_records([said]), TODAY, ME), before)
    assert "C3" in {found.code for found in before.findings("deploys")}
    assert "C3" not in {found.code for found in after.findings("deploys")}


def test_another_day_is_reckoned_anew() -> None:
    before = all_asked(OPEN)
    later = Reckoner(Now(OPEN, TODAY.replace(month=12), ME), before)
    assert told(later) == told(Reckoner(later.now))
    assert told(later) != told(before)
