"""The list as text, and check-ins as lines, in an editor that a function stands in for."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from okrtui.okr.errors import RefusedError
from okrtui.okr.steps.editing import edit

from .desk import Desk

Edit = Callable[[str], str]


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of a text lies where it can be looked at."""
    (tmp_path / "kept").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "kept"))


class Editor:
    """Edits one after the other, and all that was seen."""

    def __init__(self, *edits: Edit) -> None:
        self.seen: list[str] = []
        self._edits: Iterator[Edit] = iter(edits)

    def __call__(self, text: str) -> str:
        self.seen.append(text)
        return next(self._edits)(text)


def edits(desk: Desk, monkeypatch: pytest.MonkeyPatch, *changes: Edit) -> Editor:
    editor = Editor(*changes)
    monkeypatch.setattr(desk.app, "suspend", nullcontext)
    monkeypatch.setattr(desk.app, "editor", editor)
    return editor


def replacing(*pairs: tuple[str, str]) -> Edit:
    def change(text: str) -> str:
        for old, new in pairs:
            assert old in text, text
            text = text.replace(old, new)
        return text

    return change


def without(title: str) -> Edit:
    return lambda text: "\n".join(line for line in text.splitlines() if title not in line)


async def open_text(desk: Desk) -> None:
    """`E`, in the team's space where there are several."""
    await desk.press("E")
    if "team North" in desk.text:
        await desk.press("enter")


async def test_what_was_edited_is_shown_and_then_done_as_one_step_that_u_takes_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open():
        editor = edits(
            desk, monkeypatch, replacing(("Deploys per week", "Deploys a week"))
        )  # fmt: skip
        before = desk.okrs
        await open_text(desk)
        assert editor.seen[0].startswith("<!-- space: ")
        assert "1 changed" in desk.text
        assert desk.okrs == before
        await desk.press("enter")
        assert desk.key_result("Deploys a week")
        await desk.press("u")
        assert desk.okrs.key_results == before.key_results


async def test_an_editor_that_leaves_all_as_it_was_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open():
        edits(desk, monkeypatch, lambda text: text + "\n")
        await open_text(desk)
        assert "the editor left everything as it was" in desk.toasts


async def test_a_new_objective_with_key_results_comes_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = "\n## Quiet [/] nights\n- [ ] Pages: 9 → 2 pages (7, 6/10)\n"
    async with desk.open():
        edits(desk, monkeypatch, lambda text: text + new)
        await open_text(desk)
        assert "2 new" in desk.text
        await desk.press("enter")
        pages = desk.key_result("Pages")
        assert pages is not None
        objective = desk.objective("Quiet [/] nights")
        assert objective is not None
        assert (pages.objective, [c.confidence for c in desk.okrs.check_ins[pages.id]]) == (objective.id, [6])


async def test_lines_that_cannot_be_read_are_named_and_the_text_is_opened_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open():
        editor = edits(
            desk,
            monkeypatch,
            replacing(
                ("Deploys per week", "Deploys a week"), ("\n- [ ] Deploys", "\nwhat is this\n- [ ] Deploys")
            ),
            replacing(("what is this\n", "")),
        )
        await open_text(desk)
        assert "1 line is not right; nothing was changed" in desk.text
        assert "“what is this” is neither a cycle" in desk.text
        await desk.press("enter")
        assert "what is this\n- [ ] Deploys a week" in editor.seen[1]
        assert "1 changed" in desk.text
        await desk.press("enter")
        assert desk.key_result("Deploys a week")


async def test_what_is_left_is_kept_in_a_file_of_ones_own(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with desk.open():
        before = desk.okrs
        edits(desk, monkeypatch, replacing(("Deploys per week", "Deploys a week")))
        await open_text(desk)
        await desk.press("escape")
        (kept,) = (tmp_path / "kept").iterdir()
        assert "nothing is changed; what you wrote is in" in desk.toasts
        assert "Deploys a week" in kept.read_text()
        assert (kept.stat().st_mode & 0o777, desk.okrs) == (0o600, before)


async def test_an_editor_that_fails_the_second_time_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(text: str) -> str:
        raise RefusedError("the editor ended with 3, so the text stays as it was")

    async with desk.open():
        edits(desk, monkeypatch, replacing(("Deploys per week", "Deploys a week")), fail)
        await open_text(desk)
        await desk.press("e")
        (kept,) = (tmp_path / "kept").iterdir()
        assert "the editor ended with 3" in desk.toasts
        assert "Deploys a week" in kept.read_text()


@pytest.mark.parametrize(("keys", "state"), [((), "active"), (("j",), "dropped"), (("j", "j"), None)])
async def test_a_line_that_was_taken_out_is_asked_about(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], state: str | None
) -> None:
    async with desk.open():
        edits(desk, monkeypatch, without("Deploys per week"))
        await open_text(desk)
        assert "A line was taken out" in desk.text
        await desk.press(*keys, "enter", *(("enter",) if keys else ()))
        left = desk.key_result("Deploys per week")
        assert (left.state if left else None) == state
        assert ("nothing is changed" in desk.toasts) == (not keys)


async def test_another_target_asks_once_whether_it_is_mended_or_changes_from_today(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open():
        edits(desk, monkeypatch, replacing(("4 → 20", "4 → 25")))
        await open_text(desk)
        assert "Another measure" in desk.text
        await desk.press("c")
        await desk.type("it was reached")
        await desk.press("enter")
        assert "1 changed" in desk.text
        await desk.press("enter")
        deploys = desk.key_result("Deploys per week")
        assert deploys is not None
        assert [c.reason for c in desk.okrs.target_changes[deploys.id]] == ["it was reached"]


async def test_what_a_colleague_changes_meanwhile_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(text: str) -> str:
        other = desk.another_home()
        deploys = desk.key_result("Deploys per week")
        assert deploys is not None
        other.perform(edit(other.okrs, other.author(deploys.space), deploys, title="Ships a week"))
        return text.replace("## Make releases boring", "## Releases are boring")

    async with desk.open():
        edits(desk, monkeypatch, meanwhile)
        await open_text(desk)
        await desk.press("enter")
        assert desk.objective("Releases are boring")
        assert desk.key_result("Ships a week")


async def test_a_closed_cycle_is_said_before_anybody_writes_for_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for cycle in list(desk.okrs.cycles.values()):
        desk.home.perform(edit(desk.okrs, desk.home.author(cycle.space), cycle, phase="closed"))
    async with desk.open():
        editor = edits(desk, monkeypatch)
        await open_text(desk)
        assert "2026-Q4 is closed and read-only" in desk.toasts
        assert editor.seen == []


# -- check-ins as lines


async def run_lines(desk: Desk) -> None:
    """By its name in the palette, in the team's space where there are several."""
    await desk.press("ctrl+p", *"in an editor", "enter")
    if "team North" in desk.text:
        await desk.press("enter")


def saying(title: str, said: str) -> Edit:
    def change(text: str) -> str:
        lines = text.splitlines()
        place = next(place for place, line in enumerate(lines) if title in line and line.startswith("^"))
        lines[place] = lines[place].partition("|")[0] + said
        return "\n".join(lines)

    return change


async def test_lines_that_were_written_on_are_check_ins_of_one_step(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open():
        edits(
            desk,
            monkeypatch,
            lambda text: saying("Deploys per week", "| 17 | 7 | daily")(saying("[bold", "|| 4")(text)),
        )
        before = desk.okrs
        await run_lines(desk)
        assert "2 check-ins" in desk.text
        await desk.press("enter")
        assert "checked in 2 key results" in desk.toasts
        deploys = desk.key_result("Deploys per week")
        assert deploys is not None
        last = desk.okrs.check_ins[deploys.id][-1]
        assert (str(last.value), last.confidence, last.note) == ("17", 7, "daily")
        await desk.press("u")
        assert desk.okrs.check_ins == before.check_ins


@pytest.mark.parametrize("screen", ["1", "2", "3"])
async def test_g_c_opens_them_on_every_screen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    async with desk.open(on=screen):
        editor = edits(desk, monkeypatch, lambda text: text)
        await desk.press("g", "c")
        assert "# Write behind a key result:" in editor.seen[0]
        assert "the editor left everything as it was" in desk.toasts


async def test_a_line_that_cannot_be_read_is_named_and_opened_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open():
        editor = edits(
            desk,
            monkeypatch,
            saying("Deploys per week", "| many | 7"),
            saying("Deploys per week", "| 17 | 7"),
        )
        await run_lines(desk)
        assert "1 line is not right; nothing is recorded" in desk.text
        await desk.press("enter")
        assert "| many | 7" in editor.seen[1]
        await desk.press("enter")
        deploys = desk.key_result("Deploys per week")
        assert deploys is not None
        assert desk.okrs.check_ins[deploys.id][-1].confidence == 7


async def test_a_number_far_outside_is_shown_as_such_before_it_is_recorded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open():
        edits(desk, monkeypatch, saying("Deploys per week", "| 1700 | 7"))
        await run_lines(desk)
        assert "far outside its start and target" in desk.text
