"""The whole story of the team, and the few things I keep to myself."""

from collections.abc import Iterator

from okrtui.okr.calendar import StandardCycle
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Author, Step
from okrtui.sample.content.commerce_goals import COMMERCE_GOALS
from okrtui.sample.content.company_goals import COMPANY_GOALS
from okrtui.sample.content.engineering_goals import ENGINEERING_GOALS
from okrtui.sample.content.fourth_quarter import FOURTH_QUARTER_GOALS
from okrtui.sample.content.half_year import HALF_YEAR_GOALS
from okrtui.sample.content.last_personal_goals import LAST_PERSONAL_GOALS
from okrtui.sample.content.last_team_goals import LAST_TEAM_GOALS
from okrtui.sample.content.last_upper_goals import LAST_UPPER_GOALS
from okrtui.sample.content.people import ME
from okrtui.sample.content.personal_goals import PERSONAL_GOALS
from okrtui.sample.content.private import PRIVATE_GOALS, PRIVATE_LINES
from okrtui.sample.content.second_quarter import SECOND_QUARTER_GOALS
from okrtui.sample.content.testing_goals import TESTING_GOALS
from okrtui.sample.grading import grading_events, review_events
from okrtui.sample.health import health_events
from okrtui.sample.objectives import goal_events, link_event
from okrtui.sample.organisation import cycle_events, organisation
from okrtui.sample.plans import outlook_events, plan_events
from okrtui.sample.shapes import Goal, Slot
from okrtui.sample.story import Event, Story
from okrtui.sample.talk import idea_events, said_events
from okrtui.sample.times import Times
from okrtui.sample.weeks import week_events
from okrtui.workspace.home import Home

GOALS: dict[Slot, tuple[Goal, ...]] = {
    "q2": SECOND_QUARTER_GOALS,
    "q4": FOURTH_QUARTER_GOALS,
    "previous": (*LAST_UPPER_GOALS, *LAST_TEAM_GOALS, *LAST_PERSONAL_GOALS),
    "half": HALF_YEAR_GOALS,
    "current": (*COMPANY_GOALS, *ENGINEERING_GOALS, *TESTING_GOALS, *COMMERCE_GOALS, *PERSONAL_GOALS),
}


def team_story(home: Home, times: Times) -> Story:
    """Tell the team's story in the default space."""
    story = Story(home, home.default, ME)
    story.tell(_team_events(times))
    return story


def _team_events(times: Times) -> Iterator[Event]:
    yield from organisation(times)
    yield from cycle_events(times)
    for slot, goals in GOALS.items():
        yield from _cycle(times, times.cycles[slot], goals, times.first)
    yield link_event(times, "operate", "nextdoor", "amina")
    yield _backlog(times)
    yield from review_events(times)
    yield from plan_events(times)
    yield from outlook_events(times)
    yield from health_events(times)
    yield from idea_events(times)
    yield from said_events(times)


def _cycle(
    times: Times, cycle: StandardCycle, goals: tuple[Goal, ...], first: StandardCycle
) -> Iterator[Event]:
    yield from goal_events(times, cycle, goals, first)
    yield from week_events(times, cycle, goals, first)
    yield from grading_events(times, cycle, goals)


def _backlog(times: Times) -> Event:
    """Something for later: an objective without a cycle."""
    at = times.weekday(times.this_week.shifted(-3), 3, 17)
    return Event(at, "priya", _later)


def _later(story: Story, author: Author) -> Step:
    return add_objective(
        story.okrs,
        author,
        "Tours that replan themselves when it snows",
        cycle=None,
        whose=story.whose("Platform"),
        why="It snows four days a year, and on those four days everybody orders.",
    )


def private_story(home: Home, times: Times, team: Story) -> Story:
    """Tell what I keep to myself, in the private space; it may name what the team shares."""
    story = Story(home, home.private, ME)
    story.names |= {goal.name: team.names[goal.name] for goal in GOALS["current"] if goal.name in team.names}
    cycle = times.cycles["current"]
    events = [*_cycle(times, cycle, PRIVATE_GOALS, cycle), *plan_events(times, PRIVATE_LINES)]
    story.names[cycle.name] = next(c.id for c in home.okrs.cycles.values() if c.space == story.space)
    story.tell(events)
    return story
