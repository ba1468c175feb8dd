"""What can be typed after `okrtui conflicts`; read only when that is wanted."""

from okrtui.cli.parser import PLACES, Parser, shared


def conflicts(parser: Parser) -> None:
    """What people did without seeing each other; bare it lists all of it."""
    parser.set_defaults(run=f"{PLACES}.conflicting:list_conflicts")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=Parser)
    does = "list every value with who and when"
    listing = verbs.add_parser("list", parents=[shared()], help=does, description=does)
    listing.set_defaults(run=f"{PLACES}.conflicting:list_conflicts")
    does = "take one value for all"
    settle = verbs.add_parser("settle", parents=[shared()], help=does, description=does)
    settle.set_defaults(run=f"{PLACES}.conflicting:settle")
    settle.add_argument("id", metavar="ID", help="the beginning of an id, or a part of a title, in conflict")
    settle.add_argument(
        "number", metavar="N", nargs="?", type=int, help="which value, as the list numbers them"
    )
    settle.add_argument("--value", metavar="TEXT", help="another value than those; an empty one clears")
    settle.add_argument("--field", metavar="FIELD", help="which field, where several are in conflict")
