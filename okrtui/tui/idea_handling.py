"""What the app does with ideas: shows them, and starts what is wished there."""

from textual import on

from okrtui.tui import deeds
from okrtui.tui import idea_messages as wishes
from okrtui.tui.board_handling import BoardApp


class IdeasApp(BoardApp):
    """Hears wishes about ideas."""

    def action_ideas(self) -> None:
        """The ideas, wherever one is; on the way from an objective the cursor goes to the idea it came from."""
        self.start(self._go_to_ideas(getattr(self.screen, "here", None)))

    def action_propose(self) -> None:
        """The field for ideas, wherever one is."""
        self.start(self._open_field())

    async def _go_to_ideas(self, at: str | None) -> None:
        await self.go_to_screen("ideas")
        if at:
            self.point_at(at)

    async def _open_field(self) -> None:
        from okrtui.tui.screens.ideas import IdeasScreen

        await self.go_to_screen("ideas")
        if isinstance(self.screen, IdeasScreen):
            self.screen.action_add_idea()

    async def shows(self, id_: str) -> bool:
        """Point at an idea among the ideas, at all else among the objectives; whether it is among the lines."""
        if id_ not in self.now.okrs.ideas:
            return await super().shows(id_)
        await self.go_to_screen("ideas")
        return self.point_at(id_)

    @on(wishes.IdeaTyped)
    def _propose_typed(self, wish: wishes.IdeaTyped) -> None:
        self.start(deeds.ideas.propose_typed(self, wish), is_patient=True)

    @on(wishes.IdeasPasted)
    def _propose_pasted(self, wish: wishes.IdeasPasted) -> None:
        self.start(deeds.ideas.propose_pasted(self, wish))

    @on(wishes.SupportRequested)
    def _support_idea(self, wish: wishes.SupportRequested) -> None:
        self.start(deeds.ideas.support_or_not(self, wish.record))

    @on(wishes.AdoptRequested)
    def _adopt_idea(self, wish: wishes.AdoptRequested) -> None:
        self.start(deeds.ideas.adopt_idea(self, wish.record))

    @on(wishes.DeclineRequested)
    def _decline_idea(self, wish: wishes.DeclineRequested) -> None:
        self.start(deeds.ideas.decline_or_reopen(self, wish.record))

    @on(wishes.EditIdea)
    def _edit_idea(self, wish: wishes.EditIdea) -> None:
        self.start(deeds.ideas.edit_idea(self, wish.record))

    @on(wishes.CopyIdea)
    def _copy_idea(self, wish: wishes.CopyIdea) -> None:
        self.start(deeds.ideas.copy_idea(self, wish.record))

    @on(wishes.GrownRequested)
    def _show_grown(self, wish: wishes.GrownRequested) -> None:
        self.start(deeds.ideas.go_to_grown(self, wish.record))

    @on(wishes.StateRequested)
    def _choose_idea_state(self, wish: wishes.StateRequested) -> None:
        self.start(deeds.ideas.choose_idea_state(self, wish))
