"""Which form a text has, and files that cannot be read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.exchange.reading import form_of, read_file
from okrtui.okr.errors import BadInputError

FORMS = [
    ('{"okrtui": 1}', "json"),
    ("\ufeff\n {", "json"),
    ("objective,key_result,start,target\nA,B,0,1", "csv"),
    ("OKR;KR;Ziel\nA;B;1", "csv"),
    ("Goal\tOwner\nSleep\tMei", "csv"),
    ("objective\nSleep\nRead", "csv"),
    ("key_result_id,date,value\n1,2026-11-20,4", "csv"),
    ("# 2026-Q4\n## Sleep well\n- [ ] Nights: 2 -> 7", "md"),
    ("notes\n## Sleep well", "md"),
    ("", None),
    (" \n\n", None),
    ("Buy milk, bread\nand rest", None),
    ("- [ ] one\n- [ ] two", None),
    ("# only a heading\ntext", None),
    ("hello", None),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_form_of_a_text(text: str, form: str | None) -> None:
    assert form_of(text) == form


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_line_ends_as_terminals_paste_them_make_no_difference(text: str, form: str | None) -> None:
    assert form_of(text.replace("\n", "\r")) == form


@given(st.text())
def test_any_text_has_a_form_or_none(text: str) -> None:
    assert form_of(text) in {"json", "csv", "md", None}


def test_a_file_is_read_by_a_path_as_a_terminal_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "my okrs.csv").write_text("\ufeffobjective\nSleep\n")
    for typed in (
        "~/my okrs.csv",
        f"'{tmp_path}/my okrs.csv'",
        str(tmp_path / "my\\ okrs.csv"),
        "  ~/my okrs.csv ",
    ):
        assert read_file(typed) == ("my okrs.csv", "objective\nSleep\n", "csv")


def test_a_text_file_is_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("objective,owner\nSleep,Mei\n")
    (tmp_path / "b.txt").write_text("## Sleep\n")
    (tmp_path / "c").write_text("{}")
    assert [read_file(str(tmp_path / name))[2] for name in ("a.txt", "b.txt", "c")] == ["csv", "md", "json"]


@pytest.mark.parametrize(
    "typed", ["/nowhere/at all.csv", "/", "/dev/null", "\0", "~nobody-here/x.csv", "x" * 5_000]
)
def test_what_is_no_file_is_told_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadInputError):
        read_file(typed)
