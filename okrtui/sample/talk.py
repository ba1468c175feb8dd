"""Ideas and what becomes of them, comments, and the wins of the week."""

from collections.abc import Iterator
from functools import partial

from okrtui.okr.calendar import moved
from okrtui.okr.records import Comment, Idea, Win
from okrtui.okr.steps.step import Author, Change, Step
from okrtui.okr.steps.taking_in import take_in
from okrtui.sample.content.talk import COMMENTS, IDEAS, WINS
from okrtui.sample.shapes import Proposal, Said
from okrtui.sample.story import Event, Story, adding, changing
from okrtui.sample.times import Times


def idea_events(times: Times) -> Iterator[Event]:
    """Somebody proposes, others support it, and a week later it is decided where there is a decision."""
    start = times.cycles["current"].first_day
    for number, idea in enumerate(IDEAS):
        day = moved(start, -idea.days_before)
        yield Event(times.at(day, 11, number), idea.author, partial(_propose, idea=idea), idea.name)
        for place, person in enumerate(idea.supporters, 1):
            yield Event(times.at(moved(day, place), 12, place), person, partial(_support, idea=idea))
        if idea.decided_by:
            at = times.at(moved(day, 8), 14)
            yield Event(at, idea.decided_by, partial(_decide, idea=idea))


def _propose(story: Story, author: Author, *, idea: Proposal) -> Step:
    return adding(
        story,
        author,
        f"proposed “{idea.title}”",
        Idea,
        title=idea.title,
        why=idea.why,
        author=author.person,
    )


def _support(story: Story, author: Author, *, idea: Proposal) -> Step:
    voice = Change(story.names[idea.name], f"supporters/{author.person}", None, True)
    return take_in(story.okrs, author, f"supports “{idea.title}”", [voice])


def _decide(story: Story, author: Author, *, idea: Proposal) -> Step:
    record = story.find(Idea, idea.name)
    title = f"{idea.state} “{idea.title}”"
    return changing(story, author, title, record, state=idea.state, because=idea.because)


def said_events(times: Times) -> Iterator[Event]:
    """Comments before noon, wins in the afternoon."""
    for number, comment in enumerate(COMMENTS):
        yield _said(times, comment, 8 + number % 3, Comment)
    for win in WINS:
        yield _said(times, win, 15, Win)


def _said(times: Times, said: Said, hour: int, kind: type[Comment | Win]) -> Event:
    week = times.week(times.cycles[said.slot], said.week)
    at = times.weekday(week, said.day, hour, 20 + said.week)
    return Event(at, said.by, partial(_say, said=said, kind=kind))


def _say(story: Story, author: Author, *, said: Said, kind: type[Comment | Win]) -> Step | None:
    about = story.names.get(said.about)
    if about is None:
        return None
    title = f"{'noted a win' if kind is Win else 'commented'}: {said.text}"
    return adding(story, author, title, kind, about=about, on=author.today, text=said.text, by=author.person)
