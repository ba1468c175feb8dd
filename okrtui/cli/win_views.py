"""Wins as the command line tells them: text, and the values of `--json`."""

from typing import Any

from okrtui.cli.telling import Told
from okrtui.cli.views import title_cells
from okrtui.okr.naming import name_of, public_id
from okrtui.okr.records import Win
from okrtui.okr.text import fit, safe

_BESIDE = 50
"""Cells that usually stand beside the text of a win."""


def win_line(told: Told, win: Win) -> str:
    """One win: id, day, text, whose, what it is about, where."""
    about = told.okrs.get(win.about)
    facts = (told.okrs.person_name(win.by), name_of(about) if about else "", told.where(win))
    said = " · ".join(safe(fact) for fact in facts if fact)
    return f"  {told.tags[win.id]}  {win.on}  {fit(safe(win.text), title_cells(_BESIDE))}  {said}".rstrip()


def win_facts(told: Told, win: Win) -> dict[str, Any]:
    """One win, as JSON gives it."""
    about = told.okrs.get(win.about)
    return {
        "id": public_id(win),
        "record": win.KIND,
        "on": win.on,
        "text": win.text,
        "about": told.known_id(win.about),
        "about_title": name_of(about) if about else None,
        "by": told.known_id(win.by),
        "by_name": told.okrs.person_name(win.by) or None,
        "space": told.spaces[win.space],
    }
