import errno
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.table import Table

from okrtui.store.faults import StoreFault
from okrtui.store.tables import About, DamagedTableError, Mark, Tables
from tests.replica.values import TEXTS, VALUES
from tests.store.disks import Disk, ended

ABOUT = About(1, {"a" * 26: Mark(10, "tail", 3, "cid", 99)}, {"cycle-x": {}})
PEOPLE = {"people": {"mei": {"name": "Mei 美"}, "ken": {"name": "Ken"}}}


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path / "tables")


def decoded(tables: Tables, name: str) -> dict[str, dict[str, Any]]:
    found = tables.read(name)
    assert found is not None
    return {
        table: {id_: msgspec.json.decode(data) for id_, data in documents.items()}
        for table, documents in found[1].items()
    }


def test_documents_and_the_file_s_account_of_itself_come_back(tables: Tables) -> None:
    tables.write("space", ABOUT, PEOPLE)
    found = tables.read("space")
    assert found is not None
    about = found[0]
    assert (about.fold, about.logs, about.files) == (ABOUT.fold, ABOUT.logs, ABOUT.files)
    assert decoded(tables, "space") == PEOPLE
    assert tables.names() == ["space"]


def test_what_is_not_named_stays_and_none_takes_out(tables: Tables) -> None:
    tables.write("space", ABOUT, PEOPLE)
    tables.write("space", ABOUT, {"people": {"ken": None, "ghost": None}, "units": {"u": {"name": "U"}}})
    assert decoded(tables, "space") == {"people": {"mei": {"name": "Mei 美"}}, "units": {"u": {"name": "U"}}}


Change = dict[str, dict[str, dict[str, Any] | None]]
DOCUMENTS = st.dictionaries(TEXTS, VALUES, max_size=2)
CHANGES = st.dictionaries(
    st.sampled_from(["people", "units"]),
    st.dictionaries(st.sampled_from("abc"), st.one_of(st.none(), DOCUMENTS), max_size=3),
    max_size=2,
)


@given(st.lists(CHANGES, max_size=5))
def test_any_row_of_writes_leaves_what_was_put_last(changes: list[Change]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as directory:
        tables, expected = Tables(Path(directory)), dict[str, dict[str, Any]]()
        tables.write("space", ABOUT, {})
        for change in changes:
            tables.write("space", ABOUT, change)
            for table, documents in change.items():
                kept = {**expected.get(table, {}), **documents}
                expected[table] = {id_: document for id_, document in kept.items() if document is not None}
        assert decoded(tables, "space") == expected


class Keyed(Table):
    """What TinyDB's own documentation says for ids that are text."""

    document_id_class = str  # type: ignore[assignment]


def test_a_table_file_opens_in_plain_tinydb(tables: Tables) -> None:
    tables.write("space", ABOUT, PEOPLE)
    with TinyDB(tables.directory / "space.json") as database:
        assert database.tables() == {"_file", "people"}
        people = Keyed(database.storage, "people")
        assert people.get(where("name") == "Ken") == {"name": "Ken"}
        assert [str(person.doc_id) for person in people.all()] == ["mei", "ken"]


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_a_table_file_can_be_read_with_jq(tables: Tables) -> None:
    tables.write("space", ABOUT, PEOPLE)
    asked = [
        "jq",
        "-r",
        '.people | to_entries[] | .key + " " + .value.name',
        str(tables.directory / "space.json"),
    ]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == "mei Mei 美\nken Ken\n"


def test_where_there_is_no_file_there_is_nothing(tables: Tables) -> None:
    assert tables.read("space") is None
    assert tables.names() == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b"{}", b'{"_file":{}}', b'{"_file":{"about":5}}', b"[" * 100_000, b"x" * 100]
)  # fmt: skip
def test_garbage_is_no_table_file_and_is_never_written_into(tables: Tables, content: bytes) -> None:
    tables.directory.mkdir()
    path = tables.directory / "space.json"
    path.write_bytes(content)
    with pytest.raises(DamagedTableError):
        tables.read("space")
    with pytest.raises(DamagedTableError):
        tables.write("space", ABOUT, PEOPLE)
    assert path.read_bytes() == content


def test_every_flipped_bit_is_noticed(tables: Tables) -> None:
    """But for those in what the file says of the logs, which is checked against the logs."""
    tables.write("space", About(1, {}), PEOPLE)
    path = tables.directory / "space.json"
    data = path.read_bytes()
    for place in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        path.write_bytes(bytes(flipped))
        try:
            found = tables.read("space")
        except DamagedTableError:
            continue
        assert found is not None
        assert decoded(tables, "space") == PEOPLE


@pytest.mark.parametrize(
    "change",
    [{"qeople": PEOPLE["people"]}, {"people": {"mei": PEOPLE["people"]["mei"]}}, {**PEOPLE, "x": {"y": {}}}],
)
def test_a_document_moved_added_or_taken_out_by_hand_is_noticed(
    tables: Tables, change: dict[str, Any]
) -> None:
    tables.write("space", ABOUT, PEOPLE)
    path = tables.directory / "space.json"
    path.write_text(json.dumps({**change, "_file": json.loads(path.read_text())["_file"]}))
    with pytest.raises(DamagedTableError, match="checksum"):
        tables.read("space")


@pytest.mark.parametrize("after", [0, 1, 100])
def test_a_full_disk_leaves_the_old_tables(tables: Tables, disk: Disk, after: int) -> None:
    tables.write("space", ABOUT, PEOPLE)
    disk.refuse(errno.ENOSPC, after)
    with pytest.raises(StoreFault, match=r"space\.json"):
        tables.write("space", ABOUT, {"people": {"eve": {"name": "Eve"}}})
    disk.mend()
    assert decoded(tables, "space") == PEOPLE


def test_tables_that_the_disk_does_not_give_out_are_told(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ESTALE, "x")

    for call in ("open", "glob"):
        monkeypatch.setattr(Path, call, fail)
    with pytest.raises(StoreFault, match=r"a file could not be read: the network folder .*space\.json"):
        tables.read("space")
    with pytest.raises(StoreFault, match="a file could not be read"):
        tables.names()


def test_what_a_killed_process_was_writing_goes_with_the_first_write(tables: Tables) -> None:
    tables.write("space", ABOUT, PEOPLE)
    left, kept = (tables.directory / f".space.json.{process}.new" for process in (ended(), os.getppid()))
    for path in (left, kept):
        path.write_bytes(b"{")
    tables.write("space", ABOUT, PEOPLE)
    assert left.exists(), "the directory is listed once, not at each write"
    Tables(tables.directory).write("space", ABOUT, PEOPLE)
    assert not left.exists()
    assert kept.exists()


def test_a_file_that_cannot_be_reached_is_told(tables: Tables) -> None:
    (tables.directory / "space.json").mkdir(parents=True)
    with pytest.raises(StoreFault, match="Is a directory"):
        tables.write("space", ABOUT, PEOPLE)


def test_what_cannot_be_written_leaves_the_file_as_it_was(tables: Tables) -> None:
    tables.write("space", ABOUT, PEOPLE)
    with pytest.raises(UnicodeError):
        tables.write(
            "space", ABOUT, {"people": {"ken": {"name": "other"}}, "units": {"u": {"name": "\ud800"}}}
        )
    assert decoded(tables, "space") == PEOPLE


def test_removed_tables_are_gone_and_those_set_aside_are_kept(tables: Tables) -> None:
    for _ in range(2):
        tables.write("space", ABOUT, PEOPLE)
        kept = tables.set_aside()
        assert (kept / "space.json").exists()
        assert tables.names() == []
    tables.write("space", ABOUT, PEOPLE)
    tables.remove()
    assert tables.names() == []
    assert kept.name == "tables-2"


def test_what_another_process_wrote_meanwhile_is_kept(tables: Tables) -> None:
    tables.write("space", ABOUT, PEOPLE)
    Tables(tables.directory).write("space", ABOUT, {"people": {"eve": {"name": "Eve"}}})
    tables.write("space", ABOUT, {"people": {"ken": None}})
    assert decoded(tables, "space") == {"people": {"mei": {"name": "Mei 美"}, "eve": {"name": "Eve"}}}
    assert decoded(Tables(tables.directory), "space") == decoded(tables, "space")


def test_a_file_deleted_meanwhile_begins_anew(tables: Tables) -> None:
    tables.write("space", ABOUT, PEOPLE)
    tables.remove()
    tables.write("space", ABOUT, {"people": {"eve": {"name": "Eve"}}})
    assert decoded(tables, "space") == {"people": {"eve": {"name": "Eve"}}}


def test_after_a_full_disk_the_next_write_is_whole(tables: Tables, disk: Disk) -> None:
    tables.write("space", ABOUT, PEOPLE)
    disk.refuse(errno.ENOSPC)
    with pytest.raises(StoreFault):
        tables.write("space", ABOUT, {"people": {"lost": {"name": "Lost"}}})
    disk.mend()
    tables.write("space", ABOUT, {"people": {"eve": {"name": "Eve"}}})
    assert decoded(Tables(tables.directory), "space")["people"].keys() == {"mei", "ken", "eve"}
