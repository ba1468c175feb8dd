"""grade: the score of a key result, the verdict on an objective."""

from argparse import Namespace
from decimal import Decimal

from msgspec.structs import replace

from okrtui.cli.context import Context, warn
from okrtui.cli.grade_views import graded_facts, outcome_facts, score_told
from okrtui.cli.views import tag
from okrtui.okr.bands import BOLD_ENOUGH, asks_if_bold
from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError
from okrtui.okr.grading import commitment_of, objective_score, score_of
from okrtui.okr.grading_asked import is_undecided, missing
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Verdict
from okrtui.okr.score_typed import SUGGESTED, parse_adjustment, parse_score
from okrtui.okr.scores import doubt, given_score, score_text, suggested
from okrtui.okr.steps.grading import (
    VERDICTS,
    Marks,
    decide,
    give_score,
    is_second_opinion,
    marks_of,
    require_being_graded,
    second_opinion_told,
)
from okrtui.okr.text import safe

OF_A_SCORE = ("score", "adjust", "explain", "reflect")
_WAYS = "go-on, change or stop"


def grade(options: Namespace) -> int:
    """Give a score with what is said about it, or a verdict on an objective."""
    context = Context(options)
    record = _named(context, options)
    return (
        _decide(context, record, options)
        if isinstance(record, Objective)
        else _score(context, record, options)
    )


def _named(context: Context, options: Namespace) -> KeyResult | Objective:
    """What is graded; of several the one whose cycle is being graded, and with a score a key result alone."""
    is_score = any(getattr(options, name) is not None for name in OF_A_SCORE)
    kinds = (KeyResult,) if is_score else (KeyResult, Objective)
    try:
        record = context.goal(options.id, *kinds, phase="grading")
    except NotFoundError as missing:
        raise _of_an_objective(context, options.id) or missing from None
    assert isinstance(record, KeyResult | Objective)
    return record


def _of_an_objective(context: Context, word: str) -> BadInputError | None:
    """What is said where a word that is to name a key result names an objective."""
    try:
        objective = context.objective(word, phase="grading")
    except NotFoundError:
        return None
    return BadInputError(
        f"“{objective.title}” is an objective: its score is the mean of its key results, its verdict --verdict"
    )


def _score(context: Context, key_result: KeyResult, options: Namespace) -> int:
    okrs, author = context.home.okrs_of(key_result.space), context.author(key_result.space)
    require_being_graded(okrs, key_result)
    marks = _marks(context, okrs, key_result, options)
    if not options.instead and is_second_opinion(key_result, author.person, marks):
        raise RefusedError(f"{second_opinion_told(okrs, key_result)}: --instead")
    context.home.perform(give_score(okrs, author, key_result, marks, instead=options.instead))
    okrs = context.home.okrs_of(key_result.space)
    now = okrs.find(KeyResult, key_result.id)
    is_bold = asks_if_bold(score_of(now), commitment_of(okrs, now))
    line = (
        f"{tag(okrs, now)}  {score_told(okrs, now)}  {safe(now.title)}{f'; {BOLD_ENOUGH}' if is_bold else ''}"
    )
    context.say(line, {"id": public_id(now), "title": now.title} | graded_facts(okrs, now))
    context.tidy()
    _ask(okrs, now)
    return 0


def _marks(context: Context, okrs: Okrs, key_result: KeyResult, options: Namespace) -> Marks:
    """What is there already, with what the options say instead; an empty text clears."""
    known, comma = marks_of(key_result), context.settings.decimal_comma
    adjustment, because = known.adjustment, known.because
    if options.adjust is not None:
        adjustment = parse_adjustment(options.adjust, decimal_comma=comma) or None
        because = because if adjustment else None
    return replace(
        known,
        score=_score_typed(context, okrs, key_result, options),
        adjustment=adjustment,
        because=_said(options.because, because),
        explanation=_said(options.explain, known.explanation),
        reflection=_said(options.reflect, known.reflection),
        verdict=_verdict(options) or known.verdict,
    )


def _verdict(options: Namespace) -> Verdict | None:
    """The verdict as it is stored: `go_on` for `go-on`."""
    return next((each for each in VERDICTS if each.replace("_", "-") == options.verdict), None)


def _said(typed: str | None, known: str | None) -> str | None:
    return known if typed is None else typed or None


def _score_typed(context: Context, okrs: Okrs, key_result: KeyResult, options: Namespace) -> Decimal:
    """The score: typed, suggested, or the one there is; the suggested one is refused where it rests on little."""
    known, offered = given_score(key_result.grade), suggested(okrs, key_result)
    if options.score is None:
        if known is None:
            raise BadInputError(
                f"say the score: okrtui grade {tag(okrs, key_result)} {offered}, as is suggested"
            )
        return known
    if options.score != SUGGESTED:
        return parse_score(options.score, decimal_comma=context.settings.decimal_comma)
    if reason := doubt(okrs, key_result, context.author(key_result.space).today):
        raise RefusedError(f"{reason}: check in first, or type the suggested {offered} yourself")
    return offered


def _ask(okrs: Okrs, key_result: KeyResult) -> None:
    """Say what the screens would ask: why it was not kept, and what becomes of what came out low."""
    name = tag(okrs, key_result)
    asked = missing(okrs, key_result)
    if "explanation" in asked:
        warn(f"why was it not kept? okrtui grade {name} --explain “…”")
    if "verdict" in asked:
        warn(f"go on, change or stop? okrtui grade {name} --verdict {_WAYS}")
    objective = okrs.objectives.get(key_result.objective or "")
    if objective is not None and is_undecided(okrs, objective):
        came = f"“{objective.title}” came out at {score_text(objective_score(okrs, objective))}"
        warn(f"{came}: go on, change or stop? okrtui grade {tag(okrs, objective)} --verdict {_WAYS}")


def _decide(context: Context, objective: Objective, options: Namespace) -> int:
    okrs, author = context.home.okrs_of(objective.space), context.author(objective.space)
    verdict = _verdict(options)
    if verdict is None:
        raise BadInputError(f"say what becomes of “{objective.title}”: --verdict {_WAYS}")
    context.home.perform(decide(okrs, author, objective, verdict, options.because))
    okrs = context.home.okrs_of(objective.space)
    now = okrs.find(Objective, objective.id)
    facts = {"id": public_id(now), "title": now.title} | outcome_facts(okrs, now)
    context.say(f"{tag(okrs, now)}  {VERDICTS[verdict]}  {safe(now.title)}", facts)
    context.tidy()
    return 0
