"""The cycle longer than a quarter: an app, operated for half a year."""

from okrtui.sample.shapes import Goal, Result, at_least, reach

HALF_YEAR_GOALS = (
    Goal(
        "operate",
        "Operate an app",
        "App",
        "amina",
        (
            Result(
                "users",
                "100,000 daily active users within six months",
                reach("12000", "100000", "users"),
                "12000 12400 13100 14800 15200 17900 20400 22100 24800 27300 29900 33000 35100 "
                "38600 42000 45900 49500 52200 56800 61300 64900 69200 74000 80100 88300 94800",
                "44445555555556666666666667",
                notes={
                    6: "Tracking by link brought people who had never installed anything of ours.",
                    13: "A third of the way at half time. The curve has to bend, and it begins to.",
                    18: "Reordering with one tap is in. People come back on Mondays now.",
                    21: "The widget on the home screen counts for 2,000 of this week's growth.",
                },
            ),
            Result(
                "stars",
                "Rating in both app stores",
                at_least("4.5", "stars", "4.1"),
                "4.1 4.2 4.2 4.3 4.3 4.3 4.4 4.4 4.4 4.4 4.5 4.5 4.5 4.5 4.6 4.6 4.5 4.5 4.6",
                "5555555666667777888877788888",
                owner="jonas",
                notes={17: "Ten bad reviews in one night: the update asked for the location twice."},
            ),
            Result(
                "crashes",
                "Sessions without a crash",
                at_least("99.5", "%", "98.6"),
                "98.6 98.7 98.7 98.9 99.0 98.8 99.1 99.2 99.2 99.3 99.3 99.4 99.5 99.5 99.6 99.5 99.4 "
                "99.5 99.6 99.6 99.7",
                "55555566667777888888888888",
                owner="jonas",
                said_by={21: "amina"},
            ),
        ),
        why="Shops reach people through an app that is on the phone already.",
        origin="top_down",
        by="yawen",
    ),
)
