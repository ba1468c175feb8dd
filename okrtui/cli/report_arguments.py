"""What can be typed after `okrtui report`; read only when it is wanted."""

from okrtui.cli.parser import Parser

PAGES = ("week", "month", "quarter", "one-page")


def report(parser: Parser) -> None:
    """Which page, whose, of when, and where it goes."""
    parser.add_argument("what", choices=PAGES)
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--unit", metavar="U", help="this unit's, with all below it")
    whose.add_argument("--owner", metavar="P", help="this person's (default: yours)")
    when = parser.add_mutually_exclusive_group()
    when.add_argument(
        "--week", metavar="W", help="W47, 2026-W47, last; a month ends in it (default: this week)"
    )
    when.add_argument(
        "--cycle",
        metavar="C",
        help="of a week or month: this week of it, else its last or first; of a quarter or one page: the cycle",
    )
    parser.add_argument("--format", choices=("md", "html"), default="md")
    parser.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
