"""News: what others did since I looked last; looking is remembered."""

from contextlib import suppress

from okrtui.okr.errors import StorageError
from okrtui.okr.looks import looked, news_since
from okrtui.okr.scope import Scope
from okrtui.okr.since import Since, since
from okrtui.workspace.home import Home
from okrtui.workspace.remembered import read_looks, write_looks


def news(home: Home, scope: Scope) -> Since:
    """What others did in a scope since the last day before today on which I looked."""
    begin = news_since(read_looks(home.state), home.clock().now.date())
    return since(home.okrs, scope, frozenset(home.me.values()), begin.day, home.deeds(begin))


def look(home: Home) -> None:
    """I have seen what is known by now: it is no news tomorrow; where the disk refuses, it is told once more."""
    before = read_looks(home.state)
    now = looked(before, home.clock().now.date(), home.known)
    if now != before:
        with suppress(StorageError):
            write_looks(home.state, now)
