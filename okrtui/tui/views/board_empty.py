"""What each empty quadrant says: what belongs there, and which key adds it; short, as a quadrant is narrow."""

EMPTY = {
    "q2": (
        "Nothing planned for this week",
        "",
        "What must be done, and what",
        "should be, belongs here.",
        "a adds",
    ),
    "q1": (
        "No objectives in this week’s cycle",
        "",
        "What is pursued stands here, with",
        "its confidence. O adds",
    ),
    "q3": (),
    "q4": ("No health metrics", "", "What must not get worse", "belongs here. a adds"),
}
