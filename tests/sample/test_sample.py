"""The sample team: alive on any day, the same for the same seed, and everything the method knows in it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from okrtui.okr.alignment import cut_links
from okrtui.okr.calendar import week_of, weeks_of
from okrtui.okr.guidelines.survey import Survey
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing, status
from okrtui.okr.records import KINDS, Cycle, HealthMetric, HealthReading, KeyResult, Objective, Record
from okrtui.okr.rhythm import is_due, is_pursued, is_stale
from okrtui.okr.scope import ME, Scope
from okrtui.okr.since_told import parts_told
from okrtui.sample import build, build_home
from okrtui.workspace.facts import Clock, Entry
from okrtui.workspace.home import Home
from okrtui.workspace.news import news

NOW = "2026-11-20T09:00:00+00:00"


def home_at(place: Path, now: str = NOW, seed: str = "1") -> Home:
    moment = datetime.fromisoformat(now)
    return Home(place / "data", place / "state", lambda: Clock(moment, moment), seed=seed)


def built(place: Path, now: str = NOW, seed: str = "1") -> Home:
    home = home_at(place, now, seed)
    build_home(home)
    return home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return built(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def okrs(home: Home) -> Okrs:
    return home.okrs


@pytest.fixture(scope="module")
def today() -> date:
    return datetime.fromisoformat(NOW).date()


def logs(home: Home) -> Mapping[str, bytes]:
    return {str(p.relative_to(home.data)): p.read_bytes() for p in sorted(home.data.glob("spaces/*/log/*"))}


def history(home: Home) -> list[Entry]:
    """What happened in the team's space, the oldest first."""
    return home.workspaces[home.default].history()[::-1]


def of_team(home: Home, kind: str) -> Iterator[Record]:
    return (r for r in home.okrs.records() if kind == r.KIND and r.space == home.default)


def objective(okrs: Okrs, title: str) -> Objective:
    return next(o for o in okrs.objectives.values() if o.title == title)


def titles(okrs: Okrs, title: str) -> list[str]:
    return [kr.title for kr in okrs.key_results_of[objective(okrs, title).id]]


def cycle(okrs: Okrs, home: Home, name: str) -> Cycle:
    return next(c for c in okrs.cycles.values() if c.name == name and c.space == home.default)


def share_from_below(objectives: tuple[Objective, ...]) -> float:
    return sum(o.origin == "bottom_up" for o in objectives) / len(objectives)


# -- the same, whenever it is built


def test_the_same_seed_and_moment_give_the_same_bytes(home: Home, tmp_path: Path) -> None:
    again = logs(built(tmp_path))
    assert len(again) == 2
    assert again == logs(home)


def test_another_seed_gives_other_ids_and_the_same_story(home: Home, tmp_path: Path) -> None:
    other = built(tmp_path, seed="2")
    assert not set(logs(other)) & set(logs(home))
    assert [e.did for e in history(other)] == [e.did for e in history(home)]


def test_a_reopened_sample_shows_the_same(home: Home, tmp_path: Path) -> None:
    first = built(tmp_path)
    first.checkpoint()
    second = home_at(tmp_path)
    second.open()
    second.load_all()
    assert {r.id: r for r in second.okrs.records()} == {r.id: r for r in first.okrs.records()}


@pytest.mark.parametrize(
    "now",
    [
        "2026-10-01T00:00",  # the first minute of a quarter, a Thursday
        "2026-04-01T18:00",
        "2026-07-01T09:00",
        "2027-01-01T00:00",  # a quarter that begins in the last week of the year before
        "2026-12-31T23:59",
        "2020-12-31T09:00",  # week 53
        "2026-12-29T12:00",
        "2028-02-29T12:00",
        "2026-08-12T09:00",
        "2026-05-19T09:00",
        "2026-11-16T00:05",  # a Monday, nobody is up
    ],
)
def test_it_is_alive_on_any_day(tmp_path: Path, now: str) -> None:
    home = built(tmp_path, now)
    day = datetime.fromisoformat(now).date()
    phases = {c.phase for c in home.okrs.cycles.values() if c.span.start and c.span.start <= day}
    assert "active" in phases
    assert phases & {"grading", "closed"}
    assert all(not w.verify()[1] and not w.state.conflicts() for w in home.workspaces.values())
    assert all(datetime.fromisoformat(e.at) <= home.clock().now.astimezone() for e in home.history())
    assert not dangling(home)


def test_a_home_founded_today_can_be_filled_too(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    home.create_space("private", "Mei Lin", private=True)
    home.make_default(home.create_space("Northwind", "Mei Lin", private=False))
    build(home)
    assert len(home.okrs.people) == 13
    assert not dangling(home)


# -- what everybody has to find in it


def test_new_customers_in_a_second_quarter(okrs: Okrs, home: Home) -> None:
    title = "In Q2, increase new customers by 60 %"
    assert objective(okrs, title).cycle == cycle(okrs, home, "2026-Q2").id
    assert titles(okrs, title) == [
        "30 advertising channels added",
        "1 M daily visits",
        "conversion kept at ≥ 5 %",
        "new ad-channel APIs integrated (99.99 % of data transmitted)",
    ]


def test_an_app_operated_for_half_a_year(okrs: Okrs, home: Home) -> None:
    app = objective(okrs, "Operate an app")
    assert app.cycle == cycle(okrs, home, "2026-H2").id
    assert "100,000 daily active users within six months" in titles(okrs, app.title)


def test_a_testing_team_with_goals_from_above_and_ideas_of_its_own(okrs: Okrs) -> None:
    team = next(u.id for u in okrs.units.values() if u.name == "Testing")
    own = [o for o in okrs.objectives.values() if o.for_.unit == team]
    from_above = " / ".join(o.title for o in own if o.origin == "top_down")
    from_below = [o for o in own if o.origin == "bottom_up"]
    assert "CI/CD" in from_above
    assert "tool platform" in from_above
    ideas = [okrs.ideas[o.idea] for o in from_below if o.idea]
    assert {idea.state for idea in ideas} == {"adopted"}
    assert [idea.objective for idea in ideas] == [o.id for o in from_below if o.idea]
    for words in ("code-coverage tool", "traffic stress testing"):
        assert any(words in o.title for o in from_below)
        assert any(words in idea.title for idea in ideas)


def test_the_market_leader_has_the_order_volume_beside_it(okrs: Okrs, home: Home) -> None:
    leader = objective(okrs, "surpass the market leader in Q4")
    metric = next(m for m in okrs.health_metrics.values() if m.name == "order volume +100 %")
    assert leader.cycle == cycle(okrs, home, "2026-Q4").id
    assert metric.objective == leader.id


@pytest.mark.parametrize(
    ("now", "second", "fourth"),
    [
        ("2027-02-10T09:00", "2026-Q2", "2026-Q4"),
        ("2026-05-19T09:00", "2026-Q2", "2025-Q4"),
        ("2026-08-12T09:00", "2026-Q2", "2025-Q4"),
    ],
)
def test_texts_about_a_quarter_stand_in_that_quarter(
    tmp_path: Path, now: str, second: str, fourth: str
) -> None:
    home = built(tmp_path, now)
    home.load_all()
    customers = objective(home.okrs, "In Q2, increase new customers by 60 %")
    leader = objective(home.okrs, "surpass the market leader in Q4")
    assert customers.cycle == cycle(home.okrs, home, second).id
    assert leader.cycle == cycle(home.okrs, home, fourth).id


# -- a believable team


def test_every_kind_of_record_occurs(home: Home) -> None:
    assert {r.KIND for r in home.okrs.records() if r.space == home.default} == set(KINDS)


def test_it_is_a_company_of_two_departments_four_teams_and_twelve_people(home: Home) -> None:
    levels = [u.level for u in home.okrs.units.values()]
    assert sorted(levels) == ["company", "department", "department", "team", "team", "team", "team"]
    assert len(list(of_team(home, "person"))) == 12
    assert all(u.mission for u in home.okrs.units.values())
    me = home.okrs.people[home.me[home.default]]
    assert (me.handle, [home.okrs.units[u].name for u in me.units]) == ("mei", ["Platform"])


def test_about_sixty_percent_comes_from_below(okrs: Okrs, home: Home) -> None:
    for name in ("2026-Q3", "2026-Q4"):
        assert 0.55 <= share_from_below(okrs.objectives_in[cycle(okrs, home, name).id]) <= 0.66


def test_all_measures_and_both_kinds_of_objective_are_there(okrs: Okrs) -> None:
    kinds = {kr.measure.kind for kr in okrs.key_results.values()}
    assert kinds == {"reach", "at_least", "at_most", "milestones", "yes_no"}
    assert {o.kind for o in okrs.objectives.values()} == {"aspirational", "committed"}


def test_the_support_tree_reaches_from_a_person_to_the_company(okrs: Okrs, home: Home) -> None:
    assert not cut_links(okrs, lambda id_: id_)
    roots = {o.title for o in okrs.objectives.values() if not o.parent and o.cycle}
    companies = {u.id for u in okrs.units.values() if u.level == "company"}
    assert roots == {o.title for o in okrs.objectives.values() if o.for_.unit in companies}


def test_nearly_every_key_result_is_checked_in_every_week(okrs: Okrs, home: Home, today: date) -> None:
    for name in ("2026-Q3", "2026-Q4"):
        quarter = cycle(okrs, home, name)
        weeks = [week for week in weeks_of(quarter.span) if week <= week_of(today)]
        results = [kr for o in okrs.objectives_in[quarter.id] for kr in okrs.key_results_of[o.id]]
        full = [kr for kr in results if weeks_checked_in(okrs, kr) >= set(weeks)]
        assert len(full) / len(results) >= 0.8


def weeks_checked_in(okrs: Okrs, key_result: KeyResult) -> set[object]:
    return {week_of(c.on) for c in okrs.check_ins.get(key_result.id, ()) if c.on}


def test_every_status_word_can_be_seen(okrs: Okrs, home: Home, today: date) -> None:
    here = [kr for kr in okrs.key_results.values() if cycle_name(okrs, kr) == "2026-Q4"]
    words = {status(okrs, kr, today) for kr in here}
    assert words == {
        "new", "done", "on track", "open", "at risk", "off track", "holding", "not holding", "dropped",
    }  # fmt: skip


def cycle_name(okrs: Okrs, key_result: KeyResult) -> str:
    found = okrs.cycle_of(key_result)
    return found.name if found else ""


def test_some_are_due_and_some_are_stale(okrs: Okrs, home: Home, today: date) -> None:
    pursued = [kr for kr in okrs.key_results.values() if is_pursued(okrs, kr)]
    due = [kr for kr in pursued if is_due(okrs, kr, today)]
    mine = [kr for kr in due if okrs.owner_of(kr) == home.me[home.default]]
    assert 4 <= len(due) <= 12
    assert len(mine) >= 2
    assert any(is_stale(okrs, kr, today) for kr in pursued)


def test_confidences_move(okrs: Okrs) -> None:
    told = [standing(okrs, kr).check_ins for kr in okrs.key_results.values()]
    moved = [cs for cs in told if len({c.confidence for c in cs}) > 1]
    assert len(moved) / len(told) > 0.85


def test_readings_of_health_are_red_amber_and_missing(okrs: Okrs, today: date) -> None:
    lights = {m.name: light(m, okrs.health_readings[m.id][-1]) for m in okrs.health_metrics.values()}
    assert lights["Review wait"] == "red"
    assert lights["Pages per night"] == "amber"
    assert lights["Trust in the test results"] == "green"
    volume = next(m for m in okrs.health_metrics.values() if m.name == "order volume +100 %")
    assert all(week_of(r.on) < week_of(today) for r in okrs.health_readings[volume.id] if r.on)


def light(metric: HealthMetric, reading: HealthReading) -> str | None:
    if metric.limits is None or reading.value is None:
        return reading.status
    green, amber = metric.limits.green or 0, metric.limits.amber or 0
    down = metric.limits.direction == "down"
    if reading.value <= green if down else reading.value >= green:
        return "green"
    return "amber" if (reading.value <= amber if down else reading.value >= amber) else "red"


def test_the_plan_has_carried_lines_and_the_outlook_four_weeks(okrs: Okrs, today: date) -> None:
    now = week_of(today)
    this_week = [p for p in okrs.priorities.values() if p.week == str(now)]
    assert {p.rank for p in this_week} == {"must", "should"}
    assert {"open", "done"} <= {p.state for p in this_week}
    twice = [p for p in this_week if p.carried_from and okrs.priorities[p.carried_from].carried_from]
    assert twice
    assert {o.week for o in okrs.outlooks.values()} == {str(now.shifted(n)) for n in (1, 2, 3, 4)}


def test_the_past_is_graded_reviewed_and_decided(okrs: Okrs, home: Home) -> None:
    past = [cycle(okrs, home, name) for name in ("2026-Q2", "2026-Q3")]
    graded = [kr for c in past for o in okrs.objectives_in[c.id] for kr in okrs.key_results_of[o.id]]
    assert all(kr.grade and kr.grade.score is not None for kr in graded)
    low = [kr.grade for kr in graded if kr.grade and kr.grade.score and float(kr.grade.score) < 0.4]
    assert low
    assert all(grade.verdict for grade in low)
    assert any(kr.grade and kr.grade.adjustment for kr in graded)
    assert any(kr.reflection for kr in graded)
    assert {r.cycle for r in okrs.reviews.values()} == {c.id for c in past}
    assert {c.phase for c in past} == {"closed"}


def test_corrections_target_changes_and_drops_are_in_history(okrs: Okrs, home: Home) -> None:
    check_ins = [c for cs in okrs.check_ins.values() for c in cs]
    assert [c.value for c in check_ins if c.fixes] == [13]
    assert [len(changes) for changes in okrs.target_changes.values() if changes] == [1]
    assert sum(kr.state == "dropped" for kr in okrs.key_results.values()) == 1
    assert any(o.carried_from for o in okrs.objectives.values())
    assert {i.state for i in okrs.ideas.values()} == {"open", "adopted", "declined"}


def test_history_reads_like_real_weeks(home: Home) -> None:
    told = history(home)
    assert "“Northwind”" in told[0].did
    assert told[0].at.startswith("2026-04-01")
    assert told[-1].at.startswith("2026-11-19")
    assert [e.at for e in told] == sorted(e.at for e in told)
    assert len({e.by for e in told}) == 12


def test_somebody_who_opens_it_is_told_what_the_others_did_since_friday(okrs: Okrs, home: Home) -> None:
    platform = next(u.id for u in okrs.units.values() if u.name == "Platform")
    mine, team = (news(home, scope) for scope in (ME, Scope("unit", platform)))
    assert parts_told(okrs, mine) == ["Ken made 1 comment"]
    assert parts_told(okrs, team) == [
        "Ken 8 → 7 on Deploys per week",
        "Priya 7 → 8 on Canary pipeline for the five co…",
        "Priya finished 1 line",
        "Samuel made 1 comment",
        "Priya made 1 comment",
    ]
    assert {change.at.date() for change in team.confidences} == {date(2026, 11, 16)}


# -- nothing points nowhere


def test_all_references_resolve(home: Home) -> None:
    assert not dangling(home)


def test_the_private_objective_supports_a_shared_one(home: Home) -> None:
    private = [o for o in home.okrs.objectives.values() if o.space == home.private]
    assert private
    assert all(home.okrs.objectives[o.parent or ""].space == home.default for o in private)


def test_the_team_names_nothing_private(home: Home) -> None:
    private = {r.id for r in home.okrs.records() if r.space == home.private}
    team = b"".join(data for path, data in logs(home).items() if home.default in path)
    assert private
    assert not any(id_.encode() in team for id_ in private)


def dangling(home: Home) -> list[tuple[str, str]]:
    """Fields that name a record which is not there."""
    known = {r.id for r in home.okrs.records()}
    return [
        (record.KIND, id_) for record in home.okrs.records() for id_ in references(record) if id_ not in known
    ]


REFERENCES = (
    "objective", "key_result", "cycle", "owner", "parent", "idea", "carried_from", "by", "fixes", "keeper",
    "metric", "about", "author",
)  # fmt: skip


def references(record: Record) -> Iterator[str]:
    values = [getattr(record, name, None) for name in REFERENCES]
    whose = getattr(record, "for_", None)
    values += [whose.unit, whose.person] if whose else []
    values += [*getattr(record, "units", ()), *getattr(record, "supporters", ())]
    yield from (value for value in values if value)


# -- guidelines that speak where nothing is wrong would be read no more

TRUE_OF_IT = {"K2", "O2", "A1", "B3", "C1", "C2"}
"""Few key results, teams with several objectives, little from below in a unit, and weeks nobody came back to."""


def test_guidelines_tell_the_team_what_is_true_of_it_and_no_more(okrs: Okrs, home: Home, today: date) -> None:
    said = list(Survey(okrs, today).of_space(home.default))
    assert {finding.code for finding in said} <= TRUE_OF_IT
    assert {finding.level for finding in said} <= {"warning", "hint"}
    assert sum(finding.level == "warning" for finding in said) <= 2
