"""What can be typed after `okrtui overview` and `decide`; read only when one of them is wanted."""

from okrtui.cli.parser import Parser
from okrtui.okr.decisions import OUTCOMES


def overview(parser: Parser) -> None:
    """Of what."""
    parser.description = (
        "For those who keep the units aligned: the figures of each, worst first, who has not checked in this week,"
        " and what the guidelines say by their codes."
    )
    parser.add_argument("--cycle", metavar="C", help="default: the one that runs; `backlog` for drafts")
    parser.add_argument("--unit", metavar="U", help="only this unit, with all below it")
    parser.add_argument("--tree", action="store_true", help="in the order of the tree instead")


def decide(parser: Parser) -> None:
    """What was decided about an objective, and why."""
    parser.description = (
        "Records what the committee, or anybody, decided about an objective: for good, with reason, author and day."
        " It changes nothing else: `okrtui drop` drops."
    )
    parser.add_argument("objective", metavar="OBJECTIVE")
    parser.add_argument("outcome", choices=tuple(OUTCOMES), type=str.lower, help="what was decided")
    parser.add_argument("--because", metavar="TEXT", required=True, help="why")
    parser.add_argument("--into", metavar="OBJECTIVE", help="of a merge: the objective it goes into")
