"""Northwind: who works there and why it exists."""

from okrtui.sample.shapes import Group, Member

COMPANY = "Northwind"
ME = "mei"
MISSION = "Every shop in the city can deliver today, without a single van."

GROUPS = (
    Group(COMPANY, "company", None, MISSION),
    Group("Engineering", "department", COMPANY, "Software that a courier can trust in the rain."),
    Group("Commerce", "department", COMPANY, "Shops join in a day and stay for years."),
    Group("Platform", "team", "Engineering", "Other teams ship when they like and sleep when they like."),
    Group("Testing", "team", "Engineering", "Nobody learns from a customer what a test could have said."),
    Group("App", "team", "Commerce", "One thumb, one hand free, and the parcel is where it belongs."),
    Group("Growth", "team", "Commerce", "The best advertisement is the bike outside the shop next door."),
)

MEMBERS = (
    Member("Mei Lin", ME, "Platform", (0, 9, 10)),
    Member("Ingrid Halvorsen", "ingrid", COMPANY, (1, 8, 20), committee=True),
    Member("Samuel Okafor", "sam", "Engineering", (1, 9, 0), committee=True),
    Member("周雅文", "yawen", "Commerce", (0, 10, 30), committee=True),
    Member("Ken Watanabe", "ken", "Platform", (0, 9, 40)),
    Member("Priya Raman", "priya", "Platform", (0, 11, 5)),
    Member("陈立", "chenli", "Testing", (0, 13, 30)),
    Member("Tomás Herrera", "tomas", "Testing", (0, 15, 0)),
    Member("Amina Diallo", "amina", "App", (0, 10, 0)),
    Member("Jonas Brandt", "jonas", "App", (1, 10, 15)),
    Member("王晓晨", "xiaochen", "Growth", (1, 11, 30)),
    Member("Nora Kelly", "nora", "Growth", (1, 14, 0)),
)
