"""What can be typed after `okrtui import` and `export`; read only when one of them is wanted."""

from okrtui.cli.parser import Parser


def import_(parser: Parser) -> None:
    """A file, what it is, and how careful to be with it."""
    parser.add_argument("file", metavar="FILE", help="`-` is standard input")
    parser.add_argument("--format", choices=("json", "csv", "md"), help="default: by the file's name")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    parser.add_argument("--update", action="store_true", help="also change what is there with other values")
    parser.add_argument("--skip-bad", action="store_true", help="leave bad rows out instead of refusing all")
    parser.add_argument("--source", metavar="NAME", help="keeps the ids of two CSV sources apart")


def export(parser: Parser) -> None:
    """In which format, and where to."""
    parser.add_argument("--format", choices=("json", "csv", "md"), default="json")
    parser.add_argument("--check-ins", action="store_true", help="CSV with one row a check-in")
    parser.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
