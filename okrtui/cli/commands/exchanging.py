"""import, export: OKRs in and out of one space."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from okrtui.cli.context import Context, warn
from okrtui.cli.reading import read_given
from okrtui.cli.writing import write_text
from okrtui.exchange.reading import SUFFIXES, counts_text, read_text, title_of
from okrtui.okr.errors import BadInputError
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.text import safe
from okrtui.workspace.apart import require_not_into_a_share
from okrtui.workspace.put_away import put_away

if TYPE_CHECKING:
    from okrtui.exchange.intake import Intake

SHOWN = 20
"""Problems and differences listed before the rest is counted."""


def import_(options: Namespace) -> int:
    """Bring a file in: all of it or nothing, and only what is not there yet."""
    context = Context(options)
    text, form = read_given(options.file), _format(options)
    context.home.load_all()
    intake = _intake(context, options, form, text)
    if intake.problems and not options.skip_bad:
        raise BadInputError(_refusal(intake))
    for problem in intake.problems[:SHOWN]:
        warn(f"left out: {problem}")
    for notice in intake.notices:
        warn(notice)
    if intake.changes and not options.dry_run:
        okrs, author = context.home.okrs_of(context.space), context.author()
        name = "standard input" if options.file == "-" else Path(options.file).name
        context.home.perform(take_in(okrs, author, title_of(name, intake), intake.changes))
    context.say(_told(context, options, intake), _facts(options, intake))
    context.tidy()
    return 0


def _format(options: Namespace) -> str:
    form: str | None = options.format or SUFFIXES.get(Path(options.file).suffix.lower())
    if form is None:
        raise BadInputError("say what the file is: --format json, csv or md")
    return form


def _intake(context: Context, options: Namespace, form: str, text: str) -> "Intake":
    okrs, author = context.home.okrs_of(context.space), context.author()
    progress = _progress_bar() if form == "csv" else None
    away = put_away(context.home.workspaces[context.space])
    return read_text(
        okrs, author, text, form,
        update=options.update, source=options.source, progress=progress, put_away=away,
    )  # fmt: skip


def _progress_bar() -> Callable[[int, int], None] | None:
    """A line that fills on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        filled = 30 * done // max(total, 1)
        end = "\r\x1b[K" if done >= total else ""
        sys.stderr.write(f"\rreading {'█' * filled}{'·' * (30 - filled)} {done:,} of {total:,}{end}")
        sys.stderr.flush()

    return show


def _refusal(intake: "Intake") -> str:
    count = len(intake.problems)
    listed = "; ".join(str(problem) for problem in intake.problems[:SHOWN])
    more = f"; and {count - SHOWN:,} more" if count > SHOWN else ""
    return (
        f"nothing was imported, {count:,} {'row is' if count == 1 else 'rows are'} not right: {listed}{more}"
    )


def _told(context: Context, options: Namespace, intake: "Intake") -> list[str]:
    where = safe(context.home.space_name(context.space))
    lines = []
    if added := counts_text(intake.added):
        lines.append(f"{'would add' if options.dry_run else 'added'} to {where}: {added}")
    if updated := counts_text(intake.updated):
        lines.append(f"{'would change' if options.dry_run else 'changed'} in {where}: {updated}")
    if not intake.changes:
        lines.append(f"nothing new for {where}")
    if intake.left:
        lines.append(f"{len(intake.left):,} left as they are (--update writes the differences):")
        lines += [f"  {safe(sentence)}" for sentence in intake.left[:SHOWN]]
    if intake.changes and not options.dry_run:
        lines.append("okrtui undo takes all of it back")
    return lines


def _facts(options: Namespace, intake: "Intake") -> dict[str, object]:
    return {
        "dry_run": options.dry_run,
        "added": intake.added,
        "updated": intake.updated,
        "left": list(intake.left),
        "skipped": [str(problem) for problem in intake.problems],
        "notices": list(intake.notices),
    }


def export(options: Namespace) -> int:
    """Write everything of one space."""
    context = Context(options)
    context.home.load_all()
    text = _written(context, options)
    if options.output in (None, "-"):
        sys.stdout.write(text)
        return 0
    require_not_into_a_share(Path(options.output), (context.space,), context.home)
    write_text(options.output, text)
    return 0


def _written(context: Context, options: Namespace) -> str:
    okrs = context.home.okrs_of(context.space)
    match options.format:
        case "csv":
            from okrtui.exchange.csv_out import write_csv

            return write_csv(okrs, form="check_ins" if options.check_ins else "key_results")
        case "md":
            from okrtui.exchange.outline_out import write_outline

            return write_outline(okrs, context.space)
        case _:
            from okrtui.exchange.json_out import write_json

            return write_json(okrs, context.author().now)
