"""What an undone import put away comes back when it is imported again; what somebody threw away stays."""

from decimal import Decimal
from pathlib import Path

import pytest

from okrtui.bootstrap import usual_home
from okrtui.exchange.intake import Intake
from okrtui.exchange.reading import read_text
from okrtui.okr.records import Record
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete, restore
from okrtui.workspace.home import Home
from okrtui.workspace.put_away import put_away

HEAD = "cycle,unit,owner,objective,key_result,start,target,value,confidence,note\n"
WRONG = HEAD + (
    "2026-Q4,Data,Ann,Make releases boring,Deploys,4,2,1,7,slow\n"
    "2026-Q4,Data,Ann,Make releases boring,Failures,12,5,9,,\n"
)
RIGHT = WRONG.replace("4,2,1,7", "4,20,12,7")
OUTLINE = "## Sleep well\n- [ ] Naps: 0 -> 7\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-20T09:00")
    monkeypatch.setenv("OKRTUI_SEED", "1")
    home, _, _ = usual_home(str(tmp_path))
    home.create_space("private", "Mei", private=True)
    home.make_default(home.create_space("North", "Mei", private=False))
    return home


def read(home: Home, text: str, form: str = "csv") -> Intake:
    okrs, author = home.okrs_of(home.default), home.author()
    return read_text(okrs, author, text, form, put_away=put_away(home.workspaces[home.default]))


def imported(home: Home, text: str, form: str = "csv") -> Intake:
    intake = read(home, text, form)
    home.perform(take_in(home.okrs_of(home.default), home.author(), "imported", intake.changes))
    return intake


def titles(home: Home) -> list[str]:
    okrs = home.okrs
    goals: list[Record] = [*okrs.objectives.values(), *okrs.key_results.values()]
    return sorted(str(getattr(goal, "title", "")) for goal in goals)


def hidden(home: Home, title: str) -> Record:
    return next(r for r in home.okrs.trash.values() if getattr(r, "title", "") == title)


def test_undo_mend_and_import_again_brings_all_back_as_it_is_in_the_file_now(home: Home) -> None:
    first = imported(home, WRONG)
    home.undo()
    assert titles(home) == []
    again = imported(home, RIGHT)
    assert (again.added, again.updated, again.left) == (first.added, {}, ())
    assert titles(home) == ["Deploys", "Failures", "Make releases boring"]
    deploys = next(kr for kr in home.okrs.key_results.values() if kr.title == "Deploys")
    assert deploys.measure.target == 20
    assert [(c.value, c.note) for c in home.okrs.check_ins[deploys.id]] == [(Decimal(12), "slow")]
    assert read(home, RIGHT).changes == ()


def test_it_can_be_undone_and_done_again_any_number_of_times(home: Home) -> None:
    for _ in range(3):
        imported(home, WRONG)
        assert len(titles(home)) == 3
        home.undo()
        home.redo()
        home.undo()
        assert titles(home) == []
    imported(home, OUTLINE, "md")
    home.undo()
    imported(home, OUTLINE, "md")
    assert titles(home) == ["Naps", "Sleep well"]


def test_what_was_thrown_away_stays_where_it_is(home: Home) -> None:
    imported(home, RIGHT)
    failures = next(kr for kr in home.okrs.key_results.values() if kr.title == "Failures")
    home.perform(delete(home.okrs, home.author(), failures))
    assert read(home, RIGHT).left == ("1 key result in the trash was left there",)
    home.perform(restore(home.okrs, home.author(), hidden(home, "Failures")))
    home.undo()
    assert read(home, RIGHT).changes == ()


def test_what_was_put_away_and_then_thrown_away_after_it_was_brought_back_stays(home: Home) -> None:
    imported(home, RIGHT)
    home.undo()
    home.perform(restore(home.okrs, home.author(), hidden(home, "Make releases boring")))
    objective = next(iter(home.okrs.objectives.values()))
    home.perform(delete(home.okrs, home.author(), objective))
    assert objective.id not in put_away(home.workspaces[home.default])
    assert len(put_away(home.workspaces[home.default])) > 0
