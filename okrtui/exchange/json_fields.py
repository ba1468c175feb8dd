"""The lists of a JSON file in their order, and the keys that are computed for readers."""

from okrtui.okr.records import (
    CheckIn,
    Comment,
    Cycle,
    Decision,
    HealthMetric,
    HealthReading,
    Idea,
    KeyResult,
    Objective,
    Outlook,
    Person,
    Priority,
    Record,
    Review,
    TargetChange,
    Unit,
    Win,
)

FORMAT = 1

LISTS: dict[str, type[Record]] = {
    "people": Person, "units": Unit, "cycles": Cycle, "objectives": Objective, "key_results": KeyResult,
    "check_ins": CheckIn, "priorities": Priority, "outlooks": Outlook, "target_changes": TargetChange,
    "health_metrics": HealthMetric, "health_readings": HealthReading, "wins": Win, "ideas": Idea,
    "comments": Comment, "decisions": Decision, "reviews": Review,
}  # fmt: skip
"""Name of each list → what it holds, in the order they stand in the file."""

DERIVED = {
    "objective": frozenset({"progress", "score"}),
    "key_result": frozenset({"progress", "confidence", "status"}),
}
"""Keys that are computed for readers and ignored on the way in."""
