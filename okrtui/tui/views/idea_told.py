"""All that an idea tells: why, who is for it, what was answered, what it became, what was said about it."""

from collections.abc import Iterator

from okrtui.okr.ideas import grown_from, idea_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Idea, Objective
from okrtui.okr.text import safe, safe_lines
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece, cut_line, wrapped
from okrtui.tui.views.preview_group import LABEL, row, titled
from okrtui.tui.views.wording import day_text


def preview_idea(now: Now, idea: Idea, width: int) -> list[Line]:
    """The idea with all it tells, for the panel beside the list."""
    author = safe(now.okrs.person_name(idea.author)) or "nobody known"
    return [
        *titled(idea.title, width),
        cut_line(row("state", Piece(idea.state)), width),
        *_labelled("proposed", f"by {author}", width),
        *tell_idea(now, idea, width),
    ]


def tell_idea(now: Now, idea: Idea, width: int) -> list[Line]:
    """Everything but its title and who proposed it."""
    parts = (_why, _supporters, _answer, _said)
    return [cut_line(line, width) for part in parts for line in part(now, idea, width)]


def _why(now: Now, idea: Idea, width: int) -> Iterator[Line]:
    is_mine = idea.author in now.me
    if idea.why:
        yield from _labelled("why", idea.why, width)
    else:
        yield row("why", Piece("nothing yet: e adds" if is_mine else "nobody said", "dim"))


def _supporters(now: Now, idea: Idea, width: int) -> Iterator[Line]:
    names = sorted(safe(now.okrs.person_name(each)) or "somebody" for each in idea.supporters)
    if names:
        yield from _labelled("supported", f"by {', '.join(names)}", width)
    elif idea.state == "open":
        yield row("supported", Piece("by nobody yet: ", "dim"), Piece("+", "key"))


def _answer(now: Now, idea: Idea, width: int) -> Iterator[Line]:
    if idea.because:
        label = "was declined" if idea.state == "open" else "because"
        yield from _labelled(label, idea.because, width)
    for objective in grown_from(now.okrs, idea):
        yield from _labelled("became", became_told(now.okrs, objective), width)
    if idea.state == "adopted" and not grown_from(now.okrs, idea):
        yield row("became", Piece("an objective of a cycle that is not open: enter opens it", "dim"))


def became_told(okrs: Okrs, objective: Objective) -> str:
    """`“Coverage you can see” of Testing, in 2026-Q4`, and whether it is still pursued."""
    cycle, name = okrs.cycle_of(objective), okrs.whose_name(objective.for_)
    of = f" of {name}" if name else ""
    where = f"in {cycle.name}" if cycle else "in the backlog"
    end = (
        ", in the trash by now" if objective.deleted else ", dropped" if objective.state == "dropped" else ""
    )
    return f"“{objective.title}”{of}, {where}{end}"


def _said(now: Now, idea: Idea, width: int) -> Iterator[Line]:
    said = now.okrs.comments.get(idea.id, ())
    if not said:
        yield row("said", Piece("nothing yet: ", "dim"), Piece(";", "key"), Piece(" adds", "dim"))
    for place, comment in enumerate(said):
        yield from _comment(now, comment, width, is_first=place == 0)


def _comment(now: Now, comment: Comment, width: int, *, is_first: bool) -> Iterator[Line]:
    who = safe(now.okrs.person_name(comment.by)) or "somebody"
    day = f"{day_text(comment.on, now.today)} " if comment.on else ""
    yield row("said" if is_first else "", Piece(f"{day}{who}"[: width - LABEL - 1], "dim"))
    yield from _labelled("", comment.text, width)


def _labelled(label: str, text: str, width: int) -> Iterator[Line]:
    """Foreign text in full, beside its label."""
    room = max(8, width - LABEL - 1)
    lines = [part for line in safe_lines(text) if line for part in wrapped(line, room)]
    if len(label) > LABEL:
        yield [Piece(label, "dim")]
        label = ""
    for place, part in enumerate(lines):
        yield row("" if place else label, Piece(part))


def idea_told(okrs: Okrs, objective: Objective) -> str:
    """`from an idea of Tomás, supported by 3`; empty where it came from none."""
    idea = idea_of(okrs, objective)
    if idea is None:
        return ""
    author, number = safe(okrs.person_name(idea.author)), len(idea.supporters)
    of = f" of {author}" if author else ""
    return f"from an idea{of}{f', supported by {number:,}' if number else ''}"
