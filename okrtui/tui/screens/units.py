"""The page of units and people: the tree of a space, its mission above, and the keys that change it."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from okrtui.okr.records import Person
from okrtui.okr.scope import EVERYBODY
from okrtui.okr.text import safe
from okrtui.okr.units import mission_of, outline_text
from okrtui.tui import closing_messages, messages
from okrtui.tui import unit_messages as wishes
from okrtui.tui.commands import bindings
from okrtui.tui.now import Now
from okrtui.tui.screens.page import Page
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line
from okrtui.tui.views.unit_rows import EMPTY, MemberRow, draw_member, member_rows, tell_member
from okrtui.tui.widgets.ink import content
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

OF_ONE = frozenset(
    {
        "look_at_member",
        "edit_member",
        "move_member",
        "hand_over",
        "member_leaves",
        "delete_member",
        "comment_member",
    }
)
OF_A_PERSON = frozenset({"hand_over", "member_leaves"})
NOBODY = "there is nothing yet: a adds a unit or people, E writes an outline"
NOT_A_PERSON = "that is a unit: go to a person"


class UnitsScreen(Page):
    """One line a unit and a person."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("units")
    GROUPS: ClassVar[tuple[str, ...]] = ("units", "page", "app")

    def __init__(self, now: Now, signs: Glyphs, truth: str, space: str) -> None:
        super().__init__(now, signs, truth)
        self._space = space

    def body(self) -> Iterable[Widget]:
        """The tree, and what is under the cursor in full."""
        lines = Lines[MemberRow](self._draw, empty=EMPTY, mark=self._signs.cursor, id="members")
        yield Vertical(lines, Painted(id="member-told"), classes="page-box")

    @property
    def lines(self) -> Lines[MemberRow]:
        """Units and people."""
        return self.query_one("#members", Lines)

    def on_mount(self) -> None:
        """Show what is known."""
        super().on_mount()
        name = safe(self.now.spaces.get(self._space, ""))
        self.query_one(".page-box", Vertical).border_title = content(f"Units and people · {name}")
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self._tell, init=False)
        self._tell()

    def on_resize(self) -> None:
        """The frame follows the width."""
        self.show_frame()

    def mission(self) -> str:
        """That of the space."""
        return mission_of(self.now.okrs, EVERYBODY, self._space)

    def show_all(self) -> None:
        """Everything as it is now."""
        super().show_all()
        self.lines.show(member_rows(self.now, self._space))
        self._tell()

    def _draw(self, row: MemberRow, width: int) -> Line:
        return draw_member(row, self.now, width)

    def _tell(self) -> None:
        row, now = self.lines.selected, self.now
        told = self.query_one("#member-told", Painted)
        told.draw(lambda width, height: tell_member(row, now, width, height) if row else [])

    def why_not(self, command: str) -> str:
        """Of nobody nothing can be asked, and of a unit not what only people do."""
        row = self.lines.selected
        if command in OF_ONE and row is None:
            return NOBODY
        is_unit = row is not None and not isinstance(row.record, Person)
        return NOT_A_PERSON if command in OF_A_PERSON and is_unit else super().why_not(command)

    def point_at(self, id_: str) -> bool:
        """Put the cursor on a unit, or on the first place of a person."""
        row = next((row for row in self.lines.rows if row.record.id == id_), None)
        return row is not None and self.lines.select(row.id)

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line with this number."""
        self.lines.move_to(number - 1)

    # -- keys

    @on(Lines.Chosen)
    def action_look_at_member(self) -> None:
        """Its objectives and board."""
        self._wish("look_at_member", wishes.LookedAt)

    def action_add_member(self) -> None:
        """Below the unit under the cursor, or of the person there."""
        row = self.lines.selected
        below = "" if row is None else row.member.within if isinstance(row.record, Person) else row.record.id
        self.post_message(wishes.AddMember(self._space, below))

    def action_edit_member(self) -> None:
        """Its fields."""
        self._wish("edit_member", wishes.EditMember)

    def action_edit_outline(self) -> None:
        """All of it as text in the editor."""
        text = outline_text(self.now.okrs, self._space, self.now.today)

        def take(back: str) -> None:
            if back.strip() != text.strip():
                self.post_message(wishes.OutlineGiven(self._space, back))

        self.post_message(closing_messages.EditorRequested(text, take))

    def on_paste(self, event: events.Paste) -> None:
        """Indented lines from the clipboard."""
        event.stop()
        self.post_message(wishes.OutlineGiven(self._space, event.text))

    def action_move_member(self) -> None:
        """Below another unit."""
        self._wish("move_member", wishes.MoveMember)

    def action_hand_over(self) -> None:
        """What a person has in hand."""
        self._wish("hand_over", wishes.HandOver)

    def action_member_leaves(self) -> None:
        """A person leaves."""
        self._wish("member_leaves", wishes.Leaves)

    def action_comment_member(self) -> None:
        """Something is to be said about it."""
        self._wish("comment_member", messages.CommentRequested)

    def action_delete_member(self) -> None:
        """To the trash."""
        if row := self._row_for("delete_member"):
            self.post_message(messages.DeleteRequested((row.record.id,)))

    def _wish(self, command: str, wish: type[messages.RecordRequest]) -> None:
        if row := self._row_for(command):
            self.post_message(wish(row.record.id))

    def _row_for(self, command: str) -> MemberRow | None:
        """The row under the cursor; where it is none for that, this is said."""
        if refusal := self.why_not(command):
            self.notify(refusal, markup=False)
            return None
        return self.lines.selected
