"""What can be typed after `okrtui plan`, `next`, `health`, `win` and `nudge`; read only when one of them is wanted."""

from argparse import SUPPRESS, _ActionsContainer, _MutuallyExclusiveGroup

from okrtui.cli.parser import Parser
from okrtui.cli.verbs import Verbs, verb, verbs_of

LINE_FIELDS = ("text", "owner", "unit", "kr")
METRIC_FIELDS = ("name", "unit", "keeper", "objective")


def plan(parser: Parser) -> None:
    """This week's priorities; bare it lists them."""
    verbs = _verbs(parser, "planning:list_plan", "list the week, with what is open from before")
    _new_line(verb(verbs, "add", "new_lines:add_to_plan", "plan a line: “ship canary @ken !must #deploys”"))
    _line_verbs(verbs)
    carry = verb(verbs, "carry", "lines:carry", "take what was left open into this week")
    carry.add_argument("id", metavar="ID", nargs="?", help="one line (default: all)")
    carry.add_argument("--all", action="store_true", help="all that is open from before, yours unless named")
    _whose(carry, default=SUPPRESS)


def next_(parser: Parser) -> None:
    """The four weeks to come; bare it lists them."""
    verbs = _verbs(parser, "planning:list_ahead", "list the next four weeks")
    add = verb(verbs, "add", "new_lines:add_ahead", "note what is coming: “load test @ken >2”")
    week = _new_line(add, usual="next week")
    week.add_argument("--in", dest="weeks", metavar="N", type=int, help="so many weeks later")
    _line_verbs(verbs)
    _id(verb(verbs, "take", "lines:take", "take a line into this week’s plan"), "line")


def health(parser: Parser) -> None:
    """Health metrics; bare it lists them."""
    verbs = _verbs(parser, "health:list_health", "list metrics with their readings")
    add = verb(verbs, "add", "health:add_metric", "watch a number or a colour")
    add.add_argument("name", metavar="NAME")
    _metric(add)
    read = verb(verbs, "read", "health:read", "record this week’s reading")
    _id(read, "metric")
    read.add_argument("value", metavar="VALUE", help="a number, or green, amber or red")
    read.add_argument("--note", metavar="TEXT")
    read.add_argument("--on", metavar="DATE", help="default: today")
    edit = verb(verbs, "edit", "health:edit_metric", "change a metric; an empty value clears")
    _id(edit, "metric")
    edit.add_argument("--name", metavar="NAME")
    _metric(edit)
    _id(verb(verbs, "retire", "health:retire_metric", "no longer watch it; its readings stay"), "metric")


def win(parser: Parser) -> None:
    """Something worth showing; bare it lists the week's."""
    parser.add_argument("text", metavar="TEXT", nargs="?", help="what was won; `list` or nothing lists them")
    parser.add_argument("--about", metavar="ID", help="the objective, key result or unit it is about")
    parser.add_argument("--on", metavar="DATE", help="default: today")
    _whose(parser, default=None)
    _week(parser, default=None)


def nudge(parser: Parser) -> None:
    """Who has open check-ins."""
    parser.add_argument(
        "--unit", metavar="U", help="only this unit’s, with all below it (default: the space)"
    )


def _verbs(parser: Parser, lists: str, does: str) -> Verbs:
    """The verbs of a command, which lists without one; whose and which week may stand before `list` and after."""
    _whose(parser, default=None)
    _week(parser, default=None)
    verbs = verbs_of(parser, lists)
    listing = verb(verbs, "list", lists, does)
    _whose(listing, default=SUPPRESS)
    _week(listing, default=SUPPRESS)
    return verbs


def _whose(parser: Parser, *, default: str | None) -> None:
    parser.add_argument("--unit", metavar="U", default=default, help="this unit’s, with all below it")
    parser.add_argument("--owner", metavar="P", default=default, help="this person’s (default: yours)")


def _week(parser: _ActionsContainer, *, default: str | None, usual: str = "this week") -> None:
    parser.add_argument("--week", metavar="W47", default=default, help=f"default: {usual}")


def _id(parser: Parser, what: str) -> None:
    parser.add_argument("id", metavar="ID", help=f"the beginning of an id, or a part of the {what}’s words")


def _new_line(add: Parser, *, usual: str = "this week") -> _MutuallyExclusiveGroup:
    """The arguments of a new line; the group that says its week is given back."""
    add.add_argument("text", metavar="TEXT", help="@ a person, # a key result, !must !should, >1 weeks later")
    rank = add.add_mutually_exclusive_group()
    rank.add_argument("--must", dest="rank", action="store_const", const="must")
    rank.add_argument("--should", dest="rank", action="store_const", const="should")
    add.add_argument("--kr", metavar="ID", help="the key result it serves")
    add.add_argument("--owner", metavar="P", default=SUPPRESS, help="who does it (default: you)")
    add.add_argument("--unit", metavar="U", default=SUPPRESS, help="whose plan it stands in (default: yours)")
    week = add.add_mutually_exclusive_group()
    _week(week, default=SUPPRESS, usual=usual)
    return week


def _line_verbs(verbs: Verbs) -> None:
    for name, does in (
        ("done", "a line is done"),
        ("open", "a line is not done after all, or comes back"),
        ("drop", "no longer pursue a line; it stays in history"),
        ("must", "make it a must"),
        ("should", "make it a should"),
    ):
        _id(verb(verbs, name, f"lines:{name}".replace(":open", ":open_"), does), "line")
    move = verb(verbs, "move", "lines:move", "put a line into another week")
    _id(move, "line")
    where = move.add_mutually_exclusive_group(required=True)
    where.add_argument("--weeks", metavar="N", type=int, help="so many weeks later, or earlier: -1")
    where.add_argument("--week", metavar="W49", default=SUPPRESS, help="the week it comes into")
    edit = verb(verbs, "edit", "lines:edit", "change a line; an empty value clears")
    _id(edit, "line")
    edit.add_argument("--text", metavar="TEXT")
    edit.add_argument("--kr", metavar="ID", help="the key result it serves")
    edit.add_argument("--owner", metavar="P", default=SUPPRESS, help="who does it")
    edit.add_argument("--unit", metavar="U", default=SUPPRESS, help="whose plan it stands in")


def _metric(parser: Parser) -> None:
    parser.add_argument("--in", dest="measured_in", metavar="UNIT", help="what it counts: %%, ms, points …")
    parser.add_argument("--green", metavar="N", help="green from here on; without it you say the colour")
    parser.add_argument("--amber", metavar="N", help="amber from here on, else red")
    parser.add_argument("--direction", choices=("up", "down"), help="which way is better")
    parser.add_argument("--keeper", metavar="P", help="who reads it every week")
    parser.add_argument("--unit", metavar="U", default=SUPPRESS, help="the unit it is for")
    parser.add_argument(
        "--objective", metavar="ID", help="the objective it stands beside, never counted as a KR"
    )
