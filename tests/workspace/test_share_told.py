"""The truth about a share, word for word."""

from datetime import UTC, datetime

from msgspec.structs import replace

from okrtui.workspace.facts import Ahead, Device, ShareStatus, Waiting
from okrtui.workspace.share_told import device_told, told_of, truth_line

NOW = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
GOOD = ShareStatus("s", "team North", "/share")
EARLIER = NOW.replace(hour=14, minute=3)


def line(**facts: object) -> str:
    return truth_line([replace(GOOD, **facts)], NOW)


def test_where_all_is_well_nothing_is_said() -> None:
    assert truth_line([GOOD, ShareStatus("t", "team South")], NOW) == ""
    assert list(told_of(GOOD, NOW)) == []


def test_what_is_not_well_is_said_in_few_words() -> None:
    assert line(only_here=1) == "1 change only here"
    assert line(only_here=1200) == "1,200 changes only here"
    assert line(fault="x", cause="absent", since=EARLIER) == "offline since 14:03"
    assert line(fault="x", cause="failing", since=EARLIER.replace(day=20)) == "offline since 2026-11-20"
    assert line(fault="x", cause="read-only", since=EARLIER) == "share read-only since 14:03"
    assert line(fault="x", cause="full", since=EARLIER) == "share full since 14:03"
    assert line(waiting=(Waiting("r", "Ken", 12),)) == "waiting for 12 changes from Ken"
    assert line(newer=(Waiting("a", "Ann", 3),)) == "Ann uses a newer version; 3 changes wait"


def test_what_git_could_not_do_is_said_and_on_a_page_why() -> None:
    trouble = {"git": "on", "git_fault": "not pushed", "git_why": "fatal: no route", "git_since": EARLIER}
    assert line(**trouble) == "git: not pushed since 14:03"
    assert list(told_of(replace(GOOD, **trouble), NOW)) == ["git: not pushed since 14:03: fatal: no route"]
    assert line(git="on") == ""
    assert list(told_of(replace(GOOD, git="on"), NOW)) == ["git carries it"]
    assert line(git="changed") == "git is off: its settings changed"


def test_of_several_shares_what_is_only_here_is_counted_together() -> None:
    other = replace(GOOD, only_here=2, fault="x", cause="absent", since=EARLIER)
    assert truth_line([replace(GOOD, only_here=3), other], NOW) == "5 changes only here · offline since 14:03"


def test_a_page_says_all_of_it_in_sentences() -> None:
    status = replace(
        GOOD,
        fault="the share does not answer",
        since=EARLIER,
        newer=(Waiting("a", "Ann", 1),),
        ahead=(Ahead("r", "Ken", 73 * 365), Ahead("q", "Bob", 1)),
        forked=("Ken",),
        refused=2,
        is_alone=True,
        is_marker_changed=True,
    )
    assert list(told_of(status, NOW)) == [
        "the share does not answer since 14:03",
        "Ann uses a newer version; 1 change waits for an upgrade here",
        "the clock of Ken is 73 years ahead",
        "the clock of Bob is 1 day ahead",
        "two installations write as one device of Ken: both are kept",
        "okrtui-space.json there is another one than when this team was joined",
        "2 files on the share cannot be taken: `okrtui verify` names them",
        "nobody else has written here yet",
    ]


def test_a_device_only_says_who_it_is_until_somebody_vouched_for_it() -> None:
    device = Device("r", "Bob", 3, "unknown")
    assert device_told(device) == "says it is Bob"
    assert device_told(replace(device, standing="known")) == "Bob, known"
    assert device_told(replace(device, standing="ignored")) == "says it is Bob; nothing more is taken from it"
