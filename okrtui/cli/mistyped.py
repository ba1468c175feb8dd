"""A command line that was not understood, in plain words instead of those of argparse."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

_SAID = (
    r"argument (?P<name>\S+): invalid choice: (?P<quote>['\"])(?P<typed>.*)(?P=quote) \(choose from (?P<choices>.*)\)",
    r"the following arguments are required: (?P<missing>.*)",
    r"one of the arguments (?P<either>.*) is required",
    r"unrecognized arguments: (?P<unknown>.*)",
    r"argument (?P<valueless>\S+): expected one argument",
)


def plainly(said: str) -> str:
    """The sentence for what argparse said; what it says otherwise stays as it is."""
    for pattern in _SAID:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            return _told(found)
    return said


def _told(found: re.Match[str]) -> str:
    words = found.groupdict()
    if "typed" in words:
        return _no_choice(words["name"], words["typed"], re.findall(r"[\w-]+", words["choices"]))
    sentences: dict[str, Callable[[str], str]] = {
        "missing": lambda names: f"{names} {'are' if ',' in names else 'is'} missing",
        "either": lambda names: f"one of {', '.join(names.split())} is needed",
        "unknown": lambda typed: f"“{typed}” is not understood",
        "valueless": lambda name: f"{name} needs a value",
    }
    ((kind, text),) = words.items()
    return sentences[kind](text)


def _no_choice(name: str, typed: str, choices: Sequence[str]) -> str:
    if name == "COMMAND":
        likely = get_close_matches(typed, choices, 1)
        return f"there is no command “{typed}”" + "".join(f": did you mean {each}?" for each in likely)
    option = f"{name} " if name.startswith("-") else ""
    return f"{option}“{typed}” is none of {', '.join(choices)}"
