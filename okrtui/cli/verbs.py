"""Commands that have verbs: `okrtui cycle new`, `okrtui share list`."""

from argparse import _SubParsersAction
from typing import TypeAlias

from okrtui.cli.parser import PLACES, Parser, shared

Verbs: TypeAlias = "_SubParsersAction[Parser]"


def verbs_of(parser: Parser, lists: str) -> Verbs:
    """Where the verbs of a command go; without one it does what `lists` names, as `sharing:list_shares`."""
    parser.set_defaults(run=f"{PLACES}.{lists}")
    return parser.add_subparsers(dest="verb", metavar="VERB", parser_class=Parser)


def verb(verbs: Verbs, name: str, run: str, does: str) -> Parser:
    """One more verb, and what it runs and does."""
    added = verbs.add_parser(name, parents=[shared()], help=does, description=does)
    added.set_defaults(run=f"{PLACES}.{run}")
    return added
