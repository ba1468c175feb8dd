"""What others did since I looked last."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from okrtui.okr.looks import Look, Looks
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.since import Since
from okrtui.okr.since_told import day_name, parts_told
from okrtui.okr.steps.comments import comment
from okrtui.workspace.home import Home
from okrtui.workspace.news import look, news
from okrtui.workspace.remembered import LOOKS, read_looks, write_looks
from tests.workspace.desk import Desk, checked_in, colleague, exchange, key_result, objective


class Team:
    """Mei and Ken, each on a machine of their own, who share a key result."""

    def __init__(self, directory: Path) -> None:
        self.mei = Desk(directory / "mei")
        self.mei.now = self.mei.stamp = datetime(2026, 11, 2, 9, tzinfo=UTC)
        self.home = self.mei.found()
        self.kr = key_result(self.home, objective(self.home))
        checked_in(self.home, self.kr, 4, 5)
        self.ken, self.window = colleague(self.mei, self.home, directory / "ken")
        self.on("2026-11-20")

    def on(self, day: str) -> None:
        """Both machines come to nine o'clock of a day."""
        for desk in (self.mei, self.ken):
            desk.now = desk.stamp = datetime.fromisoformat(f"{day}T09:00:00+00:00")

    def rates(self, confidence: int) -> None:
        """Ken checks in."""
        checked_in(self.window, self.kr, 7, confidence)

    def sync(self) -> None:
        """Both get what the other has."""
        exchange(self.mei, self.ken)
        self.home.refresh()
        self.window.refresh()

    def opens(self, home: Home | None = None, scope: Scope = EVERYBODY) -> str:
        """What Mei is told when she looks."""
        home = home or self.home
        found = news(home, scope)
        look(home)
        return told(home, found)


def told(home: Home, found: Since) -> str:
    parts = parts_told(home.okrs, found)
    today = home.clock().now.date()
    return f"since {day_name(found.day, today)}: {' · '.join(parts)}" if parts else ""


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path)


def test_the_first_look_tells_what_happened_since_friday(team: Team) -> None:
    team.on("2026-11-19")
    team.rates(1)
    team.on("2026-11-21")
    team.rates(8)
    team.sync()
    team.on("2026-11-23")
    assert team.opens() == "since Friday: Ken 1 → 8 on Deploys per week"


def test_monday_tells_what_came_after_friday_s_last_look_alone(team: Team) -> None:
    team.rates(6)
    team.sync()
    assert team.opens() == "since 13 Nov: Ken 5 → 6 on Deploys per week"
    team.rates(7)
    team.sync()
    team.on("2026-11-23")
    assert team.opens() == "since Friday: Ken 6 → 7 on Deploys per week"


def test_opening_again_on_one_day_tells_the_morning_s_news_again_and_what_came_since(team: Team) -> None:
    team.opens()
    team.rates(6)
    team.sync()
    team.on("2026-11-23")
    morning = team.opens()
    assert team.opens(team.mei.open()) == morning == "since Friday: Ken 5 → 6 on Deploys per week"
    team.rates(9)
    team.sync()
    assert team.opens() == "since Friday: Ken 5 → 9 on Deploys per week"
    team.on("2026-11-24")
    assert team.opens() == ""


def test_what_arrives_days_after_it_was_done_is_news_all_the_same(team: Team) -> None:
    """Ken was on a train when he checked in."""
    team.rates(9)
    team.on("2026-11-24")
    team.opens()
    team.on("2026-11-25")
    team.sync()
    assert team.opens() == "since Tuesday: Ken 5 → 9 on Deploys per week"


def test_what_i_did_on_another_machine_is_no_news(team: Team, tmp_path: Path) -> None:
    team.opens()
    laptop = team.mei.copied(tmp_path / "laptop")
    checked_in(laptop.open(), team.kr, 9, 1)
    exchange(team.mei, laptop)
    team.home.refresh()
    team.on("2026-11-23")
    assert team.opens() == ""


def test_all_kinds_of_news_and_only_of_the_scope(team: Team) -> None:
    team.opens()
    window = team.window
    mine: Objective = window.okrs.objectives[team.kr.objective or ""]
    key_result(window, mine, "Rollbacks")
    own = key_result(window, objective(window, "Ken's own"), "Kata")
    window.perform(comment(window.okrs, window.author(), team.kr, "what helps?"))
    window.perform(comment(window.okrs, window.author(), own, "only mine"))
    team.sync()
    team.on("2026-11-23")
    assert team.opens() == "since Friday: Ken added 2 KRs · Ken made 2 comments"
    assert team.opens(scope=Scope("me")) == "since Friday: Ken added 1 KR · Ken made 1 comment"


def test_a_team_joined_since_is_told_from_the_day_i_looked_last(team: Team, tmp_path: Path) -> None:
    """Not with all its years."""
    alone = Desk(tmp_path / "alone")
    alone.now = datetime(2026, 11, 20, 17, tzinfo=UTC)
    look(alone.found())
    (team.mei.state / LOOKS).write_bytes((alone.state / LOOKS).read_bytes())
    team.on("2026-11-10")
    key_result(team.window, team.window.okrs.objectives[team.kr.objective or ""], "Long ago")
    team.on("2026-11-22")
    team.rates(8)
    team.sync()
    team.on("2026-11-23")
    assert team.opens() == "since Friday: Ken 5 → 8 on Deploys per week"


# -- remembering


BROKEN = {
    "empty": b"",
    "cut short": b"{",
    "a list": b"[]",
    "no day": b'{"last": {"day": "yesterday"}}',
    "a number": b'{"last": 3}',
    "no text": b"\xff",
    "deep": b"[" * 9_000,
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_memory_is_none(team: Team, broken: bytes) -> None:
    team.opens()
    (team.mei.state / LOOKS).write_bytes(broken)
    team.rates(6)
    team.sync()
    assert team.opens() == "since 13 Nov: Ken 5 → 6 on Deploys per week"
    assert read_looks(team.mei.state).last == Look(date(2026, 11, 20), team.home.known)


def test_numbers_that_cannot_be_hide_news_for_one_day_alone(team: Team) -> None:
    """A memory that somebody wrote by hand, or of logs that were put back from a backup."""
    team.rates(6)
    team.sync()
    wrong = Looks(Look(date(2026, 11, 20), dict.fromkeys(team.home.known, 10**6)))
    write_looks(team.mei.state, wrong)
    team.on("2026-11-23")
    team.rates(7)
    team.sync()
    assert team.opens() == ""
    team.on("2026-11-24")
    team.rates(8)
    team.sync()
    assert team.opens() == "since Monday: Ken 7 → 8 on Deploys per week"


def test_a_look_that_cannot_be_kept_is_told_once_more(team: Team) -> None:
    (team.mei.state / LOOKS).mkdir()
    team.rates(6)
    team.sync()
    first = team.opens()
    assert first == team.opens() != ""
    assert read_looks(team.mei.state) == Looks()


def test_a_look_at_what_was_looked_at_writes_nothing(team: Team) -> None:
    look(team.home)
    path = team.mei.state / LOOKS
    before = path.stat().st_ino
    look(team.home)
    assert path.stat().st_ino == before
    assert [p.name for p in team.mei.state.iterdir() if "look" in p.name] == [LOOKS]


def test_a_home_that_nobody_set_up_has_no_news(tmp_path: Path) -> None:
    home = Desk(tmp_path).open()
    assert news(home, EVERYBODY).is_empty


def test_deleted_and_undone_by_a_colleague_is_no_news(team: Team) -> None:
    team.opens()
    made: KeyResult = key_result(team.window, team.window.okrs.objectives[team.kr.objective or ""], "Oops")
    checked_in(team.window, made, 5, 9)
    team.rates(9)
    for _ in range(3):
        team.window.undo()
    team.sync()
    team.on("2026-11-23")
    assert team.opens() == ""


def test_a_day_that_changes_while_the_app_is_open_begins_its_own_news(team: Team) -> None:
    team.opens()
    for day, confidence in (("2026-11-21", 6), ("2026-11-22", 7), ("2026-11-23", 8)):
        team.on(day)
        team.rates(confidence)
        team.sync()
        assert team.opens().endswith(f"Ken {confidence - 1} → {confidence} on Deploys per week")
    assert news(team.home, EVERYBODY).day == date(2026, 11, 23) - timedelta(days=1)
