"""Presenting: the boards of units or people one after another, for the meeting of a week."""

from okrtui.okr.presenting import Board, boards_of
from okrtui.tui import board_messages as wishes
from okrtui.tui.now import Now
from okrtui.tui.screens.week_typed import TypedWeek


class PresentedWeek(TypedWeek):
    """Goes from board to board; looking at something else ends it."""

    _boards: tuple[Board, ...] = ()
    _at = 0

    def truth(self) -> str:
        """While presenting: which board of how many, and how to go on."""
        if not self._boards:
            return super().truth()
        on = "P next · esc ends" if self._at + 1 < len(self._boards) else "P ends"
        return f"presenting {self._at + 1} of {len(self._boards)} · {on}"

    def choose_for(self, before: Now, now: Now) -> None:
        """Whose board it is was chosen otherwise: nothing is presented any more."""
        if self._boards and now.scope != self._boards[self._at].scope:
            self._boards = ()
        super().choose_for(before, now)

    def action_present(self) -> None:
        """Begin with those who have not checked in; then the next board; after the last it ends."""
        if not self._boards:
            boards = boards_of(self.now.okrs, self.now.scope, self.now.me, self.now.today)
            if not boards:
                self.notify("nobody to present: add units or people first", markup=False)
                return
            self._boards, self._at = boards, 0
        elif self._at + 1 < len(self._boards):
            self._at += 1
        else:
            self.action_end()
            return
        self._show_board()

    def action_present_before(self) -> None:
        """The board before."""
        if self._boards and self._at:
            self._at -= 1
            self._show_board()

    def _show_board(self) -> None:
        self.post_message(wishes.PassByRequested(self._boards[self._at].scope))

    def action_end(self) -> None:
        """No longer present; first of all no longer type."""
        if self.has_class("typing"):
            super().action_end()
        elif self._boards:
            self._boards = ()
            self.post_message(wishes.PassByRequested(None))
            self.show_frame()
