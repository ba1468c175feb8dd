"""What can be typed after `okrtui unit` and `person`; read only when one of them is wanted."""

from okrtui.cli.parser import Parser
from okrtui.cli.verbs import Verbs, verb, verbs_of

LEVELS = ("company", "department", "team")


def unit(parser: Parser) -> None:
    """Company, departments and teams; bare it lists them as a tree with their people."""
    verbs = _verbs(parser, "units:list_units", "the tree of units with their people")
    add = verb(verbs, "add", "units:add", "add a unit")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--level", choices=LEVELS, default="team", help="default: team")
    add.add_argument("--below", metavar="U", help="the unit it stands below (default: at the top)")
    add.add_argument("--mission", metavar="TEXT", help="why it exists")
    edit = verb(verbs, "edit", "units:edit", "change a unit; an empty mission clears it")
    _unit(edit)
    edit.add_argument("--name", metavar="NAME")
    edit.add_argument("--level", choices=LEVELS)
    edit.add_argument("--mission", metavar="TEXT")
    move = verb(verbs, "move", "units:move", "let it stand below another unit, with all below it")
    _unit(move)
    move.add_argument("--below", metavar="U", required=True, help="`none` for the top")
    _unit(verb(verbs, "delete", "units:delete", "move a unit with nothing in it to the trash"))
    outline = verb(verbs, "outline", "units:outline", "set up units and people from indented lines")
    outline.add_argument("file", metavar="FILE", nargs="?", default="-", help="default: standard input")
    outline.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")


def person(parser: Parser) -> None:
    """People; bare it lists them."""
    verbs = _verbs(parser, "people:list_people", "who is here, away, in the committee")
    _who(verbs)
    committee = verb(verbs, "committee", "people:sit", "sits in the oversight committee, or no longer")
    _person(committee)
    committee.add_argument("--leave", action="store_true", help="no longer")
    _away(verbs)
    _in_hand(verbs)
    _person(verb(verbs, "back", "people:back", "somebody who left is there again"))
    _person(verb(verbs, "delete", "people:delete", "move a person with nothing in hand to the trash"))


def _who(verbs: Verbs) -> None:
    add = verb(verbs, "add", "people:add", "add a person")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--handle", metavar="H", help="a short name, for @H")
    add.add_argument("--unit", metavar="U", action="append", default=[], help="in it; may be repeated")
    edit = verb(verbs, "edit", "people:edit", "change a person; an empty handle clears it")
    _person(edit)
    edit.add_argument("--name", metavar="NAME")
    edit.add_argument("--handle", metavar="H")
    edit.add_argument("--unit", metavar="U", action="append", default=[], help="also in it; may be repeated")
    edit.add_argument("--not-in", metavar="U", action="append", default=[], help="no longer in it")


def _away(verbs: Verbs) -> None:
    away = verb(verbs, "away", "people:away", "nothing of theirs is due for a while")
    _person(away)
    until = away.add_mutually_exclusive_group(required=True)
    until.add_argument("--until", metavar="DATE", help="the last day of it")
    until.add_argument("--back", action="store_true", help="they are there again")


def _in_hand(verbs: Verbs) -> None:
    _person(verb(verbs, "owns", "people:owns", "everything open that somebody has in hand"))
    hand_over = verb(verbs, "hand-over", "people:hand_over", "give that to somebody else, in one step")
    _person(hand_over)
    _things(hand_over)
    hand_over.add_argument("--to", metavar="P", required=True, help="who goes on with it; `nobody`")
    leave = verb(verbs, "leave", "people:leave", "somebody leaves; with --to what they have in hand goes on")
    _person(leave)
    _things(leave)
    leave.add_argument("--to", metavar="P", help="who goes on with it (default: it stays with them)")
    leave.add_argument("--on", metavar="DATE", help="default: today")


def _verbs(parser: Parser, lists: str, does: str) -> Verbs:
    verbs = verbs_of(parser, lists)
    verb(verbs, "list", lists, does)
    return verbs


def _unit(parser: Parser) -> None:
    parser.add_argument("unit", metavar="UNIT", help="its name, a part of it, or an id")


def _person(parser: Parser) -> None:
    parser.add_argument("person", metavar="PERSON", help="a name, a handle, or an id")


def _things(parser: Parser) -> None:
    parser.add_argument("things", metavar="ID", nargs="*", help="only these (default: everything open)")
