"""From arguments to an exit code: one place where commands are found and errors become a line."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from okrtui.okr.errors import (
    AmbiguousError,
    BadInputError,
    NotFoundError,
    OkrError,
    RefusedError,
    StorageError,
)

DONE, NOTHING, USAGE, REFUSED, FAULT = 0, 1, 2, 3, 4
FINDING_NOTHING = frozenset({"list", "show", "history"})
"""Commands for which nothing matched is an answer (1), not wrong usage (2)."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code of the contract."""
    if not arguments:
        return _bare()
    from okrtui.cli.parser import build

    try:
        options = build(arguments).parse_args(_protected(arguments))
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else USAGE
    try:
        if options.command is None:
            return _bare(getattr(options, "home", None))
        module, _, name = options.run.partition(":")
        command: Callable[..., int] = getattr(import_module(module), name)
        return command(options)
    except OkrError as error:
        sys.stderr.write(f"okrtui: {_one_line(error)}\n")
        return exit_code(error, options.command)
    except BrokenPipeError:
        sys.stdout = None  # whoever read us has gone; say nothing at exit
        return DONE
    except KeyboardInterrupt:
        return 130


def exit_code(error: OkrError, command: str) -> int:
    """The contract's number for an error."""
    match error:
        case NotFoundError() if command in FINDING_NOTHING:
            return NOTHING
        case BadInputError() | NotFoundError() | AmbiguousError():
            return USAGE
        case RefusedError():
            return REFUSED
        case StorageError():
            return FAULT
        case _:
            return USAGE


def _bare(home: str | None = None) -> int:
    """The screens; without a terminal the status."""
    from okrtui.cli.terminal import draws_screens

    if draws_screens():
        from okrtui.cli.commands.screens import open_screens

        return open_screens(home)
    return run(["status", *(["--home", home] if home else [])])


def _one_line(error: OkrError) -> str:
    from okrtui.okr.text import safe

    return safe(str(error))


def _protected(arguments: Sequence[str]) -> list[str]:
    """Values such as -=3 or -1 of `checkin` and `health`; a space in front keeps them from looking like options."""
    command = next((a for a in arguments if a in {"checkin", "health", "source"}), "source")
    if command == "source":
        return list(arguments)
    return [f" {a}" if a[:1] == "-" and a[1:2] in set("=0123456789.") else a for a in arguments]
