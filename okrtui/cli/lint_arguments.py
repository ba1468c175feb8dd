"""What can be typed after `okrtui lint`; read only when it is wanted."""

from okrtui.cli.parser import Parser


def lint(parser: Parser) -> None:
    """Which records, which codes."""
    parser.description = (
        "What good practice says of your OKRs, one finding a line: ID: CODE level: sentence. Ends with 1 when"
        " there are errors or warnings. Codes are switched off for good with `okrtui edit space --guidelines-off`."
    )
    parser.add_argument("id", metavar="ID", nargs="*", help="only these objectives or key results")
    parser.add_argument("--unit", metavar="U", help="only what is this unit’s, with all below it")
    parser.add_argument("--select", metavar="CODES", help="only these, `K1,O`: a letter is all of its codes")
    parser.add_argument("--ignore", metavar="CODES", help="all but these")
