"""`python -m okrtui` and the `okrtui` command."""

import gc
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
    if sys.platform == "linux":
        from okrtui.mounts import may_hold

        if may_hold(arguments):
            from okrtui.stand_in import stood_for

            return stood_for(lambda: _run(arguments))
    return _run(arguments)


def _run(arguments: list[str]) -> int:
    if arguments in ([], ["demo"]) and sys.stdin.isatty():
        from okrtui.tui.first_paint import paint

        paint(" ".join(["okrtui", *arguments]))
        gc.disable()  # what is read until the first picture stands for good anyway; the app collects again then
    _load_msgspec()
    from okrtui.cli.main import run

    return run(arguments)


def _load_msgspec() -> None:
    """msgspec asks typing_extensions for what `typing` has since 3.11; going without saves a tenth of a check-in."""
    absent = sys.modules.setdefault("typing_extensions", None)  # type: ignore[arg-type]  # so an import says: not there
    import msgspec  # noqa: F401 - loaded for those who use it

    if absent is None:
        del sys.modules["typing_extensions"]


if __name__ == "__main__":
    sys.exit(main())
