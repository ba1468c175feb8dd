"""Everything okrtui says no with: one sentence for a person, nothing changed."""


class OkrError(Exception):
    """Anything a person can put right; its text is the whole sentence to show."""


class BadInputError(OkrError):
    """What was typed or read cannot be understood."""


class RefusedError(OkrError):
    """A rule of the method says no."""


class NotFoundError(OkrError):
    """Nothing has that id, name or title."""

    def __init__(self, what: str, word: str) -> None:
        super().__init__(f"there is no {what} “{word}”")


class AmbiguousError(OkrError):
    """A name fits several things."""

    def __init__(self, word: str, candidates: tuple[str, ...]) -> None:
        self.candidates = candidates
        listed = ", ".join(candidates[:8]) + (" …" if len(candidates) > 8 else "")
        super().__init__(f"“{word}” fits several: {listed}")


class StorageError(OkrError):
    """The disk or the share could not do its part; what was acknowledged is safe."""
