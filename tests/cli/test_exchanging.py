from pathlib import Path

import pytest

from tests.cli.shell import Shell

CSV = """cycle,unit,owner,objective,key_result,start,target,value,unit_of_measure,confidence
2026-Q4,North,Ken,Grow the community,Promoters,-12,20,4,points,6
2026-Q4,North,Mei Lin,Grow the community,Meet-ups,0,6,2,meet-ups,
2026-Q3,North,Ken,Be found,Visits,1000,5000,4200,visits,8
"""
BAD = CSV + "2026-Q4,North,Ken,Grow the community,Bad,abc,6,2,,\n"
OUTLINE = """# 2026-Q4
## Grow the community  (@Ken, team North)
- [ ] Promoters: -12 → 20 points  (due 2026-12-15, 4, 7/10)
- [ ] Change failure rate ≤ 5 %  (start 12, now 8.5)
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in {"okrs.csv": CSV, "bad.csv": BAD, "okrs.md": OUTLINE, "okrs.odd": CSV}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_file_is_brought_in_once(okrtui: Shell, files: Path) -> None:
    first = okrtui("import", str(files / "okrs.csv"))
    assert first.code == 0
    assert (
        "added to team Platform: 1 unit, 1 cycle, 2 objectives, 3 key results, 3 check-ins, 1 person"
        in ordered(first.out)
    )
    before = okrtui("dump").out
    assert okrtui("import", str(files / "okrs.csv")).out == "nothing new for team Platform\n"
    assert okrtui("dump").out == before


def ordered(text: str) -> str:
    """The counts in one order, whatever order the reader met the kinds in."""
    head, _, rest = text.partition(": ")
    counts = rest.splitlines()[0].split(", ")
    place = ["unit", "cycle", "objective", "key result", "check-in", "person"]
    return f"{head}: {', '.join(sorted(counts, key=lambda each: next(i for i, w in enumerate(place) if w in each)))}"


def test_an_import_is_one_step_for_undo(okrtui: Shell, files: Path) -> None:
    before = okrtui("list", "--json").json
    okrtui("import", str(files / "okrs.csv"))
    assert okrtui("undo").out.startswith("undid: imported okrs.csv: ")
    assert okrtui("list", "--json").json == before
    okrtui("redo")
    assert okrtui("show", "Promoters", "--json").json["value"] == 4


def test_a_dry_run_changes_nothing(okrtui: Shell, files: Path) -> None:
    before = okrtui("dump").out
    assert "would add to team Platform" in okrtui("import", str(files / "okrs.csv"), "--dry-run").out
    assert okrtui("dump").out == before


def test_one_bad_row_refuses_all_and_names_line_and_column(okrtui: Shell, files: Path) -> None:
    before = okrtui("dump").out
    answer = okrtui("import", str(files / "bad.csv"))
    assert answer.code == 2
    assert "nothing was imported, 1 row is not right: line 5, start: “abc” is not a number" in answer.err
    assert okrtui("dump").out == before


def test_bad_rows_can_be_left_out_on_purpose(okrtui: Shell, files: Path) -> None:
    answer = okrtui("import", str(files / "bad.csv"), "--skip-bad", "--json")
    assert answer.code == 0
    assert answer.json["added"]["key_result"] == 3
    assert len(answer.json["skipped"]) == 1
    assert "left out: line 5" in answer.err


def test_differences_are_listed_and_only_written_when_asked(okrtui: Shell, files: Path) -> None:
    okrtui("import", str(files / "okrs.csv"))
    path = files / "okrs.csv"
    path.write_text(CSV.replace("-12,20,4", "-12,25,4"))
    assert "left as they are" in okrtui("import", str(path)).out
    assert okrtui("show", "Promoters", "--json").json["measure"]["target"] == 20
    assert okrtui("import", str(path), "--update").code == 0
    assert okrtui("show", "Promoters", "--json").json["measure"]["target"] == 25


def test_an_outline_is_brought_in(okrtui: Shell, files: Path) -> None:
    assert okrtui("import", str(files / "okrs.md")).code == 0
    assert okrtui("show", "Promoters", "--json").json["confidence"] == 7
    assert okrtui("show", "Change failure", "--json").json["measure"]["kind"] == "at_most"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("nowhere.csv", "nowhere.csv cannot be read: No such file or directory"),
        ("okrs.odd", "say what the file is: --format json, csv or md"),
        ("okrs.csv --format json", "JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(words: str, sentence: str, okrtui: Shell, files: Path) -> None:
    name, *options = words.split()
    answer = okrtui("import", str(files / name), *options)
    assert (answer.code, sentence in answer.err) == (2, True), answer.err


def test_a_file_that_is_no_text_is_said(okrtui: Shell, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"a,b\n\xff\xfe")
    assert "is not UTF-8 text (byte 4)" in okrtui("import", str(tmp_path / "x.csv")).err


def test_what_was_exported_comes_back_the_same(
    okrtui: Shell, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    okrtui("import", str(files / "okrs.csv"))
    okrtui("delete", "Meet-ups")
    first = okrtui("export").out
    (tmp_path / "all.json").write_text(first)
    other = str(tmp_path / "other")
    monkeypatch.setenv("OKRTUI_SEED", "somebody else's machine")
    okrtui("--home", other, "init", "--me", "Somebody Else", "--space", "Platform")
    assert okrtui("--home", other, "import", str(tmp_path / "all.json")).code == 0
    again = okrtui("--home", other, "export").json
    for name, records in okrtui("export").json.items():
        if isinstance(records, list):
            assert all(record in again[name] for record in records), name


@pytest.mark.parametrize("options", [(), ("--check-ins",)])
def test_csv_goes_out_and_adds_nothing_when_read_back(
    options: tuple[str, ...], okrtui: Shell, files: Path, tmp_path: Path
) -> None:
    okrtui("import", str(files / "okrs.csv"))
    okrtui("export", "--format", "csv", *options, "-o", str(tmp_path / "out.csv"))
    answer = okrtui("import", str(tmp_path / "out.csv"), "--json")
    assert (answer.code, answer.json["added"]) == (0, {}), answer.err


def test_an_outline_goes_out_adds_nothing_where_it_came_from_and_all_where_nothing_is(
    okrtui: Shell, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    okrtui("import", str(files / "okrs.csv"))
    okrtui("export", "--format", "md", "-o", str(tmp_path / "out.md"))
    answer = okrtui("import", str(tmp_path / "out.md"), "--json")
    assert (answer.code, answer.json["added"], answer.json["left"]) == (0, {}, []), answer.err
    other = str(tmp_path / "other")
    monkeypatch.setenv("OKRTUI_SEED", "somebody else's machine")
    okrtui("--home", other, "init", "--me", "Somebody Else", "--space", "Platform")
    assert okrtui("--home", other, "import", str(tmp_path / "out.md")).code == 0
    assert {_said(each) for each in okrtui("--home", other, "export").json["key_results"]} == {
        _said(each) for each in okrtui("export").json["key_results"]
    }


def _said(key_result: dict[str, object]) -> str:
    return str([key_result.get(name) for name in ("title", "measure", "due", "confidence")])


def test_an_export_that_cannot_be_written_is_said(okrtui: Shell, tmp_path: Path) -> None:
    answer = okrtui("export", "-o", str(tmp_path / "no" / "such" / "place.json"))
    assert (answer.code, "cannot be written" in answer.err) == (4, True)


def test_what_was_recorded_for_somebody_else_says_so_in_history(okrtui: Shell, files: Path) -> None:
    okrtui("import", str(files / "okrs.csv"))
    said = "key_result,date,value,confidence,by\nPromoters,2026-11-16,9,7,Ken\n"
    (files / "said.csv").write_text(said)
    assert okrtui("import", str(files / "said.csv")).code == 0
    assert "  Mei Lin for Ken  " in okrtui("history").out.splitlines()[0]
    first = okrtui("history", "--json").json["history"][0]
    assert (first["by_name"], first["said_by_name"]) == ("Mei Lin", "Ken")
    assert okrtui("history", "--json").json["history"][-1]["said_by_name"] is None
