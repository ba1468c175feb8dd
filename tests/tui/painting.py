"""When the terminal of a test is painted: as often as Textual likes, or whenever a desk comes to rest.

What is painted in between depends on how fast the machine is, and nobody looks at it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import RenderableType
from textual._compositor import Compositor

_render = Compositor.render_update
_waits = [False]


def _render_in_time(compositor: Compositor, full: bool = False, **options: Any) -> RenderableType | None:
    """What has changed stays noted for as long as painting waits; a picture is of the whole."""
    return None if _waits[-1] and not full else _render(compositor, full, **options)


Compositor.render_update = _render_in_time  # type: ignore[assignment, method-assign]


@contextmanager
def painting(*, waits: bool) -> Iterator[None]:
    """Let painting wait for a while, or no longer."""
    _waits.append(waits)
    try:
        yield
    finally:
        _waits.pop()
