"""A second implementation, written from docs/share-protocol.md with the standard library and PyNaCl alone.

`digests(share)` reads a share as somebody would who has never seen okrtui: what it holds, what that folds to.
"""

import json
import re
from base64 import b32encode, b64decode
from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import VerifyKey

Json = dict[str, Any]
Head = tuple[bool, tuple[int, str, int, str], Any]


def canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def spelled(line: bytes) -> Json:
    """The value of a canonical line."""
    value: Json = json.loads(line)
    if canonical(value) != line:
        raise ValueError("not canonical")
    return value


def short(*lines: str) -> str:
    return b32encode(sha256("\n".join(lines).encode()).digest()).decode().lower()[:26]


def digests(share: Path) -> Json:
    """The digests of `okrtui dump --canonical`, from the files of a share."""
    space = marker(share)["space"]
    commits: dict[str, Json] = {}
    for folder in sorted((share / "v1").iterdir()):
        for path in sorted(folder.iterdir()):
            named = re.match("[0-9]{10}-[0-9]{10}-([0-9a-f]{32})(?![0-9a-f])", path.name)
            if named and path.is_file() and not path.is_symlink():
                commits |= taken(path.read_bytes(), named[1], space, folder.name)
    registers = fold(space, commits)
    return {
        "space": space,
        "commits": len(commits),
        "commits_digest": sha256(canonical(sorted(commits))).hexdigest(),
        "state_digest": sha256(canonical(registers)).hexdigest(),
    }


def marker(share: Path) -> Json:
    line, signature, rest = (share / "okrtui-space.json").read_bytes().split(b"\n")
    said, key = spelled(line), b64decode(spelled(line)["key"])
    VerifyKey(key).verify(b"okrtui-space-1\n" + line + b"\n", b64decode(spelled(signature)["sig"]))
    if rest or said["space"] != short("okrtui-space-id-1", rid_of(key), said["n"]):
        raise ValueError("no marker")
    return said


def rid_of(key: bytes) -> str:
    return b32encode(sha256(key).digest()[:16]).decode().lower().rstrip("=")


def taken(data: bytes, promised: str, space: str, rid: str) -> dict[str, Json]:
    """The good commits of one file by their cid; none when it is torn or another's."""
    forms = (data, data.replace(b"\r\n", b"\n"))
    fitting = [form for form in forms if sha256(form).hexdigest()[:32] == promised]
    if not fitting:
        return {}
    first, *lines = fitting[0].splitlines(keepends=True)
    header = spelled(first.rstrip(b"\n"))
    key = b64decode(header["key"])
    if (header["space"], header["rid"], rid_of(key)) != (space, rid, rid) or header["min"] > 1:
        return {}
    found = {}
    while lines:
        opening = json.loads(lines[0])
        size = opening["b"] - opening["a"] + 3
        body, lines = lines[:size], lines[size:]
        message = f"okrtui-commit-1\n{space}\n{rid}\n".encode() + b"".join(body[:-1])
        try:
            spoken = [spelled(line.rstrip(b"\n")) for line in body]
            VerifyKey(key).verify(message, b64decode(spoken[-1]["sig"]))
        except (ValueError, CryptoError):
            continue
        cid = sha256(message).hexdigest()[:32]
        found[cid] = {"rid": rid, "cid": cid, "a": opening["a"], "operations": spoken[1:-1]}
    return found


def fold(space: str, commits: dict[str, Json]) -> Json:
    """Every entity with its kind and the heads of its registers, the winner first."""
    births: dict[str, list[tuple[tuple[int, str, int, str], str]]] = defaultdict(list)
    given: dict[tuple[str, str], list[Head]] = defaultdict(list)
    named: dict[tuple[str, str], set[tuple[str, int, str]]] = defaultdict(set)
    for commit in commits.values():
        for number, operation in enumerate(commit["operations"], commit["a"]):
            stamp = (operation["t"], commit["rid"], number, commit["cid"])
            e = operation.get("e", "")
            if operation["k"] == "new" and proves_its_maker(operation, space, commit["rid"]):
                births[e].append((stamp, operation["y"]))
                for name, value in operation["b"].items():
                    given[e, name].append((False, stamp, value))
            elif operation["k"] == "set":
                given[e, operation["f"]].append((True, stamp, operation["v"]))
                named[e, operation["f"]].update((r, n, c) for r, n, c in operation["o"])
    state: Json = {e: {"kind": min(born)[1], "registers": {}} for e, born in births.items()}
    for (e, name), values in given.items():
        heads = [h for h in values if (h[1][1], h[1][2], h[1][3][:16]) not in named[e, name]]
        heads.sort(key=lambda head: head[:2], reverse=True)
        entity = state.setdefault(e, {"kind": None, "registers": {}})
        entity["registers"][name] = [[*stamp, value] for _, stamp, value in heads]
    return state


def proves_its_maker(new: Json, space: str, rid: str) -> bool:
    if "n" in new:
        return bool(new["e"] == short("okrtui-id-1", rid, new["n"]))
    return bool(new["e"] == short("okrtui-key-1", space, new["y"], new.get("key", "")))
