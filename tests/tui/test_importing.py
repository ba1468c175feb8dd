"""Files and pasted text: shown first, taken as one step, and nothing is silently cut."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from okrtui.tui.deeds.importing import one_line
from tests.store.disks import Disk

from .desk import Desk

CSV = """cycle,unit,owner,objective,key_result,start,target,value,unit_of_measure
2026-Q4,Maps,Mei,Draw the town,Streets drawn,0,60,4,streets
2026-Q4,Maps,Mei,Draw the town,文档页面,0,60,2,pages
2026-Q4,Maps,Ken,Be [/] found,Visits [@click=app.quit]q[/],1000,5000,4200,visits
"""
BAD = """objective,key_result,start,target
Draw the town,Streets drawn,none,60
Draw the town,Parks drawn,0,8
"""
OUTLINE = "# 2026-Q4\n\n## Sleep well\n- [ ] Nights per week: 2 -> 7 nights\n- [ ] Naps <= 3\n"
PROSE = "Buy milk\n  and bread\n\nthen rest"


async def paste(desk: Desk, text: str) -> None:
    """The terminal hands over what was pasted; what was said of an import before is gone: it counts the same."""
    desk.app.clear_notifications()
    desk.app.post_message(events.Paste(text))
    await desk.rest()


async def shown(desk: Desk, words: str) -> None:
    """Wait until the preview has been read, and stands there whole."""
    await desk.until(lambda: words in desk.text)
    await desk.rest()


async def open_import(desk: Desk) -> None:
    """The question for a file, by the palette."""
    await desk.press("ctrl+p")
    await desk.type("Import a file")
    await desk.press("enter")
    await desk.until(lambda: "a path such as" in desk.text)


# -- pasted on a list


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_pasted_table_is_shown_and_enter_takes_it_as_one_step(
    desk: Desk, size: tuple[int, int]
) -> None:
    before = desk.okrs
    async with desk.open(size):
        await paste(desk, CSV)
        await shown(desk, "2 objectives, 3 key results, 3 check-ins")
        assert "Visits [@click=app.quit]q[/]" in desk.text
        assert desk.another_home().okrs.objectives.keys() == before.objectives.keys()
        await desk.press("enter")
        assert desk.key_result("文档页面") is not None
        assert "imported what was pasted" in desk.toasts
        await desk.press("u")
        assert desk.key_result("文档页面") is None
        assert desk.okrs.objectives.keys() == before.objectives.keys()


async def test_a_pasted_outline_is_taken(desk: Desk) -> None:
    async with desk.open():
        await paste(desk, OUTLINE)
        await shown(desk, "1 objective, 2 key results")
        await desk.press("enter")
    assert desk.another_home().okrs.key_results.keys() == desk.okrs.key_results.keys()
    assert desk.key_result("Nights per week") is not None


async def test_escape_changes_nothing(desk: Desk) -> None:
    before = desk.okrs
    async with desk.open():
        await paste(desk, CSV)
        await shown(desk, "2 objectives, 3 key results")
        await desk.press("escape")
        assert desk.okrs.objectives.keys() == before.objectives.keys()
        assert desk.key_result("文档页面") is None


async def test_what_is_there_already_is_said_and_taking_nothing_is_refused(desk: Desk) -> None:
    async with desk.open():
        await paste(desk, CSV)
        await shown(desk, "2 objectives, 3 key results")
        await desk.press("enter")
        await paste(desk, CSV)
        await shown(desk, "there already")
        assert "2 objectives, 3 key results" in desk.text
        await desk.press("enter")
        assert "nothing new to take" in desk.text


async def test_what_differs_is_listed_and_left_unless_w_writes_it(desk: Desk) -> None:
    async with desk.open():
        await paste(desk, CSV)
        await shown(desk, "2 objectives, 3 key results")
        await desk.press("enter")
        await paste(desk, CSV.replace("0,60,4,streets", "0,80,4,streets"))
        await shown(desk, "1, left as they are here")
        assert "“Streets drawn” has another measure" in desk.text
        await desk.press("w")
        await shown(desk, "changed")
        await desk.press("enter")
        streets = desk.key_result("Streets drawn")
        assert streets is not None
        assert str(streets.measure.target) == "80"


async def test_lines_that_are_not_right_are_named_and_nothing_is_taken_of_them(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await paste(desk, BAD)
        await shown(desk, "line 2, start")
        await desk.press("enter")
        assert "some lines are not right" in desk.text
        assert desk.objective("Draw the town") is None
        await desk.press("b")
        assert desk.key_result("Parks drawn") is not None
        assert desk.key_result("Streets drawn") is None


async def test_a_file_for_another_team_is_refused_in_a_sentence(desk: Desk) -> None:
    async with desk.open():
        await paste(desk, "<!-- space: Elsewhere -->\n" + OUTLINE)
        await shown(desk, "“Elsewhere”")
        await desk.press("enter")
        assert desk.objective("Sleep well") is None
        await desk.press("escape")
        assert "“Elsewhere”" not in desk.text


async def test_it_can_go_to_another_space(desk: Desk) -> None:
    async with desk.open():
        names = desk.app.now.spaces
        assert len(names) > 1
        await paste(desk, OUTLINE)
        await shown(desk, f"into  {names[desk.home.default]}")
        await desk.press("s")
        other = next(space for space in names if space != desk.home.default)
        await shown(desk, f"into  {names[other]}")
        await shown(desk, "1 objective, 2 key results")
        await desk.press("enter")
        objective = desk.objective("Sleep well")
        assert objective is not None
        assert objective.space == other


async def test_prose_pasted_on_a_list_does_nothing_and_says_so(desk: Desk) -> None:
    before = desk.okrs
    async with desk.open():
        await paste(desk, PROSE)
        assert "neither CSV" in desk.toasts
        assert desk.okrs is before


async def test_one_line_pasted_on_a_list_does_nothing(desk: Desk) -> None:
    async with desk.open():
        await paste(desk, "hello\n")
        assert desk.toasts == ""


# -- pasted into a field


async def test_one_line_with_its_line_break_is_typed_whole(desk: Desk) -> None:
    async with desk.open():
        await desk.press("O")
        await paste(desk, "\nSleep \x1b[31m [/] well\n")
        await desk.press("enter", "enter")
    assert desk.objective("Sleep ␛[31m [/] well") is not None


async def test_several_lines_in_a_field_are_asked_about(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await desk.press("O")
        await paste(desk, PROSE)
        assert "3 lines were pasted" in desk.text
        await desk.press("enter", "enter", "enter")
    assert desk.objective("Buy milk and bread then rest") is not None


async def test_escape_leaves_the_field_as_it_was(desk: Desk) -> None:
    async with desk.open():
        await desk.press("O", "a")
        await paste(desk, PROSE)
        await desk.press("escape", "b", "enter", "enter")
    assert desk.objective("ab") is not None


async def test_a_table_pasted_into_a_field_is_offered_and_the_form_stays(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await desk.press("O", "a")
        await paste(desk, CSV)
        await shown(desk, "2 objectives, 3 key results")
        await desk.press("enter", "b", "enter", "enter")
    assert desk.objective("ab") is not None
    assert desk.key_result("文档页面") is not None


async def test_a_table_can_be_pasted_as_one_line_after_all(desk: Desk) -> None:
    async with desk.open():
        await desk.press("O")
        await paste(desk, "objective,owner\nSleep,Mei\n")
        await shown(desk, "1 objective")
        await desk.press("l", "enter", "enter")
    assert desk.objective("objective,owner Sleep,Mei") is not None


async def test_lines_pasted_into_a_note_and_the_search_are_asked_about(desk: Desk) -> None:
    async with desk.open():
        await desk.press("/")
        await paste(desk, "runbooks\nfor")
        assert "2 lines were pasted" in desk.text
        await desk.press("enter")
        assert "runbooks for" in desk.text


async def test_ten_thousand_characters_in_a_field_are_all_there(desk: Desk) -> None:
    title = "测 [/] x" * 1_666
    async with desk.open((80, 24)):
        await desk.press("O")
        await paste(desk, title)
        await desk.press("enter", "enter")
    assert desk.objective(title) is not None


async def test_more_than_a_title_holds_is_refused_in_a_sentence(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await desk.press("O")
        await paste(desk, "x" * 20_000)
        await desk.press("enter")
        assert "the title has 20,000 characters" in desk.text


@pytest.mark.parametrize("text", ["a\nb", "a\r\n\r\n  b ", "\na\u2028b\n"])
def test_line_breaks_become_spaces(text: str) -> None:
    assert one_line(text) == "a b"


# -- a disk that refuses


async def test_a_full_disk_is_told_of_in_the_preview_and_enter_tries_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with desk.open((80, 24)):
        await paste(desk, OUTLINE)
        await shown(desk, "1 objective, 2 key results")
        disk.refuse(errno.ENOSPC)
        await desk.press("enter")
        await shown(desk, "the disk is full")
        disk.mend()
        assert desk.objective("Sleep well") is None
        await shown(desk, "1 objective, 2 key results")
        await desk.press("enter")
    assert desk.another_home().okrs.key_results.keys() == desk.okrs.key_results.keys()
    assert desk.objective("Sleep well") is not None


# -- a file


async def test_a_file_is_found_by_its_path(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(desk.directory))
    (desk.directory / "my okrs.csv").write_text(CSV)
    async with desk.open((80, 24)):
        await open_import(desk)
        await paste(desk, "'~/my okrs.csv' \n")
        await desk.press("enter")
        await desk.until(
            lambda: "there is no file" in desk.text or "2 objectives, 3 key results" in desk.text
        )
        await desk.press("escape", "escape", "escape")
        await open_import(desk)
        await desk.type("~/my okrs.csv")
        await desk.press("enter")
        await shown(desk, "2 objectives, 3 key results")
        await desk.press("enter")
        assert "imported my okrs.csv" in desk.toasts
    assert desk.key_result("文档页面") is not None


def write_nothing(path: Path) -> None:
    """A path where nothing is."""


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "not there": (write_nothing, "there is no file"),
    "a directory": (Path.mkdir, "is a directory"),
    "not text": (lambda path: path.write_bytes(b"objective\n\xff\xfe\x00"), "is not UTF-8 text"),
    "empty": (lambda path: path.write_text(""), "neither CSV"),
    "prose": (lambda path: path.write_text(PROSE), "neither CSV"),
}


@pytest.mark.parametrize("what", WRONG)
async def test_a_file_that_cannot_be_taken_is_told_of_and_asked_again(desk: Desk, what: str) -> None:
    make, told = WRONG[what]
    make(desk.directory / "it")
    async with desk.open((80, 24)):
        await open_import(desk)
        await paste(desk, str(desk.directory / "it"))
        await desk.press("enter")
        await shown(desk, told)
        assert str(desk.directory)[:20] in desk.text
        await desk.press("escape", "escape")
        assert "a path such as" not in desk.text


async def test_a_file_too_big_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okrtui.exchange.reading.MOST_BYTES", 10)
    (desk.directory / "big.csv").write_text(CSV)
    async with desk.open():
        await open_import(desk)
        await desk.type(str(desk.directory / "big.csv"))
        await desk.press("enter")
        await shown(desk, "big.csv is too big")


async def test_text_pasted_where_a_file_is_asked_for_is_taken_instead(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await open_import(desk)
        await paste(desk, PROSE)
        assert "neither CSV" in desk.text
        await paste(desk, OUTLINE)
        await shown(desk, "1 objective, 2 key results")
        await desk.press("enter")
        assert "a path such as" not in desk.text
    assert desk.objective("Sleep well") is not None


async def test_ten_thousand_rows_are_read_while_keys_are_answered(desk: Desk) -> None:
    rows = "\n".join(f"Objective {n // 4},Result {n},0,10" for n in range(10_000))
    async with desk.open((80, 24)):
        desk.app.post_message(events.Paste(f"objective,key_result,start,target\n{rows}\n"))
        await desk.until(lambda: "reading 10,00" in desk.text)
        await desk.until(lambda: "2,500 objectives, 10,000 key results" in desk.text)
        await desk.press("G", "g", "g", "escape")
        assert desk.objective("Objective 0") is None


async def test_reading_can_be_given_up(desk: Desk) -> None:
    rows = "\n".join(f"Objective {n // 4},Result {n},0,10" for n in range(10_000))
    async with desk.open((80, 24)):
        desk.app.post_message(events.Paste(f"objective,key_result,start,target\n{rows}\n"))
        await desk.until(lambda: "reading 10,00" in desk.text)
        await desk.press("escape")
        await desk.until(lambda: "reading" not in desk.text)
        await desk.press("O", "a", "enter", "enter")
    assert desk.objective("a") is not None
    assert desk.objective("Objective 0") is None


async def test_an_import_undone_can_be_mended_and_imported_again(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await paste(desk, CSV)
        await shown(desk, "2 objectives, 3 key results")
        await desk.press("enter", "u")
        assert desk.key_result("文档页面") is None
        await paste(desk, CSV.replace("文档页面", "文档"))
        await shown(desk, "2 objectives, 3 key results")
        assert "trash" not in desk.text
        await desk.press("enter")
        assert desk.key_result("文档") is not None
        assert desk.screen.here == getattr(desk.objective("Draw the town"), "id", "")


NO_CYCLE = "objective,key_result,start,target,value\nSleep well,Naps,0,7,2\nEat well,Apples,0,30,\n"


async def test_what_names_no_cycle_goes_where_the_preview_says(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await paste(desk, NO_CYCLE)
        await shown(desk, "the backlog: 2 objectives without a cycle")
        assert "c puts them into 2026-Q4" in desk.text
        await desk.press("c")
        await shown(desk, "into 2026-Q4, where no cycle is named")
        assert "c leaves that in the backlog" in desk.text
        await desk.press("c")
        await shown(desk, "the backlog: 2 objectives")
        await desk.press("c")
        await shown(desk, "into 2026-Q4")
        await desk.press("enter")
        sleep = desk.objective("Sleep well")
        assert sleep is not None
        assert desk.okrs.cycles[sleep.cycle or ""].name == "2026-Q4"
        assert desk.screen.here == sleep.id
        await desk.press("u")
        await paste(desk, NO_CYCLE)
        await shown(desk, "the backlog")
        await desk.press("enter")
        assert [o.cycle for o in desk.okrs.objectives.values() if o.title == "Sleep well"] == [None]


async def test_where_every_row_names_its_cycle_nothing_is_offered(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await paste(desk, CSV)
        await shown(desk, "2 objectives, 3 key results")
        assert "the backlog" not in desk.text
        await desk.press("c")
        assert "no cycle is named" not in desk.text


async def test_where_no_line_is_right_no_key_is_named_that_takes_the_rest(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await paste(desk, "objective,key_result,start,target\n,Streets drawn,none,60\n")
        await shown(desk, "not right")
        assert "nothing is taken until mended" in desk.text
        assert "takes the rest" not in desk.text
        await desk.press("enter")
        assert "no line is right" in desk.text


async def test_the_example_names_this_cycle_and_can_be_pasted(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await open_import(desk)
        lines = [line.strip("│ ") for line in desk.text.splitlines()]
        head = next(line for line in lines if "cycle,objective" in line).split()[-1]
        row = next(line for line in lines if line.startswith("2026-Q4,"))
        await desk.press("escape")
        await paste(desk, f"{head}\n{row}\n")
        await shown(desk, "1 key result")
        assert "not right" not in desk.text
        await desk.press("enter")
        made = desk.objective("Make releases boring")
        assert made is not None


async def test_an_outline_that_means_the_backlog_is_offered_no_cycle(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await paste(desk, "# Backlog\n## Sleep well\n- [ ] Naps: 0 -> 7\n")
        await shown(desk, "1 objective")
        assert "without a cycle" not in desk.text
        await desk.press("c")
        assert "no cycle is named" not in desk.text
