"""The band of a score, by word: of both schemes, and kept or missed where a score of 1.00 was promised.

A band is that of the number shown: the score is rounded half up first, to two places, or to one for the
traffic light (method.md, "Grading and the end of the cycle", 6).
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Commitment
from okrtui.okr.rhythm import settings_of
from okrtui.okr.scores import rounded

Scheme = Literal["sweet-spot", "traffic-light"]
Word = Literal[
    "reconsider", "short", "good", "strong", "excellent", "red", "amber", "green", "missed", "kept"
]
Place = Literal["below", "in", "above"]

_SWEET: tuple[tuple[Decimal, Word], ...] = (
    (Decimal("0.40"), "reconsider"),
    (Decimal("0.60"), "short"),
    (Decimal("0.71"), "good"),
    (Decimal("0.81"), "strong"),
)
"""The number that each band ends before."""
_LIGHTS: tuple[tuple[Decimal, Word], ...] = ((Decimal("0.4"), "red"), (Decimal("0.7"), "amber"))
_ONE_PLACE = Decimal("0.1")

WORDS: dict[Scheme, tuple[Word, ...]] = {
    "sweet-spot": (*(word for _, word in _SWEET), "excellent"),
    "traffic-light": (*(word for _, word in _LIGHTS), "green"),
}
"""The bands of each scheme, the lowest first."""
PROMISED: tuple[Word, ...] = ("missed", "kept")
"""What becomes of a committed one."""

SWEET_SPOT: dict[Place, str] = {
    "below": "below the sweet spot",
    "in": "in the sweet spot",
    "above": "above the sweet spot",
}
"""Where an average lies, in words."""

RECONSIDERED_BELOW = Decimal("0.40")
BOLD_ENOUGH = "was it bold enough?"


class Band(Struct, frozen=True):
    """The word of a band, and by how much a committed one fell short."""

    word: Word
    missed_by: Decimal = Decimal(0)

    @property
    def said(self) -> str:
        """The band in a few words: `good`, `kept`, `missed by 0.35`."""
        return f"missed by {self.missed_by}" if self.word == "missed" else self.word


def band(score: Decimal, kind: Commitment = "aspirational", scheme: Scheme = "sweet-spot") -> Band:
    """The band of a score in 0…1."""
    shown = rounded(score)
    if kind == "committed":
        return Band("kept") if shown >= 1 else Band("missed", 1 - shown)
    if scheme == "traffic-light":
        return Band(_word(rounded(score, _ONE_PLACE), _LIGHTS, "green"))
    return Band(_word(shown, _SWEET, "excellent"))


def _word(shown: Decimal, ends: tuple[tuple[Decimal, Word], ...], highest: Word) -> Word:
    return next((word for end, word in ends if shown < end), highest)


def words_of(scheme: Scheme) -> tuple[Word, ...]:
    """Every band that a key result may stand in, the lowest first, those of committed ones last."""
    return (*WORDS[scheme], *PROMISED)


def scheme_of(okrs: Okrs, space: str) -> Scheme:
    """The bands a space has settled on."""
    return settings_of(okrs, space).bands or "sweet-spot"


def sweet_spot(average: Decimal) -> Place:
    """Where the average of a cycle lies: in the sweet spot 0.60–0.70, below or above it."""
    word = band(average).word
    return "in" if word == "good" else "below" if word in ("reconsider", "short") else "above"


def asks_verdict(score: Decimal | None) -> bool:
    """Whether it is asked to go on, change or stop: below 0.40, for key results and objectives of any kind."""
    return score is not None and rounded(score) < RECONSIDERED_BELOW


def asks_explanation(score: Decimal | None, kind: Commitment) -> bool:
    """Whether it is asked why: of what was committed and came out below 1.00."""
    return score is not None and kind == "committed" and rounded(score) < 1


def asks_if_bold(score: Decimal | None, kind: Commitment) -> bool:
    """Whether it is asked if it was bold enough: of an aspirational one above 0.80."""
    return score is not None and kind == "aspirational" and band(score).word == "excellent"
