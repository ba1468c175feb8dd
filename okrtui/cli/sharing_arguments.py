"""What can be typed after `okrtui share` and `sync`; read only when one of them is wanted."""

from okrtui.cli.parser import Parser
from okrtui.cli.verbs import Verbs, verb, verbs_of


def share(parser: Parser) -> None:
    """The shares of a home; bare it lists them."""
    verbs = verbs_of(parser, "sharing:list_shares")
    verb(
        verbs,
        "list",
        "sharing:list_shares",
        "list the shares, how they stand, and the devices that write there",
    )
    _create(verbs)
    _join(verbs)
    objective = verb(
        verbs,
        "objective",
        "sharing_out:share",
        "copy a private objective into a team's space; cannot be unshared",
    )
    objective.add_argument("id", metavar="ID")
    verb(verbs, "leave", "sharing:leave", "no longer share a space; everything in it stays here")
    _device(verb(verbs, "known", "sharing:known", "a device is whose it says it is: somebody told you"))
    _device(
        verb(verbs, "ignore", "sharing:ignore", "take nothing more from a device; `known` takes that back")
    )
    _git(verb(verbs, "git", "letting_git:turn", "let git carry a share that is a work tree, or no longer"))


def _create(verbs: Verbs) -> None:
    create = verb(
        verbs,
        "create",
        "sharing:create",
        "share a team's space through a directory, which anything may carry",
    )
    _directory(create)
    create.add_argument(
        "--fresh",
        action="store_true",
        help="begin afresh there: all as it is now in a new space, without its history; the old one is put by",
    )


def _join(verbs: Verbs) -> None:
    joining = verb(
        verbs, "join", "joining:join", "take part in a space that others share through a directory"
    )
    _directory(joining)
    joining.add_argument(
        "--as", dest="person", metavar="PERSON", help="who of its people you are; a new name adds you"
    )
    joining.add_argument("--wait", action="store_true", help="where no share stands yet, wait for it")


def _device(parser: Parser) -> None:
    parser.add_argument("device", metavar="DEVICE", help="the beginning of its id, as `share list` shows it")


def _git(parser: Parser) -> None:
    parser.add_argument("turned", metavar="on|off", choices=("on", "off"))
    parser.add_argument("team", metavar="SPACE", nargs="?", help="whose share, where there are several")
    parser.add_argument("--yes", action="store_true", help="git may run what the folder's .git/config says")


def _directory(parser: Parser) -> None:
    parser.add_argument("directory", metavar="DIR")
    parser.add_argument("--default", action="store_true", help="new things go to this space from now on")


def sync(parser: Parser) -> None:
    """Once, or until it is ended."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help="one time, as without an option")
    how.add_argument("--watch", action="store_true", help="again and again until it is ended by ctrl+c")
