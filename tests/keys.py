"""`python -m tests.keys`: the table of keys in the README, written from the commands."""

from pathlib import Path

from okrtui.tui.commands import COMMANDS, GROUPS, Command

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def table() -> str:
    """Every command that has a key, group by group."""
    lines = ["| key | what | id |", "|---|---|---|"]
    for group, title in GROUPS.items():
        lines.append(f"| | **{title}** | |")
        lines += [_row(command) for command in COMMANDS if command.group == group and command.label]
    return "\n".join(lines)


def _row(command: Command) -> str:
    told = f"{command.title}: {command.help}" if command.help else command.title
    return f"| `{command.label}` | {told.replace('|', chr(92) + '|')} | `{command.id}` |"


def with_table(text: str) -> str:
    """The text with the table between its two marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, behind = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{behind}"


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
