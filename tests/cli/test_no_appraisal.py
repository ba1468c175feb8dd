"""Scores are not for appraising people: nothing that is printed or exported holds a mean by person, or a ranking."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.shell import Shell

PEOPLE = ("Mei Lin", "Ken Ito", "Ada Moss", "Tom Berg")
UNITS = ("North", "South")
Q4 = "--cycle 2026-Q4"
SCORES = (
    "0.60", "0.11", "0.98", "0.62", "0.32", "0.13", "0.94", "0.48", "0.40", "0.16", "0.91", "0.28",
)  # fmt: skip
"""Such that no mean by person is a number that may be told; a test below says so."""


class Row(NamedTuple):
    """A key result of the team: whose, where, and who gave it which score."""

    number: int
    objective: int
    owner: int
    grader: int
    score: Decimal


def rows(scores: tuple[str, ...] = SCORES) -> list[Row]:
    """Three key results an objective, each in other hands; every person has three of them, in three objectives."""
    return [
        Row(
            number,
            number // 3,
            (number % 3 + number // 3) % 4,
            (number + number // 4 + 1) % 4,
            Decimal(score),
        )
        for number, score in enumerate(scores)
    ]


def document(scores: tuple[str, ...]) -> str:
    """The graded team as JSON. Nobody has checked in, so that no number of progress hides a score."""
    key_results = [
        {
            "id": f"k{row.number}", "objective": f"o{row.objective}", "title": f"Result number {row.number}",
            "owner": f"p{row.owner}", "measure": {"kind": "yes_no"}, "due": "2026-12-15",
            "grade": {"score": float(row.score), "by": f"p{row.grader}", "on": "2026-12-29"},
        }
        for row in rows(scores)
    ]  # fmt: skip
    objectives = [
        {
            "id": f"o{number}", "title": f"Objective number {number}", "cycle": "2026-Q4", "state": "active",
            "owner": f"p{number}", "for": {"unit": f"u{number % 2}"} if number < 3 else {"person": "p3"},
        }
        for number in range(4)
    ]  # fmt: skip
    return json.dumps(
        {
            "okrtui": 1,
            "people": [{"id": f"p{number}", "name": name} for number, name in enumerate(PEOPLE)],
            "units": [{"id": f"u{n}", "name": name, "level": "team"} for n, name in enumerate(UNITS)],
            "objectives": objectives,
            "key_results": key_results,
        }
    )


def graded(shell: Shell, scores: tuple[str, ...] = SCORES) -> Shell:
    file = shell.home.parent / "team.json"
    file.write_text(document(scores))
    for line in (
        "init --me Nobody --space Team",
        f"import {file}",
        "cycle new 2027-Q1",
        "cycle grade",
        "review --for North --lessons none",
    ):
        answer = shell.on("2026-12-29", *line.split())
        assert answer.code == 0, answer.err
    return shell


def means() -> dict[str, Decimal]:
    """What nobody may read: the means of a person's key results, of what they gave, of their objectives."""
    found = dict[str, Decimal]()
    by_objective = [_mean([row.score for row in rows() if row.objective == number]) for number in range(4)]
    for person, name in enumerate(PEOPLE):
        found[f"owned by {name}"] = _mean([row.score for row in rows() if row.owner == person])
        found[f"graded by {name}"] = _mean([row.score for row in rows() if row.grader == person])
        there = [by_objective[row.objective] for row in rows() if row.owner == person]
        found[f"objectives with {name}"] = _mean(there)
    return found


def _mean(scores: list[Decimal]) -> Decimal:
    return sum(scores, Decimal(0)) / len(scores)


def allowed() -> set[Decimal]:
    """Scores of key results, objectives, units, the cycle and its average, to two places."""
    of = {n: _mean([row.score for row in rows() if row.objective == n]) for n in range(4)}
    whole = [_mean(list(of.values())), _mean([of[0], of[2]]), of[1]]
    return {_places(each, 2) for each in (*SCORES_AS_NUMBERS, *of.values(), *whole)} | LIMITS


LIMITS = {Decimal("0.60"), Decimal("0.70"), Decimal("0.40")}
"""The sweet spot, and what is reconsidered: they are named in sentences."""
SCORES_AS_NUMBERS = tuple(map(Decimal, SCORES))


def _places(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")


def commands() -> Iterator[str]:
    """Every command that only tells, for everybody, each unit and each person."""
    yield from (
        "status",
        "status --short",
        f"list {Q4}",
        f"list --tree {Q4}",
        "list --due",
        "history",
        "nudge",
        "dump",
    )
    yield from ("cycle", "cycle carry", "plan", "next", "health", "win list", "review --for North")
    yield from ("export", "export --format md", "export --format csv", "export --format csv --check-ins")
    yield from (f"show k{row.number}" for row in rows())
    yield from (f"show o{number}" for number in range(4))
    yield from (f"show p{number}" for number in range(4))
    whose = ["", *(f"--unit {name}" for name in UNITS), *(f"--owner p{n}" for n in range(4))]
    for each in whose:
        yield from (f"list {Q4} {each}", f"plan {each}", f"health {each}", f"win list {each}")
        for page in ("week", "month", "quarter", "one-page"):
            yield from (f"report {page} {each}", f"report {page} {each} --format html")


def told(shell: Shell, command: str) -> Iterator[tuple[str, str]]:
    """What a command prints, as text and as JSON, without the style of a page."""
    for more in ("", "--json"):
        answer = shell.on("2026-12-29", *command.split(), *more.split())
        assert answer.code in (0, 1), (command, answer.err)
        yield (
            f"{command} {more}".strip(),
            re.sub(r"<style>.*?</style>", "", answer.out + answer.err, flags=re.S),
        )


def numbers(text: str) -> set[Decimal]:
    """Every number with a point, and every percentage as a share."""
    shares = {Decimal(found) / 100 for found in re.findall(r"(\d+(?:\.\d+)?) ?%", text)}
    return shares | {Decimal(found) for found in re.findall(r"(?<![\d.])\d+\.\d+", text)}


def ways(mean: Decimal) -> set[Decimal]:
    """A mean as it may be written."""
    return {_places(mean, places) for places in (2, 3, 4, 6)}


def test_the_means_by_person_are_none_of_the_scores_that_may_be_told() -> None:
    found = means()
    assert len({_places(mean, 2) for mean in found.values()}) == len(found)
    assert not {_places(mean, 2) for mean in found.values()} & allowed()


def test_no_command_prints_the_mean_of_a_person(empty: Shell) -> None:
    shell, hidden = graded(empty), means()
    for command in commands():
        for name, text in told(shell, command):
            shown = numbers(text)
            leaks = [whose for whose, mean in hidden.items() if ways(mean) & shown]
            assert leaks == [], name


def test_what_may_be_told_is_told(empty: Shell) -> None:
    """So that the test above can fail: scores of objectives, units and the cycle do stand in these outputs."""
    shell = graded(empty)
    everything = [text for command in commands() for _, text in told(shell, command)]
    shown = {_places(number, 2) for text in everything for number in numbers(text) if number <= 1}
    assert allowed() - LIMITS <= shown


def sequence(text: str) -> list[str]:
    """Who and what stands in a text, in its order, each run of the same once; what low scores ask is left out."""
    told = re.split(r'## Guidelines|"findings"', text)[0]
    words = re.findall("|".join([*PEOPLE, r"Result number \d+", r"Objective number \d+"]), told)
    return [word for word, _ in groupby(words)]


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_order_follows_the_scores(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKRTUI_SEED", "golden")
    orders = []
    for name, scores in (("up", tuple(sorted(SCORES))), ("down", tuple(sorted(SCORES, reverse=True)))):
        monkeypatch.setenv("OKRTUI_HOME", str(tmp_path / name / "home"))
        (tmp_path / name).mkdir()
        shell = graded(Shell(tmp_path / name / "home", capsys), scores)
        orders.append(
            {c: sequence(dict(told(shell, c))[c if form == "text" else f"{c} --json"]) for c in ORDERED}
        )
    assert all(orders[0].values())
    assert orders[0] == orders[1]


ORDERED = (
    f"list {Q4}", f"list {Q4} --owner p1", "export", "report quarter", "report quarter --unit North", "report one-page",
)  # fmt: skip
