"""win: noting one, and those of a week."""

from argparse import Namespace

from okrtui.cli.asked import asked
from okrtui.cli.context import Context
from okrtui.cli.telling import told_in
from okrtui.cli.win_views import win_facts, win_line
from okrtui.okr.dates import parse_day
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import KeyResult, Objective, Unit
from okrtui.okr.rhythm import start_of
from okrtui.okr.steps.wins import note_win
from okrtui.okr.text import safe
from okrtui.okr.wins import wins_of

LIST = "list"


def win(options: Namespace) -> int:
    """Note a win; without a text, or with `list` alone, those of a week."""
    if options.text in (None, LIST):
        return _list(options)
    if options.week or options.unit or options.owner:
        raise BadInputError("--week, --unit and --owner belong to `okrtui win list`; --on DATE says the day")
    context = Context(options)
    about = _about(context, options.about)
    space = about.space if about else context.space
    author = context.author(space)
    start = start_of(context.okrs, space)
    on = parse_day(options.on, author.today, week_start=start) if options.on else None
    step = note_win(context.home.okrs_of(space), author, options.text, about=about, on=on)
    context.home.perform(step)
    told = told_in(context)
    noted = next(w for group in context.home.okrs.wins.values() for w in group if w.id == step.added[0])
    context.say(
        f"{told.tags[noted.id]}  noted in {safe(told.spaces[space])} · {noted.on}: {safe(noted.text)}",
        win_facts(told, noted),
    )
    context.tidy()
    return 0


def _list(options: Namespace) -> int:
    if options.about or options.on:
        raise BadInputError("say what was won: okrtui win TEXT --about ID --on DATE")
    context = Context(options)
    what = asked(context, options)
    told = told_in(context)
    every = (win for scope in what.scopes for win in wins_of(context.okrs, scope, what.me, {what.week}))
    wins = [win for win in every if what.is_wanted(win.by)]
    lines = [win_line(told, win) for win in wins] or ["no win is noted: okrtui win TEXT"]
    facts = {"week": str(what.week), "wins": [win_facts(told, win) for win in wins]}
    context.say([what.week.label, *lines], facts)
    return 0


def _about(context: Context, word: str | None) -> Unit | Objective | KeyResult | None:
    if word is None:
        return None
    about = context.found(word, Objective, KeyResult, Unit)
    assert isinstance(about, Objective | KeyResult | Unit)
    return about
