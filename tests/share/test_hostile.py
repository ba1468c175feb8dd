"""What somebody with a key of their own, or without one, may put into the directory (share protocol §9)."""

import time
import tracemalloc
from base64 import b64encode

import msgspec
import pytest

from okrtui.replica.canonical import canonical
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New, Set, fresh_id, short_hash
from okrtui.replica.registers import Entity, fold
from okrtui.share.names import SliceName
from okrtui.share.slices import hash_of
from tests.replica.signers import Replica
from tests.share.machines import SPACE, Machine


def place(machine: Machine, data: bytes, *, rid: str | None = None) -> str:
    """A file under the hash it really has, in somebody's folder."""
    name = SliceName(1, 1, hash_of(data)).text
    folder = machine.share / "v1" / (rid or machine.rid)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return name


def signed(machine: Machine, *lines: bytes, count: int = 1) -> bytes:
    """A commit of any lines, with a good signature: what only the owner of a key can make."""
    opening = canonical(
        {"a": 1, "app": "x", "at": "y", "b": count, "by": "p", "did": "d", "prev": None},
    )
    body = b"\n".join((opening, *lines)) + b"\n"
    message = f"okrtui-commit-1\n{SPACE}\n{machine.rid}\n".encode() + body
    return body + canonical({"sig": b64encode(machine.replica.sign(message)).decode()}) + b"\n"


SET = b'{"e":"x","f":"y","k":"set","o":[],"t":1,"v":%s}'

REFUSED = {
    "not a number": SET % b"NaN",
    "infinite": SET % b"Infinity",
    "a fraction": SET % b"1.5",
    "too large": SET % b"9223372036854775808",
    "beyond what all can hold": SET % b"9007199254740992",
    "a duplicate key": b'{"e":"x","e":"z","f":"y","k":"set","o":[],"t":1,"v":1}',
    "a lone surrogate": SET % b'"\\ud800"',
    "keys in another order": b'{"f":"y","e":"x","k":"set","o":[],"t":1,"v":1}',
    "spaces": b'{"e": "x","f":"y","k":"set","o":[],"t":1,"v":1}',
    "escaped otherwise": SET % b'"\\u0041"',
    "nested deep": SET % (b"[" * 100_000 + b"]" * 100_000),
    "nested a little too deep": SET % (b"[" * 40 + b"]" * 40),
    "nested in an operation of a newer kind": b'{"k":"later","x":' + b"[" * 50 + b"]" * 50 + b"}",
    "no text": SET % b'"\xff"',
    "no object": b"[]",
    "nothing": b"",
}


@pytest.mark.parametrize("line", REFUSED.values(), ids=REFUSED.keys())
def test_a_line_that_is_not_canonical_is_refused_though_it_is_signed(
    ann: Machine, bob: Machine, line: bytes
) -> None:
    place(ann, ann.replica.header + signed(ann, line))
    found = bob.collect()
    assert (found.arrivals, found.fault) == ({}, None)
    (verdict,) = bob.verdicts
    assert verdict.why


def test_what_a_newer_version_may_say_is_kept(ann: Machine, bob: Machine) -> None:
    place(ann, ann.replica.header + signed(ann, b'{"k":"later","x":[1,2]}'))
    bob.collect()
    (commit,) = bob.logs[ann.rid].commits
    assert b'"later"' in commit.data


MANY = b'{"a":1,"app":"x","at":"y","b":999999,"by":"p","did":"d","prev":null}\n'


def test_a_million_lines_are_refused_in_bounded_time(ann: Machine, bob: Machine) -> None:
    name = place(ann, ann.replica.header + MANY + b"{}\n" * 1_000_000)
    begun = time.process_time()
    bob.collect()
    assert time.process_time() - begun < 20
    (verdict,) = bob.verdicts
    assert verdict.name == name
    assert bob.holds() == set()


def test_many_lines_are_refused_in_bounded_memory(ann: Machine, bob: Machine) -> None:
    data = ann.replica.header + MANY + b'{"k":"x"}\n' * 50_000
    place(ann, data)
    tracemalloc.start()
    bob.collect()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(bob.verdicts) == 1
    assert most < 20 * len(data)


def test_many_openings_that_promise_much_are_read_once(ann: Machine, bob: Machine) -> None:
    """Each would cost as much as the whole file, were reading to go on behind the first."""
    place(ann, ann.replica.header + MANY * 100_000)
    bob.collect()
    (verdict,) = bob.verdicts
    assert verdict.why == "it ends in the middle of a step"


@pytest.mark.parametrize("id_", ["../../x", "/etc/passwd", "", "\x1b[31m", "a" * 60_000, "nul", "con.json"])
def test_no_path_is_made_of_what_is_inside(ann: Machine, bob: Machine, id_: str) -> None:
    ann.commit_of(Set(id_, "title", "x", (), 1), New(id_, "../../../y", {}, 1, key='["z"]'))
    ann.publish()
    everything = set(ann.share.parent.rglob("*"))
    bob.collect()
    assert bob.holds() == ann.holds()
    assert set(ann.share.parent.rglob("*")) == everything


def folded(machine: Machine) -> dict[str, Entity]:
    entities: dict[str, Entity] = {}
    for log in machine.logs.values():
        for commit in log.commits:
            fold(entities, SPACE, commit)
    return entities


def test_nobody_replaces_the_record_of_another(ann: Machine, bob: Machine) -> None:
    ann.commit("mine")
    eve = Machine("eve", ann.share)
    id_ = fresh_id(ann.rid, "0" * 15 + "1")
    eve.commit_of(New(id_, "idea", {"title": "theirs"}, 9, n="0" * 15 + "1"))
    eve.commit_of(New(id_, "idea", {"title": "theirs"}, 9, key='["x"]'))
    for one in (eve, ann):
        one.publish()
    bob.collect()
    assert folded(bob)[id_].value("title") == "mine"
    assert short_hash("x") not in folded(bob)


def test_a_stamp_of_the_far_future_loses_to_who_has_seen_it(ann: Machine, bob: Machine) -> None:
    top = ann.commit_of(Set("e", "title", "for ever", (), 2**53 - 1))
    ann.publish()
    bob.collect()
    bob.commit_of(Set("e", "title", "no", ((ann.rid, 1, top.cid[:16]),), 1))
    assert folded(bob)["e"].value("title") == "no"


def variant(commit: Commit, before: bytes, after: bytes) -> Commit:
    assert before in commit.data
    return msgspec.structs.replace(commit, data=commit.data.replace(before, after))


def test_whoever_writes_in_anothers_name_is_refused(ann: Machine, bob: Machine) -> None:
    eve = Replica("eve", SPACE)
    forged = eve.commit(Set("e", "title", "x", (), 1))
    files = [
        ann.replica.header + forged.data,  # another key's signature under ann's header
        eve.header + forged.data,  # her own log in ann's folder
        ann.replica.header + variant(forged, b'"sig":"', b'"gis":"').data,
        ann.replica.header + forged.data[: forged.data.rindex(b'{"sig"')],
    ]
    for data in files:
        place(ann, data)
    bob.collect()
    assert bob.holds() == set()
    assert len(bob.verdicts) == 4


def test_a_log_of_another_space_is_refused(ann: Machine, bob: Machine) -> None:
    other = Replica("ann", "s" * 26)
    place(ann, other.header + other.commit(Set("e", "title", "x", (), 1)).data)
    place(ann, ann.replica.header + Replica("ann", "s" * 26).commit(Set("e", "title", "x", (), 1)).data)
    bob.collect()
    assert bob.holds() == set()
    assert sorted(verdict.why for verdict in bob.verdicts) == [
        "step 1: the signature is missing or wrong",
        "the header is of another space or replica",
    ]


def test_the_same_commit_many_times_in_a_file_arrives_once(ann: Machine, bob: Machine) -> None:
    commit = ann.commit()
    place(ann, ann.replica.header + commit.data * 5)
    assert bob.collect().arrivals[ann.rid].commits == [commit]


def test_names_in_the_language_of_terminals_do_not_stop_a_round(ann: Machine, bob: Machine) -> None:
    ann.commit()
    ann.publish()
    stem = ann.slice(ann.commit()).name.stem
    for odd in ("\x1b[2J.okl", "\u202egnp.okl", f"{stem}\n\x1b]0;x\x07.okl", "[red]x[@click=x].okl"):
        ann.place(odd, b"x")
    (ann.folder / b"\xff\xfe.okl".decode(errors="surrogateescape")).write_bytes(b"no name of ours")
    bob.collect()
    assert len(bob.holds()) == 1
    assert len(bob.verdicts) == 4
    kept = msgspec.json.encode(bob.seen)
    assert msgspec.json.decode(kept, type=type(bob.seen)).verdicts() == bob.verdicts
