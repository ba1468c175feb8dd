"""Every user command once: it feeds the bindings, the footer, the help, the palette and the keymap."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from okrtui.okr.text import narrow

if TYPE_CHECKING:
    from textual.binding import BindingType


class Command(NamedTuple):
    """What a person can ask for: `id` names its action and its line in the keymap setting.

    `keys` are Textual's names with commas between; `group` says who acts: one of GROUPS;
    `shown` is the place in the footer, 0 for none; `key` is what people read instead of
    the first of `keys`, `short` the title where there is little room, `pair` the keys in the
    footer where one place there stands for two commands, this one and its `mate`.
    """

    id: str
    keys: str
    title: str
    help: str
    group: str
    shown: int = 0
    key: str = ""
    short: str = ""
    pair: str = ""
    mate: str = ""

    @property
    def brief(self) -> str:
        """The title for the footer."""
        return self.short or self.title

    @property
    def label(self) -> str:
        """The key as people read it."""
        return self.key or self.keys.split(",")[0]

    @property
    def footer_label(self) -> str:
        """The key, or the pair of keys, for the footer."""
        return self.pair or self.label


COMMANDS = (
    Command("add_here", "a", "Add", "what belongs here: a line, a key result, a metric", "week", 2),
    Command(
        "done", "space", "Done", "or not done after all; of a line offered: was done", "week", 3, key="␣"
    ),
    Command("carry_all", "A", "Carry all", "every line that earlier weeks left open", "week"),
    Command("later", ">", "A week later", "a line offered: into this week", "week"),
    Command("earlier", "<", "A week earlier", "into this week it becomes a must", "week"),
    Command("rerank", "m", "Must ⇄ should", "the rank of a line", "week"),
    Command("move_down", "J", "Move down", "below the next line", "week"),
    Command("move_up", "K", "Move up", "above the line before", "week"),
    Command("look_at", "enter", "Open", "the key result; unfolds what was left open", "week"),
    Command("win", "W", "Note a win", "something worth showing on Friday", "week"),
    Command("search_board", "/", "Search", "lines of all weeks, metrics, objectives, key results", "week"),
    Command("news", "i", "What is new", "what others changed since you looked", "week"),
    Command("month", "M", "Month", "four weeks, the calendar month, one week again", "week"),
    Command("present", "P", "Present", "the boards of units or people, one after another", "week"),
    Command("present_before", "backspace", "Board before", "while presenting", "week", key="⌫"),
    Command("end", "escape", "End", "presenting", "week", key="esc"),
    Command("quadrant_left", "h,left", "Quadrant left", "the one beside", "week", key="h ←"),
    Command("quadrant_right", "l,right", "Quadrant right", "the one beside", "week", key="l →"),
    Command("next_quadrant", "tab", "Next quadrant", "", "week", 4, short="Quadrant"),
    Command("previous_quadrant", "shift+tab", "Quadrant before", "", "week"),
    Command("quadrant_1", "", "OKRs", "the first quadrant", "week", key="g 1"),
    Command("quadrant_2", "", "This week", "the second quadrant", "week", key="g 2"),
    Command("quadrant_3", "", "Next four weeks", "the third quadrant", "week", key="g 3"),
    Command("quadrant_4", "", "Metrics and health", "the fourth quadrant", "week", key="g 4"),
    Command("zoom", "z", "Zoom", "this quadrant alone, and back", "week"),
    Command("next_week", "],L", "Next week", "one week on", "week", key="] L"),
    Command(
        "previous_week",
        "[,H",
        "Week before",
        "one week back",
        "week",
        6,
        key="[ H",
        pair="[ ]",
        mate="next_week",
        short="Week",
    ),
    Command("check_in", "c", "Check in", "this week's value and confidence", "record", 1),
    Command("add", "a", "Add", "a key result of this objective", "objectives", 3),
    Command("add_objective", "O", "New objective", "an objective for whom the cursor is at", "tree", 2),
    Command("edit", "e", "Edit", "what it says, owner, dates", "record", 4),
    Command("drop", "x", "Drop", "no longer pursued; once more: take it up again", "record"),
    Command("delete", "d", "To the trash", "from where it can come back", "record"),
    Command("owner", "o", "Owner", "hand it over", "record"),
    Command(
        "tie", "t", "Tie", "an objective to what it supports, a line or metric to what it serves", "record"
    ),
    Command("watch_beside", "w", "Watch", "a metric beside this objective; never counted as a KR", "record"),
    Command("share_objective", "", "Share with a team", "a copy of a private objective for it", "record"),
    Command("copy", "y", "Copy", "as Markdown, to the clipboard and into a file", "record"),
    Command("open_link", "", "Open the link", "in the browser", "record", key="g x"),
    Command("measure_by", "", "Measure by a command", "of this machine, that prints the value", "record"),
    Command("comment", ";", "Comment", "say something about it", "record", 5),
    Command("decide", "D", "Decide", "go on, change, stop or merge an objective, and why", "record"),
    Command("back", "escape,q", "Back", "to the objectives", "key_result", 7, key="esc q"),
    Command(
        "previous_tab",
        "h,left",
        "Tab before",
        "history, plan, comments, guidelines",
        "key_result",
        5,
        key="h ←",
        pair="h l",
        mate="next_tab",
        short="Tab",
    ),
    Command(
        "next_tab", "l,right", "Next tab", "history, plan, comments, guidelines", "key_result", key="l →"
    ),
    Command("next_key_result", "],L", "Next key result", "in the order of the list", "key_result", key="] L"),
    Command(
        "previous_key_result",
        "[,H",
        "Key result before",
        "in the order of the list",
        "key_result",
        6,
        key="[ H",
        pair="[ ]",
        mate="next_key_result",
        short="KR",
    ),
    Command("open", "enter", "Open", "a key result; else fold or unfold", "objectives"),
    Command("fold", "h,left", "Fold", "or go up to what it belongs to", "tree", key="h ←"),
    Command("unfold", "l,right", "Unfold", "or go down into it", "tree", key="l →"),
    Command("fold_level", "z", "Fold to a level", "fewer, and at last all again", "tree"),
    Command("next_cycle", "],L", "Next cycle", "after the last comes the backlog", "tree", key="] L"),
    Command(
        "previous_cycle",
        "[,H",
        "Cycle before",
        "one cycle back",
        "tree",
        6,
        key="[ H",
        pair="[ ]",
        mate="next_cycle",
        short="Cycle",
    ),
    Command("open_branch", "enter", "Open", "a key result; an objective among the objectives", "map"),
    Command("open_overview", "enter", "Open", "a unit, a person, a finding; else fold or unfold", "overview"),
    Command("order_units", "b", "Tree or worst first", "the order of the units", "overview", short="Order"),
    Command("derive", "T", "Derive", "drafts for units or people, that support it", "tree"),
    Command("answer", "A", "Accept or decline", "what was derived for a unit", "tree", short="Accept"),
    Command("edit_list", "E", "As text", "all that is shown, in $EDITOR; one step", "objectives"),
    Command("filter", "f", "Filter", "at risk @ken due<7d conf<5 words; or chosen", "tree"),
    Command("saved_filters", "F", "Saved filters", "use one, save the present one", "tree"),
    Command("clear", "escape", "Clear", "no marks, no filter: all is shown", "tree", key="esc"),
    Command("group", "b", "Group or flat", "by unit, or one list by title", "objectives"),
    Command("search", "/", "Search", "titles; at last other cycles, ideas, notes", "objectives", 5),
    Command("search_next", "n", "Next match", "further down, then in other cycles", "objectives"),
    Command("search_previous", "N", "Match before", "further up, and around", "objectives"),
    Command("order_down", "J", "Move down", "below the next of its kind", "objectives", key="J K"),
    Command("order_up", "K", "Move up", "above the one before of its kind", "objectives"),
    Command("mark", "v", "Mark", "several lines: x d o t y then act on all", "objectives"),
    Command("down", "j,down", "Down", "one line", "list", key="j ↓"),
    Command("up", "k,up", "Up", "one line", "list", key="k ↑"),
    Command("top", "home", "First line", "to the top", "list", key="g g"),
    Command("bottom", "G,end", "Last line", "to the bottom", "list"),
    Command("half_down", "ctrl+d,pagedown", "Half a page down", "", "list"),
    Command("half_up", "ctrl+u,pageup", "Half a page up", "", "list"),
    Command("add_line", "enter", "Add", "the line; the field stays open for the next", "typing", 1),
    Command("complete", "tab", "Complete", "the name or mark that is shown; ↑ ↓ shows others", "typing", 2),
    Command("close_line", "escape", "Close", "what was not added comes back with a", "typing", 3, key="esc"),
    Command("run_next", "enter", "Next", "records and goes on; closes the summary", "run", 1),
    Command("run_note", "tab", "Note", "the note, and back to the first field", "run", 2),
    Command("run_field_back", "shift+tab", "Field back", "one field back", "run"),
    Command("run_back", "backspace", "Back", "erases; in an empty field one field back", "run", 3, key="⌫"),
    Command("run_earlier", "up", "Earlier", "the one before, also a recorded one", "run", 4, key="↑"),
    Command("run_skip", "down", "Skip", "what you typed stays a draft", "run", 5, key="↓"),
    Command("run_stop", "escape", "Stop", "what was recorded stays", "run", 6, key="esc"),
    Command(
        "grade_next", "enter", "Next", "records and goes on; once more where something is asked", "grading", 1
    ),
    Command(
        "grade_back", "backspace", "Back", "erases; in an empty field one field back", "grading", 2, key="⌫"
    ),
    Command("grade_earlier", "up", "Earlier", "the one before, also a graded one", "grading", 3, key="↑"),
    Command(
        "grade_later", "down", "Later", "puts it off; what you typed stays a draft", "grading", 4, key="↓"
    ),
    Command("grade_suggested", "=", "Suggested", "takes the suggested score", "grading"),
    Command("grade_up", "+", "Adjust up", "by 0.01, at most 0.05 in all; asks why", "grading"),
    Command("grade_down", "-", "Adjust down", "by 0.01, at most 0.05 in all; asks why", "grading"),
    Command("grade_reflect", "r", "Reflect", "what did we learn? of an objective: why", "grading", 5),
    Command("grade_explain", "e", "Explain", "why something committed was not kept", "grading", 6),
    Command("grade_go_on", "g", "Go on", "asked below 0.40; once more takes it back", "grading"),
    Command("grade_change", "c", "Change", "asked below 0.40", "grading"),
    Command("grade_drop", "x", "Stop it", "asked below 0.40", "grading"),
    Command("grade_comment", ";", "Comment", "a second opinion, beside a score somebody gave", "grading"),
    Command("grade_editor", "ctrl+e", "Editor", "the text one is writing, in $EDITOR", "grading"),
    Command("grade_field", "tab", "Field", "the next one", "grading"),
    Command("grade_field_back", "shift+tab", "Field back", "one field back", "grading"),
    Command(
        "grade_stop", "escape", "Stop", "what was recorded stays; R goes on there", "grading", 7, key="esc"
    ),
    Command("open_scored", "enter", "Open", "a key result; on the first line the review", "summary", 1),
    Command("to_review", "w", "Review", "what went well and badly, then the cycle is closed", "summary", 2),
    Command("grade_here", "R", "Grade", "the run from the line under the cursor", "summary", 3),
    Command("copy_outcome", "y", "Copy", "as Markdown, to the clipboard and into a file", "summary", 5),
    Command("next_summary", "],L", "Next cycle", "how that came out", "summary", key="] L"),
    Command(
        "previous_summary",
        "[,H",
        "Cycle before",
        "how that came out",
        "summary",
        6,
        key="[ H",
        pair="[ ]",
        short="Cycle",
        mate="next_summary",
    ),
    Command("leave_summary", "escape,q", "Back", "to where it was opened", "summary", 4, key="esc q"),
    Command("open_cycle", "enter", "Objectives", "of this cycle", "cycles", 1),
    Command("move_cycle", "m", "Move on", "start, grade, close or reopen it", "cycles", 2),
    Command("cycle_summary", "v", "Summary", "how it came out", "cycles", 3),
    Command("cycle_review", "r", "Review", "what went well and badly, lessons, next", "cycles", 4),
    Command("cycle_next", "n", "Next cycle", "what of it goes on, by choice", "cycles", 5),
    Command("add_cycle", "a", "New", "a quarter, month, half-year, or days of one’s own", "cycles", 6),
    Command(
        "look_at_member", "enter", "Look at", "the objectives and board of this unit or person", "units", 1
    ),
    Command("add_member", "a", "Add", "a unit, or people after @, below the unit here", "units", 2),
    Command("edit_member", "e", "Edit", "name, mission, level; handle, away until, committee", "units", 3),
    Command(
        "edit_outline", "E", "Outline", "all as indented lines in $EDITOR; or paste them here", "units", 4
    ),
    Command("move_member", "t", "Move", "a unit below another, a person into another", "units", 5),
    Command(
        "hand_over", "o", "Hand over", "what somebody has in hand, one by one or all at once", "units", 6
    ),
    Command("member_leaves", "x", "Leaves", "what they have in hand goes on; once more: is back", "units"),
    Command("delete_member", "d", "To the trash", "a unit or person with nothing in it", "units"),
    Command("open_idea", "enter", "Open", "all it tells; what an adopted one became", "ideas", 5),
    Command("add_idea", "a", "Propose", "an idea in one line; the field stays open for the next", "ideas", 1),
    Command("support_idea", "+", "Support", "be for it; once more takes that back", "ideas", 2),
    Command("adopt_idea", "A", "Adopt", "it becomes an objective, bottom-up", "ideas", 3),
    Command("decline_idea", "x", "Decline", "asks why; once more opens it again", "ideas", 4),
    Command("edit_idea", "e", "Edit", "your own: its words, and why", "ideas"),
    Command("delete_idea", "d", "To the trash", "from where it can come back", "ideas"),
    Command("comment_idea", ";", "Comment", "say something about it", "ideas", 6),
    Command("copy_idea", "y", "Copy", "as Markdown, to the clipboard and into a file", "ideas"),
    Command("search_ideas", "/", "Search", "words of an idea, or who proposed it", "ideas", 6),
    Command("filter_ideas", "f", "Filter", "what is open, adopted or declined", "ideas"),
    Command("fold_idea", "h,left", "Fold", "or go up to the heading", "ideas", key="h ←"),
    Command("unfold_idea", "l,right", "Unfold", "or go down into it", "ideas", key="l →"),
    Command("clear_ideas", "escape", "Clear", "no words, no filter: all is listed", "ideas", key="esc"),
    Command("comment_member", ";", "Comment", "say something about this unit or person", "units"),
    Command("take_value", "enter", "Take for all", "the value under the cursor settles it", "conflicts", 1),
    Command("other_value", "e", "Another", "write a value that is none of these", "conflicts", 2),
    Command(
        "open_entry",
        "enter",
        "Open",
        "the record; takes a value of a conflict; out of the trash",
        "history",
        1,
    ),
    Command("find_words", "/", "Search", "words of what was done, a name, a title", "history", 2),
    Command("narrow", "f", "Filter", "what one person did, or what was done with one record", "history", 3),
    Command("trash_here", "tab", "Trash", "what was moved there, by whom; and back", "history", 4),
    Command("correct_here", "e", "Correct", "a check-in; of a conflict: a third value", "history", 5),
    Command("show_everything", "escape", "Show all", "no filter and no words", "history", key="esc"),
    Command("carry_on", "g", "Carry", "into the next cycle; of what waits: take it in", "carrying", 1),
    Command("carry_edited", "c", "Carry, edited", "title, why, owner, key results", "carrying", 2),
    Command("leave_behind", "x", "Leave", "it does not go on; once more takes that back", "carrying", 3),
    Command("old_starts", "o", "Old starts", "instead of the last values, and back", "carrying", 4),
    Command("leave_page", "escape,q", "Back", "to where one came from", "page", 7, key="esc q"),
    Command("review_next", "tab", "Record", "the part, then the next one", "review", 1),
    Command("review_before", "shift+tab", "Part before", "records too", "review"),
    Command("review_editor", "ctrl+e", "Editor", "the part in $EDITOR", "review", 2),
    Command("review_take", "enter", "Do it", "below the parts: close, choose, look", "review", 1),
    Command("review_comment", ";", "Comment", "below the parts: say something about the review", "review", 2),
    Command("review_leave", "escape", "Back", "what is not recorded stays a draft", "review", 3, key="esc"),
    Command("weekly_run", "C", "Weekly run", "all that is due, one after the other", "app", 1, short="Run"),
    Command(
        "check_in_lines", "", "Check in, in an editor", "a line for each due, in $EDITOR", "app", key="g c"
    ),
    Command(
        "grading_run", "R", "Grading run", "a score for all of a cycle that ends, one after the other", "app"
    ),
    Command("summary", "", "Summary", "how the cycle shown came out", "app"),
    Command("sync", "s", "Sync", "send what is only here, fetch what is new", "app"),
    Command("measure", "S", "Measure", "run the commands that measure key results", "app"),
    Command("share", "", "Sharing", "share or join a team, see who writes there, leave", "app"),
    Command("git", "", "Let git carry the share", "or no longer; asked, as git runs programs", "app"),
    Command("scope", "p", "Whose", "everybody’s, mine, a unit’s, a person’s", "app", 7),
    Command("undo", "u", "Undo", "my last step, also after a restart", "app", 8),
    Command("redo", "ctrl+r", "Redo", "what was undone last", "app"),
    Command("week", "1", "Week", "the board; on it: back to the week that runs", "app"),
    Command("objectives", "2", "Objectives", "all of a cycle, as a tree", "app"),
    Command("map", "3", "Map", "who supports whom, from the company to the person", "app"),
    Command("overview", "4", "Overview", "the figures of every unit, worst first", "app"),
    Command("ideas", "5", "Ideas", "what anybody proposes, and what becomes of it", "app"),
    Command("propose", "", "Propose an idea", "in one line, for others to support", "app"),
    Command("history", "6", "History", "who did what and when; conflicts on top; the trash", "app"),
    Command("cycles", "Q", "Cycles", "all of them: start, grade, close, look back", "app"),
    Command("units", "U", "Units and people", "company, teams, missions, who leaves or is away", "app"),
    Command("conflicts", "!", "Conflicts", "every value with who and when; enter settles one", "app"),
    Command("review", "", "Review", "what went well and badly in the cycle that ends", "app"),
    Command("choose_next", "", "Choose for the next cycle", "carry, change or leave each objective", "app"),
    Command("start_cycle", "", "Start a cycle", "one that was planned, with its drafts", "app"),
    Command("grade_cycle", "", "Begin grading", "from then on scores are given", "app"),
    Command("close_cycle", "", "Close a cycle", "it is read-only then", "app"),
    Command("reopen_cycle", "", "Reopen a cycle", "on purpose, and visibly", "app"),
    Command("new_cycle", "", "New cycle", "a quarter, half-year, month or days of one’s own", "app"),
    Command("trash", "", "Trash", "what was moved there, to bring it back", "app"),
    Command("import", "", "Import a file", "CSV, outline or JSON, shown before it is taken", "app"),
    Command("sample", "", "Sample team", "a look at a made-up one; q comes back here", "app"),
    Command("space_settings", "", "Space settings", "weeks, check-in day, bands, mission, name", "app"),
    Command("guideline_settings", "", "Guidelines", "which ones speak, from where, for which words", "app"),
    Command("settings_file", "", "Settings file", "in $EDITOR; what you set holds from then on", "app"),
    Command("theme", "", "Theme", "how okrtui looks", "app"),
    Command("command_palette", "ctrl+p,:", "Palette", "everything by name", "app", key="ctrl+p :"),
    Command("leave", "q", "Quit", "leave okrtui; esc leaves a dialog", "app", 7),
    Command("help", "?", "Help", "all keys", "app", 9),
)
GROUPS = {
    "week": "The week board",
    "tree": "Objectives, map and overview",
    "objectives": "Objectives",
    "map": "The map",
    "overview": "The overview",
    "key_result": "A key result",
    "record": "What the cursor is at",
    "cycles": "The page of cycles",
    "ideas": "Ideas",
    "units": "Units and people",
    "conflicts": "The page of conflicts",
    "history": "The history",
    "carrying": "What goes on into the next cycle",
    "review": "A review",
    "page": "A page",
    "list": "Moving",
    "app": "Everywhere",
    "typing": "On the line of the board",
    "run": "In a run",
    "grading": "In the grading run",
    "summary": "How a cycle came out",
}


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
