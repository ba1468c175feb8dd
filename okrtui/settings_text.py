"""The settings file as it is made on wish: every setting, what it does, and its usual value as a comment."""

from collections.abc import Iterable

HEAD = """\
# Settings of okrtui on this machine. A line that begins with # is a comment and shows what holds without it:
# take the # away and change the value. What cannot be is told at the start with its line; the rest holds.
# `okrtui settings` prints what holds.

# The team space that new things go to, by its id (okrtui init --space and share create --default write it).
# Without it, or where that space is not here: your private space.
# default_space = ""

# How okrtui looks: the name of a theme, as the palette's “Theme” lists them. It is written here when you choose one.
# theme = "textual-dark"

# "ascii" where signs such as ● ▲ → are two cells wide in your terminal, or are missing.
# glyphs = "unicode"

# true: 3,5 is read as three and a half wherever a number is typed.
# decimal_comma = false

# Commands that measure key results stand in tables of their own, [sources.<space>]: okrtui source set writes them.

# Keys of your own, by the id of a command. Several with commas: "f5,ctrl+r"; named keys: space, enter, f5, ctrl+r.
# A key that two commands of one screen have is told at the start.
[keymap]
"""


def settings_text(keys: Iterable[tuple[str, str, str]]) -> str:
    """The file; of the keymap each command's id, keys and title."""
    lines = [(f'# {id_} = "{usual}"', title) for id_, usual, title in keys]
    wide = max((len(line) for line, _ in lines), default=0)
    return HEAD + "".join(f"{line:<{wide}}  # {title}\n" for line, title in lines)
