"""A small team in one week with everything a report can tell, in words that a test may choose."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Measure, Record, Whose, Win
from okrtui.okr.scope import Scope
from tests.builders import QUARTER, SPACE, STEPS, check_in, key_result, objective, okrs_of, person, unit
from tests.okr.lines import DOWN, FRIDAY, MONDAY, UP, W46, W48, metric, outlook, priority, reading

PLATFORM = Scope("unit", "platform")
TEAM = Whose(unit="platform")
LAST, THIS = date(2026, 11, 10), date(2026, 11, 17)
Say = Callable[[str], str]


def platform_team(say: Say = str) -> Okrs:
    """The team; `say` turns each text into the one that is used."""
    ground = [
        replace(QUARTER, name=say("2026-Q4")),
        unit("platform", name=say("Platform")),
        person("mei", name=say("Mei Lin"), units=("platform",)),
        person("ken", name=say("Ken")),
        objective("boring", title=say("Make releases boring"), for_=TEAM),
        objective("nobodys", title=say("A quiet pager"), for_=TEAM, owner=None),
    ]
    return okrs_of(*ground, *_key_results(say), *_plan(say), *_health(say), *_talk(say))


def _key_results(say: Say) -> list[Record]:
    reach = Measure("reach", Decimal(4), Decimal(20), say("deploys"))
    at_most = Measure("at_most", Decimal(12), Decimal(5), "%")
    yes = Measure("yes_no")
    return [
        key_result(
            "deploys", title=say("Deploys per week"), measure=reach, owner="ken", order=("boring", "a1")
        ),
        key_result("failures", title=say("Failure rate"), measure=at_most, order=("boring", "b1")),
        key_result("runbooks", title=say("Runbooks"), measure=STEPS, order=("boring", "c1")),
        key_result("audit", title=say("SOC 2 报告"), measure=yes, order=("boring", "d1")),
        key_result("canary", title=say("Canary"), measure=yes, order=("boring", "e1"), starts=THIS),
        key_result("pages", "nobodys", title=say("Pages a night"), measure=at_most),
        check_in("d1", "deploys", LAST, value=Decimal(9), confidence=4),
        check_in("d2", "deploys", THIS, value=Decimal(12), confidence=6, note=say("canary is on")),
        check_in("f1", "failures", LAST, value=Decimal("8.5"), confidence=7),
        check_in("f2", "failures", THIS, value=Decimal("9.10"), confidence=3),
        check_in("r1", "runbooks", LAST, steps_done=("1",), confidence=8),
        check_in("r2", "runbooks", THIS, steps_done=("1", "2"), confidence=8),
        check_in("a1", "audit", LAST, value=Decimal(0), confidence=5),
        check_in("c1", "canary", FRIDAY, value=Decimal(0), confidence=9),
        check_in("p1", "pages", LAST, value=Decimal(2), confidence=2),
    ]


def _plan(say: Say) -> list[Record]:
    def line(id_: str, text: str, **fields: Any) -> Record:
        return priority(id_, **{"text": say(text), "for_": TEAM, **fields})

    return [
        line("shipped", "Ship the canary", state="done", key_result="canary"),
        line("drill", "Rollback drill", owner="ken", carried_from="drill46"),
        line("drill46", "Rollback drill", owner="ken", week=W46),
        line("tidy", "Tidy the channel", rank="should", state="dropped"),
        line("guide", "Write the guide", rank="should"),
        line("guide48", "Write the guide", rank="should", week=W48, carried_from="guide"),
        outlook("cause", text=say("Find the cause"), for_=TEAM, owner="ken", key_result="failures"),
    ]


def _health(say: Say) -> list[Record]:
    return [
        metric("morale", name=say("Team morale"), for_=TEAM, limits=UP, unit=say("of 5"), order=("", "a1")),
        metric("wait", name=say("Review wait"), for_=TEAM, limits=DOWN, unit="h", order=("", "b1")),
        metric("trust", name=say("Trust"), for_=TEAM, order=("", "c1")),
        metric("fresh", name=say("Pager noise"), for_=TEAM, order=("", "d1")),
        reading("m1", "morale", LAST, "3.8"),
        reading("m2", "morale", MONDAY, "4.2", note=say("two quiet weeks")),
        reading("w1", "wait", LAST, "3.5"),
        reading("t1", "trust", MONDAY, status="red"),
    ]


def _talk(say: Say) -> list[Record]:
    return [
        Comment(id="k1", space=SPACE, about="failures", on=FRIDAY, by="ken", text=say("It is the geocoder")),
        Win(
            id="w1", space=SPACE, about="deploys", on=FRIDAY, by="mei", text=say("A Friday deploy nobody saw")
        ),
        Win(
            id="w0", space=SPACE, about="platform", on=LAST, by="ken", text=say("Half the services are on it")
        ),
    ]
