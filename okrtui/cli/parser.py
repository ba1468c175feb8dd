"""What can be typed after `okrtui`: said once, for parsing, help and completion."""

import argparse
from typing import Any

from okrtui import __version__

COMMANDS = "okrtui.cli.commands"


class Parser(argparse.ArgumentParser):
    """Says what was wrong in one line."""

    def error(self, message: str) -> Any:
        """End with exit code 2 and a sentence."""
        self.exit(2, f"okrtui: {message} (see {self.prog} --help)\n")


def common() -> Parser:
    """The options every command takes, before or after its name."""
    parser = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--home", metavar="DIR", help="keep everything below this directory")
    parser.add_argument("--space", metavar="NAME", help="which space; `private` is the private one")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    return parser


def build() -> Parser:
    """The whole command line."""
    shared = common()
    parser = Parser(
        prog="okrtui",
        parents=[shared],
        description="Objectives and key results in your terminal. Without a command it opens the screens.",
    )
    parser.add_argument("--version", action="version", version=f"okrtui {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)

    def command(name: str, place: str, help_: str) -> Parser:
        added: Parser = commands.add_parser(name, parents=[shared], help=help_, description=help_)
        added.set_defaults(run=f"{COMMANDS}.{place}")
        return added

    _setting_up(command)
    _looking(command)
    _adding(command)
    _changing(command)
    _exchanging(command)
    _trusting(command)
    return parser


def _setting_up(command: Any) -> None:
    init = command("init", "setting_up:init", "set up your private space and, with --space, a team's")
    init.add_argument("--me", metavar="NAME", help="your name (default: this user's)")
    init.add_argument("--mission", metavar="TEXT", help="why the team exists")
    command("demo", "setting_up:demo", "open the screens on a sample team, kept nowhere")
    opening = command("open", "setting_up:open_at", "open the screens at a record")
    opening.add_argument("id", metavar="ID")
    completion = command("completion", "setting_up:completion", "print a completion script for a shell")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))


def _looking(command: Any) -> None:
    status = command("status", "looking:status", "where the week stands: due check-ins, conflicts")
    status.add_argument("--short", action="store_true", help="one line for a prompt")
    listing = command("list", "looking:list_", "list objectives and key results")
    listing.add_argument("--cycle", metavar="C", help="only this cycle (`backlog` for drafts without one)")
    listing.add_argument("--unit", metavar="U", help="only this unit's")
    listing.add_argument("--owner", metavar="P", help="only this person's")
    listing.add_argument("--due", action="store_true", help="only key results that are due")
    listing.add_argument("--tree", action="store_true", help="below what they support")
    show = command("show", "looking:show", "show one objective or key result with its history")
    show.add_argument("id", metavar="ID")
    history = command("history", "looking:history", "what happened, the newest first")
    history.add_argument("id", metavar="ID", nargs="?")
    history.add_argument("--by", metavar="P", help="only what this person did")
    history.add_argument("--since", metavar="DATE", help="only from this day on")


def _adding(command: Any) -> None:
    add = command("add", "adding:add_objective", "add an objective or a key result")
    kinds = add.add_subparsers(dest="what", metavar="WHAT", required=True, parser_class=Parser)
    objective = kinds.add_parser("objective", parents=[common()], help="add an objective")
    objective.set_defaults(run=f"{COMMANDS}.adding:add_objective")
    objective.add_argument("title", metavar="TITLE")
    objective.add_argument("--cycle", metavar="C", help="default: the active cycle that holds today")
    objective.add_argument("--unit", metavar="U", help="the unit it is for (default: you)")
    objective.add_argument("--owner", metavar="P", help="default: you")
    objective.add_argument("--supports", metavar="ID", help="the objective or key result it supports")
    objective.add_argument("--origin", choices=("bottom-up", "top-down"), default="bottom-up")
    objective.add_argument("--committed", action="store_true", help="expected 1.0 instead of about 0.7")
    objective.add_argument("--why", metavar="TEXT")
    kr = kinds.add_parser("kr", parents=[common()], help="add a key result")
    kr.set_defaults(run=f"{COMMANDS}.adding:add_key_result")
    kr.add_argument("objective", metavar="OBJECTIVE")
    kr.add_argument("title", metavar="TITLE")
    kr.add_argument("--due", metavar="DATE", help="default: the end of the cycle")
    kr.add_argument("--owner", metavar="P", help="default: the objective's")
    kr.add_argument("--weight", metavar="N")
    measure_options(kr)


def measure_options(parser: argparse.ArgumentParser) -> None:
    """The options that say how a key result is measured."""
    parser.add_argument("--from", dest="start", metavar="N", help="where it starts")
    parser.add_argument("--to", dest="target", metavar="N", help="where it should get")
    parser.add_argument(
        "--in", dest="measured_in", metavar="UNIT", help="what it counts: %%, ms, customers …"
    )
    parser.add_argument("--at-least", metavar="N", help="a threshold to keep above")
    parser.add_argument("--at-most", metavar="N", help="a threshold to keep below")
    parser.add_argument("--milestones", metavar="A,B,C", help="steps to be done")
    parser.add_argument("--yes-no", action="store_true", help="done or not")


def _changing(command: Any) -> None:
    checkin = command("checkin", "checking_in:check_in", "record a check-in")
    checkin.add_argument("key_result", metavar="KR")
    checkin.add_argument("value", metavar="VALUE", nargs="?", help="a number, y or n, steps done: 2,3 +4 -1")
    checkin.add_argument("--confidence", metavar="N", help="0 to 10; without it the key result stays due")
    checkin.add_argument("--note", metavar="TEXT")
    checkin.add_argument("--on", metavar="DATE", help="default: today")
    checkin.add_argument("--fixes", metavar="ID", help="the check-in this one corrects")
    _editing(command("edit", "changing:edit", "change fields of a record; an empty value clears"))
    for name, what in (
        ("drop", "no longer pursue a record; it stays in history"),
        ("delete", "move a record to the trash"),
        ("restore", "bring back what was deleted or dropped"),
    ):
        command(name, f"changing:{name}", what).add_argument("id", metavar="ID")
    move = command("move", "changing:move", "tie an objective to what it supports")
    move.add_argument("id", metavar="ID")
    move.add_argument("--supports", metavar="ID", required=True, help="`none` for nothing")
    command("undo", "changing:undo", "take back your last step")
    command("redo", "changing:redo", "do again what was undone")


EDITABLE = (
    "title", "name", "text", "why", "link", "mission", "handle", "owner", "unit", "cycle", "supports", "kind",
    "origin", "state", "due", "starts", "weight", "forecast", "reflection", "away-until", "left", "level", "parent",
)  # fmt: skip


def _editing(edit: argparse.ArgumentParser) -> None:
    edit.add_argument("id", metavar="ID")
    for name in EDITABLE:
        edit.add_argument(f"--{name}", metavar="VALUE", default=None)
    measure_options(edit)
    how = edit.add_mutually_exclusive_group()
    how.add_argument("--mend", action="store_true", help="the measure was mistyped: draw everything anew")
    how.add_argument("--because", metavar="TEXT", help="the target changes from today on, and why")


def _exchanging(command: Any) -> None:
    taking = command("import", "exchanging:import_", "bring in OKRs from JSON, CSV or a Markdown outline")
    taking.add_argument("file", metavar="FILE", help="`-` is standard input")
    taking.add_argument("--format", choices=("json", "csv", "md"), help="default: by the file's name")
    taking.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    taking.add_argument("--update", action="store_true", help="also change what is there with other values")
    taking.add_argument("--skip-bad", action="store_true", help="leave bad rows out instead of refusing all")
    taking.add_argument("--source", metavar="NAME", help="keeps the ids of two CSV sources apart")
    giving = command("export", "exchanging:export", "write everything of one space")
    giving.add_argument("--format", choices=("json", "csv"), default="json")
    giving.add_argument("--check-ins", action="store_true", help="CSV with one row a check-in")
    giving.add_argument("-o", "--output", metavar="FILE", help="default: standard output")


def _trusting(command: Any) -> None:
    dump = command("dump", "trusting:dump", "print the digests of commits and state")
    dump.add_argument("--canonical", action="store_true", help="with every register, as sorted JSON")
    command("verify", "trusting:verify", "check every commit again: spelling, signature, chain")
