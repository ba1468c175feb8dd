"""What is said when somebody else gave a field another value meanwhile."""

from okrtui.okr.kinds import field_words
from okrtui.okr.naming import name_of
from okrtui.okr.text import cut, safe
from okrtui.tui.now import Now
from okrtui.workspace.conflicts import Rival

TEXTS = frozenset({"title", "name", "text", "why", "unit", "due", "note"})
"""Fields whose values are what people typed."""
MOST = 60


def clash_told(now: Now, rival: Rival) -> str:
    """`Ken changed the title meanwhile to “…”: both are kept, in conflict`."""
    field = field_words(rival.field.partition("/")[0])
    is_mine = rival.by in now.me
    who = "you" if is_mine else safe(now.okrs.person_name(rival.by)) or "somebody"
    when = "in another window" if is_mine else "meanwhile"
    value = _value(now, rival)
    return f"{who} changed the {field} {when}{f' to “{value}”' if value else ''}: both are kept, in conflict"


def _value(now: Now, rival: Rival) -> str:
    if not isinstance(rival.value, str):
        return ""
    named = now.okrs.get(rival.value)
    text = name_of(named) if named else rival.value if rival.field in TEXTS else ""
    return cut(safe(text), MOST)
