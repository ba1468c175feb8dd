"""What was mistyped is told in plain words."""

import pytest

from okrtui.cli.mistyped import plainly
from tests.cli.shell import Shell


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("argument COMMAND: invalid choice: 'units' (choose from 'unit', 'plan')",
         "there is no command “units”: did you mean unit?"),
        ("argument COMMAND: invalid choice: 'xyz' (choose from unit, plan)", "there is no command “xyz”"),
        ("argument what: invalid choice: 'year' (choose from 'week', 'one-page')",
         "“year” is none of week, one-page"),
        ("argument --format: invalid choice: \"it's\" (choose from 'json', 'csv')",
         "--format “it's” is none of json, csv"),
        ("the following arguments are required: ID", "ID is missing"),
        ("the following arguments are required: OBJECTIVE, TITLE", "OBJECTIVE, TITLE are missing"),
        ("one of the arguments --until --back is required", "one of --until, --back is needed"),
        ("unrecognized arguments: --foo 3", "“--foo 3” is not understood"),
        ("argument --on: expected one argument", "--on needs a value"),
        ("not allowed here", "not allowed here"),
    ],
)  # fmt: skip
def test_what_argparse_says_is_said_plainly(said: str, told: str) -> None:
    assert plainly(said) == told


def test_a_command_that_is_nearly_one_names_the_one_that_is(okrtui: Shell) -> None:
    answer = okrtui("units")
    assert answer.code == 2
    assert answer.err == "okrtui: there is no command “units”: did you mean unit? (see okrtui --help)\n"
