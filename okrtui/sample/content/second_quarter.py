"""What belongs to a second quarter."""

from okrtui.sample.content.people import COMPANY
from okrtui.sample.shapes import Goal, Marking, Result, at_least, reach

SECOND_QUARTER_GOALS = (
    Goal(
        "customers",
        "In Q2, increase new customers by 60 %",
        COMPANY,
        "yawen",
        (
            Result(
                "channels",
                "30 advertising channels added",
                reach("0", "30", "channels"),
                "0 2 4 7 9 12 14 17 19 22 24 26 27",
                "5566666777777",
                owner="xiaochen",
                notes={8: "The small local channels cost little and convert best."},
                marking=Marking(reflection="The last ten channels brought less than the first three."),
            ),
            Result(
                "visits",
                "1 M daily visits",
                reach("0.35", "1", "M visits"),
                "0.35 0.36 0.41 0.44 0.49 0.53 0.58 0.60 0.66 0.71 0.74 0.79 0.82",
                "4445555666555",
                marking=Marking(
                    reflection="Visits follow the weather. We should have looked at weeks, not days."
                ),
            ),
            Result(
                "conversion",
                "conversion kept at ≥ 5 %",
                at_least("5", "%"),
                "5.2 5.1 5.3 4.9 5.0 5.1 4.8 5.0 5.2 5.1 5.3 5.2 5.1",
                "7777666677888",
                notes={7: "Below the line for a week: one channel sent bots."},
            ),
            Result(
                "apis",
                "new ad-channel APIs integrated (99.99 % of data transmitted)",
                at_least("99.99", "%", "97.2"),
                "97.2 97.5 98.1 98.8 99.1 99.4 99.6 99.7 99.8 99.9 99.93 99.95 99.97",
                "5555566666655",
                owner="amina",
                marking=Marking(
                    adjustment="-0.04",
                    because="The missing hundredth is the billing data, which matters most.",
                ),
            ),
        ),
        why="Growth pays for the next three cities.",
        origin="top_down",
    ),
    Goal(
        "signup",
        "A shop signs up on its own in ten minutes",
        "Growth",
        "xiaochen",
        (
            Result(
                "minutes",
                "Minutes to sign up",
                reach("55", "10", "min"),
                "55 54 50 47 41 38 33 30 27 24 22 20 19",
                "5556666777776",
                marking=Marking(reflection="The bank details alone take six minutes."),
            ),
            Result(
                "alone",
                "Sign-ups without a call",
                reach("12", "60", "%"),
                "12 12 15 19 22 25 29 31 36 38 41 43 44",
                "5555555666655",
                owner="nora",
            ),
        ),
        supports="customers",
        verdict=("go_on", "Every minute less showed up in the sign-ups of the week after."),
    ),
)
