"""Every user command once: it feeds the bindings, the footer, the help, the palette and the keymap."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Command(NamedTuple):
    """What a person can ask for: `id` names its action and its line in the keymap setting.

    `keys` are Textual's names with commas between; `group` says who acts: one of GROUPS;
    `shown` is the place in the footer, 0 for none; `key` is what people read instead of
    the first of `keys`, `short` the title where there is little room.
    """

    id: str
    keys: str
    title: str
    help: str
    group: str
    shown: int = 0
    key: str = ""
    short: str = ""

    @property
    def brief(self) -> str:
        """The title for the footer."""
        return self.short or self.title

    @property
    def label(self) -> str:
        """The key as people read it."""
        return self.key or self.keys.split(",")[0]


COMMANDS = (
    Command("check_in", "c", "Check in", "this week's value and confidence", "record", 1),
    Command("add", "a", "Add", "a key result of this objective", "objectives", 3),
    Command("add_objective", "O", "New objective", "an objective for whom the cursor is at", "objectives", 2),
    Command("edit", "e", "Edit", "title, owner, due date, why", "record", 4),
    Command("drop", "x", "Drop", "no longer pursued; stays in history", "record"),
    Command("delete", "d", "To the trash", "from where it can come back", "record"),
    Command("open", "enter", "Open", "a key result; else fold or unfold", "objectives"),
    Command("fold", "h,left", "Fold", "or go up to what it belongs to", "objectives", key="h ←"),
    Command("unfold", "l,right", "Unfold", "or go down into it", "objectives", key="l →"),
    Command("fold_level", "z", "Fold to a level", "units, objectives, key results", "objectives"),
    Command("next_cycle", "]", "Next cycle", "after the last comes the backlog", "objectives"),
    Command(
        "previous_cycle", "[", "Cycle before", "one cycle back", "objectives", 6, key="[ ]", short="Cycle"
    ),
    Command("search", "/", "Search", "words of a title", "objectives", 5),
    Command("search_next", "n", "Next match", "further down, and around", "objectives"),
    Command("search_previous", "N", "Match before", "further up, and around", "objectives"),
    Command("down", "j,down", "Down", "one line", "list", key="j ↓"),
    Command("up", "k,up", "Up", "one line", "list", key="k ↑"),
    Command("top", "home", "First line", "to the top", "list", key="g g"),
    Command("bottom", "G,end", "Last line", "to the bottom", "list"),
    Command("half_down", "ctrl+d,pagedown", "Half a page down", "", "list"),
    Command("half_up", "ctrl+u,pageup", "Half a page up", "", "list"),
    Command("undo", "u", "Undo", "my last step, also after a restart", "app", 8),
    Command("redo", "ctrl+r", "Redo", "what was undone last", "app"),
    Command("objectives", "2", "Objectives", "this screen", "app"),
    Command("theme", "", "Theme", "how okrtui looks", "app"),
    Command("command_palette", "ctrl+p,:", "Palette", "everything by name", "app", key="ctrl+p :"),
    Command("leave", "q", "Quit", "leave okrtui; esc leaves a dialog", "app", 7),
    Command("help", "?", "Help", "all keys", "app", 9),
)
GROUPS = {
    "objectives": "Objectives",
    "record": "An objective or key result",
    "list": "Moving",
    "app": "Everywhere",
}


def bindings(group: str) -> list[BindingType]:
    """The Textual bindings of one group; full-width keys equal their ASCII ones."""
    return [
        Binding(_with_full_width(command.keys), command.id, command.title, id=command.id, show=False)
        for command in COMMANDS
        if command.group == group and command.keys
    ]


def _with_full_width(keys: str) -> str:
    names = keys.split(",")
    wide = [chr(ord(name) + 0xFEE0) for name in names if len(name) == 1]
    return ",".join(names + wide)


def footer(groups: Iterable[str]) -> list[Command]:
    """The commands of these groups that the footer shows, the most important first."""
    shown = [command for command in COMMANDS if command.shown and command.group in groups]
    return sorted(shown, key=lambda command: command.shown)
