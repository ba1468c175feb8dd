"""What Mei keeps to herself."""

from okrtui.sample.shapes import Goal, Line, Result, reach, yes_no

PRIVATE_GOALS = (
    Goal(
        "six",
        "Home by six",
        "@mei",
        "mei",
        (
            Result(
                "evenings",
                "Evenings a week at the table with everybody",
                reach("1", "4", "evenings"),
                "1 1 2 2 2 3 2 3 3 3 4 4 4",
                "5555665666777",
                notes={
                    3: "Left while the deploy was still running. It was fine.",
                    7: "Back to two. The review wait is my doing.",
                },
            ),
            Result(
                "phone",
                "A week off without looking at the alerts",
                yes_no(),
                "0 0 0 0 0 0 0 0 0 0 1",
                "4444455556ttt",
                due_early=14,
                notes={6: "Booked. Ken has the phone."},
                quiet=1,
            ),
        ),
        why="The team learns to run an incident when I am not there. So I should not be there.",
        supports="lead",
    ),
)

PRIVATE_LINES = (
    Line(
        "@mei", "must", "Ask Sam for the week off before the plan is full", "mei", 1, 1, "done", "six/phone"
    ),
    Line("@mei", "must", "Swimming on Friday, whatever burns", "mei", 0, 0, "open", "six/evenings"),
)
