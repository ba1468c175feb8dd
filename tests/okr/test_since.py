from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.records import CheckIn, Comment, Decision, HealthMetric, Idea, Record, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.since import Deed, Since, since
from okrtui.okr.since_told import day_name, doer, parts_told
from tests.builders import SPACE, check_in, key_result, objective, okrs_of, person, unit
from tests.okr.lines import ME, MINE, outlook, priority

FRIDAY, MONDAY = date(2026, 11, 13), date(2026, 11, 16)
NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
GROUND = (
    unit("team"),
    objective("boring", for_=Whose(unit="team")),
    key_result("failures", title="Failure rate", owner="ken"),
    check_in("old", "failures", "2026-11-10", confidence=4, by="ken"),
)
TEAM = Scope("unit", "team")


def made(id_: str, by: str = "ken", minute: int = 0, of: str = "") -> Deed:
    return Deed("added", id_, by, NINE + timedelta(minutes=minute), of)


def done(id_: str, by: str = "ken", minute: int = 0) -> Deed:
    return Deed("done", id_, by, NINE + timedelta(minutes=minute))


def deeds_of(records: tuple[Record, ...]) -> list[Deed]:
    """As if whoever is named in them had made these records one after the other."""
    return [
        made(record.id, getattr(record, "by", None) or "ken", minute, getattr(record, "key_result", ""))
        for minute, record in enumerate(records)
        if isinstance(record, CheckIn | Comment | Decision)
    ]


def news(*records: Record, deeds: tuple[Deed, ...] = (), scope: Scope = TEAM) -> Since:
    return since(okrs_of(*GROUND, *records), scope, ME, FRIDAY, [*deeds_of(records), *deeds])


def parts(found: Since) -> list[str]:
    return parts_told(okrs_of(*GROUND), found)


def comment(id_: str, about: str, by: str = "ken") -> Comment:
    return Comment(id=id_, space=SPACE, about=about, by=by, on=MONDAY, text="why?")


def test_an_idea_is_news_to_those_around_who_proposed_it_and_so_is_what_is_said_of_it() -> None:
    ken = person("ken", units=("team",))
    lanterns = Idea(id="lanterns", space=SPACE, title="Lanterns", author="ken")
    found = news(ken, lanterns, comment("asked", "lanterns"), deeds=(made("lanterns"),))
    assert parts(found) == ["Ken proposed 1 idea", "Ken made 1 comment"]
    assert news(lanterns, deeds=(made("lanterns"),)).is_empty, "Ken is not of the team"
    assert news(ken, lanterns, deeds=(made("lanterns", by="mei"),)).is_empty, "mine are no news"


def test_nothing_new_says_nothing() -> None:
    assert news().is_empty
    assert parts(news()) == []


def test_a_confidence_that_changed_says_who_from_what_to_what_and_when() -> None:
    found = news(check_in("new", "failures", "2026-11-15", confidence=6, by="ken", note="canary"))
    assert parts(found) == ["Ken 4 → 6 on Failure rate"]
    assert (found.confidences[0].at, found.confidences[0].note) == (NINE, "canary")
    assert not found.is_empty


def test_the_same_number_again_is_no_news() -> None:
    found = news(
        check_in("up", "failures", "2026-11-14", confidence=6, by="ken"),
        check_in("down", "failures", "2026-11-15", confidence=4, by="ken"),
    )
    assert found.is_empty


def test_a_first_number_has_nothing_before_it() -> None:
    found = news(key_result("new", owner="ken"), check_in("cc", "new", "2026-11-15", confidence=3, by="ken"))
    assert parts(found) == ["Ken 3 on new"]


def test_a_number_that_is_not_new_is_no_news_whatever_its_day() -> None:
    okrs = okrs_of(*GROUND, check_in("seen", "failures", "2026-11-16", confidence=9, by="ken"))
    assert since(okrs, TEAM, ME, FRIDAY, [made("value", of="failures")]).is_empty


def test_a_correction_of_an_old_number_recorded_now_is_news() -> None:
    fixed = check_in("fix", "failures", "2026-11-10", confidence=2, by="ken", fixes="old")
    assert parts(news(fixed)) == ["Ken 4 → 2 on Failure rate"]


def test_a_backdated_number_below_a_newer_one_changes_nothing() -> None:
    assert news(check_in("late", "failures", "2026-11-03", confidence=9, by="ken")).is_empty


def test_the_number_before_is_that_of_the_latest_day_not_the_one_recorded_last() -> None:
    late = check_in("late", "failures", "2026-11-03", confidence=9, by="ken")
    new = check_in("new", "failures", "2026-11-15", confidence=6, by="ken")
    found = since(okrs_of(*GROUND, late, new), TEAM, ME, FRIDAY, deeds_of((new,)))
    assert parts(found) == ["Ken 4 → 6 on Failure rate"]


def test_a_value_without_a_number_leaves_the_number_before_it_as_it_was() -> None:
    found = news(
        check_in("new", "failures", "2026-11-15", confidence=6, by="ken"),
        check_in("value", "failures", "2026-11-16", by="ken"),
    )
    assert parts(found) == ["Ken 4 → 6 on Failure rate"]


def test_what_i_did_is_no_news_to_me() -> None:
    found = news(
        check_in("new", "failures", "2026-11-15", confidence=6),
        comment("co", "failures", by="mei"),
        priority("li", state="done", for_=Whose(unit="team")),
        deeds=(done("li", by="mei"),),
    )
    assert found.is_empty


def test_who_came_last_did_it() -> None:
    line = priority("li", state="done", for_=Whose(unit="team"))
    assert news(line, deeds=(done("li"), done("li", by="mei", minute=1))).is_empty
    assert parts(news(line, deeds=(done("li", by="mei"), done("li", minute=1)))) == ["Ken finished 1 line"]
    mine = check_in("mine", "failures", "2026-11-15", confidence=8)
    kens = check_in("kens", "failures", "2026-11-16", confidence=6, by="ken")
    assert parts(news(mine, kens)) == ["Ken 4 → 6 on Failure rate"]


def test_a_number_recorded_for_somebody_names_both_and_is_news_to_whose_it_is() -> None:
    said = check_in("new", "failures", "2026-11-15", confidence=6, by="ken", said_by="mei")
    assert parts(news(said)) == ["Ken for Mei 4 → 6 on Failure rate"]
    own = check_in("new", "failures", "2026-11-15", confidence=6, by="ken", said_by="ken")
    assert parts(news(own)) == ["Ken 4 → 6 on Failure rate"]


def test_what_history_tells_is_counted_by_person() -> None:
    team = Whose(unit="team")
    found = news(
        priority("one", state="done", for_=team),
        outlook("two", state="done", for_=team),
        priority("reopened", for_=team),
        priority("early", state="done", for_=team),
        priority("elsewhere", state="done"),
        deeds=(made("failures"), done("one"), done("two"), done("reopened"), done("elsewhere")),
    )
    assert parts(found) == ["Ken added 1 KR", "Ken finished 2 lines"]


def test_each_kind_stands_in_the_order_it_was_done() -> None:
    team = Whose(unit="team")
    records = [priority(id_, state="done", for_=team) for id_ in ("b", "a", "c")]
    deeds = (done("c", minute=1), done("a", minute=2), done("b", minute=3))
    assert [act.record.id for act in news(*records, deeds=deeds).done] == ["c", "a", "b"]


def test_what_was_deleted_or_undone_since_is_no_news() -> None:
    gone = (key_result("gone", deleted=True), Comment(id="said", space=SPACE, about="boring", deleted=True))
    assert news(*gone, deeds=(made("gone"), made("said"), made("never"), done("never"))).is_empty


def test_comments_and_decisions_about_what_is_in_the_scope() -> None:
    decision = Decision(id="de", space=SPACE, about="boring", by="ken", on=MONDAY, outcome="continue")
    metric = HealthMetric(id="mood", space=SPACE, name="Mood", keeper="mei", for_=Whose(unit="team"))
    records = (
        comment("c1", "failures"),
        comment("c2", "boring"),
        comment("c3", "li"),
        comment("c4", "elsewhere"),
        comment("c6", "other"),
        comment("c7", "mood"),
        key_result("other", "own"),
        objective("own"),
        priority("li", for_=Whose(unit="team")),
        metric,
        decision,
    )
    found = news(*records)
    assert [act.record.id for act in found.comments] == ["c1", "c2", "c3", "c7"]
    assert parts(found)[-2:] == ["Ken made 4 comments", "Ken made 1 decision"]
    assert len(news(*records, scope=EVERYBODY).comments) == 5
    mine = [act.record.id for act in news(*records, scope=MINE).comments]
    assert mine == ["c2", "c3", "c6", "c7"]


def test_the_biggest_move_comes_first_up_or_down_and_who_is_not_known_is_somebody() -> None:
    ground = (*GROUND, key_result("aa"), check_in("a1", "aa", "2026-11-10", confidence=9), key_result("bb"))
    new = (
        check_in("b1", "bb", "2026-11-15", confidence=1, by="ken"),
        check_in("new", "failures", "2026-11-15", confidence=6, by="ken"),
        check_in("a2", "aa", "2026-11-15", confidence=5, by="?"),
    )
    found = since(okrs_of(*ground, *new), TEAM, ME, FRIDAY, deeds_of(new))
    assert parts(found) == ["somebody 9 → 5 on aa", "Ken 4 → 6 on Failure rate", "Ken 1 on bb"]


def test_people_go_by_their_first_name_unless_it_is_short_or_somebody_else_s_too() -> None:
    names = {
        "a": "Priya Raman",
        "b": "Ken Watanabe",
        "c": "Ken Adams",
        "d": "Bo Li",
        "e": "王小明",
        "f": "\x07x",
    }
    okrs = okrs_of(*(person(id_, name=name) for id_, name in names.items()), person("g", name="Priya Raman"))
    assert [doer(okrs, id_) for id_ in names] == [
        "Priya",
        "Ken Watanabe",
        "Ken Adams",
        "Bo Li",
        "王小明",
        "␇x",
    ]


def test_an_unsafe_or_long_title_is_told_safely_and_cut() -> None:
    found = news(
        key_result("evil", title="\x1b[31m" + "x" * 99, owner="ken"),
        check_in("a2", "evil", "2026-11-15", confidence=5, by="ken"),
    )
    (part,) = parts(found)
    assert part.startswith("Ken 5 on ␛[31mxxx")
    assert part.endswith("x…")
    assert len(part) < 55


def test_a_day_is_called_by_its_name_for_a_week() -> None:
    assert day_name(FRIDAY, FRIDAY) == "today"
    assert day_name(FRIDAY, MONDAY) == "Friday"
    assert day_name(FRIDAY, date(2026, 11, 19)) == "Friday"
    assert day_name(FRIDAY, date(2026, 11, 20)) == "13 Nov"
    assert day_name(MONDAY, FRIDAY) == "16 Nov"


@given(st.lists(st.integers(0, 10), min_size=1, max_size=8), st.data())
def test_told_in_two_turns_or_in_one_a_confidence_goes_the_same_way(
    numbers: list[int], data: st.DataObject
) -> None:
    """Who looks in between is told the first part of the way then, and the rest later."""
    every = [
        check_in(f"n{place}", "failures", FRIDAY + timedelta(days=place), confidence=number, by="ken")
        for place, number in enumerate(numbers)
    ]
    cut = data.draw(st.integers(0, len(every)))
    whole = way(every, every)
    first, rest = way(every[:cut], every[:cut]), way(every, every[cut:])
    assert first + rest == whole
    assert whole == numbers[-1] - 4


def way(known: list[CheckIn], new: list[CheckIn]) -> int:
    """How far the number went with what is new."""
    told = since(okrs_of(*GROUND, *known), TEAM, ME, FRIDAY, deeds_of(tuple(new)))
    return sum(change.move for change in told.confidences)
