import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr import naming
from okrtui.okr.errors import AmbiguousError, NotFoundError
from okrtui.okr.records import CheckIn, Cycle, KeyResult, Objective, Priority
from okrtui.okr.short_ids import short_ids
from tests.builders import SPACE, TODAY, check_in, key_result, objective, okrs_of, person, unit
from tests.okr.graded import NEXT, quarter
from tests.okr.lines import W46, W47, outlook, priority

OKRS = okrs_of(
    objective("abcdefgh", title="Make releases boring"),
    objective("abcdxyzw", title="Grow the community", external_id="37"),
    key_result("kkkk1234", title="Deploys per week", key='["id","key_result","KR-1"]'),
)


@pytest.mark.parametrize(
    ("word", "id_"),
    [("abcde", "abcdefgh"), ("^abcdx", "abcdxyzw"), ("releases", "abcdefgh"), ("GROW the community", "abcdxyzw"),
     ("ext:37", "abcdxyzw"), ("kkkk", "kkkk1234"), ("KR-1", "kkkk1234")],
)  # fmt: skip
def test_a_record_is_named_by_id_by_a_sources_id_or_by_title(word: str, id_: str) -> None:
    assert naming.named(OKRS, word, Objective, KeyResult).id == id_


def test_a_check_in_is_called_by_the_word_of_the_method() -> None:
    made = check_in("c1", "deploys", "2026-11-20")
    assert (naming.name_of(made), naming.kind_of(made)) == ("check-in", "a check-in")
    with pytest.raises(NotFoundError, match=r"there is no check-in “c2”"):
        naming.named(okrs_of(made), "c2", CheckIn)


def test_a_prefix_that_fits_two_names_both() -> None:
    with pytest.raises(AmbiguousError, match=r"abcde Make releases boring, abcdx Grow the community"):
        naming.named(OKRS, "abcd", Objective)


@pytest.mark.parametrize("word", ["abc", "nothing", "", "ext:38"])
def test_what_names_nothing_is_said(word: str) -> None:
    with pytest.raises(NotFoundError, match="there is no objective"):
        naming.named(OKRS, word, Objective)


def test_a_word_that_is_an_id_and_a_title_is_the_id() -> None:
    okrs = okrs_of(objective("abcd", title="one"), objective("other", title="abcd"))
    assert naming.named(okrs, "abcd", Objective).id == "abcd"


def test_a_whole_title_goes_before_a_part_of_another() -> None:
    okrs = okrs_of(objective("a", title="Ship"), objective("b", title="Ship it faster"))
    assert naming.named(okrs, "ship", Objective).id == "a"


def test_the_trash_and_what_hangs_on_it_is_only_named_when_asked_for() -> None:
    okrs = okrs_of(objective("gone", deleted=True, title="Gone"), key_result("below", "gone", title="Below"))
    for word in ("Gone", "Below"):
        with pytest.raises(NotFoundError):
            naming.named(okrs, word, Objective, KeyResult)
        assert naming.named(okrs, word, Objective, KeyResult, hidden=True).id == word.lower()


def test_people_go_by_handle_name_or_part_of_it() -> None:
    okrs = okrs_of(person("p1", name="Lin Mei", handle="lin"), person("p2", name="Linus"))
    assert [naming.person_named(okrs, word).id for word in ("@lin", "linus", "Lin M")] == ["p1", "p2", "p1"]


def test_short_ids_grow_where_four_digits_are_not_enough() -> None:
    assert short_ids(["abcdefgh", "abcdexyz", "zzzzyyyy"]) == {
        "abcdefgh": "abcdef", "abcdexyz": "abcdex", "zzzzyyyy": "zzzz",
    }  # fmt: skip


@given(st.sets(st.text("ab2", min_size=8, max_size=8)))
def test_a_short_id_names_one_and_only_one(ids: set[str]) -> None:
    for id_, short in short_ids(ids).items():
        assert [other for other in ids if other.startswith(short)] == [id_]


@pytest.mark.parametrize("key", ["", "{", '["id"]', '["id","objective",7]', "null", "\ud800"])
def test_a_key_that_is_none_names_nothing(key: str) -> None:
    assert naming.outside_id(objective("a", key=key)) is None


def test_outside_a_record_goes_by_the_id_it_came_with() -> None:
    cycle = Cycle(id="x", space=SPACE, name="Q4 renamed", key='["2026-Q4"]')
    assert [naming.public_id(r) for r in (cycle, OKRS.key_results["kkkk1234"], OKRS.objectives["abcdefgh"])] == [
        "2026-Q4", "KR-1", "abcdefgh",
    ]  # fmt: skip


def test_units_and_cycles_go_by_name_and_never_for_one_another() -> None:
    okrs = okrs_of(unit("sre", name="SRE"), unit("q", name="Quality"))
    assert (naming.unit_named(okrs, "sre").id, naming.cycle_named(okrs, "2026-q4").id) == ("sre", "q4")
    with pytest.raises(NotFoundError, match="there is no cycle “Quality”"):
        naming.cycle_named(okrs, "Quality")
    with pytest.raises(NotFoundError, match="there is no unit “2026-Q4”"):
        naming.unit_named(okrs, "2026-Q4")


def test_a_record_is_called_by_its_title_name_or_text_and_else_by_its_kind() -> None:
    records = (
        objective("a", title="A"), person("mei"), Priority(text="Ship it"), check_in("1", "deploys", TODAY),
    )  # fmt: skip
    assert [naming.name_of(record) for record in records] == ["A", "Mei", "Ship it", "check-in"]


def test_a_text_names_the_line_that_lives_on_and_not_those_it_was_carried_from() -> None:
    first, second = priority("l1", W46, text="Interview"), priority("l2", W47, text="Interview")
    carried = okrs_of(first, priority("l2", W47, text="Interview", carried_from="l1"))
    assert naming.named(carried, "interview", Priority).id == "l2"
    assert naming.named(carried, "l1", Priority).id == "l1"
    with pytest.raises(AmbiguousError, match=r"l1 Interview \(W46\), l2 Interview \(W47\)"):
        naming.named(okrs_of(first, second), "interview", Priority)


def test_a_kind_is_told_with_its_article() -> None:
    assert [naming.kind_of(record) for record in (outlook("a"), priority("b"))] == [
        "an outlook",
        "a priority",
    ]


NAMESAKES = okrs_of(
    NEXT,
    objective("boring"),
    key_result("kkkk", title="Deploys per week"),
    objective("again", cycle="q1"),
    key_result("mmmm", "again", title="Deploys per week"),
    key_result("dddd", "again", title="Deploys per day"),
)


def test_namesakes_of_two_cycles_are_told_apart_by_them() -> None:
    with pytest.raises(AmbiguousError) as several:
        naming.named(NAMESAKES, "deploys", KeyResult)
    assert several.value.candidates == (
        "kkkk Deploys per week (2026-Q4)",
        "mmmm Deploys per week (2027-Q1)",
        "dddd Deploys per day",
    )


def test_where_one_is_meant_the_phase_of_its_cycle_says_which() -> None:
    assert naming.named_in_phase(NAMESAKES, "deploys", "active", KeyResult).id == "kkkk"
    with pytest.raises(AmbiguousError):
        naming.named_in_phase(NAMESAKES, "deploys", "planning", KeyResult)
    assert naming.named_in_phase(NAMESAKES, "per day", "planning", KeyResult).id == "dddd"
    with pytest.raises(NotFoundError):
        naming.named_in_phase(NAMESAKES, "deploys", "grading", KeyResult)


def test_an_id_is_never_guessed_at() -> None:
    okrs = okrs_of(NEXT, objective("abcd1"), objective("abcd2", cycle="q1", title="abcd"))
    with pytest.raises(NotFoundError):
        naming.named_in_phase(okrs, "abcd", "active", Objective)


def test_a_goal_of_a_closed_cycle_has_left_its_title_to_what_it_became() -> None:
    closed = NAMESAKES.with_records([quarter("closed")])
    assert naming.named(closed, "deploys per week", KeyResult).id == "mmmm"
    assert naming.named(closed, "kkkk", KeyResult).id == "kkkk"
    only = closed.with_records([key_result("llll", title="Restores")])
    assert naming.named(only, "restores", KeyResult).id == "llll"
