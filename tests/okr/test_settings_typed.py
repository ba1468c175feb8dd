import pytest

from okrtui.okr.errors import BadInputError
from okrtui.okr.settings_typed import WEEKDAYS, parse_bands, parse_weekday, weekday_name


@pytest.mark.parametrize("number", range(7))
def test_a_weekday_is_read_as_it_is_named_in_short_and_in_chinese(number: int) -> None:
    name = weekday_name(number)
    for typed in (name, name.lower(), name[:3], f" {name.upper()} ", f"周{'一二三四五六日'[number]}"):
        assert parse_weekday(typed) == number
    assert name.lower() == WEEKDAYS[number]


@pytest.mark.parametrize("typed", ["", "s", "su", "sund", "0", "周", "周天天", "someday", "x" * 500])
def test_what_is_no_weekday_is_refused(typed: str) -> None:
    with pytest.raises(BadInputError, match="is no weekday: use monday to sunday"):
        parse_weekday(typed)


@pytest.mark.parametrize(
    ("typed", "bands"),
    [("sweet-spot", "sweet-spot"), ("Sweet spot", "sweet-spot"), ("tra", "traffic-light")],
)
def test_bands_are_read_also_by_their_beginning(typed: str, bands: str) -> None:
    assert parse_bands(typed) == bands


@pytest.mark.parametrize("typed", ["", "s", "rainbow", "sweet-spots"])
def test_what_are_no_bands_is_refused(typed: str) -> None:
    with pytest.raises(BadInputError, match="use sweet-spot or traffic-light"):
        parse_bands(typed)
