"""One team's share: how it stands, and its devices, each of which can be settled here."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar, Literal, NamedTuple

from textual.binding import BindingType
from textual.widget import Widget

from okrtui.okr.text import safe
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.share_page import DeviceRow, SharePage, device_rows, draw_device, head
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.workspace.facts import Device

Verb = Literal["known", "ignore", "repair", "verify", "leave"]
OF_DEVICES: tuple[Verb, ...] = ("known", "ignore")
KEYS = "m Known · i Ignore · r Repair · v Verify · l Leave · esc Close"
FRAME = 3
"""Lines that the box takes, and one for what is wrong."""
YES = "yes"


class Asked(NamedTuple):
    """What is to be done, and with the device under the cursor."""

    verb: Verb
    device: Device


class ShareDialog(Dialog[Asked]):
    """Answers with what is to be done; `told` says what came of what was asked before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("m", "ask('known')", "Known"), ("i", "ask('ignore')", "Ignore"), ("r", "ask('repair')", "Repair"),
        ("v", "ask('verify')", "Verify"), ("l", "ask('leave')", "Leave"), ("q", "cancel", "Close"),
    ]  # fmt: skip

    def __init__(
        self, page: SharePage, now: datetime, signs: Glyphs, *, told: Sequence[Line] = (), at: str = ""
    ) -> None:
        super().__init__(f"Sharing: {safe(page.status.name)}", KEYS)
        self._page, self._now, self._signs, self._told, self._at = page, now, signs, list(told), at

    def parts(self) -> Iterable[Widget]:
        """What is true, the devices, and what was done last."""
        yield Painted(id="truth")
        yield Lines[DeviceRow](draw_device, mark=self._signs.cursor, id="choices")
        yield Painted([[], *self._told] if self._told else [], id="came-of-it")

    def on_mount(self) -> None:
        """The cursor stands where it stood."""
        self.query_one("#truth", Painted).draw(lambda width, _: head(self._page, self._now, width))
        self._lines.show(device_rows(self._page))
        self._lines.select(self._at)
        self.set_focus(self._lines)

    def on_resize(self) -> None:
        """The list takes the room that is left."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        others = sum(self.query_one(f"#{id_}").size.height for id_ in ("truth", "came-of-it"))
        room = max(1, self.app.size.height - others - FRAME)
        self._lines.styles.height = min(room, max(1, len(self._page.devices)))

    @property
    def _lines(self) -> Lines[DeviceRow]:
        return self.query_one("#choices", Lines)

    def action_ask(self, verb: Verb) -> None:
        """Answer, where it can be done."""
        row = self._lines.selected
        if row is None:
            return
        if verb in OF_DEVICES and row.device.standing == "this one":
            self.say("that is this installation itself")
        else:
            self.dismiss(Asked(verb, row.device))


def known_question(device: Device, signs: Glyphs) -> Question:
    """Is it really theirs?"""
    notes = [[Piece("Its changes will be shown as known to be theirs, on this machine.", "dim")], []]
    options = [Option(YES, f"It is {safe(device.says)}", "somebody told you so, not only the device")]
    return Question(f"Whose is {device.rid[:8]}…?", options, signs, notes=notes)


def leave_question(name: str, directory: str, signs: Glyphs) -> Question:
    """No longer share it?"""
    notes = [
        [Piece("Everything in it stays here, and what was sent stays there.", "dim")],
        [Piece("To join there again takes it up as it was.", "dim")],
        [],
    ]
    options = [Option(YES, "Leave", safe(directory))]
    return Question(f"No longer share {safe(name)}?", options, signs, notes=notes)
