"""What the company and its departments wanted in the quarter before this one, and how it went."""

from okrtui.sample.content.people import COMPANY
from okrtui.sample.shapes import Goal, Marking, Result, at_most, reach

LAST_UPPER_GOALS = (
    Goal(
        "last-evening",
        "Same day means this evening, too",
        COMPANY,
        "ingrid",
        (
            Result(
                "cities",
                "Cities with an evening shift",
                reach("2", "6", "cities"),
                "2 2 2 3 3 3 4 4 5 5 5 6 6",
                "5555666677899",
                marking=Marking(reflection="Start with the depot. Bikes and people are easier to find."),
            ),
            Result(
                "rate",
                "Same-day share of all parcels",
                reach("81", "92", "%"),
                "81.0 81.3 82.0 82.6 83.9 84.1 84.8 85.9 86.3 87.0 87.4 87.9 88.2",
                "5555566665555",
                owner="sam",
                notes={9: "The evening helps. The morning peak does not move."},
            ),
            Result(
                "load",
                "Parcels per evening tour",
                reach("9", "16", "parcels"),
                "9 9 10 10 10 11 11 12 12 12 13 13 13",
                "5556666555544",
                marking=Marking(
                    adjustment="+0.03",
                    because="Two of the six cities opened in the last month and pull the mean down.",
                    reflection="A tour fills up over eight weeks, whatever the offer.",
                ),
            ),
        ),
        origin="top_down",
    ),
    Goal(
        "last-base",
        "The platform survives any single failure",
        "Engineering",
        "sam",
        (
            Result(
                "downtime",
                "Monthly downtime",
                at_most("60", "min", "140"),
                "138 140 121 110 118 96 90 84 77 70 66 58 55",
                "4445455566789",
                notes={5: "The failover worked. Nobody had told the load balancer."},
            ),
            Result(
                "runbooks",
                "Services with a runbook",
                reach("5", "15", "services"),
                "5 5 6 7 7 8 9 10 11 11 12 13 14",
                "6666666666777",
                marking=Marking(
                    explanation="The fifteenth belongs to the old reports, which nobody dares to restart.",
                ),
            ),
        ),
        origin="top_down",
        kind="committed",
        supports="last-evening",
        by="ingrid",
    ),
    Goal(
        "last-live",
        "A shop is live the day after it signs",
        "Commerce",
        "yawen",
        (
            Result(
                "days",
                "Days from signature to first parcel",
                reach("6", "1", "days"),
                "6.0 5.8 5.5 5.1 4.6 4.4 4.0 3.6 3.1 2.9 2.6 2.4 2.2",
                "5556666666655",
                marking=Marking(reflection="The last day is the shop's own: they wait for a Monday."),
            ),
            Result(
                "calls",
                "Calls a new shop has to make",
                at_most("1", "calls", "4"),
                "4.0 3.9 3.6 3.2 2.9 2.4 2.1 2.0 1.8 1.6 1.5 1.4 1.3",
                "5555666666666",
                owner="nora",
            ),
        ),
        supports="last-evening",
    ),
)
