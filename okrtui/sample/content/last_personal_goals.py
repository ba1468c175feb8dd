"""What some people wanted in the quarter before this one, and how it went."""

from okrtui.sample.shapes import Goal, Marking, Result, milestones, reach

LAST_PERSONAL_GOALS = (
    Goal(
        "last-read",
        "Know tour planning well enough to delete from it",
        "@mei",
        "mei",
        (
            Result(
                "lines",
                "Lines in the tour planning core",
                reach("52000", "40000", "lines"),
                "52000 51800 51850 50100 49300 48000 47100 45900 44800 43600 42700 41900 41000",
                "5555666677777",
                marking=Marking(
                    reflection="The best change of the quarter had 3,100 red lines and no green one."
                ),
            ),
            Result(
                "talks",
                "Chapters of it explained to the team",
                milestones("Maps", "Prices", "Time windows", "Couriers"),
                "0 0 0 1 1 1 1 2 2 2 2 3 3",
                "6666655555555",
            ),
        ),
        supports="last-weekday",
    ),
    Goal(
        "last-scenes",
        "Tests that read like a delivery",
        "@tomas",
        "tomas",
        (
            Result(
                "scenes",
                "Scenarios a courier understands",
                reach("0", "40", "scenarios"),
                "0 1 3 4 7 9 11 14 16 19 21 24 26",
                "5555566666555",
                notes={6: "A courier found a mistake in one. By reading it."},
            ),
        ),
        supports="last-hour",
    ),
    Goal(
        "last-answers",
        "Answers before the question",
        "@nora",
        "nora",
        (
            Result(
                "articles",
                "Questions with an article of their own",
                reach("0", "25", "articles"),
                "0 1 2 4 5 7 8 10 11 13 14 16 17",
                "5556666666665",
            ),
        ),
        origin="top_down",
        supports="last-live",
        by="yawen",
    ),
)
