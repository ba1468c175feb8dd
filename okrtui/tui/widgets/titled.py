"""Titles in a border, which are drawn anew only where they say something else, and nothing else with them."""

from typing import Literal

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from okrtui.tui.widgets.ink import content


def show_title(widget: Widget, title: str | Content) -> None:
    """Show a title in the upper border."""
    wanted = title if isinstance(title, Content) else content(title)
    if (widget.border_title or "") != wanted.markup:
        _show(widget, "_border_title", wanted, 0)


def show_subtitle(widget: Widget, title: str) -> None:
    """Show a title in the lower border."""
    wanted = content(title)
    if (widget.border_subtitle or "") != wanted.markup:
        _show(widget, "_border_subtitle", wanted, widget.outer_size.height - 1)


def _show(
    widget: Widget, place: Literal["_border_title", "_border_subtitle"], title: Content, line: int
) -> None:
    """Set what Textual keeps there, by itself it would draw the whole widget anew."""
    setattr(widget, place, title)
    widget.refresh(Region(0, line, widget.outer_size.width, 1).translate(-widget.content_offset))
