"""Toasts that say one thing after the other: to make one and to take it down takes as long as to draw the screen."""

from collections.abc import Iterable

from textual.notifications import Notification
from textual.timer import Timer
from textual.widgets._toast import Toast, ToastHolder, ToastRack


class SaidToast(Toast):
    """Shows a notification, and later others in its place."""

    _counting: Timer | None = None

    @property
    def identity(self) -> str:
        """Of what it says, or said last."""
        return self._notification.identity

    def take(self, said: Notification) -> None:
        """Say this from now on."""
        before, self._notification = self._notification, said
        if said.severity != before.severity:
            self.remove_class(f"-{before.severity}").add_class(f"-{said.severity}")
        self._count_down()
        self.refresh(layout=True)

    def _count_down(self) -> None:
        if self._counting is not None:
            self._counting.stop()
        self._counting = self.set_timer(self._notification.time_left, self._expire)

    def _expire(self) -> None:
        """Its time is over, unless something else is said here by now."""
        if not self._notification.has_expired:
            self._count_down()
            return
        self.app._unnotify(self._notification, refresh=False)
        if isinstance(self.parent, Said):
            self.parent.display = False


class Said(ToastHolder):
    """The place of a toast; it is hidden while there is nothing to say."""

    def __init__(self, said: Notification) -> None:
        self.toast = SaidToast(said)
        super().__init__(self.toast)

    def say(self, said: Notification) -> None:
        """Say this, below all others that are shown."""
        self.toast.take(said)
        if isinstance(self.parent, ToastRack) and self.parent.children[-1] is not self:
            self.parent.move_child(self, after=-1)
        self.display = True


def show_toasts(rack: ToastRack, notifications: Iterable[Notification]) -> None:
    """Say all of them in a rack, each in the place it is said in already, in one that is free, or in a new one."""
    wanted = {each.identity: each for each in notifications}
    rack.display = bool(wanted)
    places = [place for place in rack.children if isinstance(place, Said)]
    shown = {place.toast.identity for place in places if place.display}
    free = [place for place in places if not place.display or place.toast.identity not in wanted]
    for identity, said in wanted.items():
        if identity in shown:
            continue
        if free:
            free.pop(0).say(said)
        else:
            rack.mount(Said(said))
    for place in free:
        place.display = False
    rack.call_later(rack.scroll_end, animate=False, force=True)
