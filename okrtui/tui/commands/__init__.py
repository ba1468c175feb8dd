"""Every user command once: the table feeds the bindings, the footer, the help, the palette and the keymap."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from okrtui.okr.text import narrow
from okrtui.tui.commands.command import Command
from okrtui.tui.commands.table import COMMANDS, GROUPS

if TYPE_CHECKING:
    from textual.binding import BindingType

__all__ = [
    "COMMANDS", "GROUPS", "Command", "bindings", "command_after_g", "footer", "keys_of_all", "with_full_width",
]  # fmt: skip


def keys_of_all() -> list[tuple[str, str, str]]:
    """Of each command with keys its id, the keys and the title, as the settings file lists them."""
    return [(command.id, command.keys, command.title) for command in COMMANDS if command.keys]


def bindings(group: str) -> "list[BindingType]":
    """The Textual bindings of one group; full-width keys equal their ASCII ones."""
    from textual.binding import Binding  # what only lists commands does without Textual

    return [
        Binding(with_full_width(command.keys), command.id, command.title, id=command.id, show=False)
        for command in COMMANDS
        if command.group == group and command.keys
    ]


def with_full_width(keys: str) -> str:
    """The keys, and for each that is one sign the full-width one that equals it."""
    names = keys.split(",")
    wide = [chr(ord(name) + 0xFEE0) for name in names if len(name) == 1 and name.isascii()]
    return ",".join(names + wide)


def command_after_g(groups: Iterable[str], character: str | None) -> Command | None:
    """The command of these groups whose key is `g` and then this character."""
    key = f"g {narrow(character or '')}"
    return next((c for c in COMMANDS if c.group in groups and c.key == key and not c.keys), None)


def footer(groups: Iterable[str], commands: Iterable[Command] = COMMANDS) -> list[Command]:
    """The commands of these groups that the footer shows, the most important first.

    A key that two groups bind means what the first of them says.
    """
    order = list(groups)
    here = sorted((c for c in commands if c.group in order), key=lambda command: order.index(command.group))
    meaning = {key: command.id for command in reversed(here) for key in command.keys.split(",")}
    shown = [c for c in here if c.shown and meaning[c.keys.split(",")[0]] == c.id]
    return sorted(shown, key=lambda command: command.shown)
