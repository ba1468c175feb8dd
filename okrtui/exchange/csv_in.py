"""CSV into changes: one row a key result, or one row a check-in, whichever the header says."""

from collections.abc import Container

from msgspec.structs import replace

from okrtui.exchange.cell_numbers import Numbers
from okrtui.exchange.check_in_rows import take_check_ins
from okrtui.exchange.csv_columns import Row, Sheet, read_sheet
from okrtui.exchange.intake import Gathering, Intake, Problem, Progress
from okrtui.exchange.rows import Rows
from okrtui.exchange.taking_rows import take_rows
from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.step import Author

_ONLY_OF_KEY_RESULTS = frozenset({"start", "target", "measure"})


def read_csv(
    okrs: Okrs,
    author: Author,
    text: str,
    *,
    update: bool = False,
    source: str | None = None,
    progress: Progress | None = None,
    put_away: Container[str] = (),
    cycle: str = "",
) -> Intake:
    """What a CSV file asks for in one space; BadInputError when it cannot be read at all.

    `source` keeps the ids of one source apart from those of another. Repeating it adds nothing. What names no
    cycle goes into the one called `cycle`, without one into the backlog.
    """
    sheet = read_sheet(text)
    gathering = Gathering(okrs, author, update=update, put_away=put_away)
    gathering.notices += sheet.notices
    for line in sheet.overlong:
        gathering.problems.append(Problem(line, "", "there are more cells than the header has columns"))
    usual = "" if _holds_check_ins(sheet) else cycle
    rows = [_in_cycle(row, usual) for row in sheet.rows if row.line not in set(sheet.overlong)]
    numbers = Numbers(decimal_comma=sheet.decimal_comma)
    given = Rows(gathering, rows, numbers=numbers, source=source, progress=progress)
    if _holds_check_ins(sheet):
        take_check_ins(given)
    elif "objective" in sheet.columns or "id" in sheet.columns:
        take_rows(given)
    else:
        raise BadInputError(
            "no column is called objective: the first line must name the columns, "
            "such as cycle,unit,owner,objective,key_result,start,target,value"
        )
    return gathering.intake()


def _in_cycle(row: Row, cycle: str) -> Row:
    return replace(row, cells={**row.cells, "cycle": cycle}) if cycle and not row.get("cycle") else row


def _holds_check_ins(sheet: Sheet) -> bool:
    names_key_results = bool(sheet.columns & {"key_result", "id"})
    return "date" in sheet.columns and names_key_results and not sheet.columns & _ONLY_OF_KEY_RESULTS
