"""What can be typed after `okrtui conflicts`; read only when that is wanted."""

from okrtui.cli.parser import Parser
from okrtui.cli.verbs import verb, verbs_of


def conflicts(parser: Parser) -> None:
    """What people did without seeing each other; bare it lists all of it."""
    verbs = verbs_of(parser, "conflicting:list_conflicts")
    verb(verbs, "list", "conflicting:list_conflicts", "list every value with who and when")
    settle = verb(verbs, "settle", "conflicting:settle", "take one value for all")
    settle.add_argument("id", metavar="ID", help="the beginning of an id, or a part of a title, in conflict")
    settle.add_argument(
        "number", metavar="N", nargs="?", type=int, help="which value, as the list numbers them"
    )
    settle.add_argument("--value", metavar="TEXT", help="another value than those; an empty one clears")
    settle.add_argument("--field", metavar="FIELD", help="which field, where several are in conflict")
