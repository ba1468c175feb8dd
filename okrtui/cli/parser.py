"""What can be typed after `okrtui`: said once, for parsing, help and completion."""

import argparse
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from okrtui import __version__

PLACES = "okrtui.cli.commands"


class Formatter(argparse.HelpFormatter):
    """As wide as the terminal; the original looks for its width with a module that costs 2 ms."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size().columns
        except OSError:
            width = int(os.environ.get("COLUMNS") or 80)
        super().__init__(prog, width=width - 2)


class Parser(argparse.ArgumentParser):
    """Says what was wrong in one line.

    Where `rest` names something, all that stands behind `--` is kept under it as it was typed: a command may have
    options and a `--` of its own.
    """

    rest = ""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": Formatter, **options})

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What was typed, understood; and what was not."""
        if not self.rest or args is None:
            return super().parse_known_args(args, namespace)
        place = args.index("--") if "--" in args else len(args)
        found, unknown = super().parse_known_args(args[:place], namespace)
        if unknown:
            self.error(f"{' '.join(unknown)}: what is to be run stands behind --")
        setattr(found, self.rest, args[place + 1 :])
        return found, unknown

    def error(self, message: str) -> Any:
        """End with exit code 2 and a sentence."""
        from okrtui.cli.mistyped import plainly

        self.exit(2, f"okrtui: {plainly(message)} (see {self.prog} --help)\n")


class Command(NamedTuple):
    """One command: the function that runs it, what it does, and its own arguments."""

    run: str
    does: str
    arguments: Callable[[Parser], None]


def shared() -> Parser:
    """The options every command takes, before or after its name."""
    parser = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--home", metavar="DIR", help="keep everything below this directory")
    parser.add_argument("--space", metavar="NAME", help="which space; `private` is the private one")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    return parser


def build(arguments: Sequence[str] = ()) -> Parser:
    """The whole command line; only one command's part of it when the arguments begin with its name."""
    common = shared()
    parser = Parser(
        prog="okrtui",
        parents=[common],
        description="Objectives and key results in your terminal. Without a command it opens the screens.",
    )
    parser.add_argument("--version", action="version", version=f"okrtui {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    wanted = arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS
    for name in wanted:
        run, does, fill = COMMANDS[name]
        added = commands.add_parser(name, parents=[common], help=does, description=does)
        added.set_defaults(run=f"{PLACES}.{run}")
        fill(added)
    return parser


def _nothing(_: Parser) -> None:
    """The command takes no arguments of its own."""


def record_id(parser: Parser) -> None:
    """Any record, by what it is called."""
    parser.add_argument("id", metavar="ID", help="the beginning of an id, or a part of a title")


def _in(topic: str, name: str) -> Callable[[Parser], None]:
    """The arguments of a command, told in the module of its topic: a command reads no other."""

    def fill(parser: Parser) -> None:
        getattr(import_module(f"okrtui.cli.{topic}_arguments"), name)(parser)

    return fill


def _init(init: Parser) -> None:
    init.add_argument("--me", metavar="NAME", help="your name (default: this user's)")
    init.add_argument("--mission", metavar="TEXT", help="why the team exists")


def _completion(completion: Parser) -> None:
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))


def _settings(settings: Parser) -> None:
    settings.add_argument(
        "--write", action="store_true", help="make the file, with every setting as a comment; never over one"
    )


def _dump(dump: Parser) -> None:
    dump.add_argument(
        "--canonical", action="store_true", help="with every field of every record, as sorted JSON"
    )


COMMANDS = {
    "init": Command("setting_up:init", "set up your private space and, with --space, a team's", _init),
    "demo": Command("screens:demo", "open the screens on a sample team, kept nowhere", _nothing),
    "open": Command("screens:open_at", "open the screens at a record", record_id),
    "status": Command("looking:status", "where the week stands: due check-ins, conflicts", _in("looking", "status")),
    "list": Command("listing:list_", "list objectives and key results", _in("looking", "list_")),
    "show": Command("showing:show", "show one objective, key result, line, metric, win or idea", record_id),
    "add": Command("adding:add_objective", "add an objective or a key result", _in("adding", "add")),
    "checkin": Command("checking_in:check_in", "record a check-in, or all that is due", _in("checking_in", "checkin")),
    "plan": Command("planning:list_plan", "this week’s priorities: add, done, carry …", _in("weekly", "plan")),
    "next": Command("planning:list_ahead", "the next four weeks: add, take, move …", _in("weekly", "next_")),
    "outlook": Command("planning:list_ahead", "the same as next", _in("weekly", "next_")),
    "health": Command("health:list_health", "health metrics: add, read, retire …", _in("weekly", "health")),
    "win": Command("winning:win", "note a win, or list the week’s", _in("weekly", "win")),
    "comment": Command(
        "commenting:comment", "say something about anything, or list what was said", _in("checking_in", "comment")
    ),
    "nudge": Command("nudging:nudge", "Markdown naming who has open check-ins, for a chat", _in("weekly", "nudge")),
    "grade": Command("grading:grade", "score a key result, or decide about an objective", _in("cycle", "grade")),
    "review": Command("reviewing:review", "what a cycle taught: what went well, lessons …", _in("cycle", "review")),
    "cycle": Command("cycles:list_cycles", "cycles: new, grade, close, carry …", _in("cycle", "cycle")),
    "idea": Command("ideas:list_ideas", "ideas: add, support, adopt, decline …", _in("idea", "idea")),
    "unit": Command("units:list_units", "company and teams: outline, add, edit, move …", _in("unit", "unit")),
    "person": Command("people:list_people", "people: add, away, leave, hand-over …", _in("unit", "person")),
    "overview": Command("overseeing:overview", "the figures of every unit, worst first", _in("oversight", "overview")),
    "decide": Command("deciding:decide", "record what was decided about an objective", _in("oversight", "decide")),
    "source": Command(
        "measuring:list_sources",
        "key results measured by a command of this machine: set, run …",
        _in("source", "source"),
    ),
    "edit": Command("changing:edit", "change fields of a record; an empty value clears", _in("changing", "edit")),
    "drop": Command("changing:drop", "no longer pursue a record; it stays in history", record_id),
    "delete": Command("changing:delete", "move a record to the trash", record_id),
    "restore": Command("changing:restore", "bring back what was deleted, dropped or retired", record_id),
    "move": Command("changing:move", "tie an objective to what it supports", _in("changing", "move")),
    "import": Command(
        "exchanging:import_", "bring in OKRs from JSON, CSV or a Markdown outline", _in("exchange", "import_")
    ),
    "export": Command("exchanging:export", "write everything of one space", _in("exchange", "export")),
    "report": Command(
        "reporting:report",
        "a week, month, quarter or one page of OKRs: Markdown or HTML",
        _in("report", "report"),
    ),
    "lint": Command("linting:lint", "what good practice says of your OKRs, like a linter", _in("lint", "lint")),
    "history": Command("recalling:history", "what happened, the newest first", _in("looking", "history")),
    "undo": Command("changing:undo", "take back your last step", _nothing),
    "redo": Command("changing:redo", "do again what was undone", _nothing),
    "share": Command("sharing:list_shares", "share a team’s space: create, join, leave …", _in("sharing", "share")),
    "sync": Command("syncing:sync", "send what is only here, take in what is new", _in("sharing", "sync")),
    "repair": Command("syncing:repair", "put back on the shares what they lost", _nothing),
    "conflicts": Command(
        "conflicting:list_conflicts",
        "what people did without seeing each other: list, settle",
        _in("conflict", "conflicts"),
    ),
    "dump": Command("trusting:dump", "print what two machines can compare: digests of steps and state", _dump),
    "verify": Command("trusting:verify", "check every step again: spelling, signature, chain", _nothing),
    "settings": Command("own_settings:show_settings", "where your settings are and what holds", _settings),
    "completion": Command("setting_up:completion", "print a completion script for a shell", _completion),
}  # fmt: skip
