from datetime import UTC, date, datetime

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Decision, Record, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.since import Deed, Since, since, told
from tests.builders import SPACE, check_in, key_result, objective, okrs_of, unit
from tests.okr.lines import ME, MINE, outlook, priority

FRIDAY, MONDAY = date(2026, 11, 13), date(2026, 11, 16)
GROUND = (
    unit("team"),
    objective("boring", for_=Whose(unit="team")),
    key_result("failures", title="Failure rate", owner="ken"),
    check_in("old", "failures", "2026-11-10", confidence=4, by="ken"),
)
TEAM = Scope("unit", "team")


def news(*records: Record, deeds: tuple[Deed, ...] = (), scope: Scope = TEAM) -> Since:
    return since(okrs_of(*GROUND, *records), scope, ME, FRIDAY, deeds)


def line(found: Since, today: date = MONDAY) -> str:
    okrs: Okrs = okrs_of(*GROUND)
    return told(okrs, found, today)


def comment(id_: str, about: str, by: str = "ken", on: date = MONDAY) -> Comment:
    return Comment(id=id_, space=SPACE, about=about, by=by, on=on, text="why?")


def test_nothing_new_says_nothing() -> None:
    assert news().is_empty
    assert line(news()) == ""


def test_a_confidence_that_changed_says_who_from_what_to_what() -> None:
    found = news(check_in("new", "failures", "2026-11-15", confidence=6, by="ken"))
    assert line(found) == "since Friday: Ken 4 → 6 on Failure rate"


def test_the_same_number_again_is_no_news() -> None:
    found = news(
        check_in("up", "failures", "2026-11-14", confidence=6, by="ken"),
        check_in("down", "failures", "2026-11-15", confidence=4, by="ken"),
    )
    assert found.is_empty


def test_a_first_number_has_nothing_before_it() -> None:
    found = news(key_result("new", owner="ken"), check_in("cc", "new", "2026-11-15", confidence=3, by="ken"))
    assert line(found) == "since Friday: Ken 3 on new"


def test_a_correction_of_an_old_number_recorded_now_is_news() -> None:
    fixed = check_in(
        "fix",
        "failures",
        "2026-11-10",
        confidence=2,
        by="ken",
        fixes="old",
        recorded=datetime(2026, 11, 16, 8, tzinfo=UTC),
    )
    assert line(news(fixed)) == "since Friday: Ken 4 → 2 on Failure rate"


def test_what_i_did_is_no_news_to_me() -> None:
    mine = Deed("done", "li", "mei", MONDAY)
    found = news(
        check_in("new", "failures", "2026-11-15", confidence=6),
        comment("co", "failures", by="mei"),
        priority("li", state="done", for_=Whose(unit="team")),
        deeds=(mine,),
    )
    assert found.is_empty


def test_what_history_tells_is_counted_by_person() -> None:
    deeds = (
        Deed("added", "failures", "ken", FRIDAY),
        Deed("done", "one", "ken", MONDAY),
        Deed("done", "two", "ken", MONDAY),
        Deed("done", "reopened", "ken", MONDAY),
        Deed("done", "early", "ken", date(2026, 11, 12)),
    )
    team = Whose(unit="team")
    found = news(
        priority("one", state="done", for_=team),
        outlook("two", state="done", for_=team),
        priority("reopened", for_=team),
        priority("early", state="done", for_=team),
        deeds=deeds,
    )
    assert line(found) == "since Friday: Ken added 1 KR · Ken finished 2 lines"


def test_comments_and_decisions_about_what_is_in_the_scope() -> None:
    decision = Decision(id="de", space=SPACE, about="boring", by="ken", on=MONDAY, outcome="continue")
    records = (
        comment("c1", "failures"),
        comment("c2", "boring"),
        comment("c3", "li"),
        comment("c4", "elsewhere"),
        comment("c5", "failures", on=date(2026, 11, 12)),
        comment("c6", "other"),
        key_result("other", "own"),
        objective("own"),
        priority("li", for_=Whose(unit="team")),
        decision,
    )
    found = news(*records)
    assert [c.id for c in found.comments] == ["c1", "c2", "c3"]
    assert line(found).endswith("Ken made 3 comments · Ken made 1 decision")
    assert len(news(*records, scope=EVERYBODY).comments) == 4
    assert [c.id for c in news(*records, scope=MINE).comments] == ["c2", "c3", "c6"]


def test_the_day_is_called_by_its_name_for_a_week() -> None:
    found = news(comment("c1", "failures"))
    assert line(found, FRIDAY).startswith("since today:")
    assert line(found, date(2026, 11, 19)).startswith("since Friday:")
    assert line(found, date(2026, 11, 20)).startswith("since 13 Nov:")


def test_the_biggest_move_comes_first_and_who_is_not_known_is_somebody() -> None:
    found = news(
        key_result("aa", owner="ken"),
        check_in("a1", "aa", "2026-11-10", confidence=5, by=None),
        check_in("a2", "aa", "2026-11-15", confidence=9, by=None),
        check_in("new", "failures", "2026-11-15", confidence=6, by="ken"),
    )
    assert line(found) == "since Friday: somebody 5 → 9 on aa · Ken 4 → 6 on Failure rate"
