"""What can be typed after `okrtui source`; read only when it is wanted."""

from okrtui.cli.parser import Parser
from okrtui.cli.verbs import verb, verbs_of


def source(parser: Parser) -> None:
    """Key results measured by commands of this machine; bare it lists them."""
    verbs = verbs_of(parser, "measuring:list_sources")
    verb(verbs, "list", "measuring:list_sources", "which command measures what, and what came last")
    keep = verb(verbs, "set", "measuring:keep", "measure a key result by a command of this machine")
    keep.usage = "okrtui source set [--json] KR -- COMMAND …"
    keep.rest = "words"
    _key_result(keep)
    run = verb(verbs, "run", "measuring:run", "run the commands and record what they print last")
    run.add_argument(
        "key_results", metavar="KR", nargs="*", help="only these (default: all that are pursued)"
    )
    _key_result(verb(verbs, "clear", "measuring:clear", "measure a key result by no command any more"))


def _key_result(parser: Parser) -> None:
    parser.add_argument("key_result", metavar="KR", help="the beginning of an id, or a part of a title")
