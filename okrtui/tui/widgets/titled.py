"""Titles in a border, which are drawn anew only where they say something else: the whole widget goes with them."""

from textual.content import Content
from textual.widget import Widget

from okrtui.tui.widgets.ink import content


def show_title(widget: Widget, title: str | Content) -> None:
    """Show a title in the upper border."""
    wanted = title if isinstance(title, Content) else content(title)
    if (widget.border_title or "") != wanted.markup:
        widget.border_title = wanted


def show_subtitle(widget: Widget, title: str) -> None:
    """Show a title in the lower border."""
    wanted = content(title)
    if (widget.border_subtitle or "") != wanted.markup:
        widget.border_subtitle = wanted
