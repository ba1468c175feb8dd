"""Which file to bring in, or what to do with several pasted lines."""

from textual import on

from okrtui.okr.calendar import quarter_of
from okrtui.okr.numbers import several
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import FAULT_WIDTH
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.messages import LinesPasted
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import this_cycle
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Piece

SHOWN = 3
EXAMPLE = """
An outline        ## Make releases boring  (@mei)
                  - [ ] Deploys per week: 4 -> 20 deploys

A table (CSV)     cycle,objective,key_result,start,target,value
                  {cycle},Make releases boring,Deploys,4,20,9
"""


class ImportForm(Form):
    """A path; or lines pasted here, which are taken instead."""

    @on(LinesPasted)
    def take_pasted(self, event: LinesPasted) -> None:
        """These lines are what to bring in."""
        event.stop()
        self.dismiss({"pasted": event.text})


def import_form(now: Now) -> ImportForm:
    """The path of a file; what could be pasted is told by an example for this cycle."""
    cycle = this_cycle(now, now.default) or quarter_of(now.today).name
    field = Field(
        "path",
        "file",
        lambda text: require_text(text, "the path"),
        hint="a path such as ~/okrs.csv; or paste the text itself here",
    )
    notes = [[Piece("CSV, a Markdown outline or JSON. You see first what it would do.", "dim")], []]
    below = [[Piece(line, "dim")] for line in EXAMPLE.format(cycle=cut(safe(cycle), 12)).splitlines()]
    return ImportForm("Import", [field], notes=notes, below=below, keys="enter Look at it · esc Back")


def one_line_question(text: str, signs: Glyphs) -> Question:
    """Several lines for a field that holds one: as one line, or not at all."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    notes = [
        [Piece(f"{several(len(lines), 'line')} were pasted, but a field holds one.")],
        [],
        *([Piece(f"  {cut(safe(line), FAULT_WIDTH - 2)}", "dim")] for line in lines[:SHOWN]),
        *([[Piece(f"  and {len(lines) - SHOWN:,} more", "dim")]] if len(lines) > SHOWN else []),
        [],
    ]
    options = (Option("line", "Paste as one line", "line breaks become spaces"),)
    return Question("Several lines", options, signs, notes=notes)
