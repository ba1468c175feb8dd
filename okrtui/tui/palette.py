"""The palette: every command by its name."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from okrtui.tui.commands import COMMANDS, Command
from okrtui.tui.widgets.ink import content

VIM = {"q": "leave", "quit": "leave", "wq": "leave", "help": "help"}


class CommandsProvider(Provider):
    """Finds commands by title; `:q` is understood."""

    async def discover(self) -> Hits:
        """All commands."""
        for command in COMMANDS:
            yield DiscoveryHit(content(_shown(command)), self._run(command), command.title, command.help)

    async def search(self, query: str) -> Hits:
        """The commands whose title or help holds what was typed."""
        matcher = self.matcher(query)
        for command in COMMANDS:
            score = 1.0 if VIM.get(query.strip()) == command.id else matcher.match(command.title)
            if score > 0:
                yield Hit(score, content(_shown(command)), self._run(command), command.title, command.help)

    def _run(self, command: Command) -> Callable[[], Coroutine[Any, Any, None]]:
        screen, app = self.screen, self.app

        async def run() -> None:
            target = {"app": app, "list": screen.focused or screen}.get(command.group, screen)
            await app.run_action(command.id, target)

        return run


def _shown(command: Command) -> str:
    return f"{command.title}  ({command.label})" if command.label else command.title


def commands_provider() -> type[Provider]:
    """What the app offers in its palette."""
    return CommandsProvider
