"""How a measure typed on one line reads, said back in words."""

from okrtui.okr.records import Measure


def told(measure: Measure) -> str:
    """How a measure reads, in words."""
    start, target = measure.start, measure.target
    unit = f" {measure.unit}" if measure.unit else ""
    match measure.kind:
        case "reach":
            return f"reads as: from {start:,f} to {target:,f}{unit}"
        case "at_least" | "at_most":
            side = "least" if measure.kind == "at_least" else "most"
            return f"reads as: at {side} {target:,f}{unit}" + ("" if start is None else f", from {start:,f}")
        case "milestones":
            return f"reads as: {len(measure.steps)} steps, {', '.join(step.name for step in measure.steps)}"
        case _:
            return "reads as: yes or no"
