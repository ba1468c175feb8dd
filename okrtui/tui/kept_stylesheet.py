"""Style sheets that are read once, where Textual reads all of them three times before the first picture."""

from textual.css.stylesheet import Stylesheet


class KeptStylesheet(Stylesheet):
    """Keeps what it has read for as long as the colours are the same."""

    def set_variables(self, variables: dict[str, str]) -> None:
        """Other colours: what was read is read anew."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Put together what there is by now; our own sheets hold no errors to keep away from."""
        self._require_parse = True
        self.parse()
