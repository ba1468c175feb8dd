"""The fields of a grade: score, adjustment, reflection, explanation, decision."""

from collections.abc import Iterator
from decimal import Decimal

from textual.app import ComposeResult
from textual.widget import Widget

from okrtui.okr.drafts import Draft
from okrtui.okr.grading_asked import Missing
from okrtui.okr.score_typed import is_made_of_keys, keys_of_score, nudged
from okrtui.okr.scores import LARGEST_ADJUSTMENT
from okrtui.tui.views import grade_typed
from okrtui.tui.views.grade_told import signed_score
from okrtui.tui.views.grading import NO_SCORE, AskedGrade
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.grading_fields import GradingFields
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.rows import row
from okrtui.tui.widgets.score_scale import ScoreScale
from okrtui.tui.widgets.typed_line import TypedLine

WITHOUT = "enter once more goes on without"
NO_REASON = "why the adjustment? the team’s effort, or market conditions"
ADJUST: Line = [
    Piece("+ ", "key", "grade_up"), Piece("−", "key", "grade_down"),
    Piece("      at most 0.05, asks the reason", "dim"),
]  # fmt: skip
HINTS = {
    "because": "tab  why? effort, or market conditions",
    "reflection": "r  what did we learn?",
    "explanation": "e  why was it not kept? asked below 1.00",
}


class GradeFields(GradingFields[AskedGrade]):
    """A score is always a deliberate press; what else is asked may be left out by `enter` once more."""

    _adjustment = Decimal(0)
    _said: frozenset[Missing] = frozenset()
    """What was asked beside the score since this key result is asked about."""

    def compose(self) -> ComposeResult:
        """A row for each."""
        yield row("score", ScoreScale(id="score"), id="score-row")
        yield row("adjust", Painted(id="adjust"), self._text("because"))
        yield row("reflect", self._text("reflection"))
        yield row("explain", self._text("explanation"), id="explain-row")
        yield row("decide", Painted(id="decide"))
        yield Painted(id="after")

    def _text(self, name: str) -> TypedLine:
        return TypedLine(id=name, placeholder=HINTS[name])

    # -- what is there

    @property
    def first(self) -> ScoreScale:
        """The score."""
        return self.query_one(ScoreScale)

    @property
    def order(self) -> list[Widget]:
        """Those that are shown."""
        return list(self._shown())

    def _shown(self) -> Iterator[Widget]:
        yield self.first
        if self._adjustment:
            yield self.line("because")
        yield self.line("reflection")
        if self._has_explanation:
            yield self.line("explanation")

    @property
    def _has_explanation(self) -> bool:
        return self._asked.kind == "committed" or bool(self.line("explanation").value)

    def ask(self, asked: AskedGrade, typed: Draft) -> None:
        """Ask, with what was typed before; nothing beside it has been asked yet."""
        self._said = frozenset()
        super().ask(asked, typed)

    def set(self, typed: Draft) -> None:
        """What was typed before, as far as it can have been."""
        self.first.keys = typed.score if is_made_of_keys(typed.score) else ""
        adjustment = typed.adjustment or Decimal(0)
        self._adjustment = adjustment if abs(adjustment) <= LARGEST_ADJUSTMENT else Decimal(0)
        self._verdict = typed.verdict
        self.fill("because", typed.because)
        self.fill("reflection", typed.note)
        self.fill("explanation", typed.explanation)

    @property
    def typed(self) -> Draft:
        """What stands in the fields."""
        return Draft(
            score=self.first.keys,
            adjustment=self._adjustment or None,
            because=self.said("because") if self._adjustment else "",
            explanation=self.said("explanation"),
            verdict=self._verdict,
            note=self.said("reflection"),
        )

    @property
    def is_asking_verdict(self) -> bool:
        """Below 0.40."""
        return "verdict" in self._asked.asks(self.typed, said=True)

    # -- telling

    def tell(self) -> None:
        """What stands beside the fields, and the band of the score."""
        self.first.told = self._asked.beside
        because, adjust = self.line("because"), self.query_one("#adjust", Painted)
        because.display = bool(self._adjustment)
        adjust.set_class(bool(self._adjustment), "short")
        adjust.show([[Piece(signed_score(self._adjustment), "strong")] if self._adjustment else ADJUST])
        self.query_one("#explain-row").display = self._has_explanation
        self.tell_decision()
        self.query_one("#after", Painted).show([self._asked.after(self.typed)])

    # -- answering

    def take(self, score: Decimal) -> None:
        """Put a score into the field, as if it were pressed."""
        self.first.keys = keys_of_score(score)
        self.has_typed()

    def adjust(self, *, up: bool) -> None:
        """One hundredth up or down, as far as it may go."""
        if grade_typed.score_of(self.typed) is None:
            self.say(NO_SCORE)
            return
        before, self._adjustment = self._adjustment, nudged(self._adjustment, up=up)
        if before == self._adjustment:
            self.say(f"effort and market conditions adjust a score by at most {LARGEST_ADJUSTMENT}")
        self.has_typed()

    def open_reflection(self) -> None:
        """To what was learnt."""
        self.screen.set_focus(self.line("reflection"))

    def open_explanation(self) -> None:
        """To why it was not kept."""
        if self._has_explanation:
            self.screen.set_focus(self.line("explanation"))
        else:
            self.say("an explanation is asked of what was committed; r says what you learnt")

    def give(self) -> None:
        """The answer, once there is a score and a reason for what adjusts it."""
        typed = self.typed
        if grade_typed.score_of(typed) is None:
            self._refuse(NO_SCORE, self.first)
        elif self._adjustment and not typed.because.strip():
            self._refuse(NO_REASON, self.line("because"))
        elif asked := frozenset(self._asked.asks(typed)) - self._said:
            self._said |= asked
            self._ask_for(asked)
        else:
            self.post_message(self.Answered(grade_typed.marks_typed(typed, self._asked.known)))

    def _ask_for(self, asked: frozenset[Missing]) -> None:
        if asked == {"explanation"}:
            self._refuse(f"committed, and below 1.00: why? {WITHOUT}", self.line("explanation"))
        elif asked == {"verdict"}:
            self._refuse(f"below 0.40: g go on, c change or x stop? {WITHOUT}", self.first)
        else:
            self._refuse(f"below 0.40, and committed: g c x decides, e says why; {WITHOUT}", self.first)

    def _refuse(self, sentence: str, field: Widget) -> None:
        self.say(sentence)
        self.screen.set_focus(field)

    # -- keys of the score

    def on_score_scale_typed(self) -> None:
        """A digit more, or one less."""
        self.has_typed()

    def on_score_scale_settled(self, event: ScoreScale.Settled) -> None:
        """`enter` on the score answers."""
        event.stop()
        self.give()

    def erase_first(self) -> None:
        """The last key of the score."""
        self.first.erase()

    def on_score_scale_back(self) -> None:
        """Behind the score stands its adjustment."""
        if self._adjustment:
            self._adjustment = Decimal(0)
            self.has_typed()
