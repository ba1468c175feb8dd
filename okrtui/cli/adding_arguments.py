"""What can be typed after `okrtui add`, and how a measure is told; read only when it is wanted."""

from okrtui.cli.parser import PLACES, Parser, shared


def add(parser: Parser) -> None:
    """An objective or a key result."""
    kinds = parser.add_subparsers(dest="what", metavar="WHAT", required=True, parser_class=Parser)
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
    measure(kr)


def measure(parser: Parser) -> None:
    """How a value is turned into progress: from and to, a threshold, steps, or yes and no."""
    parser.add_argument("--from", dest="start", metavar="N", help="where it starts")
    parser.add_argument("--to", dest="target", metavar="N", help="where it should get")
    parser.add_argument(
        "--in", dest="measured_in", metavar="UNIT", help="what it counts: %%, ms, customers …"
    )
    parser.add_argument("--at-least", metavar="N", help="a threshold to keep above")
    parser.add_argument("--at-most", metavar="N", help="a threshold to keep below")
    parser.add_argument("--milestones", metavar="A,B,C", help="steps to be done")
    parser.add_argument("--yes-no", action="store_true", help="done or not")
