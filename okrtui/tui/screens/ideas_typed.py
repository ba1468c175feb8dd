"""Typing on the ideas: new ones on a field that stays open until `esc`, and words to look for."""

from typing import ClassVar

from textual import events, on

from okrtui.okr.drafts import Draft, idea_key
from okrtui.tui import idea_messages as wishes
from okrtui.tui import messages
from okrtui.tui.screens.ideas_shown import ShownIdeas
from okrtui.tui.screens.words_typed import WordsTyped
from okrtui.tui.widgets.idea_line import IdeaLine


class TypedIdeas(ShownIdeas, WordsTyped):
    """Opens the fields, hands on what is typed, keeps what is not proposed."""

    WORDS_OF: ClassVar[str] = "words of an idea, or who proposed it"

    def action_add_idea(self) -> None:
        """A field for ideas, or back to the one that is open."""
        if opened := self.query(IdeaLine):
            opened.first().begin()
            return
        space = self.now.place[0]
        draft = self._drafts(self._draft_key(space))
        called = self.now.spaces.get(space, "") if len(self.now.spaces) > 1 else ""
        field = IdeaLine(space, text=draft.note if draft else "", called=called)
        self.mount(field, before="#keys")
        self._show_typing(is_typing=True)

    def _draft_key(self, space: str) -> str:
        """Where what is typed for a space is kept until it is proposed."""
        people = self.now.okrs.people
        mine = (id_ for id_ in self.now.me if id_ in people and people[id_].space == space)
        return idea_key(next(mine, ""))

    def _show_typing(self, *, is_typing: bool) -> None:
        self.set_class(is_typing, "typing")
        self.show_frame()

    def groups(self) -> tuple[str, ...]:
        """While an idea is typed the keys of the field."""
        return ("typing",) if self.has_class("typing") else super().groups()

    @on(IdeaLine.Typed)
    def _propose(self, event: IdeaLine.Typed) -> None:
        field = self.query_one(IdeaLine)

        def answered(done: str, fault: str) -> None:
            if field.is_attached:
                field.answered(done, fault)

        self.post_message(wishes.IdeaTyped(event.text, field.space, answered))

    @on(IdeaLine.Edited)
    def _keep(self, event: IdeaLine.Edited) -> None:
        key = self._draft_key(self.query_one(IdeaLine).space)
        self.post_message(messages.Drafted(key, Draft(note=event.text)))

    @on(IdeaLine.Closed)
    async def _close(self) -> None:
        await self.query(IdeaLine).remove()
        self._show_typing(is_typing=False)
        self.set_focus(self.lines)

    def on_paste(self, event: events.Paste) -> None:
        """Several lines pasted on the list are ideas."""
        has_lines = len(event.text.strip().splitlines()) > 1
        if has_lines and self.now.spaces and self.focused is self.lines:
            event.stop()
            self.post_message(wishes.IdeasPasted(event.text, self.now.place[0]))

    # -- looking for words

    @property
    def words(self) -> str:
        """What ideas have to hold."""
        return self._wanted.words

    def action_search_ideas(self) -> None:
        """Open the line to search on, or go back to it."""
        self.open_words()

    def look_for(self, words: str) -> None:
        """List what holds the words; the cursor goes to the first of it, where its own idea does not."""
        before = self.here
        self.want(self._wanted._replace(words=words))
        if words.strip() and self.here != before:
            self.lines.move_to(1)
