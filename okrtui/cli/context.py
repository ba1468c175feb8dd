"""What every command needs: the opened home, which space, how to answer."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

import msgspec

from okrtui.bootstrap import usual_home
from okrtui.okr.errors import AmbiguousError, BadInputError, NotFoundError, OkrError, StorageError
from okrtui.okr.naming import named, named_in_phase
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Phase, Record
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.text import safe
from okrtui.workspace.share_status import is_worth_sending

MANY = 100
"""Commits that may wait for the tables before a command writes them."""

SOON = 3.0
"""Seconds a share may take after a command before its files wait for the next time."""


class Context:
    """One run of one command."""

    def __init__(
        self, options: argparse.Namespace, *, may_be_empty: bool = False, current_only: bool = False
    ) -> None:
        self.options = options
        self.home, self.settings, self.places = usual_home(
            getattr(options, "home", None), current_only=current_only
        )
        if self.home.is_empty and not may_be_empty:
            raise BadInputError(
                "there are no OKRs here yet: `okrtui init` sets them up, `okrtui demo` shows how"
            )
        for notice in (*self.settings.faults, *self.home.notices()):
            warn(notice)

    @property
    def wants_json(self) -> bool:
        """Whether the answer is one JSON document."""
        return getattr(self.options, "json", False)

    @cached_property
    def space(self) -> str:
        """The space this command works on: named, or the default."""
        word = getattr(self.options, "space", None) or os.environ.get("OKRTUI_SPACE")
        return self.home.space_named(word) if word else self.home.default

    @cached_property
    def is_narrowed(self) -> bool:
        """Whether a space was named."""
        return bool(getattr(self.options, "space", None) or os.environ.get("OKRTUI_SPACE"))

    @property
    def okrs(self) -> Okrs:
        """The OKRs to look at: of the named space, else of all."""
        return self.home.okrs_of(self.space) if self.is_narrowed else self.home.okrs

    def found(self, word: str, *kinds: type[Record], hidden: bool = False) -> Record:
        """The record a word names; older cycles are opened when the current ones do not know it."""
        try:
            return named(self.okrs, word, *kinds, hidden=hidden)
        except NotFoundError:
            self.home.load_all()
            return named(self.okrs, word, *kinds, hidden=hidden)

    def goal(self, word: str, *kinds: type[Record], phase: Phase = "active") -> Record:
        """The objective or key result a word names; of several the one whose cycle is in this phase."""
        try:
            return self.found(word, *kinds)
        except AmbiguousError as several:
            try:
                return named_in_phase(self.okrs, word, phase, *kinds)
            except (AmbiguousError, NotFoundError):
                raise several from None

    def objective(self, word: str, *, phase: Phase = "active") -> Objective:
        """The objective a word names."""
        record = self.goal(word, Objective, phase=phase)
        assert isinstance(record, Objective)
        return record

    def key_result(self, word: str, *, phase: Phase = "active") -> KeyResult:
        """The key result a word names."""
        record = self.goal(word, KeyResult, phase=phase)
        assert isinstance(record, KeyResult)
        return record

    def open_year(self, year: int) -> None:
        """Open the weeks of a year when it is another than today's."""
        if year != self.author().today.year:
            self.home.load_year(year)

    def each(self, find: Callable[[Okrs, str], Record], word: str) -> frozenset[str]:
        """The ids a word names, one in each space looked at: I am somebody in every space of mine."""
        spaces = [self.space] if self.is_narrowed else list(self.home.workspaces)
        found: set[str] = set()
        missing: OkrError | None = None
        for space in spaces:
            try:
                found.add(find(self.home.okrs_of(space), word).id)
            except NotFoundError as error:
                missing = error
        if not found and missing is not None:
            raise missing
        return frozenset(found)

    def author(self, space: str | None = None) -> Author:
        """Me in a space."""
        return self.home.author(space or self.space)

    def perform(self, step: Step, answer: str, **facts: Any) -> int:
        """Take a step, say so, and afterwards write the tables when much waits for them."""
        self.home.perform(step)
        self.say(answer, {"did": step.title, "space": self.home.space_name(step.space), **facts})
        self.tidy()
        return 0

    def tidy(self) -> None:
        """Publish, and write the tables when many commits wait for them.

        What was answered is durable, whatever comes of it.
        """
        sys.stdout.flush()
        self._publish()
        self.settle()

    def settle(self) -> None:
        """Write the tables when many commits wait for them."""
        if self.home.unsaved <= MANY:
            return
        try:
            self.home.checkpoint()
        except StorageError as error:
            warn(str(error))

    def _publish(self) -> None:
        """Send what is only here to its share, if that answers soon; else it waits for the next time."""
        waiting = [here for here in self.home.workspaces.values() if is_worth_sending(here)]
        if not waiting:
            return
        from okrtui.workspace.taking_in import send

        for here in waiting:
            send(here, SOON)
        self.home.write_brief()

    def say(self, text: str | Iterable[str], facts: Any) -> None:
        """The answer, as lines of text or as one JSON document."""
        say(self.options, text, facts)


_encoder = msgspec.json.Encoder(decimal_format="number")


def _json(facts: Any) -> str:
    return msgspec.json.format(_encoder.encode(facts), indent=2).decode()


def say(options: argparse.Namespace, text: str | Iterable[str], facts: Any) -> None:
    """Answer, as lines of text or, where it is asked for, as one JSON document."""
    if getattr(options, "json", False):
        sys.stdout.write(_json(facts) + "\n")
        return
    for line in (text,) if isinstance(text, str) else text:
        sys.stdout.write(line + "\n")


def warn(sentence: str) -> None:
    """Something a person should know that does not stop the command."""
    sys.stderr.write(f"okrtui: {safe(sentence)}\n")
