"""What can be typed after `okrtui grade`, `review` and `cycle`; read only when one of them is wanted."""

from okrtui.cli.parser import Parser
from okrtui.cli.verbs import Verbs, verb, verbs_of

VERDICTS = ("go-on", "change", "stop")


def grade(parser: Parser) -> None:
    """A score for a key result, a verdict for an objective."""
    parser.add_argument("id", metavar="ID", help="a key result, or with --verdict an objective")
    parser.add_argument("score", metavar="SCORE", nargs="?", help="0.00 to 1.00; = takes the suggested score")
    parser.add_argument("--adjust", metavar="±0.05", help="for effort or market conditions; 0 takes it back")
    parser.add_argument(
        "--because", metavar="TEXT", help="why it was adjusted; of an objective why the verdict"
    )
    parser.add_argument("--explain", metavar="TEXT", help="why a committed key result was not kept")
    parser.add_argument("--reflect", metavar="TEXT", help="what was learnt")
    parser.add_argument("--verdict", choices=VERDICTS, type=_dashed, help="what becomes of it")
    parser.add_argument("--instead", action="store_true", help="replace the score that somebody else gave")


def _dashed(text: str) -> str:
    """The word with `-`, as it is told; `_` is taken too."""
    return text.strip().lower().replace("_", "-")


def review(parser: Parser) -> None:
    """What is said of a cycle at its end; without any of it, what was said."""
    parser.add_argument("name", metavar="CYCLE", nargs="?", help="which (default: the one being graded)")
    parser.add_argument("--went-well", metavar="TEXT", help="an empty text clears it")
    parser.add_argument("--went-badly", metavar="TEXT")
    parser.add_argument("--lessons", metavar="TEXT")
    parser.add_argument("--next", metavar="TEXT")
    parser.add_argument("--for", dest="whose", metavar="U", help="whose: a unit or a person (default: yours)")


def cycle(parser: Parser) -> None:
    """The cycles of a space; bare it lists them."""
    verbs = verbs_of(parser, "cycles:list_cycles")
    verb(verbs, "list", "cycles:list_cycles", "list the cycles with their scores")
    _new(verbs)
    activate = verb(verbs, "activate", "cycles:activate", "start a planned cycle with its drafts")
    _name(activate)
    activate.add_argument(
        "--without", metavar="ID", action="append", default=[], help="a draft that stays one; may be repeated"
    )
    _name(verb(verbs, "grade", "cycles:grade", "from now on its key results are graded and no longer due"))
    _name(verb(verbs, "close", "cycles:close", "close a graded cycle: it is read-only then"))
    reopen = verb(verbs, "reopen", "cycles:reopen", "open a closed cycle for grading again")
    _name(reopen)
    reopen.add_argument("--because", metavar="TEXT", help="why; it stays with the cycle")
    _carry(verbs)


def _new(verbs: Verbs) -> None:
    new = verb(
        verbs,
        "new",
        "cycles:new",
        "add a cycle: 2027-Q1, 2027-H1, 2027-02, 2027, FY27-Q1, or any name with days",
    )
    new.add_argument("name", metavar="NAME")
    new.add_argument(
        "--from", dest="start", metavar="DATE", help="its first day; standard names bring theirs"
    )
    new.add_argument("--to", dest="end", metavar="DATE", help="its last day")


def _carry(verbs: Verbs) -> None:
    carry = verb(
        verbs,
        "carry",
        "next_cycle:carry",
        "take an objective into the next cycle; without one: what there is to choose",
    )
    carry.add_argument(
        "id", metavar="OBJECTIVE", nargs="?", help="the beginning of an id, or a part of a title"
    )
    carry.add_argument(
        "--cycle", metavar="C", help="from this one (default: the last being graded or closed)"
    )
    carry.add_argument("--into", metavar="C", help="into this one (default: the next there is)")
    carry.add_argument(
        "--from-start", action="store_true", help="with the old starts, and what was reached too"
    )


def _name(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="which (default: the only one it can be)")
