from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from okrtui.replica.markers import BadMarkerError, Marker, marker_lines, read_marker, seal_marker
from okrtui.share.faults import AbsentError, ShareFault
from okrtui.share.marker import found, put
from okrtui.share.names import MARKER
from okrtui.share.publish import publish
from okrtui.share.share import opened
from tests.replica.signers import Replica
from tests.share.machines import FOUNDER, NONCE, SPACE, Machine, founded, marker


def test_a_marker_says_whose_share_it_is_and_is_signed() -> None:
    lines = marker_lines(marker())
    assert read_marker(lines) == marker()
    assert lines == (
        b'{"created":"2026-11-21T21:03:36Z","fmt":1,"key":"'
        + marker().key.encode()
        + b'","n":"0123456789abcdef",'
        b'"name":"Platform","okrtui":"space","space":"' + SPACE.encode() + b'"}\n'
        b'{"sig":"' + marker().sig.encode() + b'"}\n'
    )


def test_a_marker_with_other_line_ends_is_the_same() -> None:
    assert read_marker(marker_lines(marker()).replace(b"\n", b"\r\n")) == marker()


def test_a_marker_cut_or_changed_anywhere_is_none() -> None:
    lines = marker_lines(marker())
    cut = [lines[:size] for size in range(len(lines))]
    flipped = [
        lines[:place] + bytes([lines[place] ^ 1 << bit]) + lines[place + 1 :]
        for place in range(len(lines))
        for bit in range(8)
    ]
    for data in (*cut, *flipped, lines + b"\n", lines + lines):
        with pytest.raises(BadMarkerError):
            read_marker(data)


def changed(**said: object) -> bytes:
    return marker_lines(msgspec.structs.replace(marker(), **said))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[" * 100_000 + b"\n{}\n",
        changed(name="Others"),
        changed(sig=""),
        changed(sig="é"),
        changed(key=""),
        marker_lines(seal_marker("Platform", "2026-11-21T21:03:36Z", NONCE, Replica("eve"))).replace(
            seal_marker("", "", NONCE, Replica("eve")).space.encode(), SPACE.encode()
        ),
    ],
    ids=["nothing", "deep", "renamed", "unsigned", "odd signature", "no key", "another's claim"],
)
def test_a_marker_that_its_founder_did_not_sign_is_none(data: bytes) -> None:
    with pytest.raises(BadMarkerError):
        read_marker(data)


def test_who_signs_for_a_space_that_another_key_made_is_found_out() -> None:
    eve = Replica("eve")
    bare = msgspec.structs.replace(marker(), key=seal_marker("", "", NONCE, eve).key)
    line = marker_lines(bare).split(b"\n")[0] + b"\n"
    forged = msgspec.structs.replace(bare, sig=b64encode(eve.sign(b"okrtui-space-1\n" + line)).decode())
    with pytest.raises(BadMarkerError, match="its space was not made with its key"):
        read_marker(marker_lines(forged))


def test_a_directory_becomes_a_share_once(tmp_path: Path) -> None:
    assert found(tmp_path) is None
    put(tmp_path, marker())
    assert found(tmp_path) == marker()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitattributes", MARKER]
    assert (tmp_path / ".gitattributes").read_bytes() == b"* -text\n"
    put(tmp_path, marker("Renamed"))
    assert found(tmp_path) == marker()


def test_attributes_that_are_there_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_bytes(b"*.png binary\n")
    put(tmp_path, marker())
    assert (tmp_path / ".gitattributes").read_bytes() == b"*.png binary\n"


def test_anothers_share_is_never_taken_over(tmp_path: Path) -> None:
    other = seal_marker("Other", "2026-11-21T21:03:36Z", "f" * 16, FOUNDER)
    put(tmp_path, other)
    with pytest.raises(AbsentError, match="another team"):
        put(tmp_path, marker())
    assert found(tmp_path) == other


def test_a_directory_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    deeds: list[Callable[[], object]] = [
        lambda: put(tmp_path / "x", marker()),
        lambda: found(tmp_path / "x"),
    ]
    for deed in deeds:
        with pytest.raises(ShareFault, match="the directory could not be opened"):
            deed()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", marker_lines(marker())[:-20], b"x" * 70_000])
def test_where_the_marker_is_damaged_the_share_counts_as_absent(
    ann: Machine, share: Path, data: bytes
) -> None:
    """The marker may also be half delivered."""
    ann.commit()
    (share / MARKER).write_bytes(data)
    deeds: list[Callable[[], object]] = [
        ann.publish,
        ann.collect,
        lambda: put(share, marker()),
        lambda: found(share),
    ]
    for deed in deeds:
        with pytest.raises(ShareFault):
            deed()
    assert (share / MARKER).read_bytes() == data
    assert not (share / "v1").exists()


def test_another_spaces_share_is_neither_read_nor_written(ann: Machine, bob: Machine, share: Path) -> None:
    ann.commit()
    ann.publish()
    (share / MARKER).write_bytes(
        marker_lines(seal_marker("Other", "2026-11-21T21:03:36Z", "f" * 16, FOUNDER))
    )
    with pytest.raises(AbsentError, match="another team's share is there now"):
        bob.collect()
    ann.commit()
    with pytest.raises(AbsentError):
        ann.publish()
    assert len(ann.files) == 1


def test_a_marker_that_its_founder_changed_can_be_told_from_the_pinned_one(share: Path) -> None:
    (share / MARKER).write_bytes(marker_lines(marker("Renamed")))
    with opened(share, SPACE) as now:
        assert now.marker != marker()
        assert now.marker.name == "Renamed"


def test_a_pinned_marker_survives_as_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(marker()), type=Marker) == marker()


def test_a_share_whose_mount_goes_away_meanwhile_is_not_written_under(ann: Machine, tmp_path: Path) -> None:
    """All work goes through the descriptor that was opened first."""
    ann.commit()
    with opened(ann.share, SPACE) as share:
        ann.share.rename(tmp_path / "unmounted")
        ann.share.mkdir()
        publish(share, ann.own(), ann.now)
    assert list(ann.share.iterdir()) == []
    assert (tmp_path / "unmounted" / "v1" / ann.rid).exists()
    founded(ann.share)
