"""Toasts that say one thing after the other: to make one and to take it down takes as long as to draw the screen."""

from collections.abc import Iterable

from textual.notifications import Notification
from textual.timer import Timer
from textual.widgets._toast import Toast, ToastHolder, ToastRack


class SaidToast(Toast):
    """Shows a notification, and later others in its place; it is hidden while there is none."""

    _counting: Timer | None = None

    @property
    def identity(self) -> str:
        """Of what it says, or said last."""
        return self._notification.identity

    @property
    def is_shown(self) -> bool:
        """Whether it says something now."""
        return self._holder.display

    @property
    def _holder(self) -> ToastHolder:
        assert isinstance(self.parent, ToastHolder)
        return self.parent

    def say(self, said: Notification) -> None:
        """Say this, behind all others that are shown."""
        before, self._notification = self._notification, said
        if said.severity != before.severity:
            self.remove_class(f"-{before.severity}").add_class(f"-{said.severity}")
        self._count_down()
        holder, rack = self._holder, self._holder.parent
        if isinstance(rack, ToastRack) and rack.children[-1] is not holder:
            rack.move_child(holder, after=-1)
        holder.display = True
        self.refresh(layout=True)

    def fall_silent(self) -> None:
        """Be hidden."""
        self._holder.display = False

    def _count_down(self) -> None:
        if self._counting is not None:
            self._counting.stop()
        self._counting = self.set_timer(self._notification.time_left, self._expire)

    def _expire(self) -> None:
        """Its time is over, unless something else is said here by now."""
        if self._notification.has_expired:
            self.app._unnotify(self._notification, refresh=False)
            self.fall_silent()
        else:
            self._count_down()


def show_toasts(rack: ToastRack, notifications: Iterable[Notification]) -> None:
    """Say all of them in a rack, each in the toast it is said in already, in one that is silent, or in a new one."""
    said = {each.identity: each for each in notifications}
    rack.display = bool(said)
    toasts = list(rack.query(SaidToast))
    shown = {toast.identity for toast in toasts if toast.is_shown}
    free = [toast for toast in toasts if not toast.is_shown or toast.identity not in said]
    for identity, new in said.items():
        if identity in shown:
            continue
        if free:
            free.pop(0).say(new)
        else:
            rack.mount(ToastHolder(SaidToast(new)))
    for toast in free:
        toast.fall_silent()
    rack.call_later(rack.scroll_end, animate=False, force=True)
