"""What the teams wanted in the quarter before this one, and how it went."""

from okrtui.sample.shapes import Goal, Marking, Result, reach, yes_no

LAST_TEAM_GOALS = (
    Goal(
        "last-weekday",
        "Deploy on any weekday",
        "Platform",
        "mei",
        (
            Result(
                "deploys",
                "Deploys in an ordinary week",
                reach("1", "5", "deploys"),
                "1 1 1 2 2 2 3 2 3 3 4 4 4",
                "5555566566666",
                owner="ken",
                notes={8: "Back to two: the freeze before the fair cost a week."},
                marking=Marking(reflection="Fear of Fridays was fear of the rollback."),
            ),
            Result(
                "failure",
                "Deploys that have to be undone",
                reach("19", "10", "%"),
                "19 18.6 17.9 18.2 16.8 16.0 15.5 14.8 14.1 13.9 13.0 12.6 12.2",
                "5555556666555",
                owner="ken",
                marking=Marking(
                    adjustment="+0.05",
                    because="The move to the new data centre cost two weeks nobody had planned.",
                ),
            ),
            Result(
                "onepage",
                "A release takes one page of instructions",
                yes_no(),
                "0 0 0 0 0 0 0 0 0 1",
                "4455566778ttt",
                due_early=14,
                marking=Marking(
                    reflection="The page was written in an hour. Deleting the other eleven took a month."
                ),
            ),
        ),
        supports="last-base",
        verdict=("change", "The number of deploys is a means. Next: releases that nobody talks about."),
    ),
    Goal(
        "last-hour",
        "Know within the hour that main is broken",
        "Testing",
        "chenli",
        (
            Result(
                "minutes",
                "Minutes until a broken main is reported",
                reach("170", "45", "min"),
                "170 168 150 144 131 120 112 96 90 81 74 66 61",
                "5555666677777",
            ),
            Result(
                "smoke",
                "Services with a smoke test",
                reach("4", "20", "services"),
                "4 4 5 6 6 7 8 9 9 10 11 12 13",
                "5555555544444",
                owner="tomas",
                marking=Marking(reflection="Written by us for others, a smoke test is red within a month."),
            ),
        ),
        origin="top_down",
        supports="last-base",
        by="sam",
    ),
    Goal(
        "last-home",
        "Couriers get home on time",
        "App",
        "amina",
        (
            Result(
                "late",
                "Tours that end after the shift",
                reach("27", "12", "%"),
                "27 27 26 25 24 24 23 22 21 20 20 19 18",
                "5555555566555",
                marking=Marking(reflection="The plan was never late. The doorbells were."),
            ),
            Result(
                "paper",
                "Handovers without paper",
                reach("35", "90", "%"),
                "35 36 40 43 47 52 55 58 63 66 69 72 74",
                "5566666666655",
                owner="jonas",
            ),
        ),
        supports="last-evening",
        verdict=("go_on", "Halfway, and the couriers ask for the other half."),
    ),
    Goal(
        "last-partners",
        "Partners bring us shops",
        "Growth",
        "xiaochen",
        (
            Result(
                "partners",
                "Partners who brought a shop",
                reach("0", "12", "partners"),
                "0 0 0 1 1 1 2 2 2 2 3 3 3",
                "6555544433222",
                notes={
                    9: "They sign gladly and then forget us. Calling each of them every week does not scale."
                },
                marking=Marking(
                    verdict="stop",
                    reflection="A partner sells what earns him something next week. We do not.",
                ),
            ),
            Result(
                "shops",
                "Shops won through partners",
                reach("0", "150", "shops"),
                "0 0 0 2 4 6 9 13 17 19 24 28 31",
                "5555443332221",
                notes={10: "19 shops in ten weeks. Recommendations brought 60 without anybody trying."},
                marking=Marking(
                    verdict="stop", reflection="The shops that did come had heard of us from another shop."
                ),
            ),
        ),
        supports="last-evening",
        verdict=("stop", "Shops trust shops. We try that instead."),
    ),
)
