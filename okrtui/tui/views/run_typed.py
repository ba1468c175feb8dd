"""What a run recorded, as it would be typed: to be shown in the fields when one goes back to it."""

from okrtui.okr.drafts import Draft
from okrtui.okr.measures import Value
from okrtui.okr.records import KeyResult
from okrtui.okr.run_asked import Answer, MetricRead, NextSaid, Rated
from okrtui.tui.views.readings import Asked
from okrtui.tui.views.run_metric import AskedMetric
from okrtui.tui.views.weekly_run import QuestionView


def as_typed(shown: QuestionView, answer: Answer) -> Draft:
    """The fields as they stood when `enter` recorded them."""
    match shown, answer:
        case Asked(), Rated(reading, forecast):
            value = _value(shown.key_result, reading.value, decimal_comma=shown.decimal_comma)
            on = reading.on.isoformat() if reading.on else ""
            return Draft(value, reading.confidence, reading.note or "", forecast=forecast, on=on)
        case AskedMetric(), MetricRead(value, light, note):
            number = "" if value is None else _digits(format(value, "f"), decimal_comma=shown.decimal_comma)
            return Draft(" ".join(filter(None, (number, light))), note=note or "")
        case _, NextSaid(text, becomes):
            return Draft(note=text, is_comment=becomes == "comment")
        case _:
            return Draft()


def _value(key_result: KeyResult, value: Value | None, *, decimal_comma: bool) -> str:
    if value is None or isinstance(value, tuple):
        return ""
    if key_result.measure.kind == "yes_no":
        return "y" if value else "n"
    return _digits(f"{value:f}", decimal_comma=decimal_comma)


def _digits(text: str, *, decimal_comma: bool) -> str:
    return text.replace(".", "," if decimal_comma else ".")
