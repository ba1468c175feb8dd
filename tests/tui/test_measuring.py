"""Key results measured by commands, by keys: what is run, what is durable then, and what is told."""

from decimal import Decimal
from pathlib import Path

import pytest

from okrtui.okr.measured import Source
from okrtui.okr.records import CheckIn, KeyResult
from okrtui.okr.scope import Scope
from okrtui.places import places
from okrtui.sources.kept import Sources
from okrtui.tui.screens.key_result import KeyResultScreen

from .desk import Desk
from .team import CHINESE, CLICK, DEPLOYS, LONG, RUNBOOKS


def shell(script: str) -> tuple[str, ...]:
    return ("sh", "-c", script)


class Measuring:
    """A desk whose machine keeps commands."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.sources = desk, Sources(places(str(desk.directory)))

    def keep(self, title: str, *words: str) -> KeyResult:
        key_result = self.desk.key_result(title)
        assert key_result is not None
        self.sources.keep(Source(key_result.space, key_result.id, words))
        return key_result

    def last(self, title: str) -> CheckIn:
        key_result = self.desk.key_result(title)
        assert key_result is not None
        return self.desk.okrs.check_ins[key_result.id][-1]

    async def told(self, sentence: str) -> None:
        """Wait until a run has told what came."""
        await self.desk.until(lambda: sentence in self.desk.toasts)
        await self.desk.rest()


@pytest.fixture
def measuring(desk: Desk) -> Measuring:
    return Measuring(desk)


async def test_s_runs_what_the_scope_measures_and_undo_takes_all_of_it_back(measuring: Measuring) -> None:
    desk = measuring.desk
    measuring.keep(DEPLOYS, "echo", "14")
    measuring.keep(RUNBOOKS, "printf", "1,2")
    before = desk.okrs.check_ins
    async with desk.open(sources=measuring.sources):
        await desk.press("S")
        await measuring.told("2 measured")
        said = measuring.last(DEPLOYS)
        assert (said.value, said.confidence, said.via) == (Decimal(14), None, "source")
        assert len(measuring.last(RUNBOOKS).steps_done or ()) == 2
        await desk.press("u")
        assert desk.okrs.check_ins == before


async def test_keys_go_on_while_a_command_runs(measuring: Measuring, tmp_path: Path) -> None:
    desk = measuring.desk
    measuring.keep(DEPLOYS, *shell(f"while ! test -e {tmp_path}/go; do sleep 0.01; done; echo 14"))
    async with desk.open(sources=measuring.sources):
        await desk.press("S")
        await desk.until(lambda: "measuring 1 key result" in desk.toasts)
        await desk.press("G", "S")
        await desk.until(lambda: "measuring already" in desk.toasts)
        row = desk.screen.lines.selected
        await desk.press("k")
        assert desk.screen.lines.selected != row
        (tmp_path / "go").touch()
        await measuring.told(f"measured “{DEPLOYS}”: 14 deploys")


async def test_what_failed_is_told_by_name_and_the_others_are_recorded(measuring: Measuring) -> None:
    desk = measuring.desk
    measuring.keep(DEPLOYS, "echo", "14")
    measuring.keep(CHINESE, *shell("printf 'no \\033[31mnetwork\\n' >&2; exit 3"))
    before = desk.okrs.check_ins[measuring.last(CHINESE).key_result or ""]
    async with desk.open(sources=measuring.sources):
        await desk.press("S")
        await measuring.told(f"1 measured, 1 failed: {CHINESE}: it ended with 3: no ␛[31mnetwork")
        assert measuring.last(DEPLOYS).value == 14
        assert desk.okrs.check_ins[measuring.last(CHINESE).key_result or ""] == before


async def test_the_same_value_is_not_recorded_twice_on_a_day(measuring: Measuring) -> None:
    desk = measuring.desk
    key_result = measuring.keep(DEPLOYS, "echo", "14")
    async with desk.open(sources=measuring.sources):
        await desk.press("S")
        await measuring.told("14 deploys")
        once = desk.okrs.check_ins[key_result.id]
        await desk.press("S")
        await measuring.told("recorded today already")
        assert desk.okrs.check_ins[key_result.id] == once


async def test_what_is_out_of_the_scope_is_not_run(measuring: Measuring, tmp_path: Path) -> None:
    desk = measuring.desk
    measuring.keep(CLICK, "touch", str(tmp_path / "ran"))
    async with desk.open(sources=measuring.sources, scope=Scope("me")):
        await desk.press("S")
        await measuring.told("no key result here is measured by a command")
    assert not (tmp_path / "ran").exists()


async def test_settings_that_others_can_write_run_nothing(measuring: Measuring, tmp_path: Path) -> None:
    desk = measuring.desk
    measuring.keep(DEPLOYS, "touch", str(tmp_path / "ran"))
    (desk.directory / "config" / "settings.toml").chmod(0o666)
    async with desk.open(sources=measuring.sources):
        await desk.press("S")
        await measuring.told("chmod go-w")
        await desk.go_to(DEPLOYS)
        await desk.press("enter")
        assert "Source" not in desk.text
    assert not (tmp_path / "ran").exists()


async def test_the_sample_team_measures_nothing(desk: Desk) -> None:
    async with desk.open(sample=True):
        await desk.press("S")
        await desk.until(lambda: "the sample team is kept nowhere" in desk.toasts)
        await ask_for_the_command(desk, DEPLOYS)
        assert "Measure by a command" not in desk.text


async def ask_for_the_command(desk: Desk, title: str) -> None:
    """By the palette, on the line of a key result."""
    await desk.go_to(title)
    await desk.press("ctrl+p")
    await desk.type("measure by")
    await desk.press("enter")


async def test_by_the_palette_a_command_is_kept_and_s_runs_it(measuring: Measuring) -> None:
    desk = measuring.desk
    async with desk.open(sources=measuring.sources):
        await ask_for_the_command(desk, DEPLOYS)
        assert "It runs on this machine, as you" in desk.text
        await desk.type("sh -c 'echo 7; echo 14'")
        assert "runs sh · -c · echo 7; echo 14" in desk.text
        await desk.press("enter")
        (source,) = measuring.sources.kept().values()
        assert source.words == ("sh", "-c", "echo 7; echo 14")
        await desk.press("S")
        await measuring.told("14 deploys")


@pytest.mark.parametrize(
    ("typed", "told"),
    [("echo 'x", "a quote is not closed"), ("cat x | wc -l", "“|” means something to a shell")],
)
async def test_what_is_no_command_is_told_and_what_was_typed_stays(
    measuring: Measuring, typed: str, told: str
) -> None:
    desk = measuring.desk
    async with desk.open(sources=measuring.sources):
        await ask_for_the_command(desk, DEPLOYS)
        await desk.type(typed)
        await desk.press("enter")
        assert told in desk.text
        assert typed in desk.text
        assert measuring.sources.kept() == {}


async def test_where_it_cannot_be_kept_the_form_says_why(measuring: Measuring) -> None:
    desk = measuring.desk
    (desk.directory / "config").mkdir()
    async with desk.open(sources=measuring.sources):
        await ask_for_the_command(desk, DEPLOYS)
        (desk.directory / "config").chmod(0o777)
        await desk.type("echo 14")
        await desk.press("enter")
        assert "chmod go-w" in desk.text
        (desk.directory / "config").chmod(0o700)
        await desk.press("enter")
        assert len(measuring.sources.kept()) == 1


def shown(desk: Desk) -> KeyResultScreen:
    screen = desk.app.screen_stack[1]
    assert isinstance(screen, KeyResultScreen)
    return screen


async def test_the_tab_tells_the_command_its_run_its_value_and_its_error(measuring: Measuring) -> None:
    desk = measuring.desk
    key_result = measuring.keep(DEPLOYS, "echo", "14")
    async with desk.open(size=(100, 36), sources=measuring.sources):
        await desk.go_to(DEPLOYS)
        await desk.press("enter", "l", "l", "l", "l")
        assert [row.id for row in shown(desk).lines.rows] == ["command", "last run"]
        assert "not yet" in desk.text
        await desk.press("S")
        await measuring.told("14 deploys")
        assert "20 Nov 09:00" in desk.text
        assert "14 deploys on 20 Nov" in desk.text
        measuring.sources.keep(Source(key_result.space, key_result.id, ("echo", "[/]", "1.2k\x1b[31m")))
        await desk.press("S")
        await measuring.told(f"“{DEPLOYS}” was not measured")
        assert "20 Nov 09:00 failed: it printed “1.2k” last" in desk.text
        assert "14 deploys on 20 Nov" in desk.text
        assert [row.id for row in shown(desk).lines.rows] == ["command", "last run", "last value"]
        await desk.press("h", "h", "h", "h")
        assert "measured" in desk.text


async def test_e_on_the_tab_changes_the_command_and_emptied_takes_it_and_the_tab_away(
    measuring: Measuring,
) -> None:
    desk = measuring.desk
    measuring.keep(DEPLOYS, "echo", "14")
    async with desk.open(sources=measuring.sources):
        await desk.go_to(DEPLOYS)
        await desk.press("enter", "l", "l", "l", "l", "e")
        assert "Emptied, no command measures it" in desk.text
        await desk.press("backspace", "5", "enter")
        (source,) = measuring.sources.kept().values()
        assert source.words == ("echo", "15")
        assert "echo 15" in desk.text
        await desk.press("e", *["backspace"] * len("echo 15"), "enter")
        assert measuring.sources.kept() == {}
        assert "Source" not in desk.text
        assert "History" in desk.text


async def test_the_tab_stays_open_only_where_the_next_key_result_has_one(measuring: Measuring) -> None:
    desk = measuring.desk
    measuring.keep(LONG, "echo", "yes")
    async with desk.open(sources=measuring.sources):
        await desk.go_to(LONG)
        await desk.press("enter", "l", "l", "l", "l")
        assert "Source" in desk.text
        await desk.press("]")
        assert "Source" not in desk.text
        await desk.press("l", "h")
        assert shown(desk).lines.rows is not None


async def test_in_the_run_enter_keeps_what_was_measured_and_only_the_confidence_is_typed(
    measuring: Measuring,
) -> None:
    desk = measuring.desk
    measuring.keep(DEPLOYS, "echo", "14")
    async with desk.open(sources=measuring.sources):
        await desk.press("S")
        await measuring.told("14 deploys")
        await desk.go_to(DEPLOYS)
        await desk.press("c")
        assert "measured 14 deploys · enter keeps it" in desk.text
        await desk.press("enter", "8", "enter")
        said = measuring.last(DEPLOYS)
        assert (said.value, said.confidence, said.via) == (Decimal(14), 8, "hand")
