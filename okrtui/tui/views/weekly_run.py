"""What the weekly run shows: what it asks, what happened to that meanwhile, its title and its keys."""

from typing import TypeAlias

from okrtui.okr.health_text import read_text
from okrtui.okr.measures import Value, value_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import value_of
from okrtui.okr.records import CheckIn, HealthMetric, HealthReading, KeyResult
from okrtui.okr.run import Run, alike, is_asked, is_there
from okrtui.okr.run_asked import KeyResultAsked, MetricAsked, NextAsked, NextSaid, Question
from okrtui.okr.run_outcome import elsewhere, kept_of
from okrtui.okr.text import cells, safe
from okrtui.tui.commands import Command
from okrtui.tui.now import Now
from okrtui.tui.views import run_head, run_metric
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, cut_line
from okrtui.tui.views.readings import Asked
from okrtui.tui.views.run_metric import AskedMetric
from okrtui.tui.views.run_next import AskedNext

ASCII_KEYS = {"⌫": "bksp", "↑": "up", "↓": "down", "␣": "space"}
TICK = Command("", "space", "Step", "done or not done", "run", 3, key="␣")
CLOSING: Line = [Piece(" enter", "key", "run_next"), Piece(" Close", "dim", "run_next")]
QuestionView: TypeAlias = Asked | AskedMetric | AskedNext


def asked(now: Now, run: Run, question: Question, *, decimal_comma: bool) -> QuestionView:
    """What a question asks, as it is known now."""
    match question:
        case KeyResultAsked(id=id_):
            return Asked.of(now, now.okrs.find(KeyResult, id_), decimal_comma=decimal_comma)
        case MetricAsked(id=id_):
            return AskedMetric.of(now, now.okrs.find(HealthMetric, id_), decimal_comma=decimal_comma)
        case NextAsked(id=id_):
            kept = run.kept.get(question)
            said = kept.answer.becomes if kept and isinstance(kept.answer, NextSaid) else None
            return AskedNext(now, now.okrs.find(KeyResult, id_), said)


def head(shown: QuestionView, width: int, signs: Glyphs, *, most: int = 2) -> list[Line]:
    """What it is about; the title of a key result takes `most` lines."""
    match shown:
        case AskedMetric():
            return run_metric.head(shown, width, signs)
        case Asked(now=now, key_result=key_result) | AskedNext(now=now, key_result=key_result):
            return run_head.head(now, key_result, width, signs, most=most)


def meanwhile(now: Now, run: Run, question: Question, width: int) -> Line:
    """What happened to it while the run was under way, or for whom it is answered; mostly nothing."""
    if not is_there(now.okrs, question):
        gone = "no longer watched" if isinstance(question, MetricAsked) else "no longer pursued"
        return [Piece(f"{gone}: down goes on, what you typed is kept", "warn")]
    if found := elsewhere(run, now.okrs, question, now.today):
        by = safe(now.okrs.person_name(found.by))
        told = f"{_verb(found)} meanwhile by {by}: {_said(now.okrs, found)} · down leaves it so"
        return cut_line([Piece(told, "warn")], width)
    if not is_asked(run, now.okrs, question, now.today):
        return [Piece("answered meanwhile: down leaves it so", "warn")]
    if question in run.kept:
        return [Piece(_again(run, question), "good")]
    return cut_line(_for_whom(now, question), width)


def _verb(found: CheckIn | HealthReading) -> str:
    return "checked in" if isinstance(found, CheckIn) else "read"


def _said(okrs: Okrs, found: CheckIn | HealthReading) -> str:
    if isinstance(found, HealthReading):
        return safe(read_text(okrs.find(HealthMetric, found.metric), found.value, found.status))
    key_result = okrs.find(KeyResult, found.key_result)
    return _rating(key_result, value_of(key_result.measure, found), found.confidence)


def _rating(key_result: KeyResult, value: Value | None, confidence: int | None) -> str:
    parts = [] if value is None else [safe(value_text(key_result.measure, value))]
    return ", ".join(parts + ([] if confidence is None else [f"confidence {confidence}"]))


def _again(run: Run, question: Question) -> str:
    match run.kept[question].answer:
        case NextSaid(becomes="must"):
            return "planned in this run; other words and enter change it"
        case NextSaid():
            return "said in this run; other words and enter say more"
        case _:
            return "recorded in this run; enter once more replaces it where it differs"


def _for_whom(now: Now, question: Question) -> Line:
    """By whom for whom, where it is not mine."""
    if isinstance(question, MetricAsked):
        metric = now.okrs.health_metrics[question.id]
        owner, space = metric.keeper, metric.space
    else:
        key_result = now.okrs.key_results[question.id]
        owner, space = now.okrs.owner_of(key_result), key_result.space
    if owner is None or owner in now.me:
        return ()
    me = next((id_ for id_ in now.me if (p := now.okrs.people.get(id_)) and p.space == space), None)
    names = safe(now.okrs.person_name(me)), safe(now.okrs.person_name(owner))
    return [Piece("recorded by {} for {}".format(*names), "dim")]


# -- around it


def title(run: Run, now: Now) -> str:
    """`Weekly run · 3 of 12`; after the key results `Weekly run · health 1 of 2`."""
    words = {MetricAsked: "health ", NextAsked: "what happens next? "}
    here, among = run.here, alike(run, now.okrs, now.today)
    if here is None:
        return "Weekly run"
    return f"Weekly run · {words.get(type(here), '')}{among.index(here) + 1} of {len(among)}"


def done(run: Run) -> str:
    """How many of the kind asked now were answered."""
    match run.here:
        case MetricAsked():
            return f"{len(kept_of(run, MetricAsked))} read"
        case NextAsked():
            return f"{len(kept_of(run, NextAsked))} answered"
        case _:
            return f"{len(kept_of(run, KeyResultAsked))} done"


def keys(
    commands: list[Command], run: Run, signs: Glyphs, width: int, *, has_steps: bool = False
) -> list[Command]:
    """The commands of the run as its last line names them; where they do not fit the plainest are left out.

    Where steps are asked for, how one is done goes before how a digit is erased.
    """
    named = [_named(TICK if has_steps and c.id == "run_back" else c, run, signs) for c in commands]
    for least in ("run_back", "run_note", "run_earlier"):
        if sum(cells(f"{command.footer_label} {command.brief}  ") for command in named) > width:
            named = [command for command in named if command.id != least]
    return named


def _named(command: Command, run: Run, signs: Glyphs) -> Command:
    if command.id == "run_stop":
        command = command._replace(short=f"Stop ({len(run.kept)} kept)")
    if command.id == "run_note" and isinstance(run.here, NextAsked):
        command = command._replace(short="Comment")
    is_ascii = signs.heights.isascii()
    return command._replace(key=ASCII_KEYS.get(command.key, command.key)) if is_ascii else command
