"""Two people work apart and come together: every conflict is told with who and when, and can be settled for all."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrtui.okr.conflicts import Conflict, how_many
from okrtui.okr.conflicts_told import choice_told, remark_told, subject_told
from okrtui.okr.errors import RefusedError
from okrtui.okr.records import Cycle, KeyResult, Measure, Objective, Record
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.objectives import support
from okrtui.okr.steps.settling import settle, settle_with
from okrtui.okr.steps.step import Add, Change
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete, restore
from okrtui.workspace.conflicts import conflicts_of
from okrtui.workspace.home import Home
from okrtui.workspace.remarks import logs_of, remarks_in
from tests.workspace.desk import NOW, Desk, checked_in, colleague, exchange, key_result, objective, unite


class Two(NamedTuple):
    """Mei and Ken with one space on two machines, and an objective with a key result in it."""

    mei: Home
    ken: Home
    desks: tuple[Desk, Desk]

    def meet(self) -> None:
        """Each gets what the other did."""
        exchange(*self.desks)
        for home in (self.mei, self.ken):
            home.refresh()

    def again(self) -> "Two":
        """Both start anew from what is on their disks."""
        for home in (self.mei, self.ken):
            home.checkpoint()
        return Two(self.desks[0].open(), self.desks[1].open(), self.desks)


@pytest.fixture
def two(tmp_path: Path, desk: Desk, home: Home) -> Two:
    return apart(tmp_path, desk, home)


def apart(tmp_path: Path, desk: Desk, home: Home) -> Two:
    key_result(home, objective(home))
    kens, ken = colleague(desk, home, tmp_path / "ken")
    home.refresh()
    return Two(home, ken, (desk, kens))


def boring(home: Home) -> Objective:
    (found,) = (o for o in home.okrs.objectives.values() if o.title.startswith("Make") or o.why)
    return found


def deploys(home: Home) -> KeyResult:
    (found,) = home.okrs.key_results.values()
    return found


def change(home: Home, record: Record, **values: Any) -> None:
    home.perform(edit(home.okrs, home.author(record.space), record, **values))


def told(home: Home, conflict: Conflict) -> list[tuple[str, str]]:
    """Each choice in words, with who."""
    okrs = home.okrs
    return [(choice_told(okrs, conflict, c), okrs.person_name(c.by)) for c in conflict.choices]


def only(home: Home) -> Conflict:
    (found,) = conflicts_of(home)
    return found


def take(home: Home, conflict: Conflict, place: int) -> None:
    home.perform(settle(home.okrs, home.author(conflict.space), conflict, conflict.choices[place]))


def alike(two: Two) -> None:
    """Both show the same, also after a start from the tables and one from the logs."""
    again = two.again()
    assert unite(two.mei) == unite(two.ken) == unite(again.mei) == unite(again.ken)


# -- fields


def test_a_title_given_by_two_is_told_with_who_and_when_the_one_that_shows_first(two: Two) -> None:
    change(two.mei, boring(two.mei), title="Make it calm", why="Sleep")
    change(two.ken, boring(two.ken), title="Make it quiet")
    two.meet()
    for home in (two.mei, two.ken):
        conflict = only(home)
        assert subject_told(home.okrs, conflict) == f"“{boring(home).title}”: title"
        assert sorted(told(home, conflict)) == [("“Make it calm”", "Mei"), ("“Make it quiet”", "Ken")]
        assert told(home, conflict)[0][0] == f"“{boring(home).title}”"
        assert all(choice.at is not None and choice.at.year == 2026 for choice in conflict.choices)
    assert only(two.mei) == only(two.ken)
    alike(two)


@pytest.mark.parametrize("place", [0, 1])
def test_whichever_value_is_taken_stands_for_both_and_can_be_taken_back(two: Two, place: int) -> None:
    change(two.mei, boring(two.mei), title="Make it calm")
    change(two.ken, boring(two.ken), title="Make it quiet")
    two.meet()
    shown, wanted = (only(two.ken).choices[n].value for n in (0, place))
    take(two.ken, only(two.ken), place)
    two.meet()
    assert boring(two.mei).title == boring(two.ken).title == wanted
    assert conflicts_of(two.mei) == conflicts_of(two.ken) == []
    alike(two)
    assert two.ken.undo() == f"settled the title of “{shown}”: “{wanted}”"
    two.meet()
    assert boring(two.mei).title == boring(two.ken).title == shown


def test_a_third_value_settles_too(two: Two) -> None:
    change(two.mei, boring(two.mei), title="Make it calm")
    change(two.ken, boring(two.ken), title="Make it quiet")
    two.meet()
    two.mei.perform(settle_with(two.mei.okrs, two.mei.author(), only(two.mei), "Make it still"))
    two.meet()
    assert boring(two.ken).title == "Make it still"
    assert conflicts_of(two.ken) == []


def test_a_value_that_two_gave_is_told_once(two: Two) -> None:
    window = two.desks[0].open()
    change(two.mei, boring(two.mei), title="Make it calm")
    change(two.ken, boring(two.ken), title="Make it quiet")
    change(window, boring(window), title="Make it quiet")
    two.meet()
    assert sorted(text for text, _ in told(two.mei, only(two.mei))) == ["“Make it calm”", "“Make it quiet”"]
    take(two.mei, only(two.mei), 1)
    two.meet()
    assert conflicts_of(two.ken) == []


def test_what_was_settled_meanwhile_is_not_settled_once_more(two: Two) -> None:
    change(two.mei, boring(two.mei), title="Make it calm")
    change(two.ken, boring(two.ken), title="Make it quiet")
    two.meet()
    window = two.desks[0].open()
    late = settle(window.okrs, window.author(), only(window), only(window).choices[1])
    take(two.mei, only(two.mei), 0)
    with pytest.raises(RefusedError, match=r"the title of “Make it .*” was settled meanwhile: “Make it"):
        window.perform(late)
    assert conflicts_of(window) == []


def test_two_who_settle_apart_are_in_conflict_again_unless_they_took_the_same(two: Two) -> None:
    change(two.mei, boring(two.mei), title="Make it calm")
    change(two.ken, boring(two.ken), title="Make it quiet")
    two.meet()
    take(two.mei, only(two.mei), 0)
    take(two.ken, only(two.ken), 0)
    two.meet()
    assert conflicts_of(two.mei) == []
    change(two.mei, boring(two.mei), title="Make it one")
    change(two.ken, boring(two.ken), title="Make it two")
    two.meet()
    take(two.mei, only(two.mei), 0)
    take(two.ken, only(two.ken), 1)
    two.meet()
    assert len(only(two.mei).choices) == 2


@pytest.mark.parametrize(
    ("mine", "theirs", "shown"),
    [
        ({"due": date(2026, 12, 1)}, {"due": date(2026, 12, 24)}, {"2026-12-01", "2026-12-24"}),
        ({"weight": Decimal("2.0")}, {"weight": None}, None),
        ({"forecast": "will"}, {"forecast": "will_not"}, {"will", "will not"}),
        (
            {"measure": Measure("reach", Decimal(4), Decimal(30), "deploys")},
            {"measure": Measure("reach", Decimal(4), Decimal(40), "deploys")},
            {"4 → 30 deploys", "4 → 40 deploys"},
        ),
    ],
)
def test_values_of_every_kind_are_told_as_people_read_them(
    two: Two, mine: dict[str, Any], theirs: dict[str, Any], shown: set[str] | None
) -> None:
    change(two.mei, deploys(two.mei), **mine)
    if shown is None:
        change(two.ken, deploys(two.ken), weight=Decimal(3))
        change(two.ken, deploys(two.ken), **theirs)
        shown = {"2.0", "nothing"}
    else:
        change(two.ken, deploys(two.ken), **theirs)
    two.meet()
    assert {text for text, _ in told(two.mei, only(two.mei))} == shown
    take(two.mei, only(two.mei), 1)
    assert conflicts_of(two.mei) == []


def test_what_lies_in_the_trash_has_no_conflict_of_its_fields(two: Two) -> None:
    change(two.mei, boring(two.mei), title="Make it calm")
    change(two.ken, boring(two.ken), title="Make it quiet")
    two.meet()
    two.mei.perform(delete(two.mei.okrs, two.mei.author(), boring(two.mei)))
    assert conflicts_of(two.mei) == []
    assert how_many(two.mei.okrs) == 0
    two.mei.undo()
    assert only(two.mei).field == "title"


# -- the trash


def test_what_was_changed_while_it_lay_in_the_trash_comes_back_with_the_change(two: Two) -> None:
    two.mei.perform(delete(two.mei.okrs, two.mei.author(), boring(two.mei)))
    change(two.ken, boring(two.ken), title="Make it quiet")
    two.meet()
    assert told(two.mei, only(two.mei)) == [
        ("in the trash", "Mei"),
        ("brought back, with the title “Make it quiet”", "Ken"),
    ]
    assert how_many(two.ken.okrs) == 1
    alike(two)
    take(two.mei, only(two.mei), 1)
    two.meet()
    assert boring(two.ken).title == "Make it quiet"
    assert conflicts_of(two.ken) == []


def test_what_was_changed_in_the_trash_may_stay_there(two: Two) -> None:
    two.mei.perform(delete(two.mei.okrs, two.mei.author(), boring(two.mei)))
    change(two.ken, boring(two.ken), title="Make it quiet")
    two.meet()
    take(two.ken, only(two.ken), 0)
    two.meet()
    assert two.mei.okrs.objectives == {}
    assert conflicts_of(two.mei) == conflicts_of(two.ken) == []
    alike(two)
    two.mei.perform(restore(two.mei.okrs, two.mei.author(), trashed(two.mei)))
    assert boring(two.mei).title == "Make it quiet"


def test_two_who_delete_the_same_agree(two: Two) -> None:
    for home in (two.mei, two.ken):
        change(home, boring(home), why=str(id(home)))
        home.perform(delete(home.okrs, home.author(), boring(home)))
    two.meet()
    assert [c.kind for c in conflicts_of(two.mei)] == []
    alike(two)


def test_one_deletes_what_another_brings_back(two: Two) -> None:
    two.mei.perform(delete(two.mei.okrs, two.mei.author(), boring(two.mei)))
    two.meet()
    (trash,) = two.ken.okrs.trash.values()
    two.ken.perform(restore(two.ken.okrs, two.ken.author(), trash))
    two.mei.perform(restore(two.mei.okrs, two.mei.author(), trash))
    two.mei.perform(delete(two.mei.okrs, two.mei.author(), boring(two.mei)))
    two.meet()
    assert {text for text, _ in told(two.mei, only(two.mei))} == {"in the trash", "brought back as it is"}
    take(two.mei, only(two.mei), 1)
    two.meet()
    assert conflicts_of(two.mei) == conflicts_of(two.ken) == []
    assert two.mei.okrs.objectives.keys() == two.ken.okrs.objectives.keys()


def trashed(home: Home) -> Record:
    (found,) = home.okrs.trash.values()
    return found


# -- circles


def circle(two: Two) -> None:
    above, below = objective(two.mei, "Above"), objective(two.mei, "Below")
    two.meet()
    two.mei.perform(support(two.mei.okrs, two.mei.author(), above, below.id))
    two.ken.perform(support(two.ken.okrs, two.ken.author(), two.ken.okrs.objectives[below.id], above.id))
    two.meet()


def test_a_circle_that_two_closed_is_told_link_by_link(two: Two) -> None:
    circle(two)
    conflict = only(two.mei)
    assert conflict == only(two.ken)
    assert sorted(told(two.mei, conflict)) == [
        ("“Above” no longer supports “Below”", "Mei"),
        ("“Below” no longer supports “Above”", "Ken"),
    ]
    assert conflict.choices[0].value in two.mei.okrs.cut
    assert how_many(two.mei.okrs) == 1
    alike(two)


def test_a_circle_in_the_trash_is_none_until_it_is_back(two: Two) -> None:
    circle(two)
    above = next(each for each in two.mei.okrs.objectives.values() if each.title == "Above")
    cut = two.mei.okrs.cut
    two.mei.perform(delete(two.mei.okrs, two.mei.author(), above))
    assert two.mei.okrs.cut == frozenset()
    two.mei.perform(restore(two.mei.okrs, two.mei.author(), trashed(two.mei)))
    assert two.mei.okrs.cut == cut != frozenset()


def test_a_circle_through_a_key_result_is_cut(two: Two) -> None:
    above, below = objective(two.mei, "Above"), objective(two.mei, "Below")
    of_above, of_below = key_result(two.mei, above), key_result(two.mei, below)
    two.meet()
    two.mei.perform(support(two.mei.okrs, two.mei.author(), above, of_below.id))
    two.ken.perform(support(two.ken.okrs, two.ken.author(), two.ken.okrs.objectives[below.id], of_above.id))
    two.meet()
    assert len(two.mei.okrs.cut) == 1
    alike(two)


@pytest.mark.parametrize("place", [0, 1])
def test_untying_either_link_opens_the_circle(two: Two, place: int) -> None:
    circle(two)
    conflict = only(two.ken)
    untied, other = (conflict.choices[n].value for n in (place, 1 - place))
    take(two.ken, conflict, place)
    two.meet()
    assert two.mei.okrs.objectives[untied].parent is None
    assert two.mei.okrs.objectives[other].parent == untied
    assert two.mei.okrs.cut == frozenset()
    with pytest.raises(RefusedError, match="tied otherwise meanwhile"):
        take(two.mei, conflict, place)


# -- corrections


def corrections(two: Two) -> None:
    wrong = checked_in(two.mei, deploys(two.mei), 50)
    two.meet()
    for home, value in ((two.mei, 5), (two.ken, 15)):
        reading = Reading(Decimal(value), 7, fixes=wrong.id)
        home.perform(check_in(home.okrs, home.author(), deploys(home), reading))
    two.meet()


@pytest.mark.parametrize("place", [0, 1])
def test_of_two_corrections_one_is_kept(two: Two, place: int) -> None:
    corrections(two)
    conflict = only(two.mei)
    alike(two)
    assert [choice.by for choice in conflict.choices] == [c.by for c in only(two.ken).choices]
    assert {text for text, _ in told(two.mei, conflict)} == {
        "5 deploys, confidence 7, 2026-11-20",
        "15 deploys, confidence 7, 2026-11-20",
    }
    take(two.ken, conflict, place)
    two.meet()
    assert conflicts_of(two.mei) == conflicts_of(two.ken) == []
    ids = [c.id for c in two.mei.okrs.check_ins[deploys(two.mei).id]]
    assert conflict.choices[place].value in ids
    assert conflict.choices[1 - place].value not in ids
    alike(two)


def test_who_sees_a_correction_corrects_that_also_from_the_first_reading(two: Two) -> None:
    wrong = checked_in(two.mei, deploys(two.mei), 50)
    for home, value in ((two.mei, 5), (two.ken, 15)):
        two.meet()
        reading = Reading(Decimal(value), 7, fixes=wrong.id)
        home.perform(check_in(home.okrs, home.author(), deploys(home), reading))
    two.meet()
    assert conflicts_of(two.mei) == []


# -- what is only to be known


def closed(home: Home, cycle: str | None) -> None:
    assert cycle is not None
    home.perform(take_in(home.okrs, home.author(), "closed", [Change(cycle, "phase", "active", "closed")]))


def remarks(home: Home) -> list[str]:
    return [remark_told(home.okrs, remark) for remark in remarks_in(logs_of(home))]


LATE = (
    "2026-Q4 was closed before this came: Ken checked in “Deploys per week”: 9 deploys, confidence 7 on 2026-11-20; "
    "reopen it to take that in"
)


@pytest.mark.parametrize("hours", [-48, 0, 48])
def test_what_who_closed_a_cycle_did_not_know_is_told_with_the_way_out(hours: int, two: Two) -> None:
    """Whatever anybody's clock says."""
    closed(two.mei, boring(two.mei).cycle)
    two.desks[1].stamp = two.desks[0].stamp + timedelta(hours=hours)
    checked_in(two.ken, deploys(two.ken), 9)
    two.meet()
    day = f"on {(NOW + timedelta(hours=hours)).date()}"
    assert remarks(two.mei) == remarks(two.ken) == [LATE.replace("on 2026-11-20", day)]
    assert conflicts_of(two.mei) == []


@pytest.mark.parametrize("hours", [-48, 0, 48])
def test_what_was_known_when_a_cycle_was_closed_needs_no_remark(hours: int, two: Two) -> None:
    two.desks[1].stamp = two.desks[0].stamp + timedelta(hours=hours)
    checked_in(two.ken, deploys(two.ken), 9)
    two.meet()
    closed(two.mei, boring(two.mei).cycle)
    two.meet()
    assert remarks(two.mei) == remarks(two.ken) == []


def test_what_one_of_two_who_closed_a_cycle_knew_needs_no_remark(two: Two) -> None:
    cycle = boring(two.mei).cycle
    checked_in(two.ken, deploys(two.ken), 9)
    closed(two.ken, cycle)
    closed(two.mei, cycle)
    two.meet()
    assert remarks(two.mei) == remarks(two.ken) == []


def test_a_cycle_that_was_reopened_and_closed_again_took_in_what_had_come(two: Two) -> None:
    cycle = boring(two.mei).cycle
    closed(two.mei, cycle)
    checked_in(two.ken, deploys(two.ken), 9)
    two.meet()
    assert remarks(two.mei) == [LATE]
    assert cycle is not None
    for before, after in (("closed", "grading"), ("grading", "closed")):
        change = Change(cycle, "phase", before, after)
        two.mei.perform(take_in(two.mei.okrs, two.mei.author(), after, [change]))
    two.meet()
    assert remarks(two.mei) == remarks(two.ken) == []


def test_what_a_person_s_own_older_replicas_did_was_known_to_who_closed(two: Two) -> None:
    checked_in(two.mei, deploys(two.mei), 9)
    two.mei.workspaces[two.mei.default].identity.renew()
    closed(two.mei, boring(two.mei).cycle)
    two.meet()
    assert remarks(two.mei) == remarks(two.ken) == []


def test_nobody_closed_a_cycle_that_came_into_being_closed(two: Two) -> None:
    """As of an import: what others did in it is no news to anybody."""
    author = two.mei.author()
    made = author.ids.keyed("cycle", "2020-Q1")
    past = Cycle(id=made.id, space=author.space, name="2020-Q1", phase="closed")
    moved = Change(boring(two.mei).id, "cycle", boring(two.mei).cycle, made.id)
    two.mei.perform(take_in(two.mei.okrs, author, "imported", [Add(past, made), moved]))
    checked_in(two.ken, deploys(two.ken), 9)
    two.meet()
    assert remarks(two.mei) == remarks(two.ken) == []


def test_a_replica_that_was_used_twice_is_told(tmp_path: Path, two: Two) -> None:
    """A copy that nothing gives away: its directory is that of the original, as on a cloned disk."""
    desk = two.desks[0]
    copy = desk.copied(tmp_path / "clone")
    path = copy.state / (copy.default or "") / "identity.json"
    place = (copy.space / "log").stat()
    known = json.loads(path.read_text())
    path.write_text(json.dumps(known | {"device": place.st_dev, "inode": place.st_ino}))
    twin = copy.open()
    before = desk.log.stat().st_size
    checked_in(twin, deploys(twin), 6)
    checked_in(two.mei, deploys(two.mei), 5)
    with desk.log.open("ab") as log:
        log.write(copy.log.read_bytes()[before:])
    two.mei.refresh()
    assert remarks(two.mei) == [
        "Mei worked on from a copy or a backup beside the original on 2026-11-20: "
        "both are kept, and nothing is to be done"
    ]
    assert len(two.mei.okrs.check_ins[deploys(two.mei).id]) == 2


# -- any two days' work


@given(
    deeds=st.lists(
        st.tuples(st.booleans(), st.sampled_from(["title", "why", "delete", "restore", "meet", "settle"]))
    ),
    word=st.integers(0, 1),
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_two_do_both_tell_the_same_and_all_can_be_settled(
    deeds: list[tuple[bool, str]], word: int
) -> None:
    with TemporaryDirectory() as directory:
        desk = Desk(Path(directory) / "mei")
        two = apart(Path(directory), desk, desk.found())
        id_ = boring(two.mei).id
        for number, (is_meis, deed) in enumerate(deeds):
            do(two, two.mei if is_meis else two.ken, deed, id_, number)
        two.meet()
        assert conflicts_of(two.mei) == conflicts_of(two.ken)
        assert how_many(two.mei.okrs) == len(conflicts_of(two.mei))
        while found := conflicts_of(two.mei):
            take(two.mei, found[0], min(word, len(found[0].choices) - 1))
        two.meet()
        assert conflicts_of(two.ken) == []
        assert unite(two.mei) == unite(two.ken)


def do(two: Two, home: Home, deed: str, id_: str, number: int) -> None:
    """One thing that somebody does, where it can be done."""
    record = home.okrs.get(id_)
    assert record is not None
    match deed:
        case "meet":
            two.meet()
        case "settle":
            for conflict in conflicts_of(home)[:1]:
                take(home, conflict, number % len(conflict.choices))
        case "delete" if not record.deleted:
            home.perform(delete(home.okrs, home.author(), record))
        case "restore" if record.deleted:
            home.perform(restore(home.okrs, home.author(), record))
        case "title" | "why" if not record.deleted:
            change(home, record, **{deed: f"Make {number}"})
