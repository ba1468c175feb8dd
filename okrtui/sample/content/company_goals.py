"""What Northwind wants this quarter."""

from okrtui.sample.content.people import COMPANY
from okrtui.sample.shapes import Goal, Result, at_least, at_most, reach

COMPANY_GOALS = (
    Goal(
        "today",
        "Every parcel arrives the day it is ordered",
        COMPANY,
        "ingrid",
        (
            Result(
                "rate",
                "Parcels delivered the same day",
                at_least("95", "%", "88"),
                "88.4 89.1 89.9 90.2 91.0 91.8 92.6 92.9 93.5 94.1 94.6 95.2 95.4",
                "5566667777889",
                owner="sam",
                weight="2",
                notes={
                    4: "Two wet weeks and still up: the new tour planning pays.",
                    8: "What is late now is late by minutes, not by hours.",
                },
            ),
            Result(
                "cities",
                "Cities with a full evening shift",
                reach("6", "10", "cities"),
                "6 6 6 7 7 7 8 8 8 9 9 9 10",
                "5555666667788",
                notes={7: "Eighth city is on. For the ninth we have bikes but no depot yet."},
            ),
            Result(
                "complaints",
                "Complaints per 1,000 parcels",
                at_most("4", "complaints", "9"),
                "8.8 8.6 8.1 7.9 7.0 6.2 5.9 5.4 5.1 4.6 4.3 4.1 3.9",
                "5555556666778",
                owner="yawen",
                notes={6: "Half of the rest is about parcels left with a neighbour."},
            ),
        ),
        why="Today is the promise on every shop's door. Tomorrow is a refund and a neighbour who heard of it.",
        origin="top_down",
        kind="committed",
    ),
    Goal(
        "nextdoor",
        "Shops recommend us to the shop next door",
        COMPANY,
        "ingrid",
        (
            Result(
                "nps",
                "Shops that would recommend us (NPS)",
                reach("22", "40", "points"),
                "22 23 22 25 27 27 29 30 31 33 34 36 37",
                "5555666667777",
                owner="yawen",
                notes={5: "Best single answer: “I forgot that delivery used to be a problem.”"},
            ),
            Result(
                "active",
                "Shops that send something every week",
                reach("640", "900", "shops"),
                "640 652 668 671 690 718 741 760 779 801 830 846 861",
                "6666677777777",
                owner="yawen",
            ),
            Result(
                "invoices",
                "Invoices that need no second look",
                at_least("98", "%", "91"),
                "91.3 92.0 93.8 94.1 95.5 96.8 97.4 98.1 98.3 98.2 98.6 98.4 98.7",
                "5666777889999",
                notes={8: "Over the line for the first time. The monthly credit notes were most of it."},
            ),
        ),
        why="A shop that was recommended costs a third of one we called, and stays twice as long.",
        origin="top_down",
    ),
)
