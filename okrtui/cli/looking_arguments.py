"""What can be typed after `okrtui status`, `list` and `history`; read only when one of them is wanted."""

from okrtui.cli.parser import Parser


def status(parser: Parser) -> None:
    """How much is told."""
    parser.add_argument("--short", action="store_true", help="one line for a prompt")


def list_(parser: Parser) -> None:
    """Which objectives, and in which order."""
    parser.add_argument("--cycle", metavar="C", help="only this cycle (`backlog` for drafts without one)")
    parser.add_argument("--unit", metavar="U", help="only this unit's")
    parser.add_argument("--owner", metavar="P", help="only this person's")
    parser.add_argument("--due", action="store_true", help="only key results that are due")
    parser.add_argument(
        "--filter", metavar="F", help="as typed after f: `at risk @ken unit:north due<7d conf<5 word`"
    )
    parser.add_argument("--tree", action="store_true", help="below what they support")


def history(parser: Parser) -> None:
    """What happened to what, by whom and since when."""
    parser.add_argument("id", metavar="ID", nargs="?", help="only what touched this record")
    parser.add_argument("--by", metavar="P", help="only what this person did")
    parser.add_argument("--since", metavar="DATE", help="only from this day on")
