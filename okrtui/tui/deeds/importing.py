"""Bringing a file or pasted text in: shown first, then taken as one step."""

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar

from okrtui.okr.errors import BadInputError, OkrError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Objective
from okrtui.okr.steps.step import Add, Change
from okrtui.okr.steps.taking_in import take_in
from okrtui.tui.deeds.desk import Desk
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.keeper import Keeper
from okrtui.tui.views.cycles import this_cycle
from okrtui.tui.views.import_preview import Source

if TYPE_CHECKING:
    from okrtui.exchange.intake import Intake
    from okrtui.tui.dialogs.import_preview import ImportPreview

T = TypeVar("T")
PASTED = "what was pasted"
NEITHER = (
    "several lines were pasted, but neither CSV, nor an outline with ## headings, nor JSON: nothing was taken"
)
MANY = 2_000
"""Changes from which on it is said that writing them takes a moment."""


class ImportDesk(Desk, Protocol):
    """Where files are brought in."""

    keeper: Keeper

    async def ask_above(self, dialog: Dialog[T]) -> T | None:
        """The answer to a question above whatever is open."""

    def tell(self, sentence: str, way_back: str = "") -> None:
        """Say something in the corner."""


async def import_file(desk: ImportDesk) -> bool:
    """Ask for a file, or for text pasted into the question; whether something was taken."""
    from okrtui.tui.dialogs.import_file import import_form

    form = import_form(desk.now)
    while (answer := await desk.ask(form)) is not None:
        try:
            source = await _source(desk, answer)
        except OkrError as error:
            form = form.again(str(error))
            continue
        if await take_with_preview(desk, source):
            return True
        form = form.again("")
    return False


async def _source(desk: ImportDesk, answer: dict[str, str]) -> Source:
    from okrtui.exchange.reading import form_of

    if "pasted" not in answer:
        return Source(*await desk.keeper.read_file(answer["path"]))
    form = form_of(answer["pasted"])
    if form is None:
        raise BadInputError(NEITHER)
    return Source(PASTED, answer["pasted"], form)


async def import_pasted(desk: ImportDesk, text: str, take: Callable[[str], None] | None = None) -> None:
    """Several lines came from the clipboard: into a field, which may `take` them as one, or on a list."""
    from okrtui.exchange.reading import form_of

    form = form_of(text) if desk.now.spaces else None
    if form is not None:
        await take_with_preview(desk, Source(PASTED, text, form), take)
    elif take is not None:
        await _ask_for_one_line(desk, text, take)
    else:
        desk.tell(NEITHER)


async def _ask_for_one_line(desk: ImportDesk, text: str, take: Callable[[str], None]) -> None:
    from okrtui.tui.dialogs.import_file import one_line_question

    if await desk.ask_above(one_line_question(text, desk.signs)) is not None:
        take(one_line(text))


def one_line(text: str) -> str:
    """Several lines as one: what separated them becomes a space."""
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


async def take_with_preview(
    desk: ImportDesk, source: Source, take: Callable[[str], None] | None = None
) -> bool:
    """Show what a text would do, in the default space or another, and do it; whether something was taken."""
    from okrtui.tui.dialogs import import_preview as preview

    view = preview.View(desk.now.default, may_be_line=take is not None)
    while True:
        answer, intake = await _shown(desk, preview.ImportPreview(desk.now, source, view, desk.signs))
        match answer:
            case preview.OTHER_SPACE:
                view = view._replace(space=other_space(list(desk.now.spaces), view.space), cycle="", fault="")
            case preview.CYCLE:
                cycle = "" if view.cycle else this_cycle(desk.now, view.space)
                view = view._replace(cycle=cycle, fault="")
            case preview.UPDATES:
                view = view._replace(updates=not view.updates, fault="")
            case preview.LINE if take is not None:
                take(one_line(source.text))
                return False
            case preview.TAKE if intake is not None:
                if not (fault := await _take(desk, source, view.space, intake)):
                    return True
                view = view._replace(fault=fault)
            case _:
                return False


async def _shown(desk: ImportDesk, dialog: "ImportPreview") -> "tuple[str | None, Intake | None]":
    """Read while the dialog is open; what was answered, and what was read by then."""
    reading = asyncio.create_task(_read(desk, dialog))
    answer = await desk.ask_above(dialog)
    dialog.is_wanted = False
    await reading
    return answer, dialog.intake


def other_space(spaces: list[str], space: str) -> str:
    """The space after this one, and around."""
    return spaces[(spaces.index(space) + 1) % len(spaces)]


async def _read(desk: ImportDesk, dialog: "ImportPreview") -> None:
    loop, source, view = asyncio.get_running_loop(), dialog.source, dialog.view

    def progress(done: int, total: int) -> None:
        if not dialog.is_wanted:
            raise BadInputError("reading was given up")
        loop.call_soon_threadsafe(dialog.tell_progress, done, total)

    try:
        intake = await desk.keeper.read_import(
            source.text,
            source.form,
            view.space,
            updates=view.updates,
            cycle=view.cycle,
            progress=progress,
        )
    except OkrError as error:
        dialog.refuse(str(error))
    else:
        dialog.show_intake(intake, desk.keeper.home.okrs_of(view.space))


async def _take(desk: ImportDesk, source: Source, space: str, intake: "Intake") -> str:
    """Do it as one step; why it could not be done, empty when it was."""
    from okrtui.exchange.reading import title_of

    if len(intake.changes) > MANY:
        desk.tell(f"writing {len(intake.changes):,} changes …")
    okrs = desk.keeper.home.okrs_of(space)
    step = take_in(okrs, desk.author(space), title_of(source.name, intake), intake.changes)
    try:
        await desk.perform(step, point_at=_first_objective(okrs, intake.changes))
    except OkrError as error:
        return str(error)
    return ""


def _first_objective(okrs: Okrs, changes: Iterable[Add | Change]) -> str | None:
    """The first objective that comes in, or back out of the trash."""
    records = (c.record if isinstance(c, Add) else okrs.trash.get(c.id) for c in changes)
    return next((record.id for record in records if isinstance(record, Objective)), None)
