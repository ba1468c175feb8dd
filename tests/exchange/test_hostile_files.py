"""Whatever a file holds, it is read or refused in a sentence; what was read can be taken and read again."""

from contextlib import suppress

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from okrtui.exchange.csv_columns import KEY_RESULT_COLUMNS
from okrtui.exchange.csv_in import read_csv
from okrtui.exchange.csv_out import Form, write_csv
from okrtui.exchange.json_in import read_json
from okrtui.exchange.json_out import write_json
from okrtui.exchange.outline import read_outline
from okrtui.okr.errors import BadInputError
from tests.exchange.spaces import NOW, Desk, with_changes

WORDS = [
    "", "", "A", "B", "a ", "mei", "2026-Q4", "Q3 2026", "2026-10-01", "12", "-3.50", "5%", "≥ 5", "x | y", "x",
    "reach", "milestones", "at_least", "7/10", "none", "y", "0", "company", "=cmd()", "committed", "@ken", "\ud800",
]  # fmt: skip
CELLS = st.one_of(st.sampled_from(WORDS), st.text(max_size=6))
NAMES = st.sampled_from(["A", "B", "a ", "=b"])


def column(name: str) -> st.SearchStrategy[str]:
    fitting = {
        "objective": NAMES, "key_result": NAMES, "owner": NAMES, "unit": NAMES, "supports": NAMES | st.just(""),
        "cycle": st.sampled_from(["", "2026-Q4", "Q3 2026"]), "value": st.sampled_from(["", "1", "0", "x"]),
        "cycle_start": st.just(""), "cycle_end": st.just(""), "id": st.sampled_from(["", "1", "2"]),
        "start": st.sampled_from(["", "1", "2.0"]), "target": st.sampled_from(["", "5", "x | y"]),
    }  # fmt: skip
    return st.one_of(fitting.get(name, CELLS), fitting.get(name, st.just("")), CELLS)


COLUMNS = st.lists(st.sampled_from(KEY_RESULT_COLUMNS[:-1]), min_size=1, max_size=9, unique=True)
ROWS = COLUMNS.map(lambda drawn: [*dict.fromkeys(["objective", "key_result", *drawn])]).flatmap(
    lambda columns: st.lists(st.tuples(*map(column, columns)).map(list), max_size=6).map(
        lambda rows: [columns, *rows]
    )
)
HEADS = ["# ", "## ", "- [ ] ", "- [x] ", "  - [x] ", "<!-- ", ""]
TITLES = ["Goal", "2026-Q4", "Deploys: 4 → 20", "Rate ≤ 5 %", "Sprint (2026-01-01 – 2026-01-09)"]
TAILS = ["", " (@mei, team A)", " (12, 7/10)", " (supports “Goal”)", " (x", " ^abcdefghij", " -->"]
LINE = st.tuples(st.sampled_from(HEADS), st.sampled_from(TITLES), st.sampled_from(TAILS)).map("".join)
LINES = st.lists(st.text(max_size=12) | LINE | LINE, max_size=10)


def quoted(rows: list[list[str]]) -> str:
    return "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_any_csv_is_read_or_refused_and_what_is_read_is_understood_again(rows: list[list[str]]) -> None:
    desk, text = Desk(), quoted(rows)
    intake = read_csv(desk.okrs, desk.author, text)
    ids = [row[rows[0].index("id")] for row in rows[1:]] if "id" in rows[0] else []
    assume(not intake.problems or len(set(ids)) == len(ids) or not any(ids))
    desk.okrs = with_changes(desk.okrs, intake.changes)
    assert read_csv(desk.okrs, desk.author, text).added == {}
    forms: tuple[Form, ...] = ("key_results", "check_ins")
    for form in forms:
        back = read_csv(desk.okrs, desk.author, write_csv(desk.okrs, form=form))
        assert [str(problem) for problem in back.problems] == []
        assert (back.changes, back.left) == ((), ())
    other = Desk("south", me="Ada")
    other.take(read_json(other.okrs, other.author, write_json(desk.okrs, NOW), is_empty_space=True))


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_any_outline_is_read_or_refused_and_what_is_read_is_understood_again(lines: list[str]) -> None:
    desk, text = Desk(), "\n".join(lines)
    with suppress(BadInputError):
        desk.okrs = with_changes(desk.okrs, read_outline(desk.okrs, desk.author, text).changes)
        assert read_outline(desk.okrs, desk.author, text).added == {}


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    desk = Desk()
    for read in (read_csv, read_outline, read_json):
        with suppress(BadInputError):
            read(desk.okrs, desk.author, text)
        with suppress(BadInputError):
            read(desk.okrs, desk.author, f"objective,{text}")
