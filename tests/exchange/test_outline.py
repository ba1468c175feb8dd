from datetime import date
from decimal import Decimal

import pytest

from okrtui.exchange.csv_in import read_csv
from okrtui.exchange.intake import Intake
from okrtui.exchange.outline import read_outline
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import KeyResult, Measure, Objective, Whose
from tests.exchange.spaces import Desk

EXAMPLE = """# 2026-Q4
## Make releases boring  (@mei, team Platform, bottom-up)
- [ ] Deploys per week: 4 → 20 deploys  (@ken, due 2026-12-15, 12, 7/10)
- [ ] Change failure rate ≤ 5 %  (start 12, now 8.5)
"""


@pytest.fixture
def desk() -> Desk:
    return Desk()


def read(desk: Desk, text: str, *, update: bool = False) -> Intake:
    return read_outline(desk.okrs, desk.author, text, update=update)


def problems(desk: Desk, text: str) -> list[str]:
    return [str(problem) for problem in read(desk, text).problems]


def key_result(desk: Desk, line: str) -> KeyResult:
    desk.take(read(desk, f"## Boring\n{line}\n"))
    found: KeyResult = desk.one("key_results")
    return found


def test_the_documented_example_is_read_as_it_is_written(desk: Desk) -> None:
    desk.take(read(desk, EXAMPLE))
    objective = desk.one("objectives", title="Make releases boring")
    unit, ken = desk.one("units", name="Platform"), desk.one("people", name="ken")
    assert (objective.owner, objective.for_, objective.origin) == (desk.me, Whose(unit=unit.id), "bottom_up")
    assert objective.cycle == desk.one("cycles", name="2026-Q4").id
    deploys = desk.one("key_results", title="Deploys per week")
    assert deploys.measure == Measure("reach", Decimal(4), Decimal(20), "deploys")
    assert (deploys.owner, deploys.due) == (ken.id, date(2026, 12, 15))
    (check_in,) = desk.okrs.check_ins[deploys.id]
    assert (check_in.value, check_in.confidence, check_in.on) == (Decimal(12), 7, date(2026, 11, 20))
    rate = desk.one("key_results", title="Change failure rate")
    assert rate.measure == Measure("at_most", Decimal(12), Decimal(5), "%")
    assert (rate.owner, desk.okrs.check_ins[rate.id][0].value) == (None, Decimal("8.5"))


def test_reading_it_again_adds_nothing(desk: Desk) -> None:
    desk.take(read(desk, EXAMPLE))
    again = read(desk, EXAMPLE)
    assert (again.changes, again.left) == ((), ())


@pytest.mark.parametrize(
    ("line", "title", "measure"),
    [
        ("- [ ] Uptime ≥ 99.95 %", "Uptime", Measure("at_least", None, Decimal("99.95"), "%")),
        ("- Visits: 0 -> 1M visits", "Visits", Measure("reach", Decimal(0), Decimal(1_000_000), "visits")),
        ("* [ ] p95 <= 200 ms (start 350)", "p95", Measure("at_most", Decimal(350), Decimal(200), "ms")),
        ("- [ ] Loss −5 → −3 M€", "Loss", Measure("reach", Decimal(-5), Decimal(-3), "M€")),
        ("- [ ] Hire a lead (all of them)", "Hire a lead (all of them)", Measure("yes_no")),
    ],
)
def test_measures_are_written_as_people_write_them(
    desk: Desk, line: str, title: str, measure: Measure
) -> None:
    found = key_result(desk, line)
    assert (found.title, found.measure) == (title, measure)


def test_a_ticked_box_is_done(desk: Desk) -> None:
    desk.take(read(desk, "## Boring\n- [x] Hire a lead\n- [X] Deploys: 4 → 20\n- [ ] Open\n"))
    said = {desk.okrs.key_results[id_].title: c[0].value for id_, c in desk.okrs.check_ins.items()}
    assert said == {"Hire a lead": 1, "Deploys": 20}


def test_nested_lines_are_milestones(desk: Desk) -> None:
    found = key_result(desk, "- [ ] Canary (5/10)\n  - [x] plan | draw\n  - [ ] build\n    - ship")
    assert [step.name for step in found.measure.steps] == ["plan ¦ draw", "build", "ship"]
    (check_in,) = desk.okrs.check_ins[found.id]
    assert (check_in.steps_done, check_in.confidence) == ((found.measure.steps[0].id,), 5)


def test_headings_name_the_cycle_and_the_backlog(desk: Desk) -> None:
    text = (
        "## Now\n# Backlog\n## Some day (committed)\n# 2027-Q1\n## Next (supports “Now”)\n"
        "# Sprint 3 (2026-11-16 – 2026-11-29)\n## Soon\n"
    )
    desk.take(read(desk, text))
    cycles = {
        o.title: desk.okrs.cycles[o.cycle].name if o.cycle else None for o in desk.okrs.objectives.values()
    }
    assert cycles == {"Now": "2026-Q4", "Some day": None, "Next": "2027-Q1", "Soon": "Sprint 3"}
    assert desk.one("objectives", title="Some day").kind == "committed"
    assert desk.one("objectives", title="Next").parent == desk.one("objectives", title="Now").id


def test_the_company_is_named_without_a_word_before_it(desk: Desk) -> None:
    desk.take(read(desk, '## Goal (company, top-down)\n## Low (team A, supports "Goal")\n'))
    assert desk.one("units", name="company").level == "company"
    assert desk.one("objectives", title="Low").parent == desk.one("objectives", title="Goal").id


def test_a_line_with_an_id_is_that_record_and_edits_need_update(desk: Desk) -> None:
    desk.take(read(desk, EXAMPLE))
    objective, found = desk.one("objectives"), desk.one("key_results", title="Deploys per week")
    text = (
        f"# 2026-Q4\n## Make releases dull (@mei, team Platform) ^{objective.id[:10]}\n"
        f"- [ ] Deploys a week: 4 → 25 deploys (@ken) ^{found.id[:10]}\n"
    )
    assert len(read(desk, text).left) == 2
    taken = desk.take(read(desk, text, update=True))
    assert (taken.updated, taken.added) == ({"objective": 1, "key_result": 1}, {})
    assert desk.one("objectives").title == "Make releases dull"
    edited = desk.one("key_results", title="Deploys a week")
    assert (edited.id, edited.measure.target, len(desk.okrs.key_results)) == (found.id, 25, 2)


def test_a_tied_objective_moves_to_the_cycle_it_stands_under(desk: Desk) -> None:
    desk.take(read(desk, EXAMPLE))
    objective = desk.one("objectives")
    desk.take(read(desk, f"# Backlog\n## Make releases boring ^{objective.id}\n", update=True))
    assert desk.one("objectives").cycle is None


def test_a_ticked_line_with_an_id_takes_the_value_that_meets_its_measure(desk: Desk) -> None:
    desk.take(read_csv(desk.okrs, desk.author, "objective,key_result,start,target\nBoring,Deploys,4,20\n"))
    found = desk.one("key_results")
    desk.take(read(desk, f"# Backlog\n## Boring\n- [x] Deploys ^{found.id}\n"))
    assert desk.okrs.check_ins[found.id][0].value == 20


def test_what_is_not_understood_is_told_by_its_line(desk: Desk) -> None:
    text = (
        "- [ ] Lonely\n## Boring (@mei, sideways)\n- [ ] belongs to it\n## Fine (@mei)\nprose\n"
        "- [ ] Deploys: 4 → 20 (12, odd)\n- [ ] Gone ^aaaaaaaaaa\n- [ ] Late (due never)\n- [ ] Ship (start 3, 1)\n"
    )
    assert problems(desk, text) == [
        "line 1: a key result needs an objective above it: write one as ## Title",
        "line 2: “sideways” in the parentheses is not understood",
        "line 5: “prose” is neither a cycle (#), an objective (##), a key result (- [ ]) nor a step",
        "line 6: “odd” in the parentheses is not understood",
        "line 7: “^aaaaaaaaaa” names no key result: none here has an id that begins so",
        "line 8, due: “never” is not a date: use year, month and day, such as 2026-11-20",
        "line 9, target: is missing: a number to reach needs a start and a target",
    ]


def test_the_space_may_be_named_and_must_be_this_one(desk: Desk) -> None:
    assert read(desk, "<!-- space: north -->\n<!-- mine -->\n---\n## Boring\n").added == {"objective": 1}
    with pytest.raises(BadInputError, match="line 1 says the outline is for “South”, not “North”"):
        read(desk, "<!-- space: South -->\n## Boring\n")


def test_an_objective_alone_and_a_key_result_of_another_owner_stay_together(desk: Desk) -> None:
    desk.take(read(desk, "## Alone\n## Boring (@mei)\n- [ ] Ship (@ken)\n- [ ] Test\n"))
    boring = desk.one("objectives", title="Boring")
    assert {kr.objective for kr in desk.okrs.key_results.values()} == {boring.id}
    assert {type(record) for record in desk.okrs.objectives.values()} == {Objective}
    assert len(desk.okrs.objectives) == 2


def test_a_hostile_line_is_refused_quickly(desk: Desk) -> None:
    assert len(problems(desk, "## " + "(" * 1_000_000 + "\n")) == 1
    desk.take(read(desk, "## " + "(" * 15_000 + "\n- " + " ≤" * 7_000 + "\n- " + "1 → " * 3_000 + "x\n"))
