"""Ideas, comments and wins."""

from okrtui.sample.shapes import Proposal, Said

IDEAS = (
    Proposal(
        "idea:coverage",
        "A code-coverage tool in every merge request",
        "tomas",
        "We argue about tests that nobody can see. A number beside the change would end that.",
        24,
        ("chenli", "ken", "priya"),
        "adopted",
        "Small, wanted by the developers, and Tomás has a prototype.",
        "chenli",
    ),
    Proposal(
        "idea:stress",
        "Weekly traffic stress testing with a recorded Saturday",
        "chenli",
        "Our peaks are always Saturdays. We could replay one on a Tuesday.",
        22,
        ("mei", "tomas", "sam"),
        "adopted",
        "Two of the last three outages would have shown up.",
        "sam",
    ),
    Proposal(
        "idea:lockers",
        "Parcel lockers in courtyards",
        "amina",
        "One stop instead of nine, and nobody has to be at home.",
        -9,
        ("jonas", "nora", "yawen", "xiaochen"),
    ),
    Proposal(
        "idea:quiet",
        "A quiet hour for couriers at noon",
        "jonas",
        "Between twelve and one the app asks for nothing that can wait.",
        -20,
        ("amina",),
    ),
    Proposal(
        "idea:open",
        "Give the tour planner's map patches back to their projects",
        "priya",
        "We carry 40 patches through every update. Upstream would carry them for us.",
        -28,
        ("ken", "mei"),
    ),
    Proposal(
        "idea:drones",
        "Drones for the hill districts",
        "nora",
        "It would be in every newspaper.",
        -3,
        ("jonas",),
        "declined",
        "It would be there once. An electric bike does the hill in four minutes.",
        "ingrid",
    ),
)

COMMENTS = (
    Said(
        5, 2, "last-partners/partners", "yawen", "What would make you stop? Write it down today.", "previous"
    ),
    Said(9, 1, "last-partners", "ingrid", "Confidence 2 and no plan line. Shall we talk?", "previous"),
    Said(10, 3, "last-weekday/failure", "sam", "Which of these would a canary have caught?", "previous"),
    Said(
        11, 0, "last-weekday/failure", "mei", "Seven of nine. That is the next quarter, I think.", "previous"
    ),
    Said(2, 4, "boring/deploys", "sam", "Which services are not among those yet? I can talk to their teams."),
    Said(2, 4, "boring/deploys", "ken", "Reports and invoices. Invoices want to, reports would rather not."),
    Said(
        5, 1, "word/fairs", "yawen", "Agreed. Better to stop in week five than to be proud in week thirteen."
    ),
    Said(6, 4, "boring/failure", "mei", "What would it take to send configuration the same way as code?"),
    Said(
        7,
        0,
        "boring/failure",
        "ken",
        "Three days, and somebody to say that it matters more than the next feature.",
    ),
    Said(7, 1, "calm/runbooks", "sam", "Whoever owns a service picks a date for the drill. I bring cake."),
    Said(7, 2, "tools/runs", "chenli", "我们先解决测试数据，再谈使用量。 Data first, then numbers."),
    Said(7, 3, "stress/load", "mei", "Platform lends you the staging ring on Tuesday nights."),
    Said(
        7,
        4,
        "home/rating",
        "amina",
        "The login goes first. One login for app and tracking, this week or next.",
    ),
    Said(
        7,
        4,
        "leader",
        "ingrid",
        "Remember: ahead in a city means ahead on the last day of it, not on a poster.",
    ),
    Said(8, 0, "idea:lockers", "yawen", "Three housing associations asked me for exactly this."),
    Said(8, 2, "metric:review", "sam", "That is longer than a release takes. What helps?"),
    Said(8, 3, "metric:review", "priya", "A rota. Mei has put it on the plan."),
    Said(8, 3, "lead/led", "ken", "For the record: the coffee was better when you were out."),
    Said(
        9,
        2,
        "boring/failure",
        "mei",
        "Two configurations stopped in the canary. Both would have been incidents.",
    ),
    Said(10, 1, "tools/runs", "amina", "App moved over today. It took a morning."),
    Said(11, 3, "cellar/lost", "jonas", "The last ones are garages with steel doors."),
    Said(12, 0, "today/cities", "ingrid", "Depot for the tenth city is signed."),
    Said(13, 2, "boring/deploys", "sam", "When did you last talk about a release? I cannot remember."),
)

WINS = (
    Said(6, 4, "last-live/days", "yawen", "Signed on Tuesday, first parcel on Wednesday.", "previous"),
    Said(10, 4, "last-weekday/onepage", "mei", "The release instructions fit on one page.", "previous"),
    Said(
        12,
        4,
        "last-base/downtime",
        "sam",
        "A whole data centre went away for an hour. Nobody called.",
        "previous",
    ),
    Said(2, 4, "Platform", "ken", "First Friday deploy that nobody remembers."),
    Said(3, 4, "Growth", "xiaochen", "A bakery brought its whole street."),
    Said(4, 4, "cicd/pipeline", "tomas", "Half of all services are on the pipeline."),
    Said(5, 4, "rollback/services", "ken", "A bad release rolled itself back at 03:12. Nobody woke up."),
    Said(6, 4, "Testing", "chenli", "第一次用周六的真实流量做压测，系统撑住了。"),
    Said(7, 4, "boring/deploys", "mei", "16 deploys in an ordinary week: the old target, a month early."),
    Said(7, 4, "operate", "amina", "For the first time more parcels were tracked in the app than by link."),
    Said(8, 3, "lead/led", "mei", "Priya led an incident from first alert to review."),
    Said(8, 3, "today/rate", "sam", "Not one parcel stayed in a depot overnight."),
    Said(9, 4, "tools/open", "chenli", "The test data service has its first customer."),
    Said(11, 4, "boring/canary", "priya", "Payments at 100 % behind the canary."),
    Said(12, 4, "word/referred", "nora", "33 shops in a month, and each of them names another shop."),
)
