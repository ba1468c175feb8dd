"""What a person does with ideas: proposes, supports, adopts, declines, puts into other words, takes along."""

from okrtui.okr.errors import GoneError, OkrError, RefusedError
from okrtui.okr.ideas import grown_from, is_given_up
from okrtui.okr.quick_pasted import pasted_lines
from okrtui.okr.records import Idea
from okrtui.okr.steps.adopting import adopt
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.ideas import decline_idea, propose, reopen_idea, support_idea
from okrtui.okr.steps.together import together
from okrtui.tui.board_handling import BoardApp
from okrtui.tui.deeds.desk import Desk, ask_and_do
from okrtui.tui.deeds.importing import ImportDesk, import_pasted, one_line
from okrtui.tui.deeds.looking import LookingDesk, go_to, take_along
from okrtui.tui.dialogs import idea as dialogs
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.idea_messages import IdeasPasted, IdeaTyped, StateRequested

MOST = 200
"""Ideas proposed at once; nobody has more."""
ELSEWHERE = " · not listed here: p chooses whose"


async def propose_typed(desk: BoardApp, wish: IdeaTyped) -> None:
    """Propose what was typed; who typed it is told when it is durable, or why it cannot be."""
    try:
        step = propose(desk.now.okrs, desk.author(wish.space), wish.text)
        await desk.keep(step)
    except OkrError as error:
        wish.answer("", str(error))
    else:
        is_shown = desk.point_at(step.added[0])
        wish.answer(f"{step.title}{'' if is_shown else ELSEWHERE}", "")


async def propose_pasted(desk: ImportDesk, wish: IdeasPasted) -> None:
    """Offer the lines as ideas; what is a table or an outline as something to import."""
    from okrtui.exchange.reading import form_of

    lines = pasted_lines(wish.text)
    if form_of(wish.text) is not None or not lines:
        await import_pasted(desk, wish.text, wish.take)
        return
    if len(lines) > MOST:
        raise RefusedError(f"{len(lines):,} lines were pasted, but at most {MOST} are proposed at once")

    async def take(answer: str) -> None:
        if answer == dialogs.ONE and wish.take is not None:
            wish.take(one_line(wish.text))
            return
        okrs, author = desk.now.okrs, desk.author(wish.space)
        steps = [propose(okrs, author, line) for line in lines]
        told = f"proposed {len(steps):,} ideas" if len(steps) > 1 else ""
        await desk.perform(together(steps, told), point_at=steps[-1].added[0])

    question = dialogs.pasted_question(lines, desk.signs, may_be_line=wish.take is not None)
    await ask_and_do(desk, question, take)


async def support_or_not(desk: Desk, id_: str) -> None:
    """Be for an idea; where I am already, no longer."""
    idea = desk.now.okrs.find(Idea, id_)
    author = desk.author(idea.space)
    is_for = author.person not in idea.supporters
    await desk.perform(support_idea(desk.now.okrs, author, idea, is_for=is_for), point_at=id_)


async def adopt_idea(desk: Desk, id_: str) -> None:
    """Ask in which words, for whom and for which cycle, and let it become an objective.

    The step is built from what was known when the form was opened: what came in meanwhile was not seen.
    """
    okrs, idea = desk.now.okrs, desk.now.okrs.find(Idea, id_)

    async def take_up(answer: Answer) -> None:
        author = desk.author(idea.space)
        step = adopt(okrs, author, idea, answer["cycle"], answer["whose"], title=answer["title"])
        await desk.perform(step, point_at=id_)

    await ask_and_do(desk, dialogs.adopt_form(desk.now, idea), take_up)


async def decline_or_reopen(desk: Desk, id_: str) -> None:
    """Decline what is open, with a reason; open again what was declined, or what came to nothing."""
    okrs, idea = desk.now.okrs, desk.now.okrs.find(Idea, id_)
    if idea.state == "declined" or (idea.state == "adopted" and is_given_up(okrs, idea)):
        await desk.perform(reopen_idea(okrs, desk.author(idea.space), idea), point_at=id_)
        return

    async def turn_down(answer: Answer) -> None:
        step = decline_idea(okrs, desk.author(idea.space), idea, answer["because"])
        await desk.perform(step, point_at=id_)

    decline_idea(okrs, desk.author(idea.space), idea, "asked")  # what cannot be declined is not asked about
    await ask_and_do(desk, dialogs.decline_idea_form(idea), turn_down)


async def edit_idea(desk: Desk, id_: str) -> None:
    """Put one's own idea into other words, or say why."""
    okrs, idea = desk.now.okrs, desk.now.okrs.find(Idea, id_)

    async def change(answer: Answer) -> None:
        changed = {name: value for name, value in answer.items() if value != getattr(idea, name)}
        if changed:
            await desk.perform(edit(okrs, desk.author(idea.space), idea, **changed), point_at=id_)

    await ask_and_do(desk, dialogs.edit_idea_form(idea), change)


async def choose_idea_state(desk: Desk, wish: StateRequested) -> None:
    """Ask which ideas are to be listed."""
    chosen = await desk.ask(dialogs.state_question(desk.now, wish.at, desk.signs))
    match chosen:
        case "open" | "adopted" | "declined":
            wish.choose(chosen)
        case dialogs.ALL:
            wish.choose(None)


async def copy_idea(desk: LookingDesk, id_: str) -> None:
    """Copy an idea as Markdown, to the clipboard and into a file."""
    from okrtui.reports.ideas import idea_text

    idea = desk.now.okrs.find(Idea, id_)
    await take_along(desk, idea_text(desk.now.okrs, idea), f"“{idea.title}”")


async def go_to_grown(desk: BoardApp, id_: str) -> None:
    """Look at what an idea became; an older cycle is opened for it."""
    idea = desk.now.okrs.find(Idea, id_)
    if not grown_from(desk.now.okrs, idea):
        await desk.open_cycles(frozenset(desk.now.okrs.cycles))
    grown = grown_from(desk.now.okrs, idea)
    if not grown:
        raise GoneError("objective")
    pursued = next((each for each in grown if not each.deleted), grown[0])
    if pursued.deleted:
        raise GoneError("objective", pursued.title, is_in_trash=True)
    await go_to(desk, pursued.id)
