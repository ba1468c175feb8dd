"""Bands by word: of both schemes, and of what was committed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.bands import (
    WORDS,
    Scheme,
    asks_explanation,
    asks_if_bold,
    asks_verdict,
    band,
    scheme_of,
    sweet_spot,
    words_of,
)
from okrtui.okr.records import Settings, Space
from tests.builders import SPACE, okrs_of

SCHEMES = st.sampled_from(list(WORDS))
SCORES = st.decimals(0, 1, places=5)


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        ("0.00", "0.39", "reconsider"),
        ("0.40", "0.59", "short"),
        ("0.60", "0.70", "good"),
        ("0.71", "0.80", "strong"),
        ("0.81", "1.00", "excellent"),
    ],
)
def test_the_bands_of_the_sweet_spot(first: str, last: str, word: str) -> None:
    assert (band(Decimal(first)).word, band(Decimal(last)).word) == (word, word)


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [("0.00", "0.349", "red"), ("0.35", "0.649", "amber"), ("0.65", "1.00", "green")],
)
def test_the_traffic_light_after_rounding_half_up_to_one_place(first: str, last: str, word: str) -> None:
    shown = [band(Decimal(score), scheme="traffic-light").word for score in (first, last)]
    assert shown == [word, word]


@pytest.mark.parametrize(
    ("score", "word"),
    [("0.595", "good"), ("0.5949", "short"), ("0.705", "strong"), ("0.7049", "good"), ("0.395", "short")],
)
def test_a_band_is_that_of_the_number_shown(score: str, word: str) -> None:
    assert band(Decimal(score)).word == word


@given(SCHEMES, SCORES, SCORES)
def test_bands_cover_everything_and_never_sink_while_the_score_rises(
    scheme: Scheme, one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    words = WORDS[scheme]
    assert words.index(band(low, scheme=scheme).word) <= words.index(band(high, scheme=scheme).word)


@pytest.mark.parametrize("scheme", WORDS)
def test_every_band_is_reached_and_none_is_left_out(scheme: Scheme) -> None:
    found = dict.fromkeys(band(Decimal(n) / 1000, scheme=scheme).word for n in range(1001))
    assert tuple(found) == WORDS[scheme]
    assert words_of(scheme) == (*WORDS[scheme], "missed", "kept")


@pytest.mark.parametrize(
    ("score", "said"), [("1", "kept"), ("0.65", "missed by 0.35"), ("0", "missed by 1.00")]
)
@pytest.mark.parametrize("scheme", WORDS)
def test_a_committed_one_is_kept_or_missed_by_so_much(score: str, said: str, scheme: Scheme) -> None:
    assert band(Decimal(score), "committed", scheme).said == said


@given(SCORES)
def test_by_how_much_it_was_missed_and_the_number_shown_make_one(score: Decimal) -> None:
    found = band(score, "committed")
    assert found.missed_by + score.quantize(Decimal("0.01"), "ROUND_HALF_UP") == 1


@pytest.mark.parametrize(
    ("average", "place"),
    [("0.59", "below"), ("0.60", "in"), ("0.70", "in"), ("0.705", "above"), ("0", "below"), ("1", "above")],
)
def test_the_sweet_spot_lies_between_060_and_070(average: str, place: str) -> None:
    assert sweet_spot(Decimal(average)) == place


def test_below_040_it_is_asked_whether_to_go_on_change_or_stop() -> None:
    assert [asks_verdict(Decimal(score)) for score in ("0", "0.394", "0.395", "0.40")] == [
        True,
        True,
        False,
        False,
    ]
    assert not asks_verdict(None)


def test_what_was_committed_and_came_out_below_1_asks_why() -> None:
    assert asks_explanation(Decimal("0.99"), "committed")
    assert not asks_explanation(Decimal(1), "committed")
    assert not asks_explanation(Decimal("0.2"), "aspirational")
    assert not asks_explanation(None, "committed")


def test_above_080_it_is_asked_if_it_was_bold_enough() -> None:
    assert [asks_if_bold(Decimal(score), "aspirational") for score in ("0.80", "0.81")] == [False, True]
    assert not asks_if_bold(Decimal(1), "committed")


def test_a_space_settles_on_its_bands() -> None:
    lights = Space(id="the-space", space=SPACE, settings=Settings(bands="traffic-light"))
    assert scheme_of(okrs_of(), SPACE) == "sweet-spot"
    assert scheme_of(okrs_of(lights), SPACE) == "traffic-light"
