"""What a click on the name of a command or of a key does: the same as the key."""

from typing import Any

from textual import on
from textual.screen import Screen

from okrtui.tui.app_part import AppPart
from okrtui.tui.widgets.box import Box
from okrtui.tui.widgets.painted import Painted

OF_FIELDS = ("typing", "run")
"""Groups whose keys are answered by the field that has the focus."""


class ClickingApp(AppPart):
    """Hears clicks that ask for a command."""

    @on(Painted.Clicked)
    async def _clicked(self, click: Painted.Clicked) -> None:
        command = next(command for command in self.commands if command.id == click.does)
        if command.group in OF_FIELDS:
            self.simulate_key(command.keys.split(",")[0])
        else:
            await self.run_command(self.screen, command.id)

    @on(Box.Pressed)
    def _pressed(self, press: Box.Pressed) -> None:
        self.simulate_key(press.key)

    async def run_command(self, screen: Screen[Any], id_: str) -> None:
        """Do what a command says, as its key would on this screen."""
        command = next(command for command in self.commands if command.id == id_)
        target = {"app": self, "list": screen.focused or screen}.get(command.group, screen)
        await self.run_action(command.id, target)
