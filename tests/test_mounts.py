"""Whether a share lies on a network folder is read from the list of mounts; the folder itself is never asked."""

import json
from pathlib import Path

import pytest

from okrtui.mounts import home_named, lies_on, network_folders, remembered_shares

MOUNTINFO = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
40 27 0:50 / /home/mei/okrs rw,nosuid shared:9 master:3 - fuse.sshfs host:/srv rw,user_id=1000
41 27 0:51 / /home/mei/our\040store rw - fuse.rclone store: rw
42 27 0:52 / /net/team rw - nfs4 server:/team rw
43 27 0:53 / /mnt/back\134slash rw - cifs //server/team rw
44 27 8:17 / /media/stick rw - vfat /dev/sdb1 rw
45 27 0:54 / /mnt/twice rw - fuse.sshfs host:/srv rw
46 45 8:18 / /mnt/twice rw - ext4 /dev/sdb2 rw
47 22 0:55 / /proc/sys/fs/binfmt_misc rw - autofs systemd-1 rw
48 27 0:56 / /net/other rw - autofs auto.net rw
a line that is cut
"""
FOLDERS = {"/home/mei/okrs", "/home/mei/our store", "/net/team", "/net/other", r"/mnt/back\slash"}


def nowhere(place: str) -> str | None:
    """A disk without links, on which nothing below a network folder may be looked at."""
    assert place not in FOLDERS
    assert not any(place.startswith(f"{folder}/") for folder in FOLDERS)
    return None


def test_network_folders_are_known_by_their_kind_and_by_what_lies_on_top() -> None:
    assert network_folders(MOUNTINFO) == FOLDERS
    assert network_folders("") == set()


@pytest.mark.parametrize(
    ("path", "does"),
    [
        ("/home/mei/okrs", True),
        ("/home/mei/okrs/team/north", True),
        ("/home/mei/our store/./x", True),
        ("/home/mei/okrs-old", False),
        ("/home/mei", False),
        ("/", False),
        ("/home/mei/okrs/../own", True),
        ("/home/mei/own/../okrs/team", True),
    ],
)
def test_a_path_lies_on_a_network_folder_when_it_leads_into_it(path: str, does: bool) -> None:
    assert lies_on(FOLDERS, path, nowhere) is does


@pytest.mark.parametrize(
    ("links", "does"),
    [
        ({"/home/mei/share": "okrs/team"}, True),
        ({"/home/mei/share": "/net/team"}, True),
        ({"/home/mei/share": "../../media/stick"}, False),
        ({"/home/mei/share": "a", "/home/mei/a": "share"}, False),
    ],
)
def test_links_are_followed_up_to_the_network_folder(links: dict[str, str], does: bool) -> None:
    assert lies_on(FOLDERS, "/home/mei/share/north", lambda place: nowhere(place) or links.get(place)) is does


def test_the_shares_of_all_spaces_are_known_and_what_cannot_be_read_names_none(tmp_path: Path) -> None:
    for name, text in (
        ("a", json.dumps({"share": "/net/team/okrs"})),
        ("b", json.dumps({"share": None})),
        ("c", "{"),
        ("d", "[1]"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "identity.json").write_text(text)
    (tmp_path / "view.json").write_text("{}")
    assert remembered_shares(str(tmp_path)) == ["/net/team/okrs"]
    assert remembered_shares(str(tmp_path / "absent")) == []


def test_the_home_is_read_from_the_arguments_however_it_is_written() -> None:
    assert home_named([]) is None
    assert home_named(["sync", "--home", "x"]) == home_named(["--home=x", "sync"]) == "x"
    assert home_named(["sync", "--home"]) is None
