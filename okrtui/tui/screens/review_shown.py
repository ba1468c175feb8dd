"""The review on a screen: four parts to write in, and below them what comes next."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Container
from textual.widget import Widget

from okrtui.okr.drafts import Draft, DraftOf, review_key
from okrtui.okr.records import Cycle
from okrtui.okr.steps.reviews import PARTS
from okrtui.tui.now import Now
from okrtui.tui.screens.page import Page
from okrtui.tui.views.cycles import alone
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.review_rows import Reviewed, ReviewRow, draw_review_row, review_rows, said, title_of
from okrtui.tui.widgets.ink import content
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.typed_text import TypedText, shown

TITLES = {
    "went_well": "What went well", "went_badly": "What went badly", "lessons": "Lessons", "next": "Next",
}  # fmt: skip
HINTS = {
    "went_well": "what worked, and what made it work",
    "went_badly": "what did not, without asking who",
    "lessons": "what you will do otherwise",
    "next": "what that means for the next cycle",
}
NOT_YET, MEANWHILE = "not recorded yet", "changed meanwhile"


class ShownReview(Page):
    """Wires the parts to what is known and typed of them."""

    GROUPS: ClassVar[tuple[str, ...]] = ("review", "app")

    def __init__(self, now: Now, signs: Glyphs, truth: str, of: Reviewed, drafts: DraftOf) -> None:
        super().__init__(now, signs, truth)
        (self._shown, self._whose), self._drafts = of, drafts
        self._choice = alone(now.okrs, of.cycle)
        self._known = said(now, self.cycle, of.whose)
        """What each part said when it was shown last."""
        self._phase = self.cycle.phase

    @property
    def cycle(self) -> Cycle:
        """The cycle, or what is left of it where it is gone."""
        return self.now.okrs.cycles.get(self._shown) or Cycle(id=self._shown, phase="closed")

    def body(self) -> Iterable[Widget]:
        """The parts side by side, the list below."""
        yield Container(*(self._part(part) for part in PARTS), id="parts")
        yield Lines[ReviewRow](draw_review_row, mark=self._signs.cursor, id="review-next")

    def _part(self, part: str) -> TypedText:
        draft = self._drafts(self.key(part))
        text = TypedText(draft.note if draft else self._known[part], id=f"part-{part}", hint=HINTS[part])
        text.border_title = content(TITLES[part])
        text.add_class("part")
        return text

    def key(self, part: str) -> str:
        """What the draft of a part is kept under."""
        return review_key(self._shown, self._whose.unit or self._whose.person or "", part)

    def field(self, part: str) -> TypedText:
        """Where a part is written."""
        return self.query_one(f"#part-{part}", TypedText)

    @property
    def lines(self) -> Lines[ReviewRow]:
        """What comes next."""
        return self.query_one("#review-next", Lines)

    @property
    def part(self) -> str | None:
        """The part that is written in; None below them."""
        id_ = (self.focused.id or "") if self.focused else ""
        return id_.removeprefix("part-") if id_.startswith("part-") else None

    def typed(self, part: str) -> str | None:
        """What was typed and is not recorded; None where nothing is."""
        text = self.field(part).text
        return None if text.strip() == shown(self._known[part]).strip() else text

    # -- what is shown

    def on_mount(self) -> None:
        """Writing begins in the first part that says nothing yet."""
        super().on_mount()
        empty = next((part for part in PARTS if not self.field(part).text), next(iter(PARTS)))
        self.set_focus(self.lines if self.cycle.phase == "closed" else self.field(empty))

    def on_resize(self) -> None:
        """The frame follows the width."""
        self.show_frame()

    def choose_for(self, before: Now, now: Now) -> None:
        """The frame tells of the reviewed cycle."""
        self._choice = alone(now.okrs, self._shown)

    def show_all(self) -> None:
        """What was said elsewhere where nothing is typed; what comes next."""
        super().show_all()
        now_said = said(self.now, self.cycle, self._whose)
        for part, text in now_said.items():
            if text != self._known[part] and self.typed(part) is None:
                self._known[part] = text
                self.field(part).edit_text(text)
            self.field(part).read_only = self.cycle.phase == "closed"
            self.tell_part(part)
        lines = self.lines
        lines.border_title = content(f"Review of {title_of(self.now, self.cycle, self._whose)}")
        lines.show(review_rows(self.now, self.cycle, self._whose))
        if self._phase != self.cycle.phase:
            self._phase = self.cycle.phase
            lines.move_to(0)

    def tell_part(self, part: str, fault: str = "") -> None:
        """How it stands about a part: recorded, a draft, changed by somebody else, refused."""
        is_other = said(self.now, self.cycle, self._whose)[part] != self._known[part]
        told = NOT_YET if self.typed(part) is not None else ""
        if is_other:
            told = f"{MEANWHILE} · {told}"
        self.field(part).border_subtitle = content(fault or told)
        self.field(part).set_class(bool(fault), "refused")

    def draft_of(self, part: str) -> Draft | None:
        """What was typed of a part, to be kept."""
        typed = self.typed(part)
        return None if typed is None else Draft(note=typed)
