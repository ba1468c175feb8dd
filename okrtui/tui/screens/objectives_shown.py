"""The objectives of a cycle on a screen: the frame, one tree, a preview where there is room."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen

from okrtui.tui import messages
from okrtui.tui.commands import footer
from okrtui.tui.now import Now
from okrtui.tui.views.columns import Draughtsman
from okrtui.tui.views.cycles import CycleChoice, current, holding, like
from okrtui.tui.views.empty import example, nothing_here
from okrtui.tui.views.facts import keys_line, screens_line, top_line
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.outline import Entry, above_all, entries
from okrtui.tui.views.pieces import Line
from okrtui.tui.views.preview import preview
from okrtui.tui.widgets.ink import content
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

PREVIEW_FROM = 120


class ShownObjectives(Screen[None]):
    """Wires the list, the preview and the frame to what is known now."""

    now: var[Now] = var(Now(), init=False)

    def __init__(self, now: Now, signs: Glyphs, truth: str = "") -> None:
        super().__init__()
        self.set_reactive(ShownObjectives.now, now)
        self._signs, self._truth = signs, truth
        self._choice = current(now.okrs, now.today)
        self._folded: frozenset[str] = frozenset()
        self._level = 3
        self._reckoner = Reckoner(now)
        self._draughtsman = Draughtsman(0, 0, signs)

    def compose(self) -> ComposeResult:
        """Frame, list and preview, keys."""
        self.set_class(self._width >= PREVIEW_FROM, "with-preview")
        yield Painted(id="frame")
        with Horizontal(id="main"):
            yield Lines[Entry](self._draw, mark=self._signs.cursor, id="objectives")
            with Vertical(id="panel"):
                yield Painted(id="preview")
        yield Painted(id="keys")

    # -- what is shown

    @property
    def lines(self) -> Lines[Entry]:
        """The list of objectives."""
        return self.query_one("#objectives", Lines)

    def on_mount(self) -> None:
        """Show what is known."""
        self._list_anew()
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self._show_preview, init=False)

    @property
    def _width(self) -> int:
        """How wide the screen is, also before it has been laid out."""
        return self.size.width or self.app.size.width

    def on_resize(self) -> None:
        """The preview and the columns follow the width."""
        self.set_class(self._width >= PREVIEW_FROM, "with-preview")
        self._show_frame()
        self.call_after_refresh(self._show_preview)

    def watch_now(self, before: Now, now: Now) -> None:
        """Something changed: draw it, and stay where we are."""
        if now is self._reckoner.now:
            return
        self._reckoner = Reckoner(now)
        kept = like(self._choice, now.okrs) if before.spaces else None
        self._choice = kept or current(now.okrs, now.today)
        if self.is_mounted:
            self._list_anew()

    def _list_anew(self) -> None:
        lines = self.lines
        lines.empty = nothing_here(self._choice) if self.now.spaces else ()
        lines.show(list(entries(self.now, self._choice, self._folded)))
        lines.border_title = content(f"{self._choice.name} · by unit" if self.now.spaces else "")
        self._show_frame()
        self._show_preview()

    def _show_frame(self) -> None:
        width = self._width
        top = top_line(self.now, self._choice, self._truth, width)
        screens = screens_line("Objectives", self._reckoner.due, width)
        self.query_one("#frame", Painted).show([top, screens])
        self.query_one("#keys", Painted).show([keys_line(footer(("objectives", "app")), width)])

    def _show_preview(self) -> None:
        panel, entry = self.query_one("#preview", Painted), self.lines.selected
        if not self.has_class("with-preview"):
            return
        shown = preview(entry, self._reckoner, panel.content_size.width, self._signs) if entry else example()
        panel.show(shown)

    def _draw(self, entry: Entry, width: int) -> Line:
        if (self._draughtsman.width, self._draughtsman.screen) != (width, self.size.width):
            self._draughtsman = Draughtsman(width, self.size.width, self._signs)
        if entry.kind == "group":
            return self._draughtsman.group(entry, self._reckoner.mean(entry.members))
        return self._draughtsman.draw(entry, self._reckoner.of(entry.id))

    # -- where we are

    def point_at(self, id_: str) -> None:
        """Put the cursor on a record, in its cycle and unfolded."""
        self._choose(holding(self.now.okrs, id_, self._choice))
        self._fold(self._folded - above_all(self.now, self._choice, id_))
        self.lines.select(id_)

    def every_entry(self) -> list[Entry]:
        """All lines, also those folded away."""
        return list(entries(self.now, self._choice, frozenset()))

    def _choose(self, choice: CycleChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._list_anew()
            self.post_message(messages.CyclesRequested(choice.cycles))

    def _fold(self, folded: frozenset[str]) -> None:
        if folded != self._folded:
            self._folded = folded
            self._list_anew()
