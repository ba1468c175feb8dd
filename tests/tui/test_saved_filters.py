"""F: filters are saved under names, used, renamed and deleted; they outlive a restart and say who has gone."""

from pathlib import Path

import pytest

from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError, StorageError
from okrtui.workspace.saved_filters import (
    FILE,
    LONGEST,
    MOST,
    SavedFilter,
    delete_filter,
    read_filters,
    rename_filter,
    save_filter,
)

from .desk import Desk


async def test_a_filter_is_saved_used_after_a_restart_renamed_and_deleted(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press("F")
        assert "No filter is saved yet." in desk.text
        await desk.press("a")
        assert "nothing is filtered now" in desk.text
        await desk.press("escape", "f", *"risk conf<5", "enter", "F", "a", *"Trouble", "enter")
        assert "Trouble" in desk.text
        await desk.press("escape")
    async with desk.open(size=(100, 40)):
        await desk.press("F", "enter")
        assert "filter: risk conf<5," in desk.text
        await desk.press("F", "r", *" ahead", "enter")
        assert read_filters(desk.home.state) == (SavedFilter("Trouble ahead", "risk conf<5"),)
        await desk.press("d")
        assert "d once more deletes “Trouble ahead”" in desk.text
        await desk.press("d")
        assert read_filters(desk.home.state) == ()
        assert "it was: risk conf<5" in desk.toasts


async def test_a_name_that_is_taken_is_refused_and_what_was_typed_stays(desk: Desk) -> None:
    save_filter(desk.home.state, "Mine", "@me")
    async with desk.open(size=(100, 40)):
        await desk.press("f", *"new", "enter", "F", "a", *"mine", "enter")
        assert "a filter is called “mine” already" in desk.text
        await desk.press("2", "enter")
        assert [each.name for each in read_filters(desk.home.state)] == ["Mine", "mine2"]


async def test_a_filter_whose_person_is_gone_says_so(desk: Desk) -> None:
    save_filter(desk.home.state, "Kim’s", "@kimberly")
    async with desk.open(size=(100, 40)):
        await desk.press("F")
        assert "“@kimberly” names nobody here" in desk.text
        await desk.press("enter")
        assert desk.text.count("“@kimberly” names nobody here") == 2
        await desk.press("escape")
        assert "filter:" not in desk.text


def test_two_windows_keep_each_others_filters(tmp_path: Path) -> None:
    save_filter(tmp_path, "one", "new")
    read_filters(tmp_path)
    save_filter(tmp_path, "another", "done")
    rename_filter(tmp_path, "one", "ONE")
    assert [each.name for each in read_filters(tmp_path)] == ["another", "ONE"]
    delete_filter(tmp_path, "another")
    assert read_filters(tmp_path) == (SavedFilter("ONE", "new"),)
    with pytest.raises(NotFoundError):
        delete_filter(tmp_path, "another")


def test_damaged_ones_are_never_written_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[{]")
    with pytest.raises(StorageError):
        save_filter(tmp_path, "one", "new")
    assert (tmp_path / FILE).read_text() == "[{]"


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST + 1)])
def test_a_name_has_some_words_and_not_too_many(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInputError):
        save_filter(tmp_path, name, "new")
    assert read_filters(tmp_path) == ()


def test_there_are_not_endlessly_many(tmp_path: Path) -> None:
    for number in range(MOST):
        save_filter(tmp_path, str(number), "new")
    with pytest.raises(RefusedError, match="delete one first"):
        save_filter(tmp_path, "one more", "new")
