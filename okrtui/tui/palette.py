"""The palette: every command by its name, every objective, key result and idea by title or id, people and units."""

from collections.abc import Callable, Iterable, Sequence

from okrtui.okr.text import narrow, safe
from okrtui.tui.commands import COMMANDS, Command
from okrtui.tui.now import Now
from okrtui.tui.views.choices import Choice, Find, Goal, every_scope, fits, goal_choice

COMMAND, GOAL, SCOPE, LINE = "command", "goal", "scope", "line"
VIM = {"q": "leave", "quit": "leave", "wq": "leave", "qa": "leave", "help": "help"}
WRITTEN = Choice(f"{COMMAND}:written", "Write", "everything is kept as soon as you see it")


def offered(
    groups: Iterable[str], why_not: Callable[[str], str], commands: Iterable[Command] = COMMANDS
) -> list[Choice]:
    """The commands of a screen with these groups; those that cannot be followed now say why, at the end."""
    here = [command for command in commands if command.group in {*groups, "list"}]
    told = [(command, why_not(command.id)) for command in here]
    return [_choice(command, why) for command, why in sorted(told, key=lambda each: bool(each[1]))]


def palette(commands: Sequence[Choice], now: Callable[[], Now]) -> Find:
    """Finds commands, scopes, objectives and key results; what is known is asked for at each key."""
    known = _Known(commands, now)

    def find(words: str) -> Sequence[Choice]:
        typed = narrow(words).strip()
        if not typed:
            return known.commands
        first = list(_as_in_vim(typed, commands))
        return [*first, *(choice for choice in known.found(words) if choice not in first)]

    return find


class _Known:
    """What can be found, made ready again when the OKRs have changed."""

    def __init__(self, commands: Sequence[Choice], now: Callable[[], Now]) -> None:
        self.commands = commands
        self._now, self._of = now, now()
        self._others = list(_others(self._of))

    def found(self, words: str) -> list[Choice]:
        """Names that begin with the words, then those that hold them, then what else fits."""
        if (now := self._now()) is not self._of:
            self._of, self._others = now, list(_others(now))
        wanted, begin = safe(words).casefold().split(), safe(words).casefold().strip()
        found = [choice for choice in (*self.commands, *self._others) if fits(choice, wanted)]
        return sorted(found, key=lambda choice: _rank(choice, begin))


def _rank(choice: Choice, begin: str) -> int:
    title = choice.title.casefold()
    is_command = choice.id.startswith(COMMAND)
    if title.startswith(begin):
        return 0 if is_command else 1
    return 2 if begin in title else 3


def _choice(command: Command, why_not: str) -> Choice:
    title = f"{command.title}  ({command.label})" if command.label else command.title
    return Choice(f"{COMMAND}:{command.id}", title, why_not or command.help)


def _others(now: Now) -> Iterable[Choice]:
    for scope in every_scope(now):
        yield scope._replace(id=f"{SCOPE}:{scope.id}", detail=f"whose · {scope.detail}")
    for idea in now.okrs.ideas.values():
        yield Choice(
            f"{GOAL}:{idea.id}", idea.title, f"idea · {idea.state}", now.okrs.person_name(idea.author)
        )
    goals: tuple[Goal, ...] = (*now.okrs.objectives.values(), *now.okrs.key_results.values())
    for goal in goals:
        choice = goal_choice(now.okrs, goal)
        yield choice._replace(id=f"{GOAL}:{goal.id}")


def _as_in_vim(typed: str, commands: Sequence[Choice]) -> Iterable[Choice]:
    """`q`, `w`, `123`."""
    word = typed.removeprefix(":").removesuffix("!")
    if word.isdecimal() and word.isascii():
        yield Choice(f"{LINE}:{word}", f"Go to line {int(word[:9])}", "of the list")
    if word == "w":
        yield WRITTEN
    yield from (choice for choice in commands if choice.id == f"{COMMAND}:{VIM.get(word)}")
