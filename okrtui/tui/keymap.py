"""Keys of one's own: the commands as the keymap setting has them, and what of it cannot be."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from textual.app import App
from textual.keys import Keys, key_to_character

from okrtui.okr.text import safe
from okrtui.settings import FILE
from okrtui.tui.commands import COMMANDS, Command, with_full_width

Keymap = Mapping[str, str]
PLACES = (
    ("week", "record", "app", "list"),
    ("objectives", "tree", "record", "app", "list"),
    ("map", "tree", "record", "app", "list"),
    ("key_result", "record", "app", "list"),
    ("cycles", "page", "app", "list"),
    ("carrying", "page", "app", "list"),
    ("typing",),
    ("review",),
    ("run",),
    ("grading",),
    ("summary", "app", "list"),
)
"""The groups whose keys are heard together."""
LABELS = {
    "space": "␣", "escape": "esc", "backspace": "⌫",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip
KNOWN = {command.id: command for command in COMMANDS}
EXAMPLES = "u, ctrl+r, f5 or space"
SHOWN = 2


def with_keys(keymap: Keymap) -> tuple[Command, ...]:
    """All commands, each on the keys that were chosen for it."""
    chosen = _usable(keymap)
    made = {
        c.id: c._replace(keys=chosen[c.id], key=_label(chosen[c.id])) if c.id in chosen else c
        for c in COMMANDS
    }
    return tuple(_paired(c, made[c.mate]) if c.mate else c for c in made.values())


def _paired(command: Command, mate: Command) -> Command:
    """With the first key of each of the two that share a place in the footer."""
    return command._replace(pair=" ".join(each.label.split()[0] for each in (command, mate)))


def for_textual(keymap: Keymap) -> dict[str, str]:
    """What Textual is told: full-width keys equal their ASCII ones here too."""
    return {id_: with_full_width(keys) for id_, keys in _usable(keymap).items()}


def commands_of(app: App[Any]) -> tuple[Command, ...]:
    """The commands of an app that has a keymap."""
    commands: tuple[Command, ...] = getattr(app, "commands", COMMANDS)
    return commands


def key_of(commands: tuple[Command, ...], id_: str) -> str:
    """The key of a command as people read it."""
    return next(command.label for command in commands if command.id == id_)


def _usable(keymap: Keymap) -> dict[str, str]:
    good = {id_: keys.replace(" ", "") for id_, keys in keymap.items() if id_ in KNOWN and KNOWN[id_].keys}
    return {id_: keys for id_, keys in good.items() if all(map(_is_key, keys.split(",")))}


def _is_key(name: str) -> bool:
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    is_named = len(key) == 1 or key in _names() or key_to_character(key) is not None
    return is_named and all(modifier in ("ctrl", "alt", "shift") for modifier in modifiers)


@cache
def _names() -> frozenset[str]:
    return frozenset(key.value for key in Keys)


def _label(keys: str) -> str:
    return " ".join(LABELS.get(key) or _character(key) or key for key in keys.split(",")[:SHOWN])


def _character(key: str) -> str | None:
    character = key_to_character(key) if "+" not in key else None
    return character if character and character.isprintable() else None


# -- what cannot be


def told(keymap: Keymap, lines: Mapping[str, int] = MappingProxyType({})) -> list[str]:
    """A sentence for each thing in it that cannot be, with its line in the file; and what hides a command."""
    if not keymap:
        return []
    return [*_wrong(keymap, lines), *(f"keymap: {sentence}" for sentence in _clashes(keymap))]


def _wrong(keymap: Keymap, lines: Mapping[str, int]) -> Iterator[str]:
    for id_, keys in keymap.items():
        line = lines.get(f"keymap.{id_}")
        begin = f"{FILE}, line {line}" if line else "keymap"
        yield from (f"{begin}: {sentence}" for sentence in _wrong_with(id_, keys, _usable(keymap)))


def _wrong_with(id_: str, keys: str, good: Keymap) -> Iterator[str]:
    """What cannot be of one command's keys."""
    match KNOWN.get(id_):
        case None:
            yield f"no command is called “{safe(id_)}”{did_you_mean(id_, KNOWN)}"
        case command if not command.keys:
            yield f"“{command.title}” is reached by {command.key or 'its name'} only"
        case command if id_ not in good:
            bad = next(key for key in keys.replace(" ", "").split(",") if not _is_key(key))
            yield f"“{safe(bad)}” is no key for “{command.title}”: write one as {EXAMPLES}"


def did_you_mean(word: str, known: Mapping[str, object]) -> str:
    """`: did you mean “…”?`, where something known is spelled nearly so."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f": did you mean “{near[0]}”?" if near else ""


def _clashes(keymap: Keymap) -> Iterator[str]:
    before, after, said = COMMANDS, with_keys(keymap), set[tuple[str, ...]]()
    for groups in PLACES:
        usual = _heard(before, groups)
        for key, commands in _heard(after, groups).items():
            titles = tuple(command.title for command in commands)
            is_new = {c.id for c in commands} - {c.id for c in usual.get(key, ())}
            if len(commands) > 1 and is_new and titles not in said:
                said.add(titles)
                named = " and of ".join(f"“{title}”" for title in titles)
                yield f"{_label(key)} is the key of {named}; only one of them answers to it"


def _heard(commands: tuple[Command, ...], groups: tuple[str, ...]) -> dict[str, list[Command]]:
    heard: dict[str, list[Command]] = {}
    for command in commands:
        for key in command.keys.split(",") if command.keys and command.group in groups else ():
            heard.setdefault(_character(key) or key, []).append(command)
    return heard
