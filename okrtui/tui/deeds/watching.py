"""What a person watches and notes on the week board: metrics and their readings, wins, the report."""

from collections.abc import Sequence

from okrtui.okr.calendar import Week
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import HealthMetric, KeyResult, Objective, Unit, Whose
from okrtui.okr.since import Since
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.health import add_metric, change_limits, read_metric
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.together import together
from okrtui.okr.steps.wins import note_win
from okrtui.okr.text import cut, safe
from okrtui.tui.board_messages import MetricRequested, WinRequested
from okrtui.tui.deeds.desk import Desk, ask_and_do, objective_or_key_result
from okrtui.tui.deeds.looking import LookingDesk, go_to, take_along
from okrtui.tui.dialogs.form import Answer


async def add_metric_for(desk: Desk, wish: MetricRequested) -> None:
    """Watch another number."""
    from okrtui.tui.dialogs.metric import metric_form

    author = desk.author(wish.space)
    whose = wish.whose or Whose(person=author.person)
    new = HealthMetric(space=wish.space, for_=whose, keeper=author.person, objective=wish.objective)

    async def add(answer: Answer) -> None:
        step = add_metric(desk.now.okrs, desk.author(wish.space), whose=whose, **answer)
        await desk.perform(step, point_at=step.added[0])

    await ask_and_do(desk, metric_form(desk.now, new, is_new=True, decimal_comma=desk.decimal_comma), add)


async def watch_beside(desk: Desk, id_: str) -> None:
    """Watch another number beside an objective, or beside the objective of a key result."""
    record = objective_or_key_result(desk, id_)
    above = record.objective if isinstance(record, KeyResult) else record.id
    objective = desk.now.okrs.find(Objective, above)
    whose = objective.for_ if objective.for_ != Whose() else None
    await add_metric_for(desk, MetricRequested(whose, objective.space, objective.id))


async def tie_metric(desk: Desk, id_: str) -> None:
    """Let a metric stand beside an objective, or beside none."""
    from okrtui.tui.dialogs.choose import Chooser
    from okrtui.tui.views.choices import Choice, beside

    okrs, metric = desk.now.okrs, desk.now.okrs.find(HealthMetric, id_)

    async def tie(chosen: Choice) -> None:
        await desk.perform(edit(okrs, desk.author(metric.space), metric, objective=chosen.id or None))

    title = f"“{cut(safe(metric.name), 40)}” stands beside …"
    picker = Chooser(title, beside(desk.now, metric), desk.signs.cursor, hint="a title, a unit")
    await ask_and_do(desk, picker, tie)


async def edit_metric(desk: Desk, id_: str) -> None:
    """Change a metric: its name, its unit, its limits, who keeps it."""
    from okrtui.tui.dialogs.metric import metric_form

    okrs, metric = desk.now.okrs, desk.now.okrs.find(HealthMetric, id_)

    async def change(answer: Answer) -> None:
        if steps := _changes(okrs, desk.author(metric.space), metric, answer):
            await desk.perform(together(steps, f"edited “{metric.name}”"))

    form = metric_form(desk.now, metric, is_new=False, decimal_comma=desk.decimal_comma)
    await ask_and_do(desk, form, change)


def _changes(okrs: Okrs, author: Author, metric: HealthMetric, answer: Answer) -> list[Step]:
    changed = {name: value for name, value in answer.items() if value != getattr(metric, name)}
    limits = (changed.pop("limits"),) if "limits" in changed else ()
    steps = [edit(okrs, author, metric, **changed)] if changed else []
    return steps + [change_limits(okrs, author, metric, each) for each in limits]


async def read_metric_now(desk: Desk, id_: str) -> None:
    """Record this week's reading of a metric."""
    from okrtui.tui.dialogs.metric_reading import reading_form
    from okrtui.tui.views.run_metric import AskedMetric

    metric = desk.now.okrs.find(HealthMetric, id_)

    async def record(answer: Answer) -> None:
        value, light = answer["read"]
        author = desk.author(metric.space)
        step = read_metric(desk.now.okrs, author, metric, value=value, light=light, note=answer["note"])
        await desk.perform(step)

    asked = AskedMetric.of(desk.now, metric, decimal_comma=desk.decimal_comma)
    await ask_and_do(desk, reading_form(asked, desk.signs), record)


async def copy_report(desk: LookingDesk, weeks: Sequence[Week]) -> None:
    """Copy the report of a week, or of several, as Markdown."""
    from okrtui.okr.team import team_of
    from okrtui.reports.month import month_report
    from okrtui.reports.month_markdown import month_text
    from okrtui.reports.week import week_report
    from okrtui.reports.week_markdown import week_text

    now, first, last = desk.now, weeks[0], weeks[-1]
    team = team_of(now.spaces, now.default, now.private)
    if len(weeks) == 1:
        week = week_report(now.okrs, now.scope, now.me, last, now.today, team=team)
        text, spaces, what = week_text(week), week.spaces, last.label
    else:
        month = month_report(now.okrs, now.scope, now.me, weeks, now.today, team=team)
        text, spaces, what = month_text(month), month.spaces, f"{first.label}–{last.label}"
    among = "private things are among it · " if now.private in spaces else ""
    await take_along(desk, text, f"the report of {what}", among)


async def search_boards(desk: LookingDesk) -> None:
    """Look for a line, a metric, an objective or key result; what is chosen is gone to."""
    from okrtui.tui.dialogs.choose import Chooser
    from okrtui.tui.views.choices import on_boards

    picker = Chooser(
        "Search", on_boards(desk.now), desk.signs.cursor, hint="words of a line, a title, a name"
    )
    if chosen := await desk.ask(picker):
        await show(desk, chosen.id)


async def show(desk: LookingDesk, id_: str) -> None:
    """Point at a record on the board, in its week; where no board shows it, among the objectives."""
    if not desk.point_at(id_):
        await go_to(desk, id_)


async def list_news(desk: LookingDesk, news: Since | None) -> None:
    """What others did since I looked last; what is chosen is gone to."""
    from okrtui.tui.dialogs.since import SinceDialog

    if news is None:
        return
    id_ = await desk.ask(SinceDialog(news, desk.now, desk.signs))
    if id_:
        await show(desk, id_)


async def note_win_of(desk: Desk, wish: WinRequested) -> None:
    """Note something worth showing on Friday."""
    from okrtui.tui.dialogs.win import win_form

    about = win_about(desk.now.okrs, wish.about)

    async def note(answer: Answer) -> None:
        await desk.perform(note_win(desk.now.okrs, desk.author(wish.space), answer["text"], about=about))

    await ask_and_do(desk, win_form(about), note)


def win_about(okrs: Okrs, id_: str | None) -> Unit | Objective | KeyResult | None:
    """What a win is about; None where that is gone or was not said."""
    record = okrs.get(id_)
    return record if isinstance(record, Unit | Objective | KeyResult) else None
