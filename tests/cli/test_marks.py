"""Marks in a typed line that lead to nothing or to several things: nothing becomes text in silence."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.shell import Shell

KENS = """cycle,unit,owner,objective,key_result,start,target
2026-Q4,North,Ken Wu,Grow the community,Deploy guides,0,20
2026-Q4,North,Ken Adams,Hear our users,Interviews,0,12
"""


@pytest.fixture
def kens(okrtui: Shell, tmp_path: Path) -> Shell:
    """A shell where two people are called Ken, and two key results begin with deploy."""
    (tmp_path / "kens.csv").write_text(KENS)
    assert okrtui("import", str(tmp_path / "kens.csv")).code == 0
    return okrtui


@pytest.mark.parametrize(
    ("typed", "names"),
    [("x @ken", ("Ken Wu", "Ken Adams")), ("x #dep", ("Deploy guides", "Deploys per week"))],
)
@pytest.mark.parametrize("command", ["plan", "next"])
def test_what_fits_several_is_refused_with_the_candidates(
    command: str, typed: str, names: Sequence[str], kens: Shell
) -> None:
    refused = kens(command, "add", typed)
    assert (refused.code, refused.out) == (2, "")
    assert all(name in refused.err for name in names)
    assert kens("show", "x").code != 0


@pytest.mark.parametrize(
    ("typed", "text", "said"),
    [
        ("x @foo", "x @foo", "“@foo” names nobody here: it stays text"),
        ("x ＃foo", "x ＃foo", "“＃foo” names no key result here: it stays text"),
        ("x !must !should", "x !should", "“!should” is a second rank: it stays text"),
        ("x !must !must", "x !must", "“!must” is a second rank: it stays text"),
        ("x @wu @adams", "x @adams", "“@adams” is a second person: it stays text"),
        ("x @wu @ken", "x @ken", "“@ken” is a second person: it stays text"),
        ("x #interviews #guides", "x #guides", "“#guides” is a second key result: it stays text"),
        ("x >1 >2", "x >2", "“>2” is a second week: it stays text"),
    ],
)
def test_what_stays_text_is_said(typed: str, text: str, said: str, kens: Shell) -> None:
    answer = kens("plan", "add", typed)
    assert (answer.code, text in answer.out) == (0, True)
    assert f"okrtui: {said}\n" in answer.err


@pytest.mark.parametrize("typed", ["fix #37", r"ask \@ken", "a != b @wu", "ship # @"])
def test_what_was_never_meant_as_a_mark_is_not_talked_about(typed: str, kens: Shell) -> None:
    answer = kens("plan", "add", typed)
    assert (answer.code, answer.err) == (0, "")


def test_a_new_key_result_says_its_space(kens: Shell) -> None:
    assert "added to team Platform · “Hear our users”" in kens("add", "kr", "hear", "Calls", "--yes-no").out
