"""Answers that are reckoned when they are first asked for, and kept as long as they hold."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """What is reckoned of each id, once."""

    def __init__(self, reckon: Callable[[str], T]) -> None:
        self._reckon = reckon
        self._known: dict[str, T] = {}
        self._earlier: Mapping[str, T] = {}
        self._holds: Callable[[str], bool] = self._known.__contains__

    def go_on_from(self, earlier: "Kept[T]", holds: Callable[[str], bool]) -> None:
        """Take over what was known earlier of each id that `holds` is true of, when it is asked for."""
        self._earlier, self._holds = earlier._known, holds

    def of(self, id_: str) -> T:
        """The answer."""
        if id_ not in self._known:
            is_kept = id_ in self._earlier and self._holds(id_)
            self._known[id_] = self._earlier[id_] if is_kept else self._reckon(id_)
        return self._known[id_]
