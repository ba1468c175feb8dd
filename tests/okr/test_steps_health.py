from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError
from okrtui.okr.health import health_of, recent_weeks
from okrtui.okr.records import Limits, Whose
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.health import add_metric, change_limits, read_metric, retire
from tests.builders import QUARTER, TODAY, CountedIds, applied, author, objective, okrs_of, unit
from tests.okr.lines import DOWN, ME, MINE, UP, W47, metric

OKRS = okrs_of(unit("team"), objective("boring"), metric("morale", limits=UP, order=("mei", "i1")))
MORALE = OKRS.health_metrics["morale"]


def test_a_metric_is_kept_by_me_and_for_me_unless_said_otherwise() -> None:
    step = add_metric(OKRS, author(), " Review wait ", unit=" h ", limits=DOWN)
    made = applied(OKRS, step).health_metrics["new01"]
    assert (made.name, made.keeper, made.for_, made.unit, made.limits) == (
        "Review wait",
        "mei",
        Whose(person="mei"),
        "h",
        DOWN,
    )
    assert made.order is not None
    assert made.order > ("mei", "i1")
    assert step.title == "watches “Review wait”"


def test_a_metric_may_be_a_units_and_belong_to_an_objective() -> None:
    step = add_metric(OKRS, author(), "x", whose=Whose(unit="team"), keeper="ken", objective="boring")
    made = applied(OKRS, step).health_metrics["new01"]
    assert (made.for_.unit, made.keeper, made.objective, made.limits) == ("team", "ken", "boring", None)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "the name is empty"),
        ({"keeper": "bob"}, "that person is no longer there"),
        ({"whose": Whose(unit="x")}, "that unit is no longer there"),
        ({"objective": "x"}, "that objective is no longer there"),
        ({"limits": Limits(None, Decimal(3))}, "from where on is it green"),
        ({"limits": Limits(Decimal(3), Decimal(4), "up")}, "green .3. cannot begin below amber .4."),
        ({"limits": Limits(Decimal(4), Decimal(3), "down")}, "green .4. cannot begin above amber .3."),
        ({"limits": Limits(Decimal(3), Decimal("NaN"))}, "is not a number"),
        ({"limits": Limits(Decimal(1), Decimal("1e40"))}, "too long"),
    ],
)
def test_a_metric_that_cannot_be_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises((BadInputError, NotFoundError), match=sentence):
        add_metric(OKRS, author(), **{"name": "x", **fields})


def test_two_metrics_of_one_name_for_the_same_unit_are_refused() -> None:
    me, team = author(ids=CountedIds()), Whose(unit="team")
    okrs = applied(OKRS, add_metric(OKRS, me, "Review wait", whose=team))
    okrs = applied(okrs, add_metric(okrs, me, "Review wait"))
    first, mine = okrs.health_metrics["new01"], okrs.health_metrics["new02"]
    with pytest.raises(RefusedError, match="there is a metric “Review wait” of Team already"):
        add_metric(okrs, me, " review  WAIT", whose=team)
    with pytest.raises(RefusedError, match="of Team already"):
        edit(okrs, me, mine, for_=team)
    okrs = applied(okrs, retire(okrs, me, first))
    okrs = applied(okrs, edit(okrs, me, mine, for_=team))
    with pytest.raises(RefusedError, match="of Team already"):
        retire(okrs, me, okrs.health_metrics["new01"], is_retired=False)


def test_what_has_another_name_already_keeps_it_while_it_is_edited() -> None:
    twins = [metric("one", name="Wait"), metric("two", name="Wait")]
    okrs = OKRS.with_records(twins)
    assert applied(okrs, edit(okrs, author(), twins[0], keeper="ken")).health_metrics["one"].keeper == "ken"


def test_a_green_limit_may_stand_alone() -> None:
    alone = Limits(Decimal(4), None, "up")
    assert (
        applied(OKRS, add_metric(OKRS, author(), "x", limits=alone)).health_metrics["new01"].limits == alone
    )


def test_limits_that_say_nothing_are_none() -> None:
    step = add_metric(OKRS, author(), "x", limits=Limits())
    assert applied(OKRS, step).health_metrics["new01"].limits is None


def test_a_metric_of_a_closed_cycles_objective_is_refused() -> None:
    closed = OKRS.with_records([replace(QUARTER, phase="closed")])
    with pytest.raises(RefusedError, match="closed and read-only"):
        add_metric(closed, author(), "x", objective="boring")


def test_a_reading_has_a_value_or_a_colour_and_perhaps_a_note() -> None:
    step = read_metric(OKRS, author("ken"), MORALE, value=Decimal("4.20"), note=" two quiet weeks ")
    (made,) = applied(OKRS, step).health_readings["morale"]
    assert (made.value, made.status, made.note, made.on, made.by) == (
        Decimal("4.20"),
        None,
        "two quiet weeks",
        TODAY,
        "ken",
    )
    assert step.title == "read “morale”: 4.20"
    assert read_metric(OKRS, author(), MORALE, light="amber").title == "read “morale”: amber"
    both = read_metric(OKRS, author(), MORALE, value=Decimal(4), light="red")
    assert both.title == "read “morale”: 4, red"
    (row,) = health_of(applied(OKRS, both), MINE, ME, recent_weeks(W47))
    assert row.light == "red"


def test_a_reading_that_cannot_be_is_refused() -> None:
    with pytest.raises(BadInputError, match="a reading needs a value, or green, amber or red"):
        read_metric(OKRS, author(), MORALE, note="x")
    with pytest.raises(BadInputError, match="is not a number"):
        read_metric(OKRS, author(), MORALE, value=Decimal("Infinity"))
    okrs = OKRS.with_records([replace(MORALE, retired=True)])
    with pytest.raises(RefusedError, match="no longer watched"):
        read_metric(okrs, author(), MORALE, light="green")
    with pytest.raises(NotFoundError, match="“morale” is no longer there"):
        read_metric(okrs_of(), author(), MORALE, light="green")


def test_limits_change_or_go() -> None:
    okrs = applied(OKRS, change_limits(OKRS, author(), MORALE, DOWN))
    assert okrs.health_metrics["morale"].limits == DOWN
    assert applied(OKRS, change_limits(OKRS, author(), MORALE, None)).health_metrics["morale"].limits is None
    with pytest.raises(BadInputError, match="has these limits already"):
        change_limits(OKRS, author(), MORALE, UP)


def test_a_metric_retires_and_comes_back_with_its_readings() -> None:
    step = retire(OKRS, author(), MORALE)
    assert step.title == "no longer watches “morale”"
    okrs = applied(OKRS, step)
    assert health_of(okrs, MINE, ME, recent_weeks(W47)) == ()
    retired = okrs.health_metrics["morale"]
    with pytest.raises(RefusedError, match="“morale” is no longer watched already"):
        retire(okrs, author(), retired)
    back = retire(okrs, author(), retired, is_retired=False)
    assert back.title == "watches again “morale”"
    assert not applied(okrs, back).health_metrics["morale"].retired
    with pytest.raises(RefusedError, match="is watched already"):
        retire(OKRS, author(), MORALE, is_retired=False)


def test_a_metric_made_from_an_objective_is_for_whom_that_is() -> None:
    okrs = okrs_of(unit("team"), objective("boring", for_=Whose(unit="team")))
    made = applied(okrs, add_metric(okrs, author(), "volume", objective="boring"))
    assert made.health_metrics["new01"].for_ == Whose(unit="team")
    assert made.metrics_of["boring"] == (made.health_metrics["new01"],)


def test_a_metric_is_put_beside_an_objective_and_taken_away_again() -> None:
    there = applied(OKRS, edit(OKRS, author(), MORALE, objective="boring"))
    assert [each.id for each in there.metrics_of["boring"]] == ["morale"]
    away = applied(there, edit(there, author(), there.health_metrics["morale"], objective=None))
    assert away.metrics_of == {}


def test_a_metric_stands_beside_objectives_of_its_own_space_that_are_not_closed() -> None:
    closed = replace(QUARTER, phase="closed")
    okrs = okrs_of(
        closed, objective("boring"), replace(objective("mine", cycle=None), space="private"), MORALE
    )
    for above, sentence in (("boring", "closed and read-only"), ("mine", "is of another team, or private")):
        with pytest.raises(RefusedError, match=sentence):
            applied(okrs, edit(okrs, author(), MORALE, objective=above))
        with pytest.raises(RefusedError, match=sentence):
            applied(okrs, add_metric(okrs, author(), "x", objective=above))
