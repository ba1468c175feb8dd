"""The seeded generator of a team of a hundred: whole logs of signed commits, written without performing steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from nacl.signing import SigningKey

from okrtui.okr.calendar import StandardCycle, following, quarter_of, weeks_of
from okrtui.okr.ordering import spread
from okrtui.replica.commits import Opening, header_line, rid_of, seal
from okrtui.replica.operations import New, fresh_id, natural_id, natural_key
from okrtui.replica.signatures import Signer
from okrtui.workspace.facts import Clock
from okrtui.workspace.home import Home
from okrtui.workspace.workspace import Workspace

NOW = datetime(2026, 12, 29, 9, tzinfo=UTC)
"""The last week of a quarter, so that it holds all its check-ins."""

TEAM_SIZE = 10
OBJECTIVES, KEY_RESULTS = 3, 3
"""What a person has in a quarter: three objectives with three key results each, checked in weekly."""

VERBS = ("Make", "Halve", "Double", "Ship", "Stop", "Win", "Learn", "Open", "Calm", "Sharpen")
THINGS = (
    "releases",
    "on-call",
    "onboarding",
    "billing",
    "search",
    "latency",
    "hiring",
    "reviews",
    "docs",
    "上线",
)
NOTES = ("", "", "", "slower than planned", "waiting for the vendor", "good week", "两个人请假")


@dataclass(frozen=True)
class Built:
    """A generated space: where, and my key results of the current quarter."""

    directory: Path
    space: str
    mine: tuple[str, ...]
    commits: int


class SeededKey:
    """A key that follows from a name."""

    def __init__(self, name: str) -> None:
        self._key = SigningKey(sha256(name.encode()).digest())
        self.public_key = bytes(self._key.verify_key)
        self.rid = rid_of(self.public_key)

    def sign(self, message: bytes) -> bytes:
        """The key's signature."""
        return bytes(self._key.sign(message).signature)


@dataclass
class Writer:
    """One person's log, commit by commit."""

    space: str
    signer: Signer
    person: str
    number: int = 0
    last: str | None = None
    t: int = 0
    chunks: list[bytes] = field(default_factory=list)
    commits: int = 0

    def add(self, kind: str, body: dict[str, Any], at: datetime, key: Sequence[str] = ()) -> str:
        """Commit one new record; its id."""
        number = self.number + 1
        self.t = max(self.t + 1, int(at.timestamp() * 1000))
        if key:
            id_ = natural_id(self.space, kind, *key)
            new = New(id_, kind, body, self.t, key=natural_key(*key))
        else:
            nonce = f"{number:016x}"
            id_ = fresh_id(self.signer.rid, nonce)
            new = New(id_, kind, body, self.t, n=nonce)
        stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ")
        did = f"added a {kind.replace('_', ' ')}"
        opening = Opening(number, number, "okrtui/bench", stamp, self.person, did, self.last)
        commit = seal(opening, [new], self.space, self.signer)
        self.number, self.last = number, commit.cid
        self.chunks.append(commit.data)
        self.commits += 1
        return id_


def build_team(
    home_dir: Path,
    people: int = 100,
    quarters: int = 8,
    seed: int = 1,
    objectives: int = OBJECTIVES,
    *,
    private: bool = False,
) -> Built:
    """A home with a team's space of so many people and quarters, up to `NOW`; its tables are still to be made.

    Its first person has yet to check in this week.

    The same arguments give the same OKRs. `private` puts them into the private space instead.
    """
    home = Home(home_dir / "data", home_dir / "state", lambda: Clock(NOW, NOW), seed=f"bench {seed}")
    home.create_space("private", "Mei", private=True)
    space = home.private if private else home.create_space("North", "Mei", private=False)
    workspace = home.workspaces[space]
    random = Random(seed)
    writers = [my_writer(workspace), *colleagues(workspace, people - 1, seed)]
    units = _units(writers[0], people)
    mine: list[str] = []
    for quarter in quarters_until_now(quarters):
        cycle = add_cycle(writers[0], quarter)
        for place, writer in enumerate(writers):
            unit = units[place // TEAM_SIZE]
            until = NOW - timedelta(days=1) if place == 0 else NOW
            made = _quarter_of_work(writer, quarter, cycle, unit, objectives, until, random)
            mine = made if place == 0 else mine
    for writer in writers:
        write_log(workspace, writer)
    return Built(home_dir, space, tuple(mine), sum(writer.commits for writer in writers))


def my_writer(workspace: Workspace) -> Writer:
    """My own log, as far as it goes."""
    mark = workspace.marks[workspace.identity.rid]
    me = workspace.identity.remembered.me or ""
    return Writer(workspace.space, workspace.identity, me, mark.number, mark.cid, 0)


def colleagues(workspace: Workspace, people: int, seed: int) -> Iterator[Writer]:
    """So many people with logs of their own, each beginning with themselves."""
    for number in range(people):
        writer = Writer(workspace.space, SeededKey(f"colleague {seed} {number}"), "")
        writer.person = writer.add("person", {"name": f"Colleague {number}"}, morning_of(date(2024, 12, 30)))
        yield writer


def write_log(workspace: Workspace, writer: Writer) -> None:
    """Append what a person committed to their log."""
    data = b"".join(writer.chunks)
    if writer.signer is workspace.identity:
        workspace.identity.remembered.number = writer.number
        workspace.identity.save()
    else:
        data = header_line(writer.space, writer.signer.public_key) + data
    workspace.logs.append(writer.signer.rid, data)


def quarters_until_now(count: int) -> list[StandardCycle]:
    """So many quarters, the last of them that of `NOW`."""
    last = quarter_of(NOW.date())
    first = StandardCycle(last.year - count // 4 - 1, 1, 4)
    found = [first]
    while found[-1] != last:
        found.append(following(found[-1]))
    return found[-count:]


def add_cycle(writer: Writer, quarter: StandardCycle) -> str:
    """The cycle of a quarter: closed, or active."""
    phase = "active" if quarter == quarter_of(NOW.date()) else "closed"
    span = {"start": quarter.first_day.isoformat(), "end": quarter.last_day.isoformat()}
    body = {"name": quarter.name, "span": span, "phase": phase}
    return writer.add("cycle", body, morning_of(quarter.first_day), key=(quarter.name,))


def _units(writer: Writer, people: int) -> list[str]:
    at = morning_of(date(2024, 12, 30))
    company = writer.add("unit", {"name": "Everybody", "level": "company"}, at)
    return [
        writer.add("unit", {"name": f"Team {n}", "level": "team", "parent": company}, at)
        for n in range((people + TEAM_SIZE - 1) // TEAM_SIZE)
    ]


def _quarter_of_work(
    writer: Writer,
    quarter: StandardCycle,
    cycle: str,
    unit: str,
    objectives: int,
    until: datetime,
    random: Random,
) -> list[str]:
    """A person's objectives, key results and weekly check-ins of a quarter until then; the key results' ids."""
    begun = morning_of(quarter.first_day)
    made = [
        key_result
        for place in spread(objectives, "aa")
        for key_result in _objective(writer, quarter, cycle, place, begun, random)
    ]
    for week in weeks_of(quarter.span):
        at = morning_of(week.first_day() + timedelta(days=1))
        line = {
            "week": str(week),
            "text": words(random),
            "rank": "must",
            "state": "open",
            "for": {"unit": unit},
        }
        if random.random() < 0.3:
            writer.add("priority", {**line, "owner": writer.person}, at)
        for key_result in made if at <= until else ():
            add_check_in(writer, key_result, at, random)
    return made


def _objective(
    writer: Writer, quarter: StandardCycle, cycle: str, place: str, begun: datetime, random: Random
) -> Iterator[str]:
    body = {"title": words(random), "cycle": cycle, "owner": writer.person, "order": ["", place]}
    more = {
        "for": {"person": writer.person},
        "kind": "aspirational",
        "origin": "bottom_up",
        "state": "active",
    }
    objective = writer.add("objective", {**body, **more}, begun)
    for order in spread(KEY_RESULTS, "bb"):
        start, target = random.randint(0, 20), random.randint(30, 99)
        measure = {"kind": "reach", "start": str(start), "target": str(target), "unit": "deploys"}
        shown = {"title": words(random), "measure": measure, "due": quarter.last_day.isoformat()}
        said = {"objective": objective, "order": [objective, order], "state": "active", **shown}
        yield writer.add("key_result", said, begun)


def add_check_in(writer: Writer, key_result: str, at: datetime, random: Random) -> None:
    """A value and a confidence, now and then with a note."""
    note = random.choice(NOTES)
    body = {
        "key_result": key_result,
        "on": at.date().isoformat(),
        "value": f"{random.randint(0, 999) / 10}",
        "confidence": random.randint(0, 10),
        "by": writer.person,
        "via": "hand",
        "recorded": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    writer.add("check_in", {**body, "note": note} if note else body, at)


def words(random: Random) -> str:
    """A made-up title."""
    return f"{random.choice(VERBS)} {random.choice(THINGS)} {random.choice(THINGS)} {random.randint(10, 99)}"


def morning_of(day: date) -> datetime:
    """Nine o'clock of a day."""
    return datetime.combine(day, time(9), UTC)
