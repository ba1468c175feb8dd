"""What a person does: each deed asks where something has to be asked, then takes the step.

A module of this room is read when a deed of it is first done: none is on the way to the first picture.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrtui.tui.deeds import arranging as arranging
    from okrtui.tui.deeds import cascading as cascading
    from okrtui.tui.deeds import checking_in as checking_in
    from okrtui.tui.deeds import conflicts as conflicts
    from okrtui.tui.deeds import cycle_moving as cycle_moving
    from okrtui.tui.deeds import deciding as deciding
    from okrtui.tui.deeds import filtering as filtering
    from okrtui.tui.deeds import first_start as first_start
    from okrtui.tui.deeds import goals as goals
    from okrtui.tui.deeds import going_on as going_on
    from okrtui.tui.deeds import grading as grading
    from okrtui.tui.deeds import history as history
    from okrtui.tui.deeds import ideas as ideas
    from okrtui.tui.deeds import importing as importing
    from okrtui.tui.deeds import key_results as key_results
    from okrtui.tui.deeds import letting_git as letting_git
    from okrtui.tui.deeds import lines_checking_in as lines_checking_in
    from okrtui.tui.deeds import list_editing as list_editing
    from okrtui.tui.deeds import looking as looking
    from okrtui.tui.deeds import measuring as measuring
    from okrtui.tui.deeds import pasting as pasting
    from okrtui.tui.deeds import planning as planning
    from okrtui.tui.deeds import reviewing as reviewing
    from okrtui.tui.deeds import settling as settling
    from okrtui.tui.deeds import share_keeping as share_keeping
    from okrtui.tui.deeds import sharing as sharing
    from okrtui.tui.deeds import units as units
    from okrtui.tui.deeds import watching as watching
else:

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name.startswith("_"):
            raise AttributeError(name)
        return import_module(f"{__name__}.{name}")
