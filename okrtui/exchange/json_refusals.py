"""What of a JSON file may not be taken although each record alone is sound: circles, and what hangs on others."""

from collections import Counter

from okrtui.exchange.circles import circles, written_out
from okrtui.exchange.intake import Gathering, counted
from okrtui.exchange.json_entries import Entries, Entry
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Unit


def refuse_circles(gathering: Gathering, entries: Entries) -> None:
    """A problem for every circle of supports, or of units, that the file closes."""
    okrs = gathering.okrs
    support = {o.id: o.parent for o in okrs.objectives.values() if o.parent}
    units = {u.id: u.parent for u in okrs.units.values() if u.parent}
    objective_of = {kr.id: kr.objective for kr in okrs.key_results.values() if kr.objective}
    given: dict[str, Entry] = {}
    for entry in entries.all:
        if entry.is_out or (entry.known is not None and not gathering.update):
            continue
        match entry.record:
            case Objective(parent=str() as parent):
                support[entry.id], given[entry.id] = parent, entry
            case Unit(parent=str() as parent):
                units[entry.id], given[entry.id] = parent, entry
            case KeyResult(objective=str() as objective):
                objective_of[entry.id] = objective
    above = {id_: objective_of.get(parent, parent) for id_, parent in support.items()}
    for circle in (*circles(above), *circles(units)):
        closing = [given[id_] for id_ in circle if id_ in given]
        if closing:
            last = max(closing, key=lambda entry: entry.place)
            last.is_out = True
            way = written_out(circle, last.id, lambda id_: _title(okrs, entries, id_))
            gathering.problems.append(last.problem("parent", f"that would make a circle: {way}"))


def _title(okrs: Okrs, entries: Entries, id_: str) -> str:
    known = okrs.objectives.get(id_) or okrs.units.get(id_)
    records = (entry.record for entry in entries.all if entry.id == id_)
    record = known or next(records, None)
    return str(getattr(record, "title", None) or getattr(record, "name", id_))


def leave_out_dependents(gathering: Gathering, entries: Entries) -> None:
    """What names a record that cannot be taken cannot be taken either."""
    needed_by: dict[int, list[Entry]] = {}
    for entry in entries.all:
        for need in entry.needs:
            needed_by.setdefault(id(need), []).append(entry)
    out = [entry for entry in entries.all if entry.is_out]
    taken_down = Counter[str]()
    while out:
        for entry in needed_by.get(id(out.pop()), ()):
            if not entry.is_out:
                entry.is_out = True
                taken_down[entry.kind.KIND] += 1
                out.append(entry)
    if taken_down:
        listed = ", ".join(counted(count, kind) for kind, count in taken_down.items())
        gathering.notices.append(f"what belongs to these cannot be taken either: {listed}")
