"""A part of the app: it hears wishes of one kind, and the app is put together from such parts.

To the type checker each part is the whole app. Textual looks through every class that derives from its own App,
from the first to the last base, so there is one such class, and each part is no more than something that hears.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrtui.tui.doing import DoingApp as AppPart
else:
    from textual.message_pump import MessagePump as AppPart

__all__ = ["AppPart"]
