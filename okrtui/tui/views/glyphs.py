"""The signs lines are drawn with: Unicode, or ASCII for terminals where those are two cells wide."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple


class ChartSigns(NamedTuple):
    """What charts are drawn with; `dots` is how many fine dots a cell holds across and down."""

    axis: str
    tick: str
    reading: str
    value: str
    plan: str
    today: str
    bars: str
    """A sign for each height of a bar's top cell, from nothing to full."""
    dots: tuple[int, int]


FINE = ChartSigns("│", "┤", "●", "━", "┄", "┊", " ▁▂▃▄▅▆▇█", (2, 4))
PLAIN = ChartSigns("|", "+", "O", "*", ".", ":", " #", (1, 1))


class Glyphs(NamedTuple):
    """One set of signs."""

    status: Mapping[str, str]
    full: str
    half: str
    empty: str
    heights: str
    """The line of confidences: a sign for each from 0 to 10."""
    nothing: str
    opened: str
    folded: str
    cursor: str
    rule: str
    chart: ChartSigns = FINE
    marked: str = "»"
    rising: str = "↗"
    falling: str = "↘"
    carried: str = "↻"
    serves: str = "›"
    win: str = "★"
    decided: str = "§"
    lights: Mapping[str, str] = MappingProxyType({"green": "●", "amber": "▲", "red": "◆", "none": " "})


UNICODE = Glyphs(
    {
        "new": "○", "done": "✓", "on track": "●", "open": "◐", "at risk": "▲", "off track": "◆",
        "holding": "●", "not holding": "◆", "dropped": "×",
    },
    full="━", half="╸", empty="─", heights="▁▁▂▂▃▄▅▅▆▇█", nothing="·",
    opened="▾", folded="▸", cursor="▌", rule="─",
)  # fmt: skip
ASCII = Glyphs(
    {
        "new": "o", "done": "v", "on track": "*", "open": "~", "at risk": "!", "off track": "#",
        "holding": "*", "not holding": "#", "dropped": "x",
    },
    full="=", half="-", empty=".", heights="0123456789t", nothing=".",
    opened="-", folded="+", cursor=">", rule="-", chart=PLAIN,
    marked="*", rising="^", falling="v", carried="@", serves=">", win="*", decided="&",
    lights={"green": "*", "amber": "!", "red": "#", "none": " "},
)  # fmt: skip


def glyphs(name: str) -> Glyphs:
    """The set that the setting `glyphs` names."""
    return ASCII if name == "ascii" else UNICODE


def bar(share: Decimal, width: int, signs: Glyphs) -> tuple[str, str]:
    """The filled and the empty part of a bar; half a cell counts, and something done always shows."""
    halves = int(share * width * 2)
    if share > 0:
        halves = max(1, halves)
    filled = signs.full * (halves // 2) + signs.half * (halves % 2)
    return filled, signs.empty * (width - len(filled))


def curve(weeks: Sequence[int | None], signs: Glyphs) -> str:
    """Confidence by week as one line of signs."""
    return "".join(signs.nothing if week is None else signs.heights[week] for week in weeks)
