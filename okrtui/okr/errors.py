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


class GoneError(NotFoundError):
    """What was there a moment ago is not any more; nobody is shown its id."""

    def __init__(self, what: str, name: str = "", *, is_in_trash: bool = False) -> None:
        called = f"“{name}”" if name else f"that {what}"
        where = "was moved to the trash" if is_in_trash else "is no longer there"
        OkrError.__init__(self, f"{called} {where}")


class AmbiguousError(OkrError):
    """A name fits several things."""

    def __init__(self, word: str, candidates: tuple[str, ...]) -> None:
        self.candidates = candidates
        listed = ", ".join(candidates[:8]) + (" …" if len(candidates) > 8 else "")
        super().__init__(f"“{word}” fits several: {listed}")


class StorageError(OkrError):
    """The disk or the share could not do its part; what was acknowledged is safe."""
