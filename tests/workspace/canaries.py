"""A private space with a canary in every field that holds words: wherever one is found, something private went."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

from okrtui.bootstrap import usual_home
from okrtui.okr import records
from okrtui.okr.records import Group, Limits, Measure, Record, Space, Span, Whose
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.step import Add, Change
from okrtui.okr.steps.taking_in import take_in
from okrtui.workspace.home import Home

CANARY = "canary-7f3a"
REFERENCES = frozenset(
    {
        "id", "space", "key", "parent", "owner", "by", "said_by", "about", "metric", "key_result", "objective",
        "idea", "author", "fixes", "cycle", "carried_from", "keeper", "person", "week", "order", "units",
        "devices", "supporters", "steps_done", "guidelines_off", "settings", "for_",
    }
)  # fmt: skip
"""Fields that name something or are chosen from a few words; every other text is a person's own."""
KINDS = [kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, Record)]


def fill_with_canaries(directory: str) -> None:
    """Put a record of every kind into the private space of a home, each of their words a canary."""
    home, _, _ = usual_home(directory)
    made = dict[str, str]()
    for kind in sorted(KINDS, key=lambda kind: _ORDER.index(kind.KIND) if kind.KIND in _ORDER else 99):
        if kind is not Record and kind is not Space:
            made[kind.KIND] = _made(home, kind, _places(home, kind, made))
    _of_the_space(home)


_ORDER = ["person", "unit", "cycle", "objective", "key_result", "health_metric"]


def _made(home: Home, kind: type[Record], places: dict[str, Any]) -> str:
    author = home.author(home.private)
    new = author.ids.fresh()
    record = kind(id=new.id, space=home.private, **{**_words(kind, kind.KIND), **places})
    home.perform(take_in(home.okrs, author, f"made a {kind.KIND}", [Add(record, new)]))
    return new.id


def _of_the_space(home: Home) -> None:
    """What the space itself and I are called there."""
    author, space = home.author(home.private), home.okrs.spaces[home.private]
    home.perform(edit(home.okrs, author, space, mission=f"{CANARY}-mission"))
    words = {f"settings/{name}": (f"{CANARY}-{name}",) for name in ("vague_words", "task_words")}
    changes = [Change(space.id, register, None, list(value)) for register, value in words.items()]
    home.perform(take_in(home.okrs, author, "chose words", changes))
    me = home.okrs.people[home.me[home.private]]
    home.perform(edit(home.okrs, author, me, name=f"{CANARY}-me"))


def _places(home: Home, kind: type[Record], made: dict[str, str]) -> dict[str, Any]:
    """Where a record belongs, so that it is shown."""
    cycles = home.okrs_of(home.private).cycles.values()
    running = next((c.id for c in cycles if CANARY not in c.name and c.phase == "active"), None)
    here = {
        "cycle": running or made.get("cycle"), "objective": made.get("objective"), "key_result": made.get("key_result"),
        "about": made.get("objective"), "metric": made.get("health_metric"), "week": "2026-W47",
        "on": date(2026, 11, 19), "for_": Whose(person=home.me[home.private]), "value": Decimal(3),
        "span": Span(date(2026, 10, 1), date(2026, 12, 31)), "owner": home.me[home.private],
        "limits": Limits(Decimal(8), Decimal(6), "up"), "confidence": 4,
    }  # fmt: skip
    if kind.KIND == "cycle":
        here["phase"] = "active"
    return {name: value for name, value in here.items() if name in kind.__struct_fields__}


def _words(kind: type[Any], path: str) -> dict[str, Any]:
    """A canary for each text, also in the groups of a kind."""
    found = dict[str, Any]()
    for name, hint in get_type_hints(kind).items():
        if name in kind.__struct_fields__ and (word := _word(name, hint, f"{path}.{name}")) is not None:
            found[name] = word
    return found


def _word(name: str, hint: Any, path: str) -> Any:
    options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    if name in REFERENCES and path != "measure.unit":
        return None
    if str in options:
        return f"{CANARY}-{path}"
    if Measure in options:
        return Measure("reach", Decimal(0), Decimal(5), f"{CANARY}-{path}.unit")
    group = next((each for each in options if isinstance(each, type) and issubclass(each, Group)), None)
    return group(**_words(group, path)) if group is not None else None


def canaries_in(directory: Path) -> Iterator[str]:
    """Every file and name below a directory in which a canary sits."""
    for path in sorted(directory.rglob("*")):
        if CANARY in path.name or (path.is_file() and CANARY.encode() in path.read_bytes()):
            yield str(path)
