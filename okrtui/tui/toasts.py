"""What is said in the corner, as Textual shows it."""

from collections.abc import Sequence

from textual.notifications import Notification

LEAST = 0.05
MOST = 3
"""Toasts on the screen at most."""


class Toasted(Notification):
    """A notification that always has some time left to be shown.

    A dialog that opens in the moment one expires shows it once more. Textual then counts down a time that is
    over, and a timer of negative length never comes to an end.
    """

    is_replaced = False
    """Whether something newer stands in its place."""

    @property
    def time_left(self) -> float:
        """Seconds until it goes away, never none."""
        return max(LEAST, super().time_left)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return self.is_replaced or super().time_left <= 0


def beside(said: Sequence[Toasted], new: Toasted) -> list[Toasted]:
    """What of the toasts that were said still stands beside a new one.

    The same sentence is said once. What was done last takes the place of what was done before it; faults and
    warnings stay, as long as there is room.
    """

    def is_kept(old: Toasted) -> bool:
        is_next = old.severity == new.severity == "information"
        return not (old.has_expired or is_next or old.message == new.message)

    kept = sorted(filter(is_kept, said), key=lambda toast: toast.severity != "information")
    return kept[1 - MOST :]
