"""What was said about the cycles that are over, and what the committee decided."""

from okrtui.sample.content.people import COMPANY
from okrtui.sample.shapes import Lookback, Ruling

REVIEWS = (
    Lookback(
        "previous",
        COMPANY,
        "ingrid",
        "Six cities have an evening shift, and shops noticed before we told them.",
        "Partners. We knew in week eight and stopped in week thirteen.",
        "A confidence of 3 is a question, not a mood. Somebody has to answer it in the same week.",
        "Fewer objectives on top, so that teams can bring their own.",
    ),
    Lookback(
        "previous",
        "Engineering",
        "sam",
        "Downtime more than halved, and the failover worked on the one day it was needed.",
        "Runbooks were written by those who know the service and tested by nobody.",
        "What is not tried once a quarter does not exist.",
        "A drill for every runbook.",
    ),
    Lookback(
        "previous",
        "Platform",
        "mei",
        "Four deploys in an ordinary week. That used to be a month.",
        "We counted deploys and forgot to ask whether anybody still held their breath.",
        "Configuration fails more often than code and is tested less.",
        "Make releases boring: rollback first, speed second.",
    ),
    Lookback(
        "previous",
        "Testing",
        "chenli",
        "A broken main is known within the hour, and the report names the change.",
        "Smoke tests for other teams, written without them.",
        "Tools that people choose beat tests that people are given.",
        "A tool platform, and the two ideas from the team: coverage and stress testing.",
    ),
    Lookback(
        "previous",
        "Growth",
        "xiaochen",
        "Shops recommend us without being asked.",
        "三个月的合作伙伴计划，只带来了三十一家店。",
        "Look at where the good ones came from before planning where the next should.",
        "Word of mouth, with a page that makes it easy.",
    ),
    Lookback(
        "q2",
        "Growth",
        "xiaochen",
        "New customers up by half, and conversion held through thirty channels.",
        "A million visits on one sunny Saturday, and never again.",
        "Add channels one at a time, or nobody can say which one works.",
        "Let shops sign up without us.",
    ),
)

RULINGS = (
    Ruling(
        "previous",
        88,
        "last-partners",
        "ingrid",
        "stop",
        "We stop the partner programme. The contracts run out by themselves; Growth tells the partners.",
    ),
    Ruling(
        "current",
        34,
        "tools",
        "sam",
        "change",
        "Test data before dashboards. Without it no team can move over, however good the rest is.",
    ),
)
