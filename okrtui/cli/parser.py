"""What can be typed after `okrtui`: said once, for parsing, help and completion."""

import argparse
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from okrtui import __version__

PLACES = "okrtui.cli.commands"
EDITABLE = (
    "title", "name", "text", "why", "link", "mission", "handle", "owner", "unit", "cycle", "supports",
    "kind", "origin", "state", "due", "starts", "weight", "forecast", "reflection", "away-until", "left",
    "level", "parent", "rank", "kr", "keeper",
)  # fmt: skip
SETTINGS = {
    "week-start": "of a space: the weekday weeks begin on (monday)",
    "check-in-day": "of a space: from when in the week key results are due",
    "fiscal-month": "of a space: the month fiscal years begin in, 1 to 12",
    "guidelines-off": "of a space: codes not to speak of, `K6,O2`",
    "limits": "of a space: from where guidelines speak, `musts=7,objectives=6`",
    "vague-words": "of a space: more words for O3; `-word` strikes one out (write --vague-words=-word)",
    "task-words": "of a space: more words for K6",
}


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


def _id(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the beginning of an id, or a part of a title")


def _told_in(module: str, name: str) -> Callable[[Parser], None]:
    """The arguments of a command, told in a module that other commands do without."""

    def fill(parser: Parser) -> None:
        getattr(import_module(f"okrtui.cli.{module}"), name)(parser)

    return fill


def _weekly(name: str) -> Callable[[Parser], None]:
    return _told_in("weekly_arguments", name)


def _sharing(name: str) -> Callable[[Parser], None]:
    return _told_in("sharing_arguments", name)


def _at_the_end(name: str) -> Callable[[Parser], None]:
    return _told_in("cycle_arguments", name)


def _whole(name: str) -> Callable[[Parser], None]:
    return _told_in("unit_arguments", name)


def _oversight(name: str) -> Callable[[Parser], None]:
    return _told_in("oversight_arguments", name)


def _init(init: Parser) -> None:
    init.add_argument("--me", metavar="NAME", help="your name (default: this user's)")
    init.add_argument("--mission", metavar="TEXT", help="why the team exists")


def _completion(completion: Parser) -> None:
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))


def _status(status: Parser) -> None:
    status.add_argument("--short", action="store_true", help="one line for a prompt")


def _list(listing: Parser) -> None:
    listing.add_argument("--cycle", metavar="C", help="only this cycle (`backlog` for drafts without one)")
    listing.add_argument("--unit", metavar="U", help="only this unit's")
    listing.add_argument("--owner", metavar="P", help="only this person's")
    listing.add_argument("--due", action="store_true", help="only key results that are due")
    listing.add_argument(
        "--filter", metavar="F", help="as typed after f: `at risk @ken unit:north due<7d conf<5 word`"
    )
    listing.add_argument("--tree", action="store_true", help="below what they support")


def _history(history: Parser) -> None:
    history.add_argument("id", metavar="ID", nargs="?", help="only what touched this record")
    history.add_argument("--by", metavar="P", help="only what this person did")
    history.add_argument("--since", metavar="DATE", help="only from this day on")


def _add(add: Parser) -> None:
    kinds = add.add_subparsers(dest="what", metavar="WHAT", required=True, parser_class=Parser)
    _add_objective(kinds.add_parser("objective", parents=[shared()], help="add an objective"))
    _add_key_result(kinds.add_parser("kr", parents=[shared()], help="add a key result"))


def _add_objective(objective: Parser) -> None:
    objective.set_defaults(run=f"{PLACES}.adding:add_objective")
    objective.add_argument("title", metavar="TITLE")
    objective.add_argument("--cycle", metavar="C", help="default: the active cycle that holds today")
    objective.add_argument("--unit", metavar="U", help="the unit it is for (default: you)")
    objective.add_argument("--owner", metavar="P", help="default: you")
    objective.add_argument("--supports", metavar="ID", help="the objective or key result it supports")
    objective.add_argument("--origin", choices=("bottom-up", "top-down"), default="bottom-up")
    objective.add_argument("--committed", action="store_true", help="expected 1.0 instead of about 0.7")
    objective.add_argument("--why", metavar="TEXT")


def _add_key_result(kr: Parser) -> None:
    kr.set_defaults(run=f"{PLACES}.adding:add_key_result")
    kr.add_argument("objective", metavar="OBJECTIVE")
    kr.add_argument("title", metavar="TITLE")
    kr.add_argument("--due", metavar="DATE", help="default: the end of the cycle")
    kr.add_argument("--owner", metavar="P", help="default: the objective's")
    kr.add_argument("--weight", metavar="N")
    _measure(kr)


def _measure(parser: Parser) -> None:
    parser.add_argument("--from", dest="start", metavar="N", help="where it starts")
    parser.add_argument("--to", dest="target", metavar="N", help="where it should get")
    parser.add_argument(
        "--in", dest="measured_in", metavar="UNIT", help="what it counts: %%, ms, customers …"
    )
    parser.add_argument("--at-least", metavar="N", help="a threshold to keep above")
    parser.add_argument("--at-most", metavar="N", help="a threshold to keep below")
    parser.add_argument("--milestones", metavar="A,B,C", help="steps to be done")
    parser.add_argument("--yes-no", action="store_true", help="done or not")


def _checkin(checkin: Parser) -> None:
    checkin.add_argument(
        "key_result", metavar="KR", nargs="?", help="without one: all that is due, one by one"
    )
    checkin.add_argument("value", metavar="VALUE", nargs="?", help="a number, y or n, steps done: 2,3 +4 -1")
    checkin.add_argument("--confidence", metavar="N", help="0 to 10; without it the key result stays due")
    checkin.add_argument("--note", metavar="TEXT")
    checkin.add_argument("--on", metavar="DATE", help="default: today")
    checkin.add_argument("--fixes", metavar="ID", help="the check-in this one corrects")
    checkin.add_argument("--editor", action="store_true", help="all that is due, as lines in $EDITOR")
    checkin.add_argument("--unit", metavar="U", help="without a key result: this unit's, with all below it")
    checkin.add_argument("--owner", metavar="P", help="without a key result: this person's (default: yours)")


def _comment(comment: Parser) -> None:
    _id(comment)
    comment.add_argument("text", metavar="TEXT", nargs="?", help="what is to be said; without it: what was")


def _edit(edit: Parser) -> None:
    _id(edit)
    for name in EDITABLE:
        edit.add_argument(f"--{name}", metavar="VALUE", default=None)
    for name, does in SETTINGS.items():
        edit.add_argument(f"--{name}", metavar="VALUE", help=does)
    _measure(edit)
    how = edit.add_mutually_exclusive_group()
    how.add_argument("--mend", action="store_true", help="the measure was mistyped: draw everything anew")
    how.add_argument("--because", metavar="TEXT", help="the target changes from today on, and why")


def _move(move: Parser) -> None:
    _id(move)
    move.add_argument("--supports", metavar="ID", required=True, help="`none` for nothing")


def _import(taking: Parser) -> None:
    taking.add_argument("file", metavar="FILE", help="`-` is standard input")
    taking.add_argument("--format", choices=("json", "csv", "md"), help="default: by the file's name")
    taking.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    taking.add_argument("--update", action="store_true", help="also change what is there with other values")
    taking.add_argument("--skip-bad", action="store_true", help="leave bad rows out instead of refusing all")
    taking.add_argument("--source", metavar="NAME", help="keeps the ids of two CSV sources apart")


def _export(giving: Parser) -> None:
    giving.add_argument("--format", choices=("json", "csv", "md"), default="json")
    giving.add_argument("--check-ins", action="store_true", help="CSV with one row a check-in")
    giving.add_argument("-o", "--output", metavar="FILE", help="default: standard output")


def _settings(settings: Parser) -> None:
    settings.add_argument(
        "--write", action="store_true", help="make the file, with every setting as a comment; never over one"
    )


def _dump(dump: Parser) -> None:
    dump.add_argument("--canonical", action="store_true", help="with every register, as sorted JSON")


COMMANDS = {
    "init": Command("setting_up:init", "set up your private space and, with --space, a team's", _init),
    "demo": Command("setting_up:demo", "open the screens on a sample team, kept nowhere", _nothing),
    "open": Command("setting_up:open_at", "open the screens at a record", _id),
    "status": Command("looking:status", "where the week stands: due check-ins, conflicts", _status),
    "list": Command("listing:list_", "list objectives and key results", _list),
    "show": Command("showing:show", "show one objective, key result, line, metric, win or idea", _id),
    "add": Command("adding:add_objective", "add an objective or a key result", _add),
    "checkin": Command("checking_in:check_in", "record a check-in, or all that is due", _checkin),
    "plan": Command("planning:list_plan", "this week’s priorities: add, done, carry …", _weekly("plan")),
    "next": Command("planning:list_ahead", "the next four weeks: add, take, move …", _weekly("next_")),
    "outlook": Command("planning:list_ahead", "the same as next", _weekly("next_")),
    "health": Command("health:list_health", "health metrics: add, read, retire …", _weekly("health")),
    "win": Command("winning:win", "note a win, or list the week’s", _weekly("win")),
    "comment": Command("commenting:comment", "say something about anything, or list what was said", _comment),
    "nudge": Command("nudging:nudge", "Markdown naming who has open check-ins, for a chat", _weekly("nudge")),
    "grade": Command("grading:grade", "score a key result, or decide about an objective", _at_the_end("grade")),
    "review": Command("reviewing:review", "what a cycle taught: what went well, lessons …", _at_the_end("review")),
    "cycle": Command("cycles:list_cycles", "cycles: new, grade, close, carry …", _at_the_end("cycle")),
    "idea": Command(
        "ideas:list_ideas",
        "ideas: add, support, adopt, decline …",
        _told_in("idea_arguments", "idea"),
    ),
    "unit": Command("units:list_units", "company and teams: outline, add, edit, move …", _whole("unit")),
    "person": Command("people:list_people", "people: add, away, leave, hand-over …", _whole("person")),
    "overview": Command("overseeing:overview", "the figures of every unit, worst first", _oversight("overview")),
    "decide": Command("deciding:decide", "record what was decided about an objective", _oversight("decide")),
    "source": Command(
        "measuring:list_sources",
        "key results measured by a command of this machine: set, run …",
        _told_in("source_arguments", "source"),
    ),
    "edit": Command("changing:edit", "change fields of a record; an empty value clears", _edit),
    "drop": Command("changing:drop", "no longer pursue a record; it stays in history", _id),
    "delete": Command("changing:delete", "move a record to the trash", _id),
    "restore": Command("changing:restore", "bring back what was deleted, dropped or retired", _id),
    "move": Command("changing:move", "tie an objective to what it supports", _move),
    "import": Command(
        "exchanging:import_", "bring in OKRs from JSON, CSV or a Markdown outline", _import
    ),
    "export": Command("exchanging:export", "write everything of one space", _export),
    "report": Command(
        "reporting:report",
        "a week, month, quarter or one page of OKRs: Markdown or HTML",
        _told_in("report_arguments", "report"),
    ),
    "lint": Command(
        "linting:lint", "what good practice says of your OKRs, like a linter", _told_in("lint_arguments", "lint")
    ),
    "history": Command("recalling:history", "what happened, the newest first", _history),
    "undo": Command("changing:undo", "take back your last step", _nothing),
    "redo": Command("changing:redo", "do again what was undone", _nothing),
    "share": Command("sharing:list_shares", "share a team’s space: create, join, leave …", _sharing("share")),
    "sync": Command("syncing:sync", "send what is only here, take in what is new", _sharing("sync")),
    "repair": Command("syncing:repair", "put back on the shares what they lost", _nothing),
    "conflicts": Command(
        "conflicting:list_conflicts",
        "what people did without seeing each other: list, settle",
        _told_in("conflict_arguments", "conflicts"),
    ),
    "dump": Command("trusting:dump", "print the digests of commits and state", _dump),
    "verify": Command("trusting:verify", "check every commit again: spelling, signature, chain", _nothing),
    "settings": Command("own_settings:show_settings", "where your settings are and what holds", _settings),
    "completion": Command("setting_up:completion", "print a completion script for a shell", _completion),
}  # fmt: skip
