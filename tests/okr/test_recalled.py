"""Look-ups that are kept from step to step are those that would be made."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.okrs import Okrs
from okrtui.okr.recalled import MOST_CHANGED, RESTS_ON, recalling
from okrtui.okr.records import Priority, Record
from tests.builders import SPACE, TODAY, check_in, key_result, objective, okrs_of
from tests.okr.lines import metric

CHANGES = (
    "new objective", "owner", "place", "cycle", "parent", "new key result", "forecast", "other owner",
    "other objective", "check-in", "line", "line done", "line carried", "metric", "renamed",
    "deleted", "cut",
)  # fmt: skip


def changed(okrs: Okrs, change: str, number: int) -> Okrs:
    place = ("o", f"a{number}")
    if change == "cut":
        return replace(okrs, cut=frozenset({"o"}) - okrs.cut)
    records: dict[str, Record] = {
        "new objective": objective(f"o{number}", owner=f"p{number}"),
        "owner": replace(okrs.objectives["o"], owner=f"p{number}"),
        "place": replace(okrs.objectives["o"], order=place),
        "cycle": replace(okrs.objectives["o"], cycle=f"c{number}"),
        "parent": replace(okrs.objectives["o"], parent=("other", "k", None)[number % 3]),
        "new key result": key_result(f"k{number}", objective="o", owner=f"q{number}"),
        "forecast": replace(okrs.key_results["k"], forecast="will"),
        "other owner": replace(okrs.key_results["k"], owner=f"q{number}"),
        "other objective": replace(okrs.key_results["k"], objective=("other", "o")[number % 2]),
        "check-in": check_in(f"c{number}", "k", TODAY),
        "line": Priority(id=f"l{number}", space=SPACE, week="2026-W47", key_result="k"),
        "line done": replace(okrs.priorities["l"], state="done"),
        "line carried": replace(okrs.priorities["l"], carried_from=f"l{number}"),
        "metric": replace(
            okrs.health_metrics["m"], objective=("o", "other", None)[number % 3], retired=number % 4 == 3
        ),
        "renamed": replace(okrs.people["mei"], name=("Mei", "Ada")[number % 2]),
        "deleted": objective(f"o{number - 1}", deleted=True),
    }
    return okrs.with_records([records[change]])


def beginning() -> Okrs:
    line = Priority(id="l", space=SPACE, week="2026-W47", key_result="k")
    return okrs_of(
        objective("o", owner="p"), objective("other"), key_result("k", objective="o"), line, metric("m")
    )


@given(st.lists(st.sampled_from(CHANGES), max_size=6))
def test_look_ups_that_are_recalled_are_those_that_would_be_made(changes: list[str]) -> None:
    now = beginning()
    for number, change in enumerate(changes):
        before = now
        assert {name: getattr(before, name) for name in RESTS_ON}
        now = recalling(changed(before, change, number), before)
        anew = changed(before, change, number)
        assert [getattr(now, name) for name in RESTS_ON] == [getattr(anew, name) for name in RESTS_ON]


def test_after_a_check_in_the_look_ups_need_not_be_made_again() -> None:
    before = beginning()
    known = before.key_results_of
    assert recalling(changed(before, "check-in", 1), before).key_results_of is known


def test_a_forecast_leaves_whose_it_is_and_its_short_name_as_they_were() -> None:
    before = beginning()
    whose, names = before.objectives_of, before.short_ids
    now = recalling(changed(before, "forecast", 1), before)
    assert now.objectives_of is whose
    assert now.short_ids is names
    assert now.key_results_of["o"] == (now.key_results["k"],)


def test_where_very_many_changed_a_look_up_is_made_anew() -> None:
    many = [objective(f"o{number}", owner="p") for number in range(MOST_CHANGED + 1)]
    before = okrs_of(*many)
    assert before.objectives_of
    now = before.with_records([replace(each, owner="q") for each in many])
    assert "objectives_of" not in recalling(now, before).__dict__
