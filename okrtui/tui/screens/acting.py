"""Screens on which a record stands under the cursor: the keys that ask for something to be done with it."""

from typing import ClassVar

from textual.binding import BindingType

from okrtui.okr.records import KeyResult, Objective
from okrtui.tui import messages
from okrtui.tui.commands import COMMANDS, bindings
from okrtui.tui.screens.framed import NOTHING_YET, FramedScreen

NOTHING_HERE = "go to an objective or key result with j and k"
NOT_SHARED_ALONE = "an objective is shared as a whole"
NOT_CHECKED_IN = "c checks a key result in: go to one with j and k"
NOT_MEASURED = "a command measures a key result: go to one with j and k"
OF_RECORDS = frozenset(command.id for command in COMMANDS if command.group == "record")


class ActingScreen(FramedScreen):
    """Wishes about the record that is `here`; the app carries them out."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("record")

    @property
    def here(self) -> str | None:
        """The id of the objective or key result that a key is about."""
        return None

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of all that a key is about, several where several are marked."""
        return (self.here,) if self.here is not None else ()

    def why_not(self, command: str) -> str:
        """Why a command about a record means nothing here."""
        okrs = self.now.okrs
        record = okrs.key_results.get(self.here or "") or okrs.objectives.get(self.here or "")
        if command not in OF_RECORDS:
            return super().why_not(command)
        if record is None:
            return NOTHING_HERE if okrs.objectives else NOTHING_YET
        match command:
            case "check_in" if not isinstance(record, KeyResult):
                return NOT_CHECKED_IN
            case "tie" if not isinstance(record, Objective):
                return "a key result belongs to its objective"
            case "share_objective" if not isinstance(record, Objective):
                return NOT_SHARED_ALONE
            case "share_objective" if record.space != self.now.private:
                return "it is the team's already"
            case "measure_by" if not isinstance(record, KeyResult):
                return NOT_MEASURED
            case "open_link" if not record.link:
                return "it has no link"
            case _:
                return ""

    def action_check_in(self) -> None:
        """Check the key result in."""
        self.wish("check_in", messages.CheckInRequested)

    def action_edit(self) -> None:
        """Change it."""
        self.wish("edit", messages.EditRequested)

    def action_drop(self) -> None:
        """No longer pursue it; pursue it again where it is dropped."""
        self.wish_for_all("drop", messages.DropRequested)

    def action_delete(self) -> None:
        """Put it into the trash."""
        self.wish_for_all("delete", messages.DeleteRequested)

    def action_owner(self) -> None:
        """Hand it over."""
        self.wish_for_all("owner", messages.OwnerRequested)

    def action_tie(self) -> None:
        """Tie it to another parent."""
        self.wish_for_all("tie", messages.TieRequested)

    def action_share_objective(self) -> None:
        """Share it with a team."""
        self.wish("share_objective", messages.ShareObjectiveRequested)

    def action_copy(self) -> None:
        """Copy it as Markdown."""
        self.wish_for_all("copy", messages.CopyRequested)

    def action_open_link(self) -> None:
        """Open its link."""
        self.wish("open_link", messages.LinkRequested)

    def action_measure_by(self) -> None:
        """Measure it by a command of this machine."""
        self.wish("measure_by", messages.MeasureByRequested)

    def action_comment(self) -> None:
        """Say something about it."""
        self.wish("comment", messages.CommentRequested)

    def action_decide(self) -> None:
        """Record what was decided about its objective."""
        self.wish("decide", messages.DecisionRequested)

    def action_watch_beside(self) -> None:
        """Watch a metric beside its objective."""
        self.wish("watch_beside", messages.WatchRequested)

    def wish(self, command: str, wish: type[messages.RecordRequest]) -> None:
        """Ask for something to be done with the record here, or say why it cannot be."""
        why = self.why_not(command)
        if self.here is not None and not why:
            self.post_message(wish(self.here))
        else:
            self.notify(why or NOTHING_HERE, markup=False)

    def wish_for_all(self, command: str, wish: type[messages.RecordsRequest]) -> None:
        """Ask for something to be done with all that is marked, or with the record here."""
        chosen = self.chosen
        why = self.why_not(command) if len(chosen) < 2 else ""
        if chosen and not why:
            self.post_message(wish(chosen))
        else:
            self.notify(why or NOTHING_HERE, markup=False)
