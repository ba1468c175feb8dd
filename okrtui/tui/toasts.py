"""What is said in the corner, as Textual shows it."""

from textual.notifications import Notification

LEAST = 0.05


class Toasted(Notification):
    """A notification that always has some time left to be shown.

    A dialog that opens in the moment one expires shows it once more. Textual then counts down a time that is
    over, and a timer of negative length never comes to an end.
    """

    @property
    def time_left(self) -> float:
        """Seconds until it goes away, never none."""
        return max(LEAST, super().time_left)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0
