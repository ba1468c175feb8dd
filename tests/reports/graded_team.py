"""A small team at the end of its quarter with everything such a page can tell, in words that a test may choose."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    Cycle,
    Grade,
    KeyResult,
    Measure,
    ObjectiveVerdict,
    Phase,
    Record,
    Review,
    Space,
    Span,
    TargetChange,
    Whose,
)
from okrtui.okr.scope import Scope
from tests.builders import QUARTER, SPACE, STEPS, check_in, key_result, objective, okrs_of, person, unit
from tests.okr.graded import LAST_DAYS, NEXT

PLATFORM, NORTH = Scope("unit", "platform"), Whose(unit="north")
TEAM = Whose(unit="platform")
ME = frozenset({"mei"})
SUMMER = Cycle(
    id="q3", space=SPACE, name="2026-Q3", phase="closed", span=Span(date(2026, 7, 1), date(2026, 9, 30))
)
Say = Callable[[str], str]


def graded_team(say: Say = str, phase: Phase = "closed") -> Okrs:
    """The team; `say` turns each text into the one that is used."""
    company = unit("north", name=say("Northwind"), level="company", mission=say("Every shop delivers today"))
    return okrs_of(
        Space(id="the-space", space=SPACE, name=say("Northwind"), mission=say("Every shop delivers today")),
        replace(QUARTER, name=say("2026-Q4"), phase=phase),
        replace(SUMMER, name=say("2026-Q3")),
        replace(NEXT, name=say("2027-Q1")),
        company,
        unit("platform", name=say("Platform"), parent="north", mission=say("Releases nobody notices")),
        person("mei", name=say("Mei Lin")),
        person("ken", name=say("Ken")),
        *_objectives(say),
        *_key_results(say),
        *_said(say),
    )


def _objectives(say: Say) -> list[Record]:
    verdict = ObjectiveVerdict("go_on", say("it pays"), "mei", LAST_DAYS)
    return [
        objective("top", title=say("Same day, every day"), for_=NORTH, kind="committed", origin="top_down"),
        objective(
            "boring", title=say("Make releases boring"), for_=TEAM, parent="top", carried_from="before",
            verdict=verdict,
        ),
        objective("before", title=say("Deploy on any weekday"), for_=TEAM, cycle="q3"),
        objective("after", title=say("Releases nobody sees"), for_=TEAM, cycle="q1", carried_from="boring"),
        objective("own", title=say("学会说不"), owner="ken", for_=Whose(person="ken")),
        objective("gone", title=say("A second office"), for_=TEAM, state="dropped"),
        objective("empty", title=say("Nothing measured"), for_=TEAM, owner=None),
    ]  # fmt: skip


def _key_results(say: Say) -> list[Record]:
    def graded(score: str, **said: Any) -> Grade:
        return Grade(Decimal(score), by="mei", on=LAST_DAYS, **said)

    reach = Measure("reach", Decimal(4), Decimal(20), say("deploys"))
    keep = Measure("at_least", Decimal(90), Decimal(95), "%")
    adjusted = graded("0.81", adjustment=Decimal("0.05"), because=say("the audit"))
    low = graded("0.30", verdict="stop")

    def placed(id_: str, place: str, title: str, measure: Measure, **fields: Any) -> KeyResult:
        return key_result(id_, title=say(title), measure=measure, order=("boring", place), **fields)

    yes, most = Measure("yes_no"), Measure("at_most", None, Decimal(2))
    kept = graded("0.65", explanation=say("one storm"))
    return [
        key_result("share", "top", title=say("Parcels on the day"), measure=keep, grade=kept),
        placed(
            "deploys",
            "a1",
            "Deploys per week",
            reach,
            owner="ken",
            grade=adjusted,
            reflection=say("small steps"),
        ),
        placed("runbooks", "b1", "Runbooks", STEPS, grade=low),
        placed("late", "c1", "Pages a night", most, starts=date(2026, 11, 2)),
        placed("left", "d1", "Rewrite it all", yes, state="dropped"),
        key_result("no", "own", title=say("Noes"), measure=yes, grade=graded("1")),
        *_check_ins(),
    ]


def _check_ins() -> list[Record]:
    return [
        check_in("s1", "share", date(2026, 10, 5), value=Decimal(91), confidence=5),
        check_in("s2", "share", date(2026, 12, 21), value=Decimal("93.25"), confidence=6),
        check_in("d1", "deploys", date(2026, 10, 6), value=Decimal("1.28"), confidence=4),
        check_in("d2", "deploys", date(2026, 11, 17), value=Decimal(12), confidence=6),
        check_in("d3", "deploys", date(2026, 12, 22), value=Decimal("24.8"), confidence=9),
        check_in("r1", "runbooks", date(2026, 12, 8), steps_done=("1", "2"), confidence=3),
    ]


def _said(say: Say) -> list[Record]:
    before, now = (Measure("reach", Decimal(4), Decimal(target), say("deploys")) for target in (16, 20))
    return [
        TargetChange(
            id="t1", space=SPACE, key_result="deploys", on=date(2026, 11, 12), old=before, new=now,
            reason=say("canary is on"), by="mei",
        ),
        Review(
            id="r0", space=SPACE, cycle="q4", for_=NORTH, went_well=say("Six cities"), next=say("Fewer goals"),
        ),
        Review(
            id="r1r", space=SPACE, cycle="q4", for_=TEAM, went_well=say("The canary\nand the drill"),
            went_badly=say("发布太晚"), lessons=say("Ask earlier"), next=say("A drill"),
        ),
    ]  # fmt: skip
