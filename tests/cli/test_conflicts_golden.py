"""What `okrtui conflicts` prints, word for word, when two people come together: text and JSON are a contract."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.apart import Apart
from tests.cli.shell import Shell
from tests.cli.test_golden import transcript
from tests.prepared import once

COMMANDS = {
    "conflicts": "conflicts",
    "conflicts list of a space": "conflicts list --space Platform",
    "conflicts of a space without any": "conflicts --space private",
    "conflicts as JSON": "conflicts --json",
    "settle a title": "conflicts settle boring 2",
    "settle a title as JSON": "conflicts settle boring 1 --json",
    "settle with another title": "conflicts settle boring --value Make_releases_dull",
    "settle with an empty title": "conflicts settle boring --value ",
    "settle one of several fields": "conflicts settle deploys 2 --field due",
    "settle one of several fields by what it is called": "conflicts settle deploys 1 --field due_date",
    "settle a date with another one": "conflicts settle deploys --field due --value 2026-12-18",
    "settle a measure with another one": "conflicts settle deploys --field measure --value 4",
    "settle without saying which field": "conflicts settle deploys 1",
    "settle a field that is not in conflict": "conflicts settle deploys 1 --field owner",
    "settle what stands in no conflict": "conflicts settle failure 1",
    "settle without saying how": "conflicts settle boring",
    "settle in two ways": "conflicts settle boring 1 --value x",
    "settle with a number there is not": "conflicts settle boring 3",
    "leave it in the trash": "conflicts settle runbooks 1",
    "bring it back": "conflicts settle runbooks 2",
    "bring it back with another value": "conflicts settle runbooks --value x",
    "settle a correction": "conflicts settle promoters 2",
    "settle a correction by a name it has not": "conflicts settle promoters 1 --field nosuch",
    "untie a link": "conflicts settle quiet 1",
    "settle with what is no number": "conflicts settle boring first",
    "list marks what is in conflict": "list",
    "show every value of an objective": "show boring",
    "show every value of a key result": "show deploys",
    "show a check-in that was corrected twice": "show promoters",
    "show a link that is left out": "show quiet",
    "show every value as JSON": "show boring --json",
    "status": "status",
    "status of a prompt": "status --short",
    "status as JSON": "status --json",
}


@pytest.fixture
def apart(week: Shell) -> Apart:
    """Ken and Mei after a week without each other: everything that can be in conflict is."""
    once(week.home.parent, "apart", lambda: _work_apart(week))
    return Apart(week, "Ken")


def _work_apart(week: Shell) -> None:
    for line in (
        ("add", "objective", "Calm nights"),
        ("add", "objective", "Quiet days"),
        ("checkin", "promoters", "40", "--confidence", "5"),
    ):
        assert week(*line).code == 0
    wrong = _check_in(week, "promoters")
    two = Apart(week, "Ken")
    two.mine("edit", "boring", "--title", "Make releases smooth")
    two.theirs("edit", "boring", "--title", "Make releases boring again")
    two.mine("edit", "deploys", "--due", "2026-12-11")
    two.theirs("edit", "deploys", "--due", "2026-12-24")
    two.mine("edit", "deploys", "--to", "24", "--mend")
    two.theirs("edit", "deploys", "--to", "30", "--mend")
    two.mine("delete", "runbooks")
    two.theirs("edit", "runbooks", "--title", "Runbooks for all")
    two.mine("move", "calm", "--supports", "quiet")
    two.theirs("move", "quiet", "--supports", "calm")
    two.mine("checkin", "promoters", "4", "--confidence", "5", "--fixes", wrong)
    two.theirs("checkin", "promoters", "14", "--confidence", "6", "--fixes", wrong)
    two.meet()


def _check_in(shell: Shell, key_result: str) -> str:
    found: str = shell("show", key_result, "--json").json["check_ins"][-1]["id"]
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_says(name: str, apart: Apart, snapshot: SnapshotAssertion) -> None:
    arguments = [word.replace("_", " ") for word in COMMANDS[name].split(" ")]
    assert transcript(arguments, apart.shell(*arguments)) == snapshot


def test_without_a_conflict_there_is_nothing_to_do(okrtui: Shell) -> None:
    answer = okrtui("conflicts")
    assert (answer.code, answer.out) == (0, "no conflicts\n")
    assert okrtui("conflicts", "--json").json == {"conflicts": [], "remarks": []}
    assert okrtui("conflicts", "settle", "boring", "1").code == 2


def test_all_of_them_can_be_settled_and_the_other_hears_of_it(apart: Apart) -> None:
    for _ in range(6):
        found = apart.shell("conflicts", "--json").json["conflicts"][0]
        apart.mine("conflicts", "settle", found["id"], "2", "--field", found["field"])
    assert apart.shell("conflicts").code == 0
    apart.meet()
    assert apart.shell("conflicts", "--home", str(apart.copy)).code == 0


def test_what_was_settled_can_be_taken_back(apart: Apart) -> None:
    apart.mine("conflicts", "settle", "boring", "2")
    assert apart.shell("show", "smooth").code == 0
    apart.mine("undo")
    assert apart.shell("show", "boring again").code == 0


def test_settling_what_was_settled_says_that_there_is_no_conflict(apart: Apart) -> None:
    apart.mine("conflicts", "settle", "boring", "2")
    answer = apart.shell("conflicts", "settle", "boring", "1")
    assert answer.code == 2
    assert answer.err == "okrtui: there is no conflict of anything called “boring”\n"


def test_hostile_words_reach_no_terminal(apart: Apart) -> None:
    apart.mine("edit", "failure", "--title", "a\x1b[31m\u202e [bold]")
    apart.theirs("edit", "failure", "--title", "b\x07\nforged line")
    apart.meet()
    said = apart.shell("conflicts").out
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\nforged" not in said
