"""What Engineering and its Platform team want this quarter."""

from okrtui.sample.shapes import Goal, Result, at_most, milestones, reach

ENGINEERING_GOALS = (
    Goal(
        "calm",
        "Nobody notices Engineering on a Saturday",
        "Engineering",
        "sam",
        (
            Result(
                "downtime",
                "Minutes of downtime a month",
                at_most("20", "min", "55"),
                "52 55 41 38 33 27 24 22 21 19 18 19 17",
                "5444556667778",
                notes={
                    2: "One bad evening: the map provider went away and took tour planning with it.",
                    6: "Tour planning now runs an hour on cached maps.",
                },
            ),
            Result(
                "lead",
                "Hours from merge to production",
                reach("26", "4", "h"),
                "26 24 23 19 16 15 13 11 10 8 7 6 5",
                "5556667777888",
            ),
            Result(
                "runbooks",
                "Services with an owner and a tested runbook",
                reach("14", "32", "services"),
                "14 15 17 17 19 20 21 21 23 25 26 28 29",
                "6666655554455",
                notes={
                    8: "Eleven services have an owner who never tried the runbook. Next: one drill a week."
                },
            ),
        ),
        why="Saturday is when the city shops. It is also when nobody should have to be at a desk.",
        origin="top_down",
        supports="today",
        by="ingrid",
    ),
    Goal(
        "boring",
        "Make releases boring",
        "Platform",
        "mei",
        (
            Result(
                "deploys",
                "Deploys per week",
                reach("4", "16", "deploys"),
                "4 5 7 8 11 13 16 17 17 18 18 19 20",
                "5566778777788",
                owner="ken",
                notes={
                    3: "Two teams now deploy without asking us.",
                    7: "16 in a normal week, nobody stayed late.",
                },
                slip=(6, "31", "Typed the digits the wrong way round: 13, not 31."),
                retarget=(
                    7,
                    "20",
                    "16 was reached a month early; 20 is what every core service twice a day needs.",
                ),
            ),
            Result(
                "failure",
                "Changes that fail in production",
                at_most("5", "%", "12"),
                "12.1 11.8 12.4 10.9 10.2 9.6 8.5 8.2 7.1 6.4 5.8 5.2 4.8",
                "5566554444556",
                owner="ken",
                notes={
                    3: "Four of nine failures were configuration, not code.",
                    7: "Rollback of a bad configuration is still manual.",
                    8: "Configuration goes through the canary from next week on.",
                },
            ),
            Result(
                "restore",
                "Time to restore service",
                reach("45", "15", "min"),
                "45 45 41 38 38 33 30 28 26 22 19 17 16",
                "5556666777778",
                notes={4: "Ten of 38 minutes go into finding the right dashboard."},
                quiet=1,
            ),
            Result(
                "canary",
                "Canary pipeline for the five core services",
                milestones("Orders", "Tracking", "Tour planning", "Payments", "Notifications"),
                "0 0 1 1 2 2 2 3 3 4 4 5 5",
                "5566777888999",
                owner="priya",
                notes={
                    3: "Orders ran at 5 % for a day, then all the way.",
                    8: "Tour planning is in. 3 of 5.",
                },
            ),
        ),
        why="A release that needs courage is a release that waits until Thursday.",
        supports="calm",
    ),
)
