"""python -m okrtui, and the `okrtui` command."""


def main() -> int:
    """Run the command line."""
    return 0
