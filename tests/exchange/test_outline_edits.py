"""What was changed in an outline that was opened, and nothing else, becomes one step."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from okrtui.exchange.outline import read_outline
from okrtui.exchange.outline_edits import compare
from okrtui.exchange.outline_out import OutlineWriter
from okrtui.exchange.outline_steps import Answers, OutlineSteps
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Measure
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.step import Change
from tests.exchange.spaces import Desk, with_changes

TEXT = """# 2026-Q4
## Make releases boring  (@Mei, team Platform, bottom-up)
- [ ] Deploys per week: 4 → 20 deploys  (@ken, due 2026-12-15, 12, 7/10)
- [ ] Failures ≤ 5 %  (start 12, now 8.5)
- [ ] Move (due 2026-12-01)
  - [x] plan
  - [ ] go
- [ ] Hire a lead
## Quiet nights
"""


class Editing(Desk):
    """A desk whose objectives stand in an editor."""

    def __init__(self) -> None:
        super().__init__()
        self.take(read_outline(self.okrs, self.author, TEXT))
        self.open(self.okrs)

    def open(self, okrs: Okrs) -> None:
        self.okrs = self.opened_from = okrs
        self.opened = "\n".join(OutlineWriter(self.okrs).lines(self.okrs.objectives.values())).lstrip("\n")

    def line(self, title: str) -> str:
        return next(line for line in self.opened.splitlines() if title in line)

    def written(self, *pairs: tuple[str, str]) -> str:
        text = self.opened
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        return text

    def steps(self, text: str, answers: Answers | None = None) -> OutlineSteps:
        edits = compare(self.opened_from, self.author, self.opened, text)
        return OutlineSteps(self.opened_from, self.author, edits, answers or Answers())

    def edited(self, *pairs: tuple[str, str], answers: Answers | None = None) -> OutlineSteps:
        """Edit, and do it, as a home does: the rule holds on the newest OKRs."""
        steps = self.steps(self.written(*pairs), answers)
        assert [str(problem) for problem in steps.problems] == []
        step = steps.step()
        step.rule(self.okrs)
        self.okrs = with_changes(self.okrs, step.changes)
        return steps

    def problems(self, *pairs: tuple[str, str]) -> list[str]:
        return [str(problem) for problem in self.steps(self.written(*pairs)).problems]


@pytest.fixture
def desk() -> Editing:
    return Editing()


def test_a_text_that_came_back_as_it_was_changes_nothing(desk: Editing) -> None:
    steps = desk.steps(desk.opened + "\n\n<!-- a remark -->\n")
    assert (steps.done, steps.problems) == ([], [])
    with pytest.raises(BadInputError):
        steps.step()


def test_fields_that_were_edited_change_and_no_others(desk: Editing) -> None:
    steps = desk.edited(
        ("## Make releases boring  (@Mei, team Platform, bottom-up)", "## Releases (@ken, team Platform, committed)"),
        ("due 2026-12-15", "due 2026-12-18, weight 2"),
    )  # fmt: skip
    assert steps.counts() == "2 changed"
    assert [done.told for done in steps.done] == ["title, owner, kind", "due, weight"]


def test_who_was_named_is_found_and_a_slip_makes_nobody(desk: Editing) -> None:
    before = set(desk.okrs.people)
    assert desk.problems(("@ken", "@kenn")) == ["line 4: there is no person “kenn”"]
    assert set(desk.okrs.people) == before


def test_what_is_supported_goes_by_the_title_it_has_in_the_text(desk: Editing) -> None:
    boring, quiet = (
        desk.one("objectives", title=title) for title in ("Make releases boring", "Quiet nights")
    )
    tied = edit(desk.okrs, desk.author, quiet, parent=boring.id)
    desk.open(with_changes(desk.okrs, tied.changes))
    assert "supports “Make releases boring”" in desk.line("Quiet nights")
    steps = desk.edited(("Make releases boring", "Ship calmly"))
    assert [change.field for change in steps.step().changes if isinstance(change, Change)] == ["title"]
    assert desk.okrs.objectives[quiet.id].parent == boring.id


def test_a_new_title_names_what_an_objective_supports_from_now_on(desk: Editing) -> None:
    quiet = desk.line("Quiet nights")
    supporting = quiet.replace("bottom-up", "bottom-up, supports “Ship calmly”")
    desk.edited((quiet, supporting), ("Make releases boring", "Ship calmly"))
    boring = desk.one("objectives", title="Ship calmly")
    assert desk.one("objectives", title="Quiet nights").parent == boring.id


def test_a_value_and_a_confidence_are_check_ins_of_today(desk: Editing) -> None:
    desk.edited(("12, 7/10", "17, 8/10"), ("now 8.5", "now 6"))
    deploys, failures = (desk.one("key_results", title=title) for title in ("Deploys per week", "Failures"))
    last = desk.okrs.check_ins[deploys.id][-1]
    assert (last.value, last.confidence, last.on, last.via) == (Decimal(17), 8, date(2026, 11, 20), "hand")
    assert (desk.okrs.check_ins[failures.id][-1].value, len(desk.okrs.check_ins[failures.id])) == (
        Decimal(6),
        2,
    )


def test_a_value_alone_confirms_no_confidence_and_one_taken_away_takes_nothing_back(desk: Editing) -> None:
    desk.edited(("12, 7/10", "17, 7/10"))
    deploys = desk.one("key_results", title="Deploys per week")
    assert desk.okrs.check_ins[deploys.id][-1].confidence is None
    assert desk.steps(desk.written((", 12, 7/10", ""))).done == []


@pytest.mark.parametrize(
    ("pairs", "title", "value"),
    [
        ([("[ ] Hire", "[x] Hire")], "Hire a lead", Decimal(1)),
        ([("[ ] go", "[x] go")], "Move", ("1", "2")),
        ([("[x] plan", "[ ] plan")], "Move", ()),
        ([("[ ] Move", "[x] Move")], "Move", ("1", "2")),
        ([("[ ] Deploys", "[x] Deploys")], "Deploys per week", Decimal(20)),
    ],
)
def test_boxes_are_ticked_off(desk: Editing, pairs: list[tuple[str, str]], title: str, value: object) -> None:
    desk.edited(*pairs)
    last = desk.okrs.check_ins[desk.one("key_results", title=title).id][-1]
    assert (last.steps_done if isinstance(value, tuple) else last.value) == value


def test_a_step_that_was_renamed_stays_the_same_step(desk: Editing) -> None:
    steps = desk.edited(("plan", "make a plan"))
    move = desk.one("key_results", title="Move")
    assert [(step.id, step.name) for step in move.measure.steps] == [("1", "make a plan"), ("2", "go")]
    assert (len(desk.okrs.check_ins[move.id]), steps.retargeted) == (1, [])


def test_new_lines_become_an_objective_with_its_key_results_in_their_order(desk: Editing) -> None:
    new = "## New one (team Platform, supports “Make releases boring”)\n- [ ] A: 1 → 3 a (2, 6/10)\n- [ ] B\n"
    steps = desk.edited((desk.line("Quiet"), f"{desk.line('Quiet')}\n{new}"))
    objective = desk.one("objectives", title="New one")
    first, second = desk.okrs.key_results_of[objective.id]
    assert (steps.counts(), first.title, second.measure) == ("3 new", "A", Measure())
    assert (objective.cycle, objective.parent) == (
        desk.one("cycles").id,
        desk.one("objectives", title="Make releases boring").id,
    )
    assert [(c.value, c.confidence) for c in desk.okrs.check_ins[first.id]] == [(Decimal(2), 6)]


def test_a_new_line_below_a_known_objective_is_its_key_result(desk: Editing) -> None:
    desk.edited((desk.line("Quiet"), desk.line("Quiet") + "\n- Pages ≤ 3 pages"))
    assert desk.one("key_results", title="Pages").objective == desk.one("objectives", title="Quiet nights").id


def test_a_key_result_below_another_heading_moves_there(desk: Editing) -> None:
    line = desk.line("Hire")
    desk.edited((line + "\n", ""), (desk.line("Quiet"), f"{desk.line('Quiet')}\n{line}"))
    assert (
        desk.one("key_results", title="Hire a lead").objective
        == desk.one("objectives", title="Quiet nights").id
    )


@pytest.mark.parametrize(("removal", "state"), [("leave", "active"), ("drop", "dropped"), ("delete", None)])
def test_a_removed_line_becomes_what_was_answered(desk: Editing, removal: str, state: str | None) -> None:
    edits = compare(desk.okrs, desk.author, desk.opened, desk.written((desk.line("Hire") + "\n", "")))
    assert [record.title for record in edits.removed] == ["Hire a lead"]
    answers = Answers(removal)  # type: ignore[arg-type]
    desk.edited((desk.line("Hire") + "\n", ""), ("Quiet nights", "Calm nights"), answers=answers)
    states = [kr.state for kr in desk.okrs.key_results.values() if kr.title == "Hire a lead"]
    assert states == ([state] if state else [])


def test_an_objective_that_is_gone_takes_its_key_results_along_in_one_question(desk: Editing) -> None:
    text = desk.opened.partition("## Make")[0] + desk.line("Quiet")
    edits = compare(desk.okrs, desk.author, desk.opened, text)
    assert [record.title for record in edits.removed] == ["Make releases boring"]


@pytest.mark.parametrize("reason", [None, "it was reached"])
def test_a_target_is_mended_or_changed_from_today_as_was_answered(desk: Editing, reason: str | None) -> None:
    steps = desk.edited(("4 → 20", "4 → 25"), answers=Answers(reason=reason))
    deploys = desk.one("key_results", title="Deploys per week")
    assert (steps.retargeted[0].id, deploys.measure.target) == (deploys.id, 25)
    changes = desk.okrs.target_changes.get(deploys.id, ())
    assert [change.reason for change in changes] == ([reason] if reason else [])


def test_what_a_colleague_changed_meanwhile_stays(desk: Editing) -> None:
    failures, boring = desk.one("key_results", title="Failures"), desk.one("objectives", title="Quiet nights")
    for record, title in ((failures, "Fewer failures"), (boring, "Nights without pages")):
        desk.okrs = with_changes(desk.okrs, edit(desk.okrs, desk.author, record, title=title).changes)
    desk.edited(("now 8.5", "now 7"), ("Deploys per week", "Deploys a week"))
    assert {kr.title for kr in desk.okrs.key_results.values()} >= {"Fewer failures", "Deploys a week"}
    assert desk.okrs.objectives[boring.id].title == "Nights without pages"


def test_the_rule_is_asked_again_of_what_is_known_then(desk: Editing) -> None:
    steps = desk.steps(desk.written(("Quiet nights", "Calm nights")))
    cycle = desk.one("cycles")
    closed = with_changes(desk.okrs, edit(desk.okrs, desk.author, cycle, phase="closed").changes)
    with pytest.raises(RefusedError, match="2026-Q4 is closed"):
        steps.step().rule(closed)


Edited = Callable[[Editing], tuple[str, str]]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda d: (d.line("Quiet"), "##"), "line 11: “##” is neither a cycle"),
        (lambda d: ("7/10", "17/10"), "line 4, confidence: “17” is not a confidence"),
        (lambda d: ("12, 7/10", "many, 7/10"), "line 4: “many” in the parentheses is not understood"),
        (lambda d: ("due 2026-12-15", "due someday"), "line 4, due: “someday” is not a date"),
        (lambda d: ("4 → 20", "4 → 4"), "line 4: start and target are both 4"),
        (
            lambda d: (": 4 → 20 deploys", " ≥ 20 deploys"),
            "line 4: “Deploys per week” has check-ins: its measure",
        ),
        (
            lambda d: (d.line("Quiet"), "## New (@nobody)\n- A: 1 → 2"),
            "line 11: there is no person “nobody”",
        ),
        (lambda d: (d.line("Hire"), f"{d.line('Hire')}\n{d.line('Hire')}"), "stands on two lines"),
        (lambda d: ("# 2026-Q4", "# 2031-Q1"), "there is no cycle “2031-Q1”"),
        (
            lambda d: ("@Mei, team Platform", "@Mei, supports Nothing"),
            "there is no objective or key result “Nothing”",
        ),
        (lambda d: (d.line("Quiet"), f"{d.line('Quiet')}x"), "names no objective"),
        (lambda d: ("# 2026-Q4", "<!-- space: South -->"), "the outline is for “South”, not “North”"),
    ],
)
def test_what_cannot_be_says_its_line_and_nothing_is_changed(
    desk: Editing, change: Edited, problem: str
) -> None:
    told = desk.problems(change(desk))
    assert (len(told), problem in told[0]) == (1, True), told
