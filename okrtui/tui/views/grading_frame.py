"""What is said around a question of the grading run: title, what happened meanwhile, how far it is, its keys."""

from okrtui.okr.grading_asked import ScoreAsked, VerdictAsked
from okrtui.okr.grading_run import GradingRun, Tally, is_asked
from okrtui.okr.records import Grade, KeyResult, Objective
from okrtui.okr.scores import adjusted_score, given_score, score_text
from okrtui.okr.text import cells, safe
from okrtui.tui.commands import Command
from okrtui.tui.now import Now
from okrtui.tui.views import facts
from okrtui.tui.views.grade_told import given_by, tally_bar
from okrtui.tui.views.pieces import Line, Piece, cut_line, width_of

LEAST_BAR = 8


def title(now: Now, run: GradingRun) -> str:
    """`Grading run · 7 of 30`; of an objective `Grading run · objective`."""
    here = run.here
    scores = [each for each in run.asked if isinstance(each, ScoreAsked) and is_asked(now.okrs, each)]
    if isinstance(here, VerdictAsked):
        return "Grading run · objective"
    place = f"{scores.index(here) + 1} of {len(scores)}" if here in scores else f"of {len(scores)}"
    return f"Grading run · {place}"


def whose(now: Now, run: GradingRun) -> str:
    """`2026-Q4 · unit Platform`: which cycle the question stands in, and whose are graded."""
    here = run.here
    record = now.okrs.get(here.id) if here else None
    cycle = now.okrs.cycle_of(record) if isinstance(record, KeyResult | Objective) else None
    unit = "unit " if now.scope.kind == "unit" else ""
    return " · ".join(filter(None, (safe(cycle.name) if cycle else "", f"{unit}{facts.whose(now)}")))


def meanwhile(now: Now, run: GradingRun, first: Grade | None) -> Line:
    """What happened to a question while it is asked; `first` is the grade there was when it was."""
    question = run.here
    if question is None:
        return []
    if not is_asked(now.okrs, question):
        what = "no longer asked" if isinstance(question, VerdictAsked) else "no longer graded"
        return [Piece(f"{what}: ↓ goes on, what you typed is kept", "warn")]
    if question in run.kept:
        return [Piece("recorded in this run; what you change and enter replaces it", "good")]
    found = now.okrs.key_results.get(question.id)
    grade = found.grade if found else None
    if grade is None or given_score(grade) is None or grade == first:
        return []
    by = given_by(now.okrs, grade.by, grade.on, now.today)
    return [Piece(f"graded meanwhile {by}: {score_text(adjusted_score(grade))} · ↓ leaves it so", "warn")]


def tally_line(now: Now, run: GradingRun, told: Tally, width: int) -> Line:
    """`30 KRs  ■■■▸□□  3 graded · mean so far 0.64`; no mean of one person's."""
    scores = [each for each in run.asked if isinstance(each, ScoreAsked) and is_asked(now.okrs, each)]
    states = [given_score(now.okrs.key_results[each.id].grade) is not None for each in scores]
    here = scores.index(run.here) if isinstance(run.here, ScoreAsked) and run.here in scores else None
    mean = "" if told.mean is None else f" · mean so far {score_text(told.mean)}"
    left = Piece(f"  {told.of} KR{'' if told.of == 1 else 's'}  ", "dim")
    right = Piece(f"  {told.graded} graded{mean}", "dim")
    room = width - width_of([left, right])
    bar = tally_bar(states, here, room) if room >= min(LEAST_BAR, len(states)) else []
    return cut_line([left, *bar, right], width)


def keys(commands: list[Command], run: GradingRun, width: int) -> list[Command]:
    """The commands of the run as its last line names them; where they do not fit the plainest are left out."""
    is_verdict = isinstance(run.here, VerdictAsked)
    named = [
        _named(command, run) for command in commands if not (is_verdict and command.id == "grade_explain")
    ]
    for least in ("grade_explain", "grade_back", "grade_reflect", "grade_earlier", "grade_later"):
        if sum(cells(f"{command.footer_label} {command.brief}  ") for command in named) > width:
            named = [command for command in named if command.id != least]
    return named


def _named(command: Command, run: GradingRun) -> Command:
    if command.id == "grade_stop":
        return command._replace(short=f"Stop ({len(run.kept)} kept)")
    if command.id == "grade_reflect" and isinstance(run.here, VerdictAsked):
        return command._replace(short="Why")
    return command
