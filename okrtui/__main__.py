"""`python -m okrtui` and the `okrtui` command."""

import sys

SHORT = ["status", "--short"]


def main() -> int:
    """Run the command line; a prompt's question is answered without loading the rest."""
    arguments = sys.argv[1:]
    if arguments == SHORT:
        from okrtui.cli.short import short_status
        from okrtui.places import places

        where = places()
        line = short_status(str(where.data), str(where.settings))
        if line is not None:
            print(line)
            return 0
    if arguments in ([], ["demo"]) and sys.stdin.isatty():
        from okrtui.tui.first_paint import paint

        paint(" ".join(["okrtui", *arguments]))
    from okrtui.cli.main import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
