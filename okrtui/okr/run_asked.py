"""What a weekly run asks, and what is answered: values alone (method.md, "Confidence and check-ins")."""

from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct

from okrtui.okr.drafts import next_key
from okrtui.okr.records import Forecast, Light
from okrtui.okr.steps.check_ins import Reading

Becomes = Literal["must", "comment"]
"""What an answer to “what happens next?” is recorded as."""


class KeyResultAsked(Struct, frozen=True):
    """This week's value and confidence of a key result."""

    id: str

    @property
    def key(self) -> str:
        """What its draft is kept under."""
        return self.id


class MetricAsked(Struct, frozen=True):
    """This week's reading of a health metric."""

    id: str

    @property
    def key(self) -> str:
        """What its draft is kept under."""
        return self.id


class NextAsked(Struct, frozen=True):
    """What happens next with a key result that was rated low."""

    id: str

    @property
    def key(self) -> str:
        """What its draft is kept under, beside the one of its key result."""
        return next_key(self.id)


Question: TypeAlias = KeyResultAsked | MetricAsked | NextAsked


class Rated(Struct, frozen=True):
    """The answer of a key result: a reading, and a forecast where one was given."""

    reading: Reading
    forecast: Forecast | None = None


class MetricRead(Struct, frozen=True):
    """The answer of a metric: a value, or a colour by hand, or both."""

    value: Decimal | None = None
    light: Light | None = None
    note: str | None = None


class NextSaid(Struct, frozen=True):
    """What happens next: a must of this week, or a comment."""

    text: str
    becomes: Becomes = "must"


Answer: TypeAlias = Rated | MetricRead | NextSaid
