"""Which guidelines speak in a space, from where on, and for which words."""

from okrtui.okr.guidelines.codes import CODES, parse_codes
from okrtui.okr.guidelines.typed import limits_text, parse_limits, parse_words, words_text
from okrtui.okr.records import Space
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.dialogs.space import whose
from okrtui.tui.now import Now

TITLE = "Guidelines"
NAMES = ("guidelines_off", "limits", "vague_words", "task_words")


def guidelines_form(now: Now, space: Space) -> Form:
    """What is switched off, the limits that differ from the method's, words of the space's own."""
    settings = space.settings
    fields = (
        Field(
            "guidelines_off", "off", optional(parse_codes), text=words_text(settings.guidelines_off),
            hint="codes not to speak of, such as K6, O2", tell=_off_told,
        ),
        Field(
            "limits", "limits", optional(parse_limits), text=limits_text(settings.limits),
            hint="such as musts=7, objectives=6, key_results=5", tell=_limits_told,
        ),
        _words("vague_words", "vague", settings.vague_words, "O3"),
        _words("task_words", "tasks", settings.task_words, "K6"),
    )  # fmt: skip
    return Form(TITLE, fields, notes=[whose(now, space), []])


def _words(name: str, label: str, words: tuple[str, ...] | None, code: str) -> Field:
    hint = f"more words for {code}, with commas; -word strikes one out"
    return Field(name, label, optional(parse_words), text=words_text(words), hint=hint, tell=_words_told)


def _off_told(codes: tuple[str, ...]) -> str:
    return f"silent: {CODES[codes[0]]}" if len(codes) == 1 else f"silent: {', '.join(codes)}"


def _limits_told(limits: dict[str, int]) -> str:
    return f"speak from: {limits_text(limits).replace('_', ' ').replace('=', ' ')}"


def _words_told(words: tuple[str, ...]) -> str:
    struck = sum(word.startswith("-") for word in words)
    told = (
        f"{len(words) - struck} more" if len(words) > struck else "",
        f"{struck} struck out" if struck else "",
    )
    return f"reads as: {', '.join(filter(None, told))}"
