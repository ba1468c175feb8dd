"""The weekly plans of the last weeks and the outlook on the next four."""

from okrtui.sample.shapes import Ahead, Line

LINES = (
    Line(
        "Platform",
        "must",
        "Orders service through the canary on its own",
        "priya",
        4,
        4,
        "done",
        "boring/canary",
    ),
    Line(
        "Platform",
        "must",
        "One dashboard that says which service is ill",
        "mei",
        4,
        3,
        "done",
        "boring/restore",
    ),
    Line("Platform", "should", "Clean up the release channel", "ken", 4, 4, "dropped"),
    Line(
        "Platform",
        "must",
        "Tour planning: health check that fails fast",
        "ken",
        3,
        3,
        "done",
        "rollback/services",
    ),
    Line("Platform", "should", "Ask Commerce which incidents hurt shops most", "mei", 3, 1, "done"),
    Line("Platform", "must", "Rollback drill on the tracking service", "ken", 2, 0, "open", "boring/restore"),
    Line("Platform", "must", "Canary rollback runbook", "mei", 2, 2, "done", "boring/restore"),
    Line("Platform", "must", "Tour planning through the canary", "priya", 1, 1, "done", "boring/canary"),
    Line("Platform", "must", "Review rota, so that nothing waits over a day", "mei", 1, 1),
    Line("Platform", "should", "Delete the old deploy scripts", "ken", 1, 1),
    Line(
        "Platform", "must", "Configuration through the canary as well", "ken", 0, 0, "open", "boring/failure"
    ),
    Line("Platform", "must", "Payments at 5 % behind the canary", "priya", 0, 0, "done", "boring/canary"),
    Line(
        "Platform", "should", "Restore times for the monthly meeting", "mei", 1, 0, "open", "boring/restore"
    ),
    Line("Platform", "should", "Upgrade the CI runners", "priya", 0, 0),
    Line("Testing", "must", "Test data service: first customer is App", "chenli", 2, 0, "open", "tools/open"),
    Line("Testing", "must", "Replay Saturday at three times the speed", "tomas", 1, 1, "done", "stress/load"),
    Line("Testing", "must", "Geocoder: cache or second provider?", "tomas", 0, 0, "open", "stress/load"),
    Line(
        "Testing",
        "should",
        "Coverage for the four courier repositories",
        "tomas",
        0,
        0,
        "done",
        "coverage/repositories",
    ),
    Line("App", "must", "One login for app and tracking page", "amina", 1, 0, "open", "home/rating"),
    Line("App", "should", "Store screenshots for the new widget", "amina", 0, 0, "done", "operate/users"),
    Line(
        "Growth", "must", "Talk to ten shops that recommended us", "xiaochen", 1, 0, "open", "word/referred"
    ),
    Line("Growth", "must", "Story of the cheese shop", "nora", 0, 0, "open", "stories/published"),
    Line("Growth", "should", "Close the fair budget", "nora", 2, 2, "done"),
    Line("Engineering", "must", "One runbook drill: the old reports", "sam", 0, 0, "open", "calm/runbooks"),
    Line("@mei", "must", "Second drill: Ken and Tomás", "mei", 0, 0, "open", "lead/drills"),
    Line("@mei", "should", "Let Priya run the incident review", "mei", 1, 1, "done", "lead/led"),
)

OUTLOOK = (
    Ahead("Platform", 1, "Load test at twice the peak with Testing", "mei", "must", "boring/restore"),
    Ahead("Platform", 1, "Notifications join the canary", "priya", None, "boring/canary"),
    Ahead("Platform", 2, "Sessions move to the new cache", "ken"),
    Ahead("Platform", 3, "Interviews: second on-call engineer", "mei"),
    Ahead("Platform", 4, "Freeze ends: payments at 100 %", "priya", "must", "boring/canary"),
    Ahead("Testing", 1, "Test data service opens for all teams", "chenli", "must", "tools/open"),
    Ahead("Testing", 2, "Dashboards, first sketch", "chenli", None, "tools/open"),
    Ahead("App", 2, "Offline handover in two cities", "jonas", None, "cellar/lost"),
    Ahead("App", 3, "Widget on every phone", "amina", None, "operate/users"),
    Ahead("Growth", 1, "Recommendation page in Spanish", "nora", None, "word/page"),
    Ahead("Growth", 4, "Which streets next? Numbers for the committee", "xiaochen"),
    Ahead("Northwind", 2, "Depot for the ninth city", "ingrid", None, "today/cities"),
)
