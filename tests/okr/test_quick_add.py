import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.quick_add import (
    Choice,
    Known,
    QuickLine,
    known_in,
    parse_line,
    stayed_text,
    typed_again,
)
from okrtui.okr.quick_choices import Completion, completion
from okrtui.okr.quick_names import only, word_for
from okrtui.okr.records import Cycle, Person
from tests.builders import SPACE, key_result, objective, okrs_of, person
from tests.okr.lines import FRIDAY

PEOPLE = (
    person("p1", name="Mei Lin", handle="mei"),
    person("p2", name="Ken Sato", handle="ken"),
    person("p3", name="Ken Miller"),
    person("p4", name="陈丽"),
)
RESULTS = (
    key_result("k1abcd", title="Deploys/wk 4→20"),
    key_result("k2abcd", title="Failure rate ≤ 5 %"),
    key_result("k3abcd", title="Failure budget kept"),
    key_result("k4abcd", title="新增三十个广告渠道"),
    key_result("k5abcd", title="37"),
)
KNOWN = Known(PEOPLE, RESULTS)


def parsed(typed: str) -> tuple[str, str | None, str | None, str | None, int]:
    line = parse_line(typed, KNOWN)
    return line.text, line.owner, line.rank, line.key_result, line.weeks


def test_everything_at_once() -> None:
    assert parsed("ship canary @ken !must #deploys >1") == ("ship canary", "p2", "must", "k1abcd", 1)


@pytest.mark.parametrize(
    ("typed", "owner"),
    [
        ("@mei", "p1"), ("@MeiLin", "p1"), ("@lin", "p1"), ("@ken", "p2"), ("@kenmiller", "p3"),
        ("@miller", "p3"), ("@陈丽", "p4"), ("＠ｍｅｉ", "p1"),
    ],
)  # fmt: skip
def test_a_person_goes_by_handle_name_or_a_word_of_it(typed: str, owner: str) -> None:
    assert parsed(f"call {typed}") == ("call", owner, None, None, 0)


@pytest.mark.parametrize(
    ("typed", "key_result"),
    [
        ("#deploys", "k1abcd"), ("#dep", "k1abcd"), ("#rate", "k2abcd"), ("#failure-budget-kept", "k3abcd"),
        ("#广告", "k4abcd"), ("#k3abcd", "k3abcd"), ("#k3ab", "k3abcd"), ("＃Deploys", "k1abcd"),
    ],
)  # fmt: skip
def test_a_key_result_goes_by_a_word_its_beginning_or_its_id(typed: str, key_result: str) -> None:
    assert parsed(f"do {typed}") == ("do", None, None, key_result, 0)


@pytest.mark.parametrize(
    "typed",
    [
        "@nobody",
        "#nothing",
        "#failure",
        "#37",
        "#de",
        "#告",
        "!later",
        "!",
        "@",
        "#",
        ">",
        ">0",
        ">5",
        ">1d",
        "> 1",
    ],
)
def test_what_leads_nowhere_or_to_several_stays_text(typed: str) -> None:
    assert parsed(f"fix {typed}") == (f"fix {typed}", None, None, None, 0)


def test_a_mark_inside_a_word_is_text() -> None:
    assert parsed("write to a@mei C#deploys x>1")[0] == "write to a@mei C#deploys x>1"


def test_the_first_of_a_kind_counts_and_the_second_stays_text() -> None:
    assert parsed("tell @mei and @ken !should !must") == ("tell and @ken !must", "p1", "should", None, 0)


def test_a_backslash_makes_a_mark_plain() -> None:
    assert (
        parsed(r"tag \#deploys \@mei \!must \>1 \\#deploys \d")[0]
        == r"tag #deploys @mei !must >1 \#deploys \d"
    )


def test_nothing_but_marks_leaves_no_text() -> None:
    assert parsed(" @mei  >2 ") == ("", "p1", None, None, 2)


def test_the_pieces_that_were_recognised_are_shown_where_they_stand() -> None:
    typed = "ship  @ken #deploys"
    marks = parse_line(typed, KNOWN).marks
    assert [(mark.kind, typed[mark.start : mark.end]) for mark in marks] == [
        ("owner", "@ken"),
        ("key_result", "#deploys"),
    ]


TWO_KENS = Known((PEOPLE[2], person("p5", name="Ken Wu")), RESULTS)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("x @ken", ["@ken fits Ken Miller, Ken Wu: stays text"]),
        ("x #fail", ["#fail fits Failure rate ≤ 5 %, Failure budget kept: stays text"]),
        ("x @foo #nix", ["@foo names nobody here: stays text", "#nix names no key result here: stays text"]),
        ("x !later >5", ["!later is no rank: stays text", ">5 is not 1 to 4 weeks later: stays text"]),
        ("x !must !should", ["!should is a second rank: stays text"]),
        ("x @wu @miller", ["@miller is a second owner: stays text"]),
        ("x #rate #deploys", ["#deploys is a second key result: stays text"]),
        ("x >1 >2", [">2 is a second week: stays text"]),
        ("x ＠ken", ["＠ken fits Ken Miller, Ken Wu: stays text"]),
    ],
)
def test_a_mark_that_stays_text_is_told_with_the_reason(typed: str, told: list[str]) -> None:
    assert [stayed.told for stayed in stayed_text(typed, TWO_KENS)] == told


@pytest.mark.parametrize(
    "typed",
    ["x @wu !must #rate >1", r"x \@ken \#fail", "fix #37", "a > 1 b @ # !", "x !! != >= >50% a@ken C#fail"],
)
def test_what_was_understood_or_is_plainly_text_is_not_told(typed: str) -> None:
    assert stayed_text(typed, TWO_KENS) == ()


def test_what_fits_several_comes_with_a_word_for_each_of_them() -> None:
    (stayed,) = stayed_text("x @ken", TWO_KENS)
    assert (stayed.word, stayed.why) == ("@ken", "several")
    assert stayed.fits == (Choice("@kenmiller", "Ken Miller"), Choice("@kenwu", "Ken Wu"))


def test_of_many_that_fit_the_first_three_are_named_and_the_rest_is_counted() -> None:
    results = tuple(key_result(f"k{n}abcd", title=f"Depth {n} {'of field ' * 5}") for n in range(5))
    (stayed,) = stayed_text("x #depth", Known(key_results=results))
    names = ", ".join(f"Depth {n} of field of field of …" for n in range(3))
    assert stayed.told == f"#depth fits {names} and 2 more: stays text"


def words(typed: str, cursor: int | None = None) -> list[str]:
    found = completion(typed, len(typed) if cursor is None else cursor, KNOWN)
    return [choice.word for choice in found.choices] if found else []


def test_people_are_completed_by_handle_and_name() -> None:
    assert words("call @k") == ["@ken", "@kenmiller"]
    assert words("call @mil") == ["@miller"]
    assert words("call @陈") == ["@陈丽"]
    assert words("call @x") == []


def test_key_results_are_completed_by_their_words_also_chinese_ones() -> None:
    assert words("#fail") == ["#failure-rate-5", "#failure-budget-kept"]
    assert words("#广告") == ["#新增三十个广告渠道"]
    assert len(words("#")) == 5


def test_rank_and_week_are_completed() -> None:
    assert words("x !") == ["!must", "!should"]
    assert words("x !s") == ["!should"]
    assert words("x >") == [">1", ">2", ">3", ">4"]


def test_the_word_under_the_cursor_is_replaced_as_a_whole() -> None:
    found = completion("ship @mexx now", 8, KNOWN)
    assert found is not None
    assert (found.start, found.end, found.choices[0].name) == (5, 10, "Mei Lin")


def test_where_no_mark_stands_nothing_is_completed() -> None:
    assert completion("ship it", 4, KNOWN) is None
    assert completion("", 0, KNOWN) is None
    assert completion("@mei ", 5, KNOWN) is None


def test_a_line_may_name_who_has_not_left_and_what_is_pursued_in_its_space() -> None:
    okrs = okrs_of(
        person("gone", left=FRIDAY),
        Cycle(id="q3", space=SPACE, name="2026-Q3", phase="closed"),
        objective("boring"),
        key_result("kr"),
        key_result("no", state="dropped"),
        objective("old", cycle="q3"),
        key_result("past", "old"),
        objective("someday", cycle=None),
        key_result("later", "someday"),
        objective("given up", state="dropped"),
        key_result("neither", "given up"),
        Person(id="far", space="other", name="Far"),
    )
    known = known_in(okrs, SPACE, okrs.key_results.values())
    assert [p.id for p in known.people] == ["mei", "ken"]
    assert [kr.id for kr in known.key_results] == ["kr"]


def test_the_word_offered_begins_as_it_was_typed_where_that_leads_there() -> None:
    pipeline = Known(key_results=(key_result("k9abcd", title="Canary pipeline"),))
    assert completion("#can", 4, pipeline) == Completion(0, 4, (Choice("#canary", "Canary pipeline"),))
    assert completion("#", 1, pipeline) == Completion(0, 1, (Choice("#pipeline", "Canary pipeline"),))


TEXTS = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=8),
        st.sampled_from(["@mei", "#deploys", "!must", ">1", r"\#deploys", "\\\\>1", "＠陈丽", "#37", "ship"]),
    ),
    max_size=8,
)
LINES = st.builds(
    QuickLine,
    text=TEXTS.map(lambda words: " ".join(" ".join(words).split())),
    owner=st.sampled_from([None, *(p.id for p in PEOPLE)]),
    rank=st.sampled_from([None, "must", "should"]),
    key_result=st.sampled_from([None, *(kr.id for kr in RESULTS)]),
    weeks=st.integers(0, 4),
)


@given(LINES)
def test_a_line_typed_again_is_the_same_line(line: QuickLine) -> None:
    again = parse_line(typed_again(line, KNOWN), KNOWN)
    assert (again.text, again.owner, again.rank, again.key_result, again.weeks) == (
        line.text,
        line.owner,
        line.rank,
        line.key_result,
        line.weeks,
    )


NAMES = st.lists(st.text(max_size=12), min_size=1, max_size=6)


@given(NAMES, NAMES)
def test_the_word_for_a_thing_always_leads_to_it(names: list[str], titles: list[str]) -> None:
    people = [person(f"pp{n}xyz", name=name, handle=name[:3] or None) for n, name in enumerate(names)]
    results = [key_result(f"kk{n}xyz", title=title) for n, title in enumerate(titles)]
    assert all(only(people, word_for(p, people)) == p.id for p in people)
    assert all(only(results, word_for(kr, results)) == kr.id for kr in results)


@given(st.text(max_size=40), st.integers(0, 40))
def test_any_text_can_be_parsed_and_completed(typed: str, cursor: int) -> None:
    line = parse_line(typed, KNOWN)
    assert all(not typed[mark.start : mark.end].isspace() for mark in line.marks)
    assert all(stayed.word in line.text.split() for stayed in stayed_text(typed, KNOWN))
    found = completion(typed, min(cursor, len(typed)), KNOWN)
    assert found is None or found.start <= min(cursor, len(typed)) <= found.end
