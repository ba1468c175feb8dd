"""The app is put together from parts: none hides what another calls its own."""

import inspect
from collections import defaultdict

from okrtui.tui.app import OkrApp

CALLED_EACH = {"on_mount", "on_ready"}
"""Textual calls these of every part."""


def test_no_part_hides_a_method_of_another_without_going_on_to_it() -> None:
    found: dict[str, list[type]] = defaultdict(list)
    for part in OkrApp.__mro__:
        own = {name for name, value in vars(part).items() if inspect.isfunction(value)}
        for name in own - {"__init__"} if part.__module__.startswith("okrtui.") else ():
            found[name].append(part)
    hiding = {n: parts[0] for n, parts in found.items() if len(parts) > 1 and n not in CALLED_EACH}
    hidden = [name for name, part in hiding.items() if "super()" not in inspect.getsource(vars(part)[name])]
    assert hidden == []
