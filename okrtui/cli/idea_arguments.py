"""What can be typed after `okrtui idea`; read only when it is wanted."""

from okrtui.cli.parser import Parser
from okrtui.cli.verbs import Verbs, verb, verbs_of
from okrtui.okr.ideas import STATES


def idea(parser: Parser) -> None:
    """What anybody proposes; bare it lists them."""
    verbs = verbs_of(parser, "ideas:list_ideas")
    listing = verb(verbs, "list", "ideas:list_ideas", "ideas: open ones first, the most supported on top")
    listing.add_argument("--state", choices=STATES, help="only these")
    listing.add_argument("--unit", metavar="U", help="only those of its people, with all units below it")
    listing.add_argument("--owner", metavar="P", help="only those this person proposed")
    add = verb(verbs, "add", "ideas:add", "propose an idea, in one line")
    add.add_argument("text", metavar="TEXT")
    add.add_argument("--why", metavar="TEXT")
    support = verb(verbs, "support", "ideas:support", "be for an idea")
    _idea(support)
    support.add_argument("--back", action="store_true", help="no longer")
    _adopt(verbs)
    decline = verb(verbs, "decline", "ideas:decline", "say no, with a reason that stays beside it")
    _idea(decline)
    decline.add_argument("--because", metavar="TEXT", required=True)
    _idea(verb(verbs, "reopen", "ideas:reopen", "open again what was declined, or came to nothing"))
    edit = verb(verbs, "edit", "ideas:edit_idea", "put your own into other words; an empty why clears")
    _idea(edit)
    edit.add_argument("--title", metavar="TEXT")
    edit.add_argument("--why", metavar="TEXT")


def _adopt(verbs: Verbs) -> None:
    adopt = verb(verbs, "adopt", "ideas:adopt_idea", "let it become an objective, bottom-up")
    _idea(adopt)
    whose = adopt.add_mutually_exclusive_group()
    whose.add_argument("--unit", metavar="U", help="default: the unit of who proposed it, else themselves")
    whose.add_argument("--owner", metavar="P", help="the person it is for, who owns it then")
    adopt.add_argument("--cycle", metavar="C", help="default: the active one that holds today; `backlog`")
    adopt.add_argument("--title", metavar="TEXT", help="in other words")


def _idea(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the beginning of its id, or a part of its title")
