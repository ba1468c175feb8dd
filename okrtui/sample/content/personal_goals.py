"""What some people of Northwind want for themselves and their team this quarter."""

from okrtui.sample.shapes import Goal, Result, at_most, milestones, reach

PERSONAL_GOALS = (
    Goal(
        "lead",
        "Two people who can run an incident without me",
        "@mei",
        "mei",
        (
            Result(
                "led",
                "Incidents led by somebody else",
                reach("0", "6", "incidents"),
                "0 0 1 1 2 2 3 4 4 5 5 6 6",
                "5556677788899",
                notes={
                    3: "Ken led his first. I only typed.",
                    7: "Priya took one at lunch. I heard of it at three.",
                },
                quiet=1,
            ),
            Result(
                "drills",
                "One drill with every pair",
                milestones("Ken and Priya", "Ken and Tomás", "Priya and Jonas"),
                "0 0 0 1 1 1 1 1 2 2 2 3 3",
                "6666655444566",
                notes={8: "Jonas is away. The third drill moves behind the second."},
                quiet=1,
            ),
        ),
        why="If I have to be there, it is not a process.",
        supports="boring",
    ),
    Goal(
        "rollback",
        "Rollback without a human",
        "@ken",
        "ken",
        (
            Result(
                "services",
                "Services that roll back by themselves",
                reach("0", "8", "services"),
                "0 0 1 1 2 3 3 4 5 5 6 7 7",
                "5555666677777",
                notes={6: "Three services, two real rollbacks, nobody was called."},
            ),
            Result(
                "false",
                "False rollbacks per week",
                at_most("1", "rollbacks", "5"),
                "5 5 4 4 3 3 2 2 1 1 1 0 0",
                "555566--77888",
            ),
        ),
        supports="boring/restore",
    ),
    Goal(
        "core",
        "A tour planning core that fits in one head",
        "@priya",
        "priya",
        (
            Result(
                "lines",
                "Lines in the core",
                reach("41000", "28000", "lines"),
                "41000 40200 40350 39100 37800 36900 36950 35200 33600 32700 31000 30100 29400",
                "5555566555566",
                notes={
                    8: "Deleted the second price calculation. It had been wrong for a year and nobody asked."
                },
            ),
            Result(
                "bugs",
                "Open bugs older than a month",
                reach("37", "10", "bugs"),
                "37 36 33 33 30 28 27 25 22 20 17 15 13",
                "6666666677777",
            ),
        ),
        supports="boring",
    ),
    Goal(
        "flaky",
        "No flaky test grows old",
        "@tomas",
        "tomas",
        (
            Result(
                "old",
                "Flaky tests older than a week",
                at_most("5", "tests", "31"),
                "31 29 30 24 22 17 13 12 9 8 6 5 4",
                "5555666677778",
                notes={6: "Half of them wait for the clock. They get a clock of their own now."},
            ),
            Result(
                "reruns",
                "Reruns per merge",
                reach("1.9", "1.1", "reruns"),
                "1.9 1.9 1.8 1.8 1.7 1.6 1.6 1.5 1.4 1.3 1.3 1.2 1.2",
                "5555555555666",
            ),
        ),
        supports="cicd",
    ),
    Goal(
        "cellar",
        "The app works in a cellar",
        "@jonas",
        "jonas",
        (
            Result(
                "lost",
                "Handovers lost without a network per week",
                reach("140", "10", "handovers"),
                "140 138 121 118 96 90 71 71 55 47 32 21 18",
                "5555666666777",
                quiet=1,
            ),
            Result(
                "report",
                "Couriers told what was sent later",
                milestones("List of waiting handovers", "Sound when all is sent"),
                "0",
                "............5",
                added_in=7,
            ),
        ),
        origin="top_down",
        supports="home",
        by="amina",
    ),
    Goal(
        "stories",
        "Ten shops tell their story",
        "@nora",
        "nora",
        (
            Result(
                "published",
                "Stories published",
                reach("0", "10", "stories"),
                "0 0 1 2 2 3 4 4 5 6 7 8 9",
                "5566666556677",
                notes={8: "The cheese shop said yes and then went on holiday."},
            ),
            Result(
                "calls",
                "Readers who ask for a call",
                reach("1.5", "4", "%"),
                "1.5 1.5 1.6 1.9 1.9 2.2 2.6 2.4 2.7 3.0 3.1 3.3 3.6",
                "4444455555566",
            ),
        ),
        supports="word",
    ),
)
