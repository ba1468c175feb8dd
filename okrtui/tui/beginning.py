"""How a home comes to have OKRs: the first start, what is pasted, what is brought in from a file."""

from collections.abc import Callable

from textual import events, on
from textual.app import SuspendNotSupported
from textual.screen import ModalScreen

from okrtui.okr.calendar import StandardCycle
from okrtui.okr.errors import OkrError
from okrtui.settings import Settings
from okrtui.tui import deeds, messages
from okrtui.tui.app_part import AppPart
from okrtui.workspace.home import Home

NO_SAMPLE = "leave okrtui and type: okrtui demo"


class BeginningApp(AppPart):
    """Founds, takes pasted text in, and shows the sample team."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        *,
        on_default: Callable[[str], None] | None = None,
        usual_name: str = "",
        show_sample: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(home, settings)
        self.usual_name = usual_name
        self._on_default, self._show_sample = on_default, show_sample

    async def begin(self) -> None:
        """Ask what a new home has to be told, over the objectives: the first of them is written next."""
        await self.go_to_screen("objectives")
        await deeds.first_start.first_start(self)

    async def found(self, name: str, team: str, mission: str, quarter: StandardCycle | None) -> None:
        """Set the home up; what is chosen here is remembered for the next start."""
        await self.keeper.found(name, team, mission, quarter)
        self.know()
        home = self.keeper.home
        if team:
            self._remember_default(home.default)
        self.tell(f"set up: {home.space_name(home.default)}")

    def default_chosen(self, space: str) -> None:
        """New things go to this space from now on; the next start knows it too."""
        self.keeper.home.make_default(space)
        self._remember_default(space)

    def _remember_default(self, space: str) -> None:
        if self._on_default is None:
            return
        try:
            self._on_default(space)
        except OkrError as error:
            self.tell(str(error), severity="warning")

    async def show_sample(self) -> None:
        """Give the terminal to the sample team until the person leaves it."""
        if self._show_sample is None:
            self.tell(NO_SAMPLE)
            return
        try:
            with self.suspend():
                self._show_sample()
        except SuspendNotSupported:
            self.tell(NO_SAMPLE)

    def action_sample(self) -> None:
        """Look at the sample team."""
        self.start(self.show_sample())

    def action_import(self) -> None:
        """Bring a file in."""
        if self.now.spaces:
            self.start(self._import_file())

    async def _import_file(self) -> None:
        await deeds.importing.import_file(self)

    @on(messages.LinesPasted)
    def _lines_pasted(self, wish: messages.LinesPasted) -> None:
        self.start(deeds.importing.import_pasted(self, wish.text, wish.take))

    def on_paste(self, event: events.Paste) -> None:
        """Pasted where no field is: several lines may be something to bring in."""
        has_lines = len(event.text.strip().splitlines()) > 1
        if has_lines and self.now.spaces and not isinstance(self.screen, ModalScreen):
            self.start(deeds.importing.import_pasted(self, event.text))
