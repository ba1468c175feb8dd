"""What can be typed after `okrtui edit` and `move`; read only when one of them is wanted."""

from okrtui.cli.adding_arguments import measure
from okrtui.cli.parser import Parser, record_id

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


def edit(parser: Parser) -> None:
    """Any field of a record, the settings of a space, and the measure of a key result."""
    record_id(parser)
    for name in EDITABLE:
        parser.add_argument(f"--{name}", metavar="VALUE", default=None)
    for name, does in SETTINGS.items():
        parser.add_argument(f"--{name}", metavar="VALUE", help=does)
    measure(parser)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--mend", action="store_true", help="the measure was mistyped: draw everything anew")
    how.add_argument("--because", metavar="TEXT", help="the target changes from today on, and why")


def move(parser: Parser) -> None:
    """What an objective supports."""
    record_id(parser)
    parser.add_argument("--supports", metavar="ID", required=True, help="`none` for nothing")
