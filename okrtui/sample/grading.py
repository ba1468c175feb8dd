"""The end of a cycle: scores, reflections, verdicts, reviews, decisions."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial

from okrtui.okr.calendar import StandardCycle, moved
from okrtui.okr.records import Cycle, Decision, KeyResult, Objective
from okrtui.okr.scores import suggested
from okrtui.okr.steps.grading import Marks, decide, give_score
from okrtui.okr.steps.reviews import write_review
from okrtui.okr.steps.step import Author, Step
from okrtui.sample.content.reviews import REVIEWS, RULINGS
from okrtui.sample.shapes import Goal, Lookback, Result, Ruling
from okrtui.sample.story import Event, Story, adding
from okrtui.sample.times import Times


def grading_events(times: Times, cycle: StandardCycle, goals: tuple[Goal, ...]) -> Iterator[Event]:
    """Every key result of a cycle that is over gets its score, on its last afternoon."""
    if not times.is_over(cycle):
        return
    minute = 0
    for goal in goals:
        for result in goal.results:
            if result.dropped:
                continue
            minute += 3
            at = times.at(moved(cycle.last_day, -1), 13, minute)
            act = partial(_grade, name=f"{goal.name}/{result.name}", result=result)
            yield Event(at, result.owner or goal.owner, act)
        if goal.verdict:
            at = times.at(cycle.last_day, 11, minute)
            yield Event(at, goal.owner, partial(_verdict, goal=goal))


def _grade(story: Story, author: Author, *, name: str, result: Result) -> Step:
    key_result, said = story.find(KeyResult, name), result.marking
    marks = Marks(
        score=suggested(story.okrs, key_result),
        adjustment=Decimal(said.adjustment) if said.adjustment else None,
        because=said.because,
        explanation=said.explanation,
        verdict=said.verdict,
        reflection=said.reflection,
    )
    return give_score(story.okrs, author, key_result, marks)


def _verdict(story: Story, author: Author, *, goal: Goal) -> Step:
    assert goal.verdict is not None
    verdict, because = goal.verdict
    return decide(story.okrs, author, story.find(Objective, goal.name), verdict, because)


def review_events(times: Times) -> Iterator[Event]:
    """The reviews of the cycles that are over, and the decisions of the committee."""
    for number, lookback in enumerate(REVIEWS):
        cycle = times.cycles[lookback.slot]
        if times.is_over(cycle):
            at = times.at(moved(cycle.last_day, 1), 15) + timedelta(minutes=6 * number)
            yield Event(at, lookback.by, partial(_review, lookback=lookback, cycle=cycle))
    for ruling in RULINGS:
        day = moved(times.cycles[ruling.slot].first_day, ruling.day)
        yield Event(times.at(day, 16, 30), ruling.by, partial(_decide, ruling=ruling))


def _review(story: Story, author: Author, *, lookback: Lookback, cycle: StandardCycle) -> Step:
    return write_review(
        story.okrs,
        author,
        story.find(Cycle, cycle.name),
        story.whose(lookback.whose),
        went_well=lookback.went_well,
        went_badly=lookback.went_badly,
        lessons=lookback.lessons,
        next=lookback.next,
    )


def _decide(story: Story, author: Author, *, ruling: Ruling) -> Step:
    about = story.find(Objective, ruling.about)
    return adding(
        story,
        author,
        f"decided “{about.title}”: {ruling.outcome}",
        Decision,
        about=about.id,
        on=author.today,
        outcome=ruling.outcome,
        text=ruling.text,
        by=author.person,
    )
