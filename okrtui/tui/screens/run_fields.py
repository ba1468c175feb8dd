"""The fields a run needs: one set for each kind of question it asks."""

from typing import Any, TypeAlias

from okrtui.okr.drafts import NOTHING
from okrtui.okr.run import Run
from okrtui.okr.run_asked import Question
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.readings import Asked
from okrtui.tui.views.run_metric import AskedMetric
from okrtui.tui.views.run_next import AskedNext
from okrtui.tui.views.weekly_run import QuestionView, asked
from okrtui.tui.widgets.answering import Answering
from okrtui.tui.widgets.metric_fields import MetricFields
from okrtui.tui.widgets.next_field import NextField
from okrtui.tui.widgets.reading_fields import ReadingFields

STEPS_SHOWN = 3
FieldsOf: TypeAlias = dict[type[Question], Answering[Any]]


def fields_of(now: Now, run: Run, signs: Glyphs, *, decimal_comma: bool) -> FieldsOf:
    """Fields by kind of question, each hidden until it is asked, with the first of its kind in them."""
    first = {type(question): question for question in reversed(run.asked)}
    made = {
        kind: _made(asked(now, run, question, decimal_comma=decimal_comma), signs)
        for kind, question in first.items()
    }
    for fields in made.values():
        fields.display = False
    return made


def _made(shown: QuestionView, signs: Glyphs) -> Answering[Any]:
    match shown:
        case Asked():
            return ReadingFields(shown, NOTHING, signs, is_flat=True, most_steps=STEPS_SHOWN)
        case AskedMetric():
            return MetricFields(shown, NOTHING, "flat")
        case AskedNext():
            return NextField(shown, NOTHING, "flat")
