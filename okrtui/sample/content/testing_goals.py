"""What the Testing team wants this quarter: two goals from above, two ideas of its own."""

from okrtui.sample.shapes import Goal, Result, milestones, reach, yes_no

TESTING_GOALS = (
    Goal(
        "cicd",
        "CI/CD from commit to canary, for every service",
        "Testing",
        "chenli",
        (
            Result(
                "pipeline",
                "Services built and deployed by the pipeline",
                reach("9", "32", "services"),
                "9 11 12 15 17 19 22 24 25 27 29 30 31",
                "5566677777788",
                owner="tomas",
                notes={5: "The template does the work: the last three took an hour each."},
            ),
            Result(
                "feedback",
                "Minutes from commit to test result",
                reach("38", "12", "min"),
                "38 38 35 33 30 27 27 25 22 19 17 15 14",
                "5554456666667",
                notes={4: "A third of the time is spent waiting for a runner.", 6: "Runners doubled."},
            ),
        ),
        origin="top_down",
        supports="calm",
        by="sam",
    ),
    Goal(
        "tools",
        "A tool platform where every test starts with one click",
        "Testing",
        "chenli",
        (
            Result(
                "open",
                "Tool platform open to every team",
                milestones("Login and rights", "Test runs on demand", "Test data service", "Dashboards"),
                "0 0 0 1 1 1 2 2 2 3 3 3 4",
                "5555555555555",
                notes={7: "Runs on demand work. Test data is the hard part and comes next."},
            ),
            Result(
                "runs",
                "Test runs started there per week",
                reach("0", "400", "runs"),
                "0 0 0 12 40 65 88 96 140 190 240 280 320",
                "4444444333445",
                notes={
                    6: "App and Growth still start theirs from a laptop.",
                    8: "Without fresh test data nobody moves over. 先把测试数据做好。",
                },
            ),
        ),
        origin="top_down",
        supports="calm",
        by="sam",
    ),
    Goal(
        "coverage",
        "A code-coverage tool that developers like to read",
        "Testing",
        "tomas",
        (
            Result(
                "repositories",
                "Repositories that show coverage in the merge request",
                reach("3", "28", "repositories"),
                "3 5 9 12 14 18 21 24 26 27 28 28 28",
                "5667778889999",
            ),
            Result(
                "core",
                "Coverage of the tour planning core",
                reach("54", "75", "%"),
                "54 54 55 57 60 61 63 64 66 69 70 72 73",
                "5556665555667",
                notes={7: "The easy half is done. What is left has no seams to test at."},
                quiet=1,
            ),
        ),
        supports="boring",
        idea="idea:coverage",
    ),
    Goal(
        "stress",
        "No peak without traffic stress testing",
        "Testing",
        "chenli",
        (
            Result(
                "replay",
                "Recorded traffic can be replayed at any speed",
                yes_no(),
                "0 0 0 0 0 1",
                "445567ttttttt",
                due_early=35,
                notes={6: "Replayed last Saturday at triple speed. The queue held, the cache did not."},
            ),
            Result(
                "load",
                "Load the platform holds",
                reach("1.4", "3", "× today"),
                "1.4 1.4 1.4 1.6 1.6 1.9 2.1 2.1 2.3 2.4 2.7 2.8 3.0",
                "5545566666778",
                owner="tomas",
                notes={7: "2.1 with a bigger session cache. The next wall is the geocoder."},
            ),
        ),
        why="Every peak so far was our load test, with shops as the testers.",
        supports="calm",
        idea="idea:stress",
    ),
)
