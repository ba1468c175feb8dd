"""What people call the kinds of record."""


def kind_words(kind: str) -> str:
    """A kind as it is stored, in the method's words: `key result`, `check-in`."""
    return kind.replace("check_in", "check-in").replace("_", " ")
