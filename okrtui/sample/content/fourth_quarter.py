"""What belongs to a fourth quarter."""

from okrtui.sample.content.people import COMPANY
from okrtui.sample.shapes import Goal, Result, reach

FOURTH_QUARTER_GOALS = (
    Goal(
        "leader",
        "surpass the market leader in Q4",
        COMPANY,
        "yawen",
        (
            Result(
                "share",
                "Share of same-day orders in our cities",
                reach("31", "40", "%"),
                "31.0 31.4 31.9 32.5 33.6 34.2 34.9 35.3 36.2 37.0 37.8 38.3 39.1",
                "4455555666667",
                notes={7: "Every second order we win comes from the leader, the rest from vans."},
            ),
            Result(
                "ahead",
                "Cities where we carry more parcels than the leader",
                reach("1", "3", "cities"),
                "1 1 1 1 1 2 2 2 2 2 2 2 3",
                "4444455555455",
                notes={6: "Second city. It was the evening shift that tipped it."},
            ),
        ),
        why="Shops that hesitate say one thing: the other one is bigger.",
        origin="top_down",
    ),
    Goal(
        "streets",
        "On every high street before the leader is",
        "Growth",
        "xiaochen",
        (
            Result(
                "five",
                "High streets with at least five of our shops",
                reach("12", "30", "streets"),
                "12 12 13 15 16 17 19 20 22 23 25 27 28",
                "5555566666777",
                owner="nora",
            ),
            Result(
                "only",
                "Shops that ship only with us",
                reach("420", "700", "shops"),
                "420 428 441 450 472 489 502 521 540 566 590 617 634",
                "5555555555666",
                notes={8: "Nobody signs an exclusive contract. They simply stop calling the other one."},
            ),
        ),
        supports="leader/ahead",
    ),
)
