"""What can be typed after `okrtui checkin` and `comment`; read only when one of them is wanted."""

from okrtui.cli.parser import Parser, record_id


def checkin(parser: Parser) -> None:
    """One check-in; without a key result all that are due."""
    parser.add_argument(
        "key_result", metavar="KR", nargs="?", help="without one: all that is due, one by one"
    )
    parser.add_argument("value", metavar="VALUE", nargs="?", help="a number, y or n, steps done: 2,3 +4 -1")
    parser.add_argument("--confidence", metavar="N", help="0 to 10; without it the key result stays due")
    parser.add_argument("--note", metavar="TEXT")
    parser.add_argument("--on", metavar="DATE", help="default: today")
    parser.add_argument("--fixes", metavar="ID", help="the check-in this one corrects")
    parser.add_argument("--editor", action="store_true", help="all that is due, as lines in $EDITOR")
    parser.add_argument("--unit", metavar="U", help="without a key result: this unit's, with all below it")
    parser.add_argument("--owner", metavar="P", help="without a key result: this person's (default: yours)")


def comment(parser: Parser) -> None:
    """What is said about a record; without a text what was."""
    record_id(parser)
    parser.add_argument("text", metavar="TEXT", nargs="?", help="what is to be said; without it: what was")
