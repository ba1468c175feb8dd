"""Ideas: the screen with all its keys; it wishes, the app carries out."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from okrtui.okr.records import Idea, IdeaState
from okrtui.tui import idea_messages as wishes
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.ideas_typed import TypedIdeas
from okrtui.tui.views.idea_rows import Wanted
from okrtui.tui.widgets.lines import Lines

NO_IDEA = "go to an idea with j and k; a proposes one"
OF_ONE = frozenset(
    {"support_idea", "adopt_idea", "decline_idea", "edit_idea", "delete_idea", "comment_idea", "copy_idea"}
)
ANSWERED = "only what is open is supported and adopted: x opens what was declined again"
NOT_MINE = "somebody else proposed it: ; comments on it"


class IdeasScreen(TypedIdeas):
    """The keys that ask for something."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("ideas")

    def why_not(self, command: str) -> str:
        """Nothing can be done with a heading, and not everything with what was answered."""
        row = self.lines.selected
        idea = row.idea if row else None
        if command not in OF_ONE:
            return super().why_not(command)
        if idea is None:
            return NO_IDEA
        return self._why_not(command, self.now.okrs.ideas.get(idea.id, idea))

    def _why_not(self, command: str, idea: Idea) -> str:
        if command in ("support_idea", "adopt_idea") and idea.state != "open":
            return ANSWERED
        is_others = idea.author is not None and idea.author not in self.now.me
        return NOT_MINE if command == "edit_idea" and is_others else ""

    # -- what is asked for

    def action_support_idea(self) -> None:
        """Be for it, or no longer."""
        self._wish("support_idea", wishes.SupportRequested)

    def action_adopt_idea(self) -> None:
        """Let it become an objective."""
        self._wish("adopt_idea", wishes.AdoptRequested)

    def action_decline_idea(self) -> None:
        """Decline it, or open it again."""
        self._wish("decline_idea", wishes.DeclineRequested)

    def action_edit_idea(self) -> None:
        """Put it into other words."""
        self._wish("edit_idea", wishes.EditIdea)

    def action_comment_idea(self) -> None:
        """Say something about it."""
        self._wish("comment_idea", messages.CommentRequested)

    def action_copy_idea(self) -> None:
        """Copy it as Markdown."""
        self._wish("copy_idea", wishes.CopyIdea)

    def action_delete_idea(self) -> None:
        """Put it into the trash."""
        if (refusal := self.why_not("delete_idea")) or self.here is None:
            self.notify(refusal or NO_IDEA, markup=False)
        else:
            self.post_message(messages.DeleteRequested((self.here,)))

    def _wish(self, command: str, wish: type[messages.RecordRequest]) -> None:
        if (refusal := self.why_not(command)) or self.here is None:
            self.notify(refusal or NO_IDEA, markup=False)
        else:
            self.post_message(wish(self.here))

    # -- folding and narrowing

    @on(Lines.Chosen)
    def action_open_idea(self) -> None:
        """Go to what it became; else unfold all it tells, or fold that. Of a heading: its ideas."""
        row = self.lines.selected
        if row and row.kind == "idea" and row.state == "adopted":
            self.post_message(wishes.GrownRequested(row.id))
        elif row and (row.kind == "detail" or row.is_open):
            self.action_fold_idea()
        else:
            self.action_unfold_idea()

    def action_fold_idea(self) -> None:
        """Fold, or go up to the heading."""
        row, wanted = self.lines.selected, self._wanted
        if row is None:
            return
        if row.idea and row.idea.id in wanted.opened:
            self.want(wanted._replace(opened=wanted.opened - {row.idea.id}))
            self.lines.select(row.idea.id)
        elif row.idea:
            self.lines.select(f"/{row.state}")
        else:
            self.want(wanted._replace(folded=wanted.folded | {row.state}))

    def action_unfold_idea(self) -> None:
        """Unfold, or go down into what is open."""
        row, wanted = self.lines.selected, self._wanted
        if row is None:
            return
        if row.is_open or row.kind == "detail":
            self.lines.action_down()
        elif row.idea:
            self.want(wanted._replace(opened=wanted.opened | {row.idea.id}))
        else:
            self.want(wanted._replace(folded=wanted.folded - {row.state}))

    def action_filter_ideas(self) -> None:
        """Choose the state that is listed."""
        self.post_message(wishes.StateRequested(self._wanted.state, self._choose))

    def _choose(self, state: IdeaState | None) -> None:
        self.want(self._wanted._replace(state=state))

    def action_clear_ideas(self) -> None:
        """All is listed again."""
        self.want(Wanted(folded=self._wanted.folded, opened=self._wanted.opened))
