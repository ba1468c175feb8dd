"""What the app does with ideas: shows them, and starts what is wished there."""

from textual import on

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
        from okrtui.tui.idea_deeds import propose_typed

        self.start(propose_typed(self, wish), is_patient=True)

    @on(wishes.IdeasPasted)
    def _propose_pasted(self, wish: wishes.IdeasPasted) -> None:
        from okrtui.tui.idea_deeds import propose_pasted

        self.start(propose_pasted(self, wish))

    @on(wishes.SupportRequested)
    def _support_idea(self, wish: wishes.SupportRequested) -> None:
        from okrtui.tui.idea_deeds import support_or_not

        self.start(support_or_not(self, wish.record))

    @on(wishes.AdoptRequested)
    def _adopt_idea(self, wish: wishes.AdoptRequested) -> None:
        from okrtui.tui.idea_deeds import adopt_idea

        self.start(adopt_idea(self, wish.record))

    @on(wishes.DeclineRequested)
    def _decline_idea(self, wish: wishes.DeclineRequested) -> None:
        from okrtui.tui.idea_deeds import decline_or_reopen

        self.start(decline_or_reopen(self, wish.record))

    @on(wishes.EditIdea)
    def _edit_idea(self, wish: wishes.EditIdea) -> None:
        from okrtui.tui.idea_deeds import edit_idea

        self.start(edit_idea(self, wish.record))

    @on(wishes.CopyIdea)
    def _copy_idea(self, wish: wishes.CopyIdea) -> None:
        from okrtui.tui.idea_deeds import copy_idea

        self.start(copy_idea(self, wish.record))

    @on(wishes.GrownRequested)
    def _show_grown(self, wish: wishes.GrownRequested) -> None:
        from okrtui.tui.idea_deeds import go_to_grown

        self.start(go_to_grown(self, wish.record))

    @on(wishes.StateRequested)
    def _choose_idea_state(self, wish: wishes.StateRequested) -> None:
        from okrtui.tui.idea_deeds import choose_idea_state

        self.start(choose_idea_state(self, wish))
